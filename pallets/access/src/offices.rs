//! Provider references of office-holders, who may have no account as participants.

use polkadot_sdk::{
	frame_support::traits::{ChangeMembers, InitializeMembers},
	frame_system,
};

use crate::{Config, Pallet};

impl<T: Config> InitializeMembers<T::AccountId> for Pallet<T> {
	fn initialize_members(members: &[T::AccountId]) {
		for member in members {
			frame_system::Pallet::<T>::inc_providers(member);
		}
	}
}

impl<T: Config> ChangeMembers<T::AccountId> for Pallet<T> {
	fn change_members_sorted(
		incoming: &[T::AccountId],
		outgoing: &[T::AccountId],
		_: &[T::AccountId],
	) {
		for member in incoming {
			frame_system::Pallet::<T>::inc_providers(member);
		}
		for member in outgoing {
			// Fails for a validator whose session keys need the account, which then keeps the
			// reference; without a role it can send nothing.
			let _ = frame_system::Pallet::<T>::dec_providers(member);
		}
	}
}
