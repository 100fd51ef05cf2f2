//! Days since 1970-01-01 as people write them, and which of them are worked.

use std::collections::{BTreeMap, BTreeSet};

fn is_leap(year: u32) -> bool {
	year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_of_year(year: u32) -> u32 {
	if is_leap(year) {
		366
	} else {
		365
	}
}

fn days_of_month(year: u32, month: u32) -> u32 {
	match month {
		2 if is_leap(year) => 29,
		2 => 28,
		4 | 6 | 9 | 11 => 30,
		_ => 31,
	}
}

/// Year, month from 1 to 12, and day of the month.
pub fn date(day: u32) -> (u32, u32, u32) {
	let (mut year, mut month, mut left) = (1970, 1, day);
	while left >= days_of_year(year) {
		left -= days_of_year(year);
		year += 1;
	}
	while left >= days_of_month(year, month) {
		left -= days_of_month(year, month);
		month += 1;
	}
	(year, month, left + 1)
}

/// Months since January 1970.
pub fn month_of(day: u32) -> u32 {
	let (year, month, _) = date(day);
	(year - 1970) * 12 + month - 1
}

pub fn last_of_month(day: u32) -> u32 {
	let (year, month, of_month) = date(day);
	day - of_month + days_of_month(year, month)
}

/// The 1st of January.
pub fn first_of(year: u32) -> u32 {
	(1970..year).map(days_of_year).sum()
}

/// The same date of the next year; of 29 February, the 28th.
pub fn year_later(day: u32) -> u32 {
	let (year, month, of_month) = date(day);
	let of_month = of_month.min(days_of_month(year + 1, month));
	first_of(year + 1)
		+ (1..month).map(|month| days_of_month(year + 1, month)).sum::<u32>()
		+ of_month
		- 1
}

/// The years whose working days are published.
#[derive(Clone, Default)]
pub struct WorkingYears(BTreeMap<u32, (BTreeSet<u32>, BTreeSet<u32>)>);

impl WorkingYears {
	/// A year with its days off, and its Saturdays and Sundays worked.
	pub fn publish(
		&mut self,
		year: u32,
		off: impl IntoIterator<Item = u32>,
		worked: impl IntoIterator<Item = u32>,
	) {
		self.0.insert(year, (off.into_iter().collect(), worked.into_iter().collect()));
	}

	pub fn is_published(&self, year: u32) -> bool {
		self.0.contains_key(&year)
	}

	/// The last of so many working days after a day; `None` while a year that they reach into is not published.
	pub fn after(&self, day: u32, days: u32) -> Option<u32> {
		let (mut day, mut left) = (day, days);
		while left > 0 {
			day += 1;
			let (off, worked) = self.0.get(&date(day).0)?;
			// Day 0 was a Thursday.
			let is_weekday = !matches!(day % 7, 2 | 3);
			if worked.contains(&day) || (is_weekday && !off.contains(&day)) {
				left -= 1;
			}
		}
		Some(day)
	}
}
