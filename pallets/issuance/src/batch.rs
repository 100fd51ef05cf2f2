//! What several calls ask of a batch, and what they do to its days and class.

use polkadot_sdk::{
	frame_support::{
		ensure,
		traits::{EnsureOrigin, SortedMembers},
	},
	frame_system::{ensure_signed, pallet_prelude::OriginFor},
	sp_runtime::DispatchResult,
};
use suhui_primitives::{
	Accreditation, BatchId, ClassId, Clock, Day, Month, ParticipantId, Period, Registry, SourceId,
	Sources, VersionId,
};

use crate::{Batch, Batches, Class, ClassOf, Classes, Config, DaysTaken, Error, NextClass, Pallet};

impl<T: Config> Pallet<T> {
	pub(crate) fn batch(batch: BatchId) -> Result<Batch, Error<T>> {
		Batches::<T>::get(batch).ok_or(Error::<T>::NotFound)
	}

	pub(crate) fn ensure_reporter_or_operator(
		origin: OriginFor<T>,
		source: SourceId,
	) -> DispatchResult {
		if let Err(origin) = T::OperatorOrigin::try_origin(origin) {
			let sender = T::Registry::participant(&ensure_signed(origin)?)
				.ok_or(Error::<T>::NotRegistered)?;
			ensure!(T::Sources::is_reporter(source, sender), Error::<T>::NotReporter);
		}
		Ok(())
	}

	/// That a participant may verify a batch of the source: accredited, in good standing, and disinterested.
	pub(crate) fn ensure_fit(verifier: ParticipantId, source: SourceId) -> DispatchResult {
		ensure!(T::Accreditation::in_good_standing(verifier), Error::<T>::NotInGoodStanding);
		let is_interested = T::Sources::is_interested(source, verifier)
			|| T::Accreditation::is_interested(verifier, source)
			|| Self::is_official(verifier);
		ensure!(!is_interested, Error::<T>::Interested);
		Ok(())
	}

	/// Whether an official's account stands, or last stood, for the participant: who decides on batches verifies none.
	fn is_official(participant: ParticipantId) -> bool {
		T::Officials::sorted_members()
			.iter()
			.any(|official| T::Registry::stood_for(official) == Some(participant))
	}

	pub(crate) fn is_overdue(details: &Batch) -> bool {
		details.due.is_some_and(|due| due < T::Clock::today())
	}

	/// Marks the days of a period as covered.
	pub(crate) fn take_days(source: SourceId, period: Period, today: Day) -> DispatchResult {
		let month = period.month().ok_or(Error::<T>::InvalidPeriod)?;
		let days = period.days_of_month().ok_or(Error::<T>::InvalidPeriod)?;
		ensure!(period.last < today, Error::<T>::PeriodNotOver);
		DaysTaken::<T>::try_mutate(source, month, |taken| {
			ensure!(*taken & days == 0, Error::<T>::PeriodOverlaps);
			*taken |= days;
			Ok(())
		})
	}

	pub(crate) fn free_days(details: &Batch) {
		let (Some(month), Some(days)) = (details.period.month(), details.period.days_of_month())
		else {
			return;
		};
		DaysTaken::<T>::mutate_exists(details.source, month, |taken| {
			let left = taken.unwrap_or_default() & !days;
			*taken = (left != 0).then_some(left);
		})
	}

	/// The class of what is issued, made on the first occasion.
	pub(crate) fn class(
		source: SourceId,
		version: Option<VersionId>,
		month: Month,
	) -> Result<ClassId, Error<T>> {
		let key = (source, version, month);
		if let Some(class) = ClassOf::<T>::get(key) {
			return Ok(class);
		}
		let class = NextClass::<T>::get();
		NextClass::<T>::put(class.checked_add(1).ok_or(Error::<T>::Overflow)?);
		ClassOf::<T>::insert(key, class);
		Classes::<T>::insert(class, Class { source, version, month });
		Ok(class)
	}
}
