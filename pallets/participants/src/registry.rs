//! What other pallets learn of participants.

use suhui_primitives::{Page, ParticipantId, ParticipantKind, Registry, SourceId};

use crate::{Config, Consents, NextParticipant, OpenPages, Pallet, ParticipantOf, Participants};

impl<T: Config> Registry<T::AccountId> for Pallet<T> {
	fn participant(account: &T::AccountId) -> Option<ParticipantId> {
		ParticipantOf::<T>::get(account)
	}

	fn kind(participant: ParticipantId) -> Option<ParticipantKind> {
		Participants::<T>::get(participant).map(|participant| participant.kind)
	}

	fn next_participant() -> ParticipantId {
		NextParticipant::<T>::get()
	}

	fn creditable(source: SourceId, page: Page) -> u64 {
		OpenPages::<T>::get(page) & Consents::<T>::get(source, page)
	}
}
