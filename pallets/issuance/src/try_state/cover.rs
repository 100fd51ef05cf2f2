//! The days batches cover, and the batches that continue others.

use alloc::collections::BTreeMap;

use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use suhui_primitives::{BatchId, Month, SourceId, Sources};

use crate::{Batch, BatchStatus, Batches, Config, Continuations, DaysTaken, Pallet};

impl<T: Config> Pallet<T> {
	pub(super) fn check_days() -> Result<(), TryRuntimeError> {
		let mut days = BTreeMap::<(SourceId, Month), u32>::new();
		for (batch, details) in Batches::<T>::iter() {
			if details.continues.is_some() || Self::is_for_nothing(batch, &details) {
				continue;
			}
			let line = T::Sources::line(details.source).ok_or("a batch's source has no line")?;
			let month = details.period.month().ok_or("a period spans months")?;
			let covered = details.period.days_of_month().ok_or("a period spans months")?;
			let taken = days.entry((line, month)).or_default();
			ensure!(*taken & covered == 0, "a day is covered by two batches");
			*taken |= covered;
		}
		let stored: BTreeMap<_, _> =
			DaysTaken::<T>::iter().map(|(line, month, taken)| ((line, month), taken)).collect();
		ensure!(stored == days, "days taken are not those of the batches");
		Ok(())
	}

	pub(super) fn check_continuations() -> Result<(), TryRuntimeError> {
		let mut continuations = BTreeMap::<BatchId, BatchId>::new();
		for (batch, details) in Batches::<T>::iter() {
			let Some(before) = details.continues else { continue };
			let closed = Batches::<T>::get(before).ok_or("a batch continues one there is not")?;
			let key = |batch: &Batch| (batch.source, batch.period, batch.terms);
			ensure!(
				before < batch
					&& closed.status == BatchStatus::Closed
					&& Self::is_begun(before)
					&& key(&closed) == key(&details),
				"a batch continues one that it may not"
			);
			if !Self::is_for_nothing(batch, &details) {
				let other = continuations.insert(before, batch);
				ensure!(other.is_none(), "a batch is continued by two");
			}
		}
		let stored: BTreeMap<_, _> = Continuations::<T>::iter().collect();
		ensure!(stored == continuations, "continuations are not those of the batches");
		Ok(())
	}

	/// Whether the batch ended before anything was fed.
	fn is_for_nothing(batch: BatchId, details: &Batch) -> bool {
		match details.status {
			BatchStatus::Cancelled | BatchStatus::Refused => true,
			BatchStatus::Closed => !Self::is_begun(batch),
			_ => false,
		}
	}
}
