use polkadot_sdk::{
	frame_support::{parameter_types, traits::SortedMembers},
	frame_system::EnsureSignedBy,
};

pub const OPERATOR: u64 = 1;
pub const AUTHORITY: u64 = 2;
/// Stands for as many of the council as a call takes.
pub const COUNCIL: u64 = 3;
/// Experts 1, 2 and 3.
pub const EXPERTS: [u64; 3] = [4, 5, 6];

parameter_types! {
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

/// The origins of the offices. As on the chain, root holds none.
pub type OperatorOrigin = EnsureSignedBy<Holder<OPERATOR>, u64>;
pub type AuthorityOrigin = EnsureSignedBy<Holder<AUTHORITY>, u64>;
pub type CouncilOrigin = EnsureSignedBy<Holder<COUNCIL>, u64>;
