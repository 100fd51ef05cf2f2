//! Which account stands for a participant.

use polkadot_sdk::{
	frame_support::ensure,
	frame_system,
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_primitives::{Clock, Page, ParticipantId};

use crate::{
	consents::stored, Config, Error, Event, OpenPages, Pallet, Participant, ParticipantOf,
	Participants,
};

impl<T: Config> Pallet<T> {
	/// Lets the account stand for the participant. It keeps the reference ever after: an account that is
	/// reaped counts its transactions from 0 again, and what it signed before would act a second time.
	pub(crate) fn bind(account: &T::AccountId, participant: ParticipantId) -> DispatchResult {
		ensure!(!ParticipantOf::<T>::contains_key(account), Error::<T>::AlreadyExists);
		ParticipantOf::<T>::insert(account, participant);
		if frame_system::Pallet::<T>::providers(account) == 0 {
			frame_system::Pallet::<T>::inc_providers(account);
		}
		Ok(())
	}

	/// Lets another account stand for an open participant. An error leaves the caller to roll back.
	pub(crate) fn rekey(participant: ParticipantId, account: T::AccountId) -> DispatchResult {
		Self::mutate_open(participant, |value| {
			Self::bind(&account, participant)?;
			ParticipantOf::<T>::remove(&value.account);
			value.account = account.clone();
			Ok(())
		})?;
		Self::deposit_event(Event::KeyChanged { participant, account });
		Ok(())
	}

	/// Closes an open participant's account. An error leaves the caller to roll back.
	pub(crate) fn close_account(participant: ParticipantId) -> DispatchResult {
		Self::mutate_open(participant, |value| {
			ParticipantOf::<T>::remove(&value.account);
			value.closed = Some(T::Clock::today());
			Ok(())
		})?;
		OpenPages::<T>::mutate_exists(Page::of(participant), |open| {
			*open = stored(open.unwrap_or_default() & !Page::bit(participant));
		});
		Self::deposit_event(Event::Closed { participant });
		Ok(())
	}

	fn mutate_open(
		participant: ParticipantId,
		change: impl FnOnce(&mut Participant<T::AccountId>) -> DispatchResult,
	) -> DispatchResult {
		Participants::<T>::try_mutate(participant, |value| -> Result<(), DispatchError> {
			let value = value.as_mut().ok_or(Error::<T>::NotFound)?;
			ensure!(value.closed.is_none(), Error::<T>::Closed);
			change(value)
		})
	}
}
