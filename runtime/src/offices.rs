//! Who holds an office, who may be given one, and what follows from an appointment.

use crate::{
	configs::council::MaxSeats, Access, AccountId, Authority, CouncilMembership, Disclosure,
	Operator, Participants, Runtime, RuntimeCall,
};
use alloc::{collections::BTreeSet, vec::Vec};
use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::traits::{self, ChangeMembers, Get, InitializeMembers, SortedMembers},
	frame_system, pallet_membership,
	sp_runtime::traits::StaticLookup,
};
use suhui_primitives::Registry;

/// How many accounts an appointment is looked at for at most: more than have a seat it cannot give any.
pub fn most_appointed() -> u32 {
	MaxSeats::get()
}

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

/// Who holds such an office, acts for a region, or validates: by its key none takes part, nor judges as an expert.
pub struct OfficeHolders;

impl SortedMembers<AccountId> for OfficeHolders {
	fn sorted_members() -> Vec<AccountId> {
		let validators = pallet_consortium::Posts::<Runtime>::iter_keys().collect();
		let mut members =
			[Officials::sorted_members(), Disclosure::office_accounts(), validators].concat();
		members.sort();
		members.dedup();
		members
	}

	fn contains(account: &AccountId) -> bool {
		Officials::contains(account)
			|| pallet_disclosure::Offices::<Runtime>::contains_key(account)
			|| validates(account)
	}
}

/// Who has a right that no validator's key is given: a seat of the council, an office, or ever to have taken part or judged.
pub struct Engaged;

impl traits::Contains<AccountId> for Engaged {
	fn contains(account: &AccountId) -> bool {
		<CouncilMembership as SortedMembers<_>>::contains(account)
			|| Officials::contains(account)
			|| pallet_disclosure::Offices::<Runtime>::contains_key(account)
			|| stood_for_anybody(account)
	}
}

/// Whether the call would give an office of the operator, the authority or a region to an account that stands, or ever
/// stood, for a participant or an expert: whoever takes part or judges decides on nothing of it, in whichever order office
/// and account came. Or one of the first two to an account that acts for a region: the operator answers for it, and the
/// authority reviews that. Or any of them, or a seat, to an account that validates: one key, one task.
pub fn appoints_unfit(call: &RuntimeCall) -> bool {
	let decides_on_itself = |account: &AccountId| {
		stood_for_anybody(account)
			|| pallet_disclosure::Offices::<Runtime>::contains_key(account)
			|| validates(account)
	};
	match call {
		RuntimeCall::Operator(call) => names(call, decides_on_itself),
		RuntimeCall::Authority(call) => names(call, decides_on_itself),
		RuntimeCall::CouncilMembership(call) => names(call, validates),
		RuntimeCall::Disclosure(pallet_disclosure::Call::appoint_office { account, .. }) => {
			stood_for_anybody(account) || validates(account)
		}
		_ => false,
	}
}

/// Whether the call would leave the council without a seat, when nobody could ever give one; or give one account two, of which
/// it votes with one: as many votes as a motion needs might then never come together.
pub fn empties_council(call: &RuntimeCall) -> bool {
	use pallet_membership::Call;
	match call {
		RuntimeCall::CouncilMembership(Call::remove_member { .. }) => {
			CouncilMembership::members().len() < 2
		}
		RuntimeCall::CouncilMembership(Call::reset_members { members }) => {
			let most = usize::try_from(most_appointed()).unwrap_or(usize::MAX);
			let seats: BTreeSet<_> = members.iter().take(most).collect();
			seats.is_empty() || seats.len() < members.len().min(most)
		}
		_ => false,
	}
}

fn validates(account: &AccountId) -> bool {
	pallet_consortium::Posts::<Runtime>::contains_key(account)
}

fn stood_for_anybody(account: &AccountId) -> bool {
	Participants::stood_for(account).is_some()
		|| pallet_experts::ExpertOf::<Runtime>::contains_key(account)
}

/// Whether the call would make a member of an account that is unfit.
fn names<I: 'static>(
	call: &pallet_membership::Call<Runtime, I>,
	is_unfit: impl Fn(&AccountId) -> bool,
) -> bool
where
	Runtime: pallet_membership::Config<I>,
{
	use pallet_membership::Call;
	match call {
		Call::add_member { who }
		| Call::swap_member { add: who, .. }
		| Call::change_key { new: who } => {
			let account = <Runtime as frame_system::Config>::Lookup::lookup(who.clone());
			account.is_ok_and(|account| is_unfit(&account))
		}
		Call::reset_members { members } => {
			let most = usize::try_from(most_appointed()).unwrap_or(usize::MAX);
			members.iter().take(most).any(is_unfit)
		}
		_ => false,
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
