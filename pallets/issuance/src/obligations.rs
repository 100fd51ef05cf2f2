//! What a verifier owes: the batches it is assigned (Art. 42).

use suhui_primitives::{Obligations, ParticipantId};

use crate::{AssignedBatches, Config, Pallet};

impl<T: Config> Pallet<T> {
	pub(crate) fn oblige(verifier: ParticipantId) {
		AssignedBatches::<T>::mutate(verifier, |batches| *batches = batches.saturating_add(1));
	}

	/// For one batch: it is answered, cancelled or another's.
	pub(crate) fn discharge(verifier: ParticipantId) {
		AssignedBatches::<T>::mutate_exists(verifier, |batches| {
			let left = batches.unwrap_or_default().saturating_sub(1);
			*batches = (left != 0).then_some(left);
		});
	}
}

impl<T: Config> Obligations for Pallet<T> {
	fn is_free(participant: ParticipantId) -> bool {
		!AssignedBatches::<T>::contains_key(participant)
	}
}
