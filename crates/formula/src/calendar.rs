//! Days of the calendar, counted from 1970-01-01, as far as the language looks at them.

use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// What a formula may ask of a record's day, by its name in the language.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Encode, Decode, TypeInfo)]
pub enum DayPart {
	/// From 1 to 12.
	Month,
	/// From 1, Monday, to 7, Sunday.
	Weekday,
	/// By its index among [`SEASONS`]: spring begins with March.
	Season,
}

/// The codes of `season`.
pub const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

impl DayPart {
	pub const ALL: [Self; 3] = [Self::Month, Self::Weekday, Self::Season];

	pub fn name(self) -> &'static str {
		match self {
			Self::Month => "month",
			Self::Weekday => "weekday",
			Self::Season => "season",
		}
	}

	pub fn named(name: &str) -> Option<Self> {
		Self::ALL.into_iter().find(|part| part.name() == name)
	}

	/// The least and the most it can be.
	pub fn bounds(self) -> (u8, u8) {
		match self {
			Self::Month => (1, 12),
			Self::Weekday => (1, 7),
			Self::Season => (0, 3),
		}
	}

	/// Of this day.
	pub fn of(self, day: u32) -> u8 {
		let part = match self {
			Self::Month => civil(day).1,
			// 1970-01-01 was a Thursday.
			Self::Weekday => ((day % 7).saturating_add(3) % 7).saturating_add(1),
			Self::Season => civil(day).1.saturating_add(9) % 12 / 3,
		};
		u8::try_from(part).unwrap_or_default()
	}
}

/// Days from 0000-03-01, with which the years of these calculations begin, to 1970-01-01.
const BEFORE_1970: u64 = 719_468;
/// Days of 400 years, after which the calendar repeats itself.
const DAYS_OF_ERA: u64 = 146_097;

/// Year, month and day of the month (Hinnant, `civil_from_days`).
pub fn civil(day: u32) -> (u32, u32, u32) {
	let day = u64::from(day).saturating_add(BEFORE_1970);
	let (era, of_era) = (day / DAYS_OF_ERA, day % DAYS_OF_ERA);
	let without_leaps = of_era
		.saturating_sub(of_era / 1_460)
		.saturating_add(of_era / 36_524)
		.saturating_sub(of_era / 146_096);
	let year = without_leaps / 365;
	let of_year = of_era.saturating_sub(days_before(year));
	let month = of_year.saturating_mul(5).saturating_add(2) / 153;
	let of_month = of_year.saturating_sub(days_of(month)).saturating_add(1);
	let turned = u64::from(month >= 10);
	let year = era.saturating_mul(400).saturating_add(year).saturating_add(turned);
	let month = month.saturating_add(2) % 12;
	let short = |value: u64| u32::try_from(value).unwrap_or(u32::MAX);
	(short(year), short(month.saturating_add(1)), short(of_month))
}

/// The day of a date, if there is one and it is not before 1970.
pub fn day_of(year: u32, month: u32, of_month: u32) -> Option<u32> {
	let from_march = u64::from(month.checked_add(9)? % 12);
	let year_from_march = u64::from(year).checked_sub(u64::from(month <= 2))?;
	let (era, of_era) = (year_from_march / 400, year_from_march % 400);
	let day = era
		.checked_mul(DAYS_OF_ERA)?
		.checked_add(days_before(of_era))?
		.checked_add(days_of(from_march))?
		.checked_add(u64::from(of_month.checked_sub(1)?))?
		.checked_sub(BEFORE_1970)?;
	let day = u32::try_from(day).ok()?;
	(civil(day) == (year, month, of_month)).then_some(day)
}

/// Of the years of an era before this one.
fn days_before(year: u64) -> u64 {
	year.saturating_mul(365).saturating_add(year / 4).saturating_sub(year / 100)
}

/// Of the months of a year before this one, March being 0.
fn days_of(month: u64) -> u64 {
	month.saturating_mul(153).saturating_add(2) / 5
}
