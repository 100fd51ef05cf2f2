//! Which key stands for an expert.

use polkadot_sdk::{
	frame_support::{ensure, traits::SortedMembers},
	frame_system::{self, pallet_prelude::BlockNumberFor},
	sp_runtime::{
		traits::{Verify, Zero},
		ArithmeticError, DispatchResult,
	},
};
use suhui_primitives::{key_consent, Clock, ExpertId, KeyHolder};

use crate::{Config, Error, Event, Expert, ExpertOf, Experts, Pallet};

impl<T: Config> Pallet<T> {
	/// The sitting expert whose present key it is.
	pub fn expert(account: &T::AccountId) -> Option<ExpertId> {
		Self::by_key(account).map(|(expert, _)| expert)
	}

	pub(crate) fn by_key(account: &T::AccountId) -> Option<(ExpertId, Expert<T::AccountId>)> {
		let expert = ExpertOf::<T>::get(account)?;
		let found = Experts::<T>::get(expert)?;
		(found.account == *account && found.dismissed.is_none()).then_some((expert, found))
	}

	/// That the key holds no office: whoever names panels and decides on what they came to has no seat in one.
	pub(crate) fn ensure_no_official(account: &T::AccountId) -> Result<(), Error<T>> {
		ensure!(!T::Officials::contains(account), Error::<T>::HoldsOffice);
		Ok(())
	}

	/// Lets the key stand for the expert. It keeps the reference ever after: an account that is reaped counts its
	/// transactions from 0 again, and what it signed before would act a second time.
	pub(crate) fn bind(account: &T::AccountId, expert: ExpertId) {
		ExpertOf::<T>::insert(account, expert);
		if frame_system::Pallet::<T>::providers(account) == 0 {
			frame_system::Pallet::<T>::inc_providers(account);
		}
	}

	/// Lets another key stand for a sitting expert: one of nobody else, which consents.
	pub(crate) fn rekey(
		expert: ExpertId,
		found: Expert<T::AccountId>,
		account: T::AccountId,
		consent: &T::Signature,
	) -> DispatchResult {
		Self::ensure_no_official(&account)?;
		let is_own = ExpertOf::<T>::get(&account).is_none_or(|holder| holder == expert);
		ensure!(is_own && account != found.account, Error::<T>::AlreadyExists);
		let keys = found.keys.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		let words = key_consent(genesis, KeyHolder::Expert(expert), keys);
		ensure!(consent.verify(words.as_bytes(), &account), Error::<T>::ConsentInvalid);

		Self::note_interest(expert, &found.account);
		Self::note_interest(expert, &account);
		let key_since = T::Clock::today();
		Self::bind(&account, expert);
		Experts::<T>::insert(expert, Expert { account: account.clone(), keys, key_since, ..found });
		Self::deposit_event(Event::KeyChanged { expert, account });
		Ok(())
	}
}
