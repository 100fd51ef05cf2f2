//! Which participants an expert is: those of whose keys one is, or was, the expert's too.

use suhui_primitives::{ExpertId, FormerKeys, ParticipantId, Registry};

use crate::{Config, ExpertOf, Interests, Pallet};

impl<T: Config> Pallet<T> {
	/// Notes the participant whom a key of the expert's stands, or stood, for.
	pub(crate) fn note_interest(expert: ExpertId, account: &T::AccountId) {
		if let Some(participant) = T::Registry::stood_for(account) {
			Interests::<T>::insert(expert, participant, ());
		}
	}
}

impl<T: Config> FormerKeys<T::AccountId> for Pallet<T> {
	/// The participant may have taken the key when it was the expert's no more.
	fn let_go(account: &T::AccountId, participant: ParticipantId) {
		if let Some(expert) = ExpertOf::<T>::get(account) {
			Interests::<T>::insert(expert, participant, ());
		}
	}
}
