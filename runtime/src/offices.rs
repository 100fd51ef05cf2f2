//! What follows from an appointment.

use crate::AccountId;
use core::marker::PhantomData;
use polkadot_sdk::frame_support::traits::{ChangeMembers, InitializeMembers};

/// Tells `Collective` of the change.
pub struct Offices<Collective>(PhantomData<Collective>);

impl<Collective: InitializeMembers<AccountId>> InitializeMembers<AccountId>
    for Offices<Collective>
{
    fn initialize_members(members: &[AccountId]) {
        Collective::initialize_members(members);
    }
}

impl<Collective: ChangeMembers<AccountId>> ChangeMembers<AccountId> for Offices<Collective> {
    fn change_members_sorted(incoming: &[AccountId], outgoing: &[AccountId], new: &[AccountId]) {
        Collective::change_members_sorted(incoming, outgoing, new);
    }

    fn set_prime(prime: Option<AccountId>) {
        Collective::set_prime(prime);
    }

    fn get_prime() -> Option<AccountId> {
        Collective::get_prime()
    }
}
