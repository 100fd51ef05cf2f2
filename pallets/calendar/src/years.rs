//! How the working days of a year are published and amended.

use polkadot_sdk::{frame_support::ensure, sp_runtime::DispatchResult};
use suhui_primitives::{Clock, Day, Document, Year};

use crate::{
	working_days::{first_of, places},
	Config, Error, Event, Pallet, WorkingYear, YearDays, Years,
};

/// Working days that a year may have: of its 260 to 262 weekdays, holidays take some.
pub(crate) const PLAUSIBLE: core::ops::RangeInclusive<u16> = 240..=262;

impl<T: Config> Pallet<T> {
	pub(crate) fn publish(
		year: Year,
		holidays: &[Day],
		make_up: &[Day],
		document: Document,
	) -> DispatchResult {
		ensure!(!Years::<T>::contains_key(year), Error::<T>::AlreadyExists);
		let this_year = T::Clock::today().year().unwrap_or_default();
		ensure!(year <= this_year.saturating_add(1), Error::<T>::TooFarAhead);
		let days = Self::days_of(year, holidays, make_up)?;
		Years::<T>::insert(year, WorkingYear { days, document, revision: 0 });
		if let Some(first) = first_of(year) {
			Self::recompute(first, first);
		}
		Self::deposit_event(Event::YearPublished { year, document });
		Ok(())
	}

	pub(crate) fn amend(
		year: Year,
		holidays: &[Day],
		make_up: &[Day],
		document: Document,
	) -> DispatchResult {
		let before = Years::<T>::get(year).ok_or(Error::<T>::NotFound)?;
		let days = Self::days_of(year, holidays, make_up)?;
		let difference = before.days.first_difference(&days);
		ensure!(difference.is_some() || document != before.document, Error::<T>::Unchanged);
		let (first, length) = places(year).ok_or(Error::<T>::Implausible)?;
		let first_changed = first.saturating_add(difference.unwrap_or(length));
		ensure!(difference.is_none() || T::Clock::today() < first_changed, Error::<T>::PastChanged);
		let revision = before.revision.saturating_add(1);
		Years::<T>::insert(year, WorkingYear { days, document, revision });
		if difference.is_some() {
			Self::recompute(first_changed, Self::first_awaited(year));
		}
		Self::deposit_event(Event::YearAmended { year, first_changed, document });
		Ok(())
	}

	/// The 1st of January of the first year after a published one that is not: no deadline that runs through the latter is
	/// due, or awaited, beyond.
	fn first_awaited(published: Year) -> Day {
		let mut year = published.saturating_add(1);
		while Years::<T>::contains_key(year) {
			year = year.saturating_add(1);
		}
		first_of(year).unwrap_or_default()
	}

	/// Monday to Friday but for the days off, and the days to be worked.
	pub(crate) fn days_of(
		year: Year,
		holidays: &[Day],
		make_up: &[Day],
	) -> Result<YearDays, Error<T>> {
		let (first, length) = places(year).ok_or(Error::<T>::Implausible)?;
		let is_of_year = |day: &Day| day.0.checked_sub(first.0).is_some_and(|place| place < length);
		ensure!(holidays.iter().chain(make_up).all(is_of_year), Error::<T>::NotOfYear);
		let ascend = |days: &[Day]| days.is_sorted_by(|one, next| one < next);
		ensure!(ascend(holidays) && ascend(make_up), Error::<T>::NotAscending);
		ensure!(make_up.iter().all(|day| day.is_weekend()), Error::<T>::NotWeekend);
		let is_off = |day: &Day| holidays.binary_search(day).is_ok();
		let is_made_up = |day: &Day| make_up.binary_search(day).is_ok();
		ensure!(!make_up.iter().any(is_off), Error::<T>::Both);
		let days = YearDays::new((0..length).filter(|place| {
			let day = first.saturating_add(*place);
			is_made_up(&day) || !(day.is_weekend() || is_off(&day))
		}));
		ensure!(PLAUSIBLE.contains(&days.total()), Error::<T>::Implausible);
		Ok(days)
	}
}
