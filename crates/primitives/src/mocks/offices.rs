use polkadot_sdk::{frame_support::traits::SortedMembers, frame_system::EnsureSignedBy};

pub const OPERATOR: u64 = 1;
pub const AUTHORITY: u64 = 2;
/// Stands for two thirds of the council.
pub const COUNCIL: u64 = 3;
pub const EXPERTS: [u64; 3] = [4, 5, 6];

/// One account holds the office.
pub struct Holder<const ACCOUNT: u64>;

impl<const ACCOUNT: u64> SortedMembers<u64> for Holder<ACCOUNT> {
	fn sorted_members() -> Vec<u64> {
		vec![ACCOUNT]
	}
}

pub struct Experts;

impl SortedMembers<u64> for Experts {
	fn sorted_members() -> Vec<u64> {
		EXPERTS.to_vec()
	}
}

/// The origins of the offices. As on the chain, root holds none.
pub type OperatorOrigin = EnsureSignedBy<Holder<OPERATOR>, u64>;
pub type AuthorityOrigin = EnsureSignedBy<Holder<AUTHORITY>, u64>;
pub type CouncilOrigin = EnsureSignedBy<Holder<COUNCIL>, u64>;
pub type ExpertOrigin = EnsureSignedBy<Experts, u64>;
