//! What holds between blocks: no day counts twice, no batch is fed past what was attested, and verifiers owe the
//! batches they are assigned.

use alloc::collections::BTreeMap;

use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use suhui_primitives::{BatchId, Month, ParticipantId, Registry, SourceId, FIRST_NUMBER};

use crate::{
	AssignedBatches, Batch, BatchStatus, Batches, Class, ClassOf, Classes, Config, DaysTaken,
	NextBatch, NextClass, Pallet, Progresses,
};

impl<T: Config> Pallet<T> {
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut days = BTreeMap::<(SourceId, Month), u32>::new();
		for (batch, details) in Batches::<T>::iter() {
			ensure!(
				(FIRST_NUMBER..NextBatch::<T>::get()).contains(&batch),
				"a batch's number was never given"
			);
			Self::check_status(&details)?;
			Self::check_parties(&details)?;
			let counts = Self::check_progress(batch, &details)?;
			if counts {
				let month = details.period.month().ok_or("a period spans months")?;
				let covered = details.period.days_of_month().ok_or("a period spans months")?;
				let taken = days.entry((details.source, month)).or_default();
				ensure!(*taken & covered == 0, "a day is covered by two batches");
				*taken |= covered;
			}
		}
		let stored: BTreeMap<_, _> =
			DaysTaken::<T>::iter().map(|(source, month, taken)| ((source, month), taken)).collect();
		ensure!(stored == days, "days taken are not those of the batches");
		Self::check_obligations()?;
		Self::check_classes()
	}

	fn check_parties(details: &Batch) -> Result<(), TryRuntimeError> {
		let given = FIRST_NUMBER..T::Registry::next_participant();
		ensure!(
			given.contains(&details.reporter)
				&& details.verifier.is_none_or(|verifier| given.contains(&verifier)),
			"a party's number was never given"
		);
		Ok(())
	}

	fn check_obligations() -> Result<(), TryRuntimeError> {
		let mut assigned = BTreeMap::<ParticipantId, u32>::new();
		let is_assigned = |details: &Batch| details.status == BatchStatus::Assigned;
		for verifier in
			Batches::<T>::iter_values().filter(is_assigned).filter_map(|details| details.verifier)
		{
			let batches = assigned.entry(verifier).or_default();
			*batches = batches.saturating_add(1);
		}
		let stored: BTreeMap<_, _> = AssignedBatches::<T>::iter().collect();
		ensure!(stored == assigned, "batches assigned are not counted as they are");
		Ok(())
	}

	fn check_status(details: &Batch) -> Result<(), TryRuntimeError> {
		let (assigned, attested, approved) = match details.status {
			BatchStatus::Opened => (false, false, false),
			BatchStatus::Assigned => (true, false, false),
			BatchStatus::Attested => (true, true, false),
			BatchStatus::Approved
			| BatchStatus::Held(_)
			| BatchStatus::Complete
			| BatchStatus::Closed => (true, true, true),
			BatchStatus::Cancelled => {
				ensure!(details.class.is_none(), "a batch was cancelled after its approval");
				return Ok(());
			}
		};
		ensure!(details.verifier.is_some() == assigned, "a verifier does not go with the status");
		ensure!(details.report.is_some() == attested, "a report does not go with the status");
		ensure!(
			details.class.is_some() == approved
				&& details.month.is_some() == approved
				&& details.due.is_some() == approved,
			"class, month and due day do not go with the status"
		);
		Ok(())
	}

	/// Whether the batch's days count as covered.
	fn check_progress(batch: BatchId, details: &Batch) -> Result<bool, TryRuntimeError> {
		let Some(progress) = Progresses::<T>::get(batch) else {
			ensure!(details.class.is_none(), "an approved batch without progress");
			return Ok(details.status != BatchStatus::Cancelled);
		};
		ensure!(details.class.is_some(), "progress of a batch not approved");
		ensure!(
			progress.chunks <= details.chunks
				&& progress.records <= details.records
				&& progress.fed.is_within(details.claim)
				&& progress.withheld.is_within(progress.fed)
				&& progress.withheld_records <= progress.records,
			"a batch was fed past what was attested"
		);
		let is_whole = progress.chunks == details.chunks
			&& progress.records == details.records
			&& progress.fed == details.claim;
		ensure!(is_whole == (details.status == BatchStatus::Complete), "complete is not whole");
		Ok(details.status != BatchStatus::Closed || progress.chunks > 0)
	}

	fn check_classes() -> Result<(), TryRuntimeError> {
		for (class, Class { source, version, month }) in Classes::<T>::iter() {
			ensure!(
				(FIRST_NUMBER..NextClass::<T>::get()).contains(&class),
				"a class's number was never given"
			);
			ensure!(
				ClassOf::<T>::get((source, version, month)) == Some(class),
				"a class is not found by what it is"
			);
		}
		ensure!(
			ClassOf::<T>::iter().count() == Classes::<T>::iter().count(),
			"two keys name one class"
		);
		for (_, details) in Batches::<T>::iter() {
			let Some(class) = details.class.and_then(Classes::<T>::get) else { continue };
			ensure!(
				(class.source, class.version, Some(class.month))
					== (details.source, details.version, details.month),
				"a batch's class is another's"
			);
		}
		Ok(())
	}
}
