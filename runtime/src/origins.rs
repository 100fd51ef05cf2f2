//! Who stands behind an origin: one alias per office of the Measures (Art. 5-7).

use crate::{AccountId, Authority, Operator, Runtime};
use pallet_mandate::EnsureMandate;
use polkadot_sdk::{
	frame_support::{
		instances::{Instance1, Instance2},
		traits::EitherOfDiverse,
	},
	frame_system::{EnsureRoot, EnsureSignedBy},
	pallet_collective::{
		EnsureMembers, EnsureProportionAtLeast, EnsureProportionMoreThan, MemberCount,
	},
};

/// The scopes of mandates, as types.
pub mod scope {
	use pallet_mandate::Scope;
	use polkadot_sdk::frame_support::parameter_types;

	parameter_types! {
		pub const Accounts: Scope = Scope::Accounts;
		pub const Review: Scope = Scope::Review;
		pub const Issuance: Scope = Scope::Issuance;
		pub const Mall: Scope = Scope::Mall;
	}
}

/// The council of departments, among the collectives.
pub type CouncilCollective = Instance1;

/// The operator's clerks, among the collectives.
pub type ClerksCollective = Instance2;

/// How many clerks do what none does alone: one proposes 经办, another confirms 复核.
pub const CLERKS_NEEDED: MemberCount = 2;

/// The competent authority (Art. 5). Succeeds with the account.
pub type AuthorityOrigin = EnsureSignedBy<Authority, AccountId>;

/// The operator, by any one of its clerks, while its mandate of the scope stands (Art. 6). Succeeds with the account.
pub type Operating<Scope> = EnsureMandate<Runtime, Scope, EnsureSignedBy<Operator, AccountId>>;

/// The operator, by a motion of two of its clerks, while its mandate of the scope stands (Art. 6).
pub type TwoOperators<Scope> =
	EnsureMandate<Runtime, Scope, EnsureMembers<AccountId, ClerksCollective, CLERKS_NEEDED>>;

/// A member of the expert group (Art. 7). Succeeds with the number.
pub type ExpertOrigin = pallet_experts::EnsureExpert<Runtime>;

/// The office of a city or county, or of the province (Art. 5). Succeeds with its region.
pub type RegionalOrigin = pallet_disclosure::EnsureOffice<Runtime>;

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
