//! What other pallets ask of experts (Art. 14).

use suhui_primitives::{ExpertId, ParticipantId, Registry};

use crate::{Config, Experts, Pallet};

impl<T: Config> suhui_primitives::Experts for Pallet<T> {
	fn is_participant(expert: ExpertId, participant: ParticipantId) -> bool {
		Experts::<T>::get(expert).is_some_and(|found| {
			found.participant == Some(participant)
				|| T::Registry::stood_for(&found.account) == Some(participant)
		})
	}
}
