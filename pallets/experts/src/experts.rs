//! What other pallets ask of experts (Art. 14).

use suhui_primitives::{ExpertId, ParticipantId, Registry};

use crate::{Config, ExpertOf, Experts, Interests, Pallet};

impl<T: Config> suhui_primitives::Experts for Pallet<T> {
	/// What was noted may be too little: either has a key by now that was the other's.
	fn is_participant(expert: ExpertId, participant: ParticipantId) -> bool {
		let stands_for = T::Registry::account(participant).and_then(ExpertOf::<T>::get);
		let found = Experts::<T>::get(expert);
		let stood_for = found.and_then(|found| T::Registry::stood_for(&found.account));
		Interests::<T>::contains_key(expert, participant)
			|| stands_for == Some(expert)
			|| stood_for == Some(participant)
	}
}
