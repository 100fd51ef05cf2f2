//! Provider references of office-holders, who may have no account as participants.

use polkadot_sdk::{
	frame_support::traits::{ChangeMembers, InitializeMembers},
	frame_system,
};

use crate::{Config, Pallet};

impl<T: Config> Pallet<T> {
	/// Lets the account send. It keeps the reference when the office ends: an account that is reaped
	/// counts its transactions from 0 again, and what it signed before would act a second time.
	fn admit(member: &T::AccountId) {
		if frame_system::Pallet::<T>::providers(member) == 0 {
			frame_system::Pallet::<T>::inc_providers(member);
		}
	}
}

impl<T: Config> InitializeMembers<T::AccountId> for Pallet<T> {
	fn initialize_members(members: &[T::AccountId]) {
		members.iter().for_each(Self::admit);
	}
}

impl<T: Config> ChangeMembers<T::AccountId> for Pallet<T> {
	fn change_members_sorted(incoming: &[T::AccountId], _: &[T::AccountId], _: &[T::AccountId]) {
		incoming.iter().for_each(Self::admit);
	}
}
