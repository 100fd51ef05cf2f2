//! Who stands behind an origin: one alias per office of the Measures (Art. 5-7).

use crate::{AccountId, Authority, Operator, Runtime};
use polkadot_sdk::{
	frame_support::{instances::Instance1, traits::EitherOfDiverse},
	frame_system::{EnsureRoot, EnsureSignedBy},
	pallet_collective::{EnsureProportionAtLeast, EnsureProportionMoreThan},
};

/// The council of departments, among the collectives there might be.
pub type CouncilCollective = Instance1;

/// The competent authority (Art. 5). Succeeds with the account.
pub type AuthorityOrigin = EnsureSignedBy<Authority, AccountId>;

/// The operator (Art. 6). Succeeds with the account.
pub type OperatorOrigin = EnsureSignedBy<Operator, AccountId>;

/// A member of the expert group (Art. 7). Succeeds with the number.
pub type ExpertOrigin = pallet_experts::EnsureExpert<Runtime>;

/// More than half of the council's seats, or root.
pub type RootOrCouncilMajority = EitherOfDiverse<
	EnsureRoot<AccountId>,
	EnsureProportionMoreThan<AccountId, CouncilCollective, 1, 2>,
>;

/// At least two thirds of the council's seats, or root.
pub type RootOrCouncilTwoThirds = EitherOfDiverse<
	EnsureRoot<AccountId>,
	EnsureProportionAtLeast<AccountId, CouncilCollective, 2, 3>,
>;
