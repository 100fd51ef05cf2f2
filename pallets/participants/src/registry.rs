//! What other pallets learn of participants.

use suhui_primitives::{Day, Page, ParticipantId, ParticipantKind, Registry, Slots, SourceId};

use crate::{
	Config, Consents, Individuals, NextParticipant, Pallet, Participant, ParticipantOf,
	Participants,
};

impl<T: Config> Registry<T::AccountId> for Pallet<T> {
	fn participant(account: &T::AccountId) -> Option<ParticipantId> {
		Self::standing(account).map(|(participant, _)| participant)
	}

	fn stood_for(account: &T::AccountId) -> Option<ParticipantId> {
		ParticipantOf::<T>::get(account)
	}

	fn account(participant: ParticipantId) -> Option<T::AccountId> {
		Participants::<T>::get(participant).map(|value| value.account)
	}

	fn kind(participant: ParticipantId) -> Option<ParticipantKind> {
		Participants::<T>::get(participant)
			.filter(Participant::is_open)
			.map(|value| value.holder.kind())
	}

	fn key_changed(participant: ParticipantId) -> Option<Day> {
		let found = Participants::<T>::get(participant)?;
		(found.keys > 1).then_some(found.key_since)
	}

	fn next_participant() -> ParticipantId {
		NextParticipant::<T>::get()
	}

	fn creditable(source: SourceId, page: Page) -> Slots {
		Individuals::<T>::get(page) & Consents::<T>::get(source, page)
	}
}
