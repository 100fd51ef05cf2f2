//! What a participant owes: the batches it opened, until they end, and those it is assigned to verify, until it answers
//! (Art. 21, 42).

use suhui_primitives::{BatchId, Obligations, ParticipantId};

use crate::{Batch, BatchStatus, Batches, Config, OwedBatches, Pallet};

impl<T: Config> Pallet<T> {
	/// For one batch: it is opened, or assigned.
	pub(crate) fn oblige(participant: ParticipantId) {
		OwedBatches::<T>::mutate(participant, |batches| *batches = batches.saturating_add(1));
	}

	/// For one batch: it ended, or is answered or another's to verify.
	pub(crate) fn discharge(participant: ParticipantId) {
		OwedBatches::<T>::mutate_exists(participant, |batches| {
			let left = batches.unwrap_or_default().saturating_sub(1);
			*batches = (left != 0).then_some(left);
		});
	}

	/// Ends a batch with a status after which nothing follows: who opened it owes it no more.
	pub(crate) fn end(batch: BatchId, details: Batch, status: BatchStatus) {
		Self::discharge(details.reporter);
		Batches::<T>::insert(batch, Batch { status, ..details });
	}
}

impl<T: Config> Obligations for Pallet<T> {
	fn is_free(participant: ParticipantId) -> bool {
		!OwedBatches::<T>::contains_key(participant)
	}
}
