//! Answers other pallets: which days are worked, and how they are counted.

use core::{iter::from_fn, ops::Range};

use suhui_primitives::{Day, Unpublished, WorkingDays, Year};

use crate::{Config, Pallet, Years};

/// Years over which lateness is counted; who is later still is told to be as late.
const LATE_YEARS: usize = 3;

/// Days of one year that follow on each other.
struct Part {
	year: Year,
	/// The 1st of January.
	first: Day,
	/// Their places among the year's days.
	places: Range<u32>,
}

/// The 1st of January; `None` before 1970.
pub(crate) fn first_of(year: Year) -> Option<Day> {
	Day::of(year, 1, 1)
}

/// The 1st of January and how many days the year has.
pub(crate) fn places(year: Year) -> Option<(Day, u32)> {
	let first = first_of(year)?;
	let next = first_of(year.checked_add(1)?)?;
	Some((first, next.0.saturating_sub(first.0)))
}

/// The days after `from`, up to `to`, by years.
fn parts(from: Day, to: Day) -> impl Iterator<Item = Part> {
	let mut next = from.saturating_add(1);
	from_fn(move || {
		if to < next {
			return None;
		}
		let year = next.year()?;
		let (first, length) = places(year)?;
		let end = first.saturating_add(length).min(to.saturating_add(1));
		let places = next.0.saturating_sub(first.0)..end.0.saturating_sub(first.0);
		next = end;
		Some(Part { year, first, places })
	})
}

impl<T: Config> WorkingDays for Pallet<T> {
	fn is_working(day: Day) -> Result<bool, Unpublished> {
		// A year that has no number is never published.
		let year = day.year().unwrap_or(Year::MAX);
		let published = Years::<T>::get(year).ok_or(Unpublished(year))?;
		let place = first_of(year).map_or(0, |first| day.0.saturating_sub(first.0));
		Ok(published.days.contains(place))
	}

	fn add(day: Day, days: u16) -> Result<Day, Unpublished> {
		if days == 0 {
			return Ok(day);
		}
		let mut left = days;
		for Part { year, first, places } in parts(day, Day(u32::MAX)) {
			let published = Years::<T>::get(year).ok_or(Unpublished(year))?;
			for place in places.filter(|place| published.days.contains(*place)) {
				left = left.saturating_sub(1);
				if left == 0 {
					return Ok(first.saturating_add(place));
				}
			}
		}
		Err(Unpublished(Year::MAX))
	}

	fn between(from: Day, to: Day) -> Result<u16, Unpublished> {
		parts(from, to).try_fold(0u16, |count, Part { year, places, .. }| {
			let published = Years::<T>::get(year).ok_or(Unpublished(year))?;
			Ok(count.saturating_add(published.days.count(places)))
		})
	}
}

impl<T: Config> Pallet<T> {
	/// How many working days late it is, by which Monday to Friday count in a year that is not published; 1 at least once
	/// the day is over.
	pub(crate) fn late(due: Day, today: Day) -> u16 {
		if today <= due {
			return 0;
		}
		let counted = parts(due, today).take(LATE_YEARS).map(|Part { year, first, places }| {
			match Years::<T>::get(year) {
				Some(published) => published.days.count(places),
				None => places
					.filter(|place| !first.saturating_add(*place).is_weekend())
					.fold(0u16, |count, _| count.saturating_add(1)),
			}
		});
		counted.fold(0u16, u16::saturating_add).max(1)
	}
}
