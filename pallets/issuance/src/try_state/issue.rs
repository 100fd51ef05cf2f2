//! What batches issued, class by class, and from whom they withheld.

use alloc::collections::BTreeMap;

use polkadot_sdk::{
	frame_support::{ensure, traits::Get},
	sp_runtime::TryRuntimeError,
};
use suhui_primitives::{BatchId, Day, Quantity, Sources, FIRST_NUMBER};

use crate::{
	Batch, BatchClasses, Batches, Class, ClassOf, ClassPart, Classes, Config, Masked, NextClass,
	Pallet, Progresses,
};

impl<T: Config> Pallet<T> {
	pub(super) fn check_classes() -> Result<(), TryRuntimeError> {
		let next = NextClass::<T>::get();
		let mut given = 0u32;
		for (class, Class { source, version, month }) in Classes::<T>::iter() {
			given = given.saturating_add(1);
			ensure!((FIRST_NUMBER..next).contains(&class), "a class's number was never given");
			ensure!(
				ClassOf::<T>::get((source, version, month)) == Some(class),
				"a class is not found by what it is"
			);
		}
		ensure!(FIRST_NUMBER.saturating_add(given) == next, "a number was given to no class");
		ensure!(
			ClassOf::<T>::iter().count() == Classes::<T>::iter().count(),
			"two keys name one class"
		);
		Ok(())
	}

	pub(super) fn check_parts() -> Result<(), TryRuntimeError> {
		ensure!(
			BatchClasses::<T>::iter_keys().all(Self::is_begun),
			"classes of a batch of which nothing was fed"
		);
		for (batch, progress) in Progresses::<T>::iter() {
			let details = Batches::<T>::get(batch).ok_or("progress of a batch there is not")?;
			let parts = BatchClasses::<T>::get(batch);
			let first = parts.first().map(|part| part.first_chunk);
			ensure!(
				first == (progress.chunks > 0).then_some(0)
					&& parts.is_sorted_by(|one, next| one.first_chunk < next.first_chunk)
					&& parts.last().is_none_or(|part| part.first_chunk < progress.chunks),
				"a batch's classes do not go by its chunks"
			);
			let issued = parts
				.iter()
				.try_fold(Quantity::default(), |sum, part| sum.checked_add(part.issued));
			ensure!(
				issued == Some(progress.issued()),
				"a batch's classes were not issued what was fed of it"
			);
			Self::check_months(&details, &parts)?;
		}
		Ok(())
	}

	fn check_months(details: &Batch, parts: &[ClassPart]) -> Result<(), TryRuntimeError> {
		let (source, version) =
			(details.source, T::Sources::version(details.source, details.terms));
		let approved = details.due.map(|due| Day(due.0.saturating_sub(T::FeedDays::get())));
		let feeding = approved.and_then(Day::month)..=details.due.and_then(Day::month);
		let mut before = None;
		for part in parts {
			let class = Classes::<T>::get(part.class).ok_or("a batch's class is none")?;
			ensure!(
				(class.source, class.version) == (source, version),
				"a batch's class is another's"
			);
			let month = Some(class.month);
			ensure!(feeding.contains(&month), "a batch was issued when it could not be fed");
			ensure!(before < month, "a batch's classes do not ascend by month");
			before = month;
		}
		Ok(())
	}

	pub(super) fn check_masks() -> Result<(), TryRuntimeError> {
		let mut masked = BTreeMap::<BatchId, u32>::new();
		for (batch, chunk, _) in Masked::<T>::iter() {
			let fed = Progresses::<T>::get(batch).map_or(0, |progress| progress.chunks);
			ensure!(chunk < fed, "a mask of a chunk that was not fed");
			let chunks = masked.entry(batch).or_default();
			*chunks = chunks.saturating_add(1);
		}
		for (batch, progress) in Progresses::<T>::iter() {
			let (chunks, records) =
				(masked.remove(&batch).unwrap_or_default(), progress.withheld_records);
			ensure!(
				chunks <= records && (chunks == 0) == (records == 0),
				"masks are not of what was withheld"
			);
		}
		Ok(())
	}
}
