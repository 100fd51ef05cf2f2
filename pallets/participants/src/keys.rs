//! Which account stands for a participant.

use alloc::string::String;

use polkadot_sdk::{
	frame_support::{ensure, traits::SortedMembers},
	frame_system::{self, pallet_prelude::BlockNumberFor},
	sp_runtime::{
		traits::{Verify, Zero},
		DispatchError, DispatchResult,
	},
};
use suhui_primitives::{
	key_consent, Clock, FormerKeys, KeyHolder, Obligations, Page, ParticipantId,
};

use crate::{
	consents, Config, Error, Event, Individuals, Pallet, Participant, ParticipantOf, Participants,
};

impl<T: Config> Pallet<T> {
	/// The open participant the account stands for.
	pub(crate) fn standing(
		account: &T::AccountId,
	) -> Option<(ParticipantId, Participant<T::AccountId>)> {
		let participant = ParticipantOf::<T>::get(account)?;
		let value = Participants::<T>::get(participant)?;
		(value.is_open() && value.account == *account).then_some((participant, value))
	}

	/// Lets the account stand for the participant, unless it stands, or ever stood, for another: a right that was judged by
	/// whom an account stood for would be judged wrongly; nor does one stand for whom it decides on. It keeps the provider
	/// reference ever after: an account that is reaped counts its transactions from 0 again, and what it signed before
	/// would act a second time.
	pub(crate) fn bind(account: &T::AccountId, participant: ParticipantId) -> DispatchResult {
		ensure!(!T::Officials::contains(account), Error::<T>::HoldsOffice);
		let is_taken = ParticipantOf::<T>::get(account).is_some_and(|ever| ever != participant);
		ensure!(!is_taken, Error::<T>::AlreadyExists);
		ParticipantOf::<T>::insert(account, participant);
		if frame_system::Pallet::<T>::providers(account) == 0 {
			frame_system::Pallet::<T>::inc_providers(account);
		}
		Ok(())
	}

	/// Lets another account, which consents to it, stand for an open participant. An error leaves the caller to roll
	/// back.
	pub(crate) fn rekey(
		participant: ParticipantId,
		account: T::AccountId,
		consent: &T::Signature,
	) -> DispatchResult {
		Self::mutate_open(participant, |value| {
			ensure!(account != value.account, Error::<T>::AlreadyExists);
			Self::hand_over(participant, value, &account, consent)
		})?;
		Self::deposit_event(Event::KeyChanged { participant, account });
		Ok(())
	}

	/// Makes an account that consents to it the participant's next one.
	fn hand_over(
		participant: ParticipantId,
		value: &mut Participant<T::AccountId>,
		account: &T::AccountId,
		consent: &T::Signature,
	) -> DispatchResult {
		Self::bind(account, participant)?;
		let place = value.keys.saturating_add(1);
		let words = Self::consent_words(KeyHolder::Participant(participant), place);
		ensure!(consent.verify(words.as_bytes(), account), Error::<T>::ConsentInvalid);
		T::FormerKeys::let_go(&value.account, participant);
		value.account = account.clone();
		value.keys = place;
		value.key_since = T::Clock::today();
		Ok(())
	}

	/// What an account signs to be the holder's key of this place.
	pub(crate) fn consent_words(holder: KeyHolder, place: u32) -> String {
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		key_consent(genesis, holder, place)
	}

	/// Closes an open participant's account. An error leaves the caller to roll back.
	pub(crate) fn close_account(participant: ParticipantId) -> DispatchResult {
		Self::mutate_open(participant, |value| {
			ensure!(T::Obligations::is_free(participant), Error::<T>::Obliged);
			value.closed = Some(T::Clock::today());
			Ok(())
		})?;
		Individuals::<T>::mutate_exists(Page::of(participant), |open| {
			consents::set(open, Page::slot(participant), false);
		});
		Self::deposit_event(Event::Closed { participant });
		Ok(())
	}

	/// Opens a closed participant's account again, for an account that consents to it: the last one or another. An error
	/// leaves the caller to roll back.
	pub(crate) fn reopen_account(
		participant: ParticipantId,
		account: T::AccountId,
		consent: &T::Signature,
	) -> DispatchResult {
		Participants::<T>::try_mutate(participant, |value| -> DispatchResult {
			let value = value.as_mut().ok_or(Error::<T>::NotFound)?;
			ensure!(!value.is_open(), Error::<T>::NotClosed);
			Self::hand_over(participant, value, &account, consent)?;
			value.closed = None;
			if value.holder.is_individual() {
				Individuals::<T>::mutate(Page::of(participant), |open| {
					open.insert(Page::slot(participant))
				});
			}
			Ok(())
		})?;
		Self::deposit_event(Event::Reopened { participant, account });
		Ok(())
	}

	fn mutate_open(
		participant: ParticipantId,
		change: impl FnOnce(&mut Participant<T::AccountId>) -> DispatchResult,
	) -> DispatchResult {
		Participants::<T>::try_mutate(participant, |value| -> Result<(), DispatchError> {
			let value = value.as_mut().ok_or(Error::<T>::NotFound)?;
			ensure!(value.is_open(), Error::<T>::Closed);
			change(value)
		})
	}
}
