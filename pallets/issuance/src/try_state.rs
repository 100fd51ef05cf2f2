//! What holds between blocks: no batch is fed past what was attested, nor by other terms than its days', nor a project's of
//! others than its owner; reporters owe the batches they opened, verifiers those they are assigned. Below: no day counts
//! twice, and every chunk is issued in a class.

mod cover;
mod issue;

use alloc::collections::BTreeMap;

use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use suhui_primitives::{BatchId, ParticipantId, Registry, Sources, FIRST_NUMBER};

use crate::{
	Batch, BatchStatus, Batches, Config, NextBatch, OwedBatches, Pallet, Progresses, Stage,
};

impl<T: Config> Pallet<T> {
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let next = NextBatch::<T>::get();
		let mut given = 0u32;
		for (batch, details) in Batches::<T>::iter() {
			given = given.saturating_add(1);
			ensure!((FIRST_NUMBER..next).contains(&batch), "a batch's number was never given");
			Self::check_status(&details)?;
			Self::check_parties(&details)?;
			Self::check_terms(&details)?;
			Self::check_progress(batch, &details)?;
		}
		ensure!(FIRST_NUMBER.saturating_add(given) == next, "a number was given to no batch");
		Self::check_days()?;
		Self::check_continuations()?;
		Self::check_classes()?;
		Self::check_parts()?;
		Self::check_masks()?;
		Self::check_obligations()
	}

	fn check_status(details: &Batch) -> Result<(), TryRuntimeError> {
		let stage = match (details.status, details.status.stage()) {
			(_, Some(stage)) => stage,
			(BatchStatus::Cancelled, None) => {
				ensure!(details.due.is_none(), "a batch was cancelled after its approval");
				return Ok(());
			}
			// A report stands, though nothing was attested.
			(BatchStatus::Refused, None) => Stage::Attested,
			(_, None) => Stage::Approved,
		};
		ensure!(
			details.verifier.is_some() == (stage >= Stage::Assigned),
			"a verifier does not go with the status"
		);
		ensure!(
			details.report.is_some() == (stage >= Stage::Attested),
			"a report does not go with the status"
		);
		ensure!(
			details.due.is_some() == (stage == Stage::Approved),
			"a due day does not go with the status"
		);
		Ok(())
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

	fn check_terms(details: &Batch) -> Result<(), TryRuntimeError> {
		ensure!(
			T::Sources::terms(details.source, details.period) == Ok(details.terms),
			"a batch does not count by the terms of its days"
		);
		Ok(())
	}

	fn check_progress(batch: BatchId, details: &Batch) -> Result<(), TryRuntimeError> {
		let Some(progress) = Progresses::<T>::get(batch) else {
			ensure!(details.due.is_none(), "an approved batch without progress");
			return Ok(());
		};
		let owner = T::Sources::owner(details.source);
		ensure!(owner.is_none() || progress.fed.points == 0, "a project gave points");
		ensure!(
			owner.is_none() || progress.chunks == 0 || progress.last == owner,
			"a project was fed of others than its owner"
		);
		ensure!(details.due.is_some(), "progress of a batch not approved");
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
		let start = Self::start(details);
		ensure!(
			progress == start || (progress.chunks > 0 && progress.last >= start.last),
			"a batch does not go on from where it starts"
		);
		Ok(())
	}

	fn check_obligations() -> Result<(), TryRuntimeError> {
		let mut owed = BTreeMap::<ParticipantId, u32>::new();
		for details in Batches::<T>::iter_values() {
			let Some(stage) = details.status.stage() else { continue };
			let verifier = details.verifier.filter(|_| stage == Stage::Assigned);
			for participant in [Some(details.reporter), verifier].into_iter().flatten() {
				let batches = owed.entry(participant).or_default();
				*batches = batches.saturating_add(1);
			}
		}
		let stored: BTreeMap<_, _> = OwedBatches::<T>::iter().collect();
		ensure!(stored == owed, "batches owed are not counted as they are");
		Ok(())
	}
}
