//! A batch that brings what a closed one left: under a new root, past the people who were fed. The days stay the closed
//! one's.

use polkadot_sdk::{frame_support::ensure, sp_runtime::DispatchResult};
use suhui_primitives::BatchId;

use crate::{
	Batch, BatchStatus, Batches, Config, Continuations, Error, Pallet, Progress, Progresses,
};

impl<T: Config> Pallet<T> {
	/// Lets a new batch continue the one before.
	pub(crate) fn continue_with(
		batch: BatchId,
		details: &Batch,
		before: BatchId,
	) -> DispatchResult {
		let is_alike = |closed: Batch| {
			closed.status == BatchStatus::Closed
				&& (closed.source, closed.period) == (details.source, details.period)
		};
		ensure!(Batches::<T>::get(before).is_some_and(is_alike), Error::<T>::NotContinuable);
		ensure!(Self::is_begun(before), Error::<T>::NotContinuable);
		ensure!(!Continuations::<T>::contains_key(before), Error::<T>::NotContinuable);
		Continuations::<T>::insert(before, batch);
		Ok(())
	}

	/// Where feeding a batch starts: past the last participant fed of the one it continues.
	pub(crate) fn start(details: &Batch) -> Progress {
		let before = details.continues.and_then(Progresses::<T>::get).unwrap_or_default();
		Progress { last: before.last, ..Default::default() }
	}

	/// Gives free what a batch held that comes to nothing: its days, or its place behind the one it continues.
	pub(crate) fn give_free(details: &Batch) {
		match details.continues {
			Some(before) => Continuations::<T>::remove(before),
			None => Self::free_days(details),
		}
	}
}
