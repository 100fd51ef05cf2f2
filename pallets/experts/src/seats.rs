//! Who sits.

use polkadot_sdk::{
	frame_support::ensure,
	sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use suhui_primitives::{Clock, ExpertId, MAX_EXPERTS};

use crate::{Config, Error, Expert, ExpertOf, Experts, NextExpert, Pallet, Sitting};

impl<T: Config> Pallet<T> {
	/// Gives whoever the key stands for the former seat back, or else a new one.
	pub(crate) fn seat(account: &T::AccountId) -> Result<ExpertId, DispatchError> {
		let sitting = Sitting::<T>::get();
		ensure!(sitting < MAX_EXPERTS, Error::<T>::TooMany);
		let today = T::Clock::today();
		let (expert, seat) = match ExpertOf::<T>::get(account) {
			Some(expert) => {
				let former = Experts::<T>::get(expert).ok_or(Error::<T>::NotFound)?;
				let returns = former.account == *account && former.dismissed.is_some();
				ensure!(returns, Error::<T>::AlreadyExists);
				(expert, Expert { appointed: today, dismissed: None, ..former })
			}
			None => {
				let expert = NextExpert::<T>::get();
				NextExpert::<T>::put(expert.checked_add(1).ok_or(ArithmeticError::Overflow)?);
				Self::bind(account, expert);
				(expert, Expert::new(account.clone(), today))
			}
		};

		Sitting::<T>::put(sitting.saturating_add(1));
		Experts::<T>::insert(expert, seat);
		Self::note_interest(expert, account);
		Ok(expert)
	}

	/// Takes the seat of a sitting expert.
	pub(crate) fn unseat(expert: ExpertId) -> DispatchResult {
		let found = Self::sitting(expert)?;
		Sitting::<T>::mutate(|sitting| *sitting = sitting.saturating_sub(1));
		Experts::<T>::insert(expert, Expert { dismissed: Some(T::Clock::today()), ..found });
		Ok(())
	}

	pub(crate) fn sitting(expert: ExpertId) -> Result<Expert<T::AccountId>, Error<T>> {
		let found = Experts::<T>::get(expert).ok_or(Error::<T>::NotFound)?;
		ensure!(found.dismissed.is_none(), Error::<T>::Dismissed);
		Ok(found)
	}
}
