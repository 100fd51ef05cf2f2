//! Who holds an office, and what follows from an appointment.

use crate::{Access, AccountId, Authority, Operator};
use alloc::vec::Vec;
use core::marker::PhantomData;
use polkadot_sdk::frame_support::traits::{ChangeMembers, InitializeMembers, SortedMembers};

/// Who holds an office of the operator or the authority: by its key none takes part in what they decide on, nor verifies
/// it by any (Art. 42).
pub struct Officials;

impl SortedMembers<AccountId> for Officials {
	fn sorted_members() -> Vec<AccountId> {
		let mut members = [Operator::sorted_members(), Authority::sorted_members()].concat();
		members.sort();
		members.dedup();
		members
	}

	fn contains(account: &AccountId) -> bool {
		Operator::contains(account) || Authority::contains(account)
	}
}

/// Lets the office-holders send, and tells `Collective` of the change.
pub struct Offices<Collective>(PhantomData<Collective>);

impl<Collective: InitializeMembers<AccountId>> InitializeMembers<AccountId>
	for Offices<Collective>
{
	fn initialize_members(members: &[AccountId]) {
		Access::initialize_members(members);
		Collective::initialize_members(members);
	}
}

impl<Collective: ChangeMembers<AccountId>> ChangeMembers<AccountId> for Offices<Collective> {
	fn change_members_sorted(incoming: &[AccountId], outgoing: &[AccountId], new: &[AccountId]) {
		Access::change_members_sorted(incoming, outgoing, new);
		Collective::change_members_sorted(incoming, outgoing, new);
	}

	fn set_prime(prime: Option<AccountId>) {
		Collective::set_prime(prime);
	}

	fn get_prime() -> Option<AccountId> {
		Collective::get_prime()
	}
}
