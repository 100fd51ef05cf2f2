use polkadot_sdk::{
	frame_support::{
		parameter_types,
		traits::{IsInVec, SortedMembers, TryMapSuccess},
	},
	frame_system::EnsureSignedBy,
	sp_runtime::traits::TryMorph,
};

use crate::{ExpertId, FIRST_NUMBER};

pub const OPERATOR: u64 = 1;
pub const AUTHORITY: u64 = 2;
/// Stands for as many of the council as a call takes.
pub const COUNCIL: u64 = 3;
/// Experts 1, 2 and 3.
pub const EXPERTS: [u64; 3] = [4, 5, 6];

parameter_types! {
	/// The key of each expert, by the experts' numbers.
	pub storage ExpertKeys: Vec<u64> = EXPERTS.to_vec();
	/// Who holds an office of the operator or the authority.
	pub storage Officials: Vec<u64> = vec![OPERATOR, AUTHORITY];
}

/// One account holds the office.
pub struct Holder<const ACCOUNT: u64>;

impl<const ACCOUNT: u64> SortedMembers<u64> for Holder<ACCOUNT> {
	fn sorted_members() -> Vec<u64> {
		vec![ACCOUNT]
	}
}

impl TryMorph<u64> for ExpertKeys {
	type Outcome = ExpertId;

	fn try_morph(account: u64) -> Result<ExpertId, ()> {
		let place = ExpertKeys::get().iter().position(|key| *key == account).ok_or(())?;
		Ok(FIRST_NUMBER + u32::try_from(place).unwrap())
	}
}

/// The origins of the offices. As on the chain, root holds none.
pub type OperatorOrigin = EnsureSignedBy<Holder<OPERATOR>, u64>;
pub type AuthorityOrigin = EnsureSignedBy<Holder<AUTHORITY>, u64>;
pub type CouncilOrigin = EnsureSignedBy<Holder<COUNCIL>, u64>;
pub type ExpertOrigin = TryMapSuccess<EnsureSignedBy<IsInVec<ExpertKeys>, u64>, ExpertKeys>;
