//! The days batches cover, and the terms those count by: no day counts twice in a line (Art. 16, 25, 34).

use polkadot_sdk::{frame_support::ensure, sp_runtime::DispatchResult};
use suhui_primitives::{Day, Period, SourceId, Sources, TermsFault, TermsNumber};

use crate::{Batch, Config, DaysTaken, Error, Pallet};

impl<T: Config> Pallet<T> {
	/// The terms by which all days of a period of one month past count.
	pub(crate) fn terms(
		source: SourceId,
		period: Period,
		today: Day,
	) -> Result<TermsNumber, Error<T>> {
		ensure!(period.month().is_some(), Error::<T>::InvalidPeriod);
		ensure!(period.last < today, Error::<T>::PeriodNotOver);
		T::Sources::terms(source, period).map_err(|fault| match fault {
			TermsFault::Before => Error::<T>::BeforeAdmission,
			TermsFault::Succeeded => Error::<T>::Succeeded,
			TermsFault::Change => Error::<T>::TermsChange,
			TermsFault::Discontinued => Error::<T>::Discontinued,
		})
	}

	/// Marks the days of a new batch as covered.
	pub(crate) fn take_days(details: &Batch) -> DispatchResult {
		let line = T::Sources::line(details.source).ok_or(Error::<T>::NotActive)?;
		let month = details.period.month().ok_or(Error::<T>::InvalidPeriod)?;
		let days = details.period.days_of_month().ok_or(Error::<T>::InvalidPeriod)?;
		DaysTaken::<T>::try_mutate(line, month, |taken| {
			ensure!(*taken & days == 0, Error::<T>::PeriodOverlaps);
			*taken |= days;
			Ok(())
		})
	}

	pub(crate) fn free_days(details: &Batch) {
		let (Some(line), Some(month), Some(days)) = (
			T::Sources::line(details.source),
			details.period.month(),
			details.period.days_of_month(),
		) else {
			return;
		};
		DaysTaken::<T>::mutate_exists(line, month, |taken| {
			let left = taken.unwrap_or_default() & !days;
			*taken = (left != 0).then_some(left);
		})
	}
}
