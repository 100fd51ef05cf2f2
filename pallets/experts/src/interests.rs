//! In which participants an expert has an interest: those of whose keys one is, or was, the expert's too, and those it
//! declared.

use suhui_primitives::{ExpertId, FormerKeys, ParticipantId, Registry};

use crate::{Config, ExpertOf, Experts, Interests, Pallet};

impl<T: Config> Pallet<T> {
	/// Notes the participant whom a key of the expert's stands, or stood, for.
	pub(crate) fn note_interest(expert: ExpertId, account: &T::AccountId) {
		if let Some(participant) = T::Registry::stood_for(account) {
			Interests::<T>::insert(expert, participant, ());
		}
	}

	/// Whether the expert judges nothing of the participant's. What was noted may be too little: either has a key by now
	/// that was the other's.
	pub(crate) fn is_interested(expert: ExpertId, participant: ParticipantId) -> bool {
		let stands_for = T::Registry::account(participant).and_then(ExpertOf::<T>::get);
		let found = Experts::<T>::get(expert);
		let stood_for = found.and_then(|found| T::Registry::stood_for(&found.account));
		Interests::<T>::contains_key(expert, participant)
			|| stands_for == Some(expert)
			|| stood_for == Some(participant)
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
