use core::fmt;

use chrono::{Datelike, NaiveDate};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

const MILLISECONDS_A_DAY: u64 = 86_400_000;
/// Beijing is eight hours ahead of UTC, without summer time.
const BEIJING_OFFSET_MILLISECONDS: u64 = 28_800_000;

/// Days since 1970-01-01 in Beijing time.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[scale_info(replace_segment("suhui_coding", "suhui_primitives"))]
pub struct Day(pub u32);

impl Day {
	/// The day in Beijing at a moment given in milliseconds since the Unix epoch.
	pub fn at(unix_milliseconds: u64) -> Self {
		let days =
			unix_milliseconds.saturating_add(BEIJING_OFFSET_MILLISECONDS) / MILLISECONDS_A_DAY;
		Day(u32::try_from(days).unwrap_or(u32::MAX))
	}

	/// `None` past the calendar's end, some 260,000 years ahead.
	pub fn date(self) -> Option<NaiveDate> {
		NaiveDate::from_epoch_days(i32::try_from(self.0).ok()?)
	}

	/// `None` before 1970.
	pub fn from_date(date: NaiveDate) -> Option<Self> {
		u32::try_from(date.to_epoch_days()).ok().map(Day)
	}

	pub fn month(self) -> Option<Month> {
		let date = self.date()?;
		let years = u32::try_from(date.year()).ok()?.checked_sub(1970)?;
		Some(Month(years.checked_mul(12)?.checked_add(date.month0())?))
	}

	/// `None` past the year 65535.
	pub fn year(self) -> Option<u16> {
		u16::try_from(self.date()?.year()).ok()
	}

	/// By the day's date; `None` if there is no such day, and before 1970.
	pub fn of(year: u16, month: u32, day: u32) -> Option<Self> {
		Self::from_date(NaiveDate::from_ymd_opt(i32::from(year), month, day)?)
	}

	/// Whether it is a Saturday or a Sunday.
	pub fn is_weekend(self) -> bool {
		// Day 0 was a Thursday.
		matches!(self.0 % 7, 2 | 3)
	}

	/// This day's bit among the days of its month: bit 0 is the 1st.
	pub fn bit_in_month(self) -> Option<u32> {
		1u32.checked_shl(self.date()?.day0())
	}

	pub fn saturating_add(self, days: u32) -> Self {
		Day(self.0.saturating_add(days))
	}
}

impl fmt::Display for Day {
	/// As `2016-01-31`.
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self.date() {
			Some(date) => date.fmt(f),
			None => write!(f, "第 {0} 日 day {0}", self.0),
		}
	}
}

/// Months since January 1970 in Beijing time.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[scale_info(replace_segment("suhui_coding", "suhui_primitives"))]
pub struct Month(pub u32);

impl Month {
	pub fn saturating_add(self, months: u32) -> Self {
		Month(self.0.saturating_add(months))
	}

	/// Year and month of the year, 1 to 12.
	pub fn year_and_month(self) -> (u32, u32) {
		((self.0 / 12).saturating_add(1970), (self.0 % 12).saturating_add(1))
	}

	/// `None` past the calendar's end.
	pub fn last_day(self) -> Option<Day> {
		let (year, month) = self.saturating_add(1).year_and_month();
		let next = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, 1)?;
		Day::from_date(next.pred_opt()?)
	}
}

/// Whole days of one calendar month, both ends included.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[scale_info(replace_segment("suhui_coding", "suhui_primitives"))]
pub struct Period {
	pub first: Day,
	pub last: Day,
}

impl Period {
	/// The month the period lies in; `None` if it ends before it begins or spans two months.
	pub fn month(&self) -> Option<Month> {
		if self.last < self.first {
			return None;
		}
		let month = self.first.month()?;
		(self.last.month()? == month).then_some(month)
	}

	/// The period's days as bits of its month, bit 0 the 1st; `None` as for [`Self::month`].
	pub fn days_of_month(&self) -> Option<u32> {
		self.month()?;
		let first = self.first.bit_in_month()?;
		let last = self.last.bit_in_month()?;
		// All bits from the first day's up to the last day's.
		Some(last.wrapping_sub(first) | last)
	}

	pub fn contains(&self, day: Day) -> bool {
		self.first <= day && day <= self.last
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn day(year: i32, month: u32, day: u32) -> Day {
		Day::from_date(NaiveDate::from_ymd_opt(year, month, day).unwrap()).unwrap()
	}

	#[test]
	fn day_should_turn_at_sixteen_hours_utc_when_it_is_midnight_in_beijing() {
		// 2016-01-01T00:00:00+08:00 is 1451577600 s after the epoch, day 16801.
		assert_eq!(Day::at(1_451_577_599_999), Day(16_800));
		assert_eq!(Day::at(1_451_577_600_000), Day(16_801));
		assert_eq!(Day(16_801), day(2016, 1, 1));
	}

	#[test]
	fn month_should_count_from_january_1970_when_asked_of_a_day() {
		assert_eq!(day(1970, 1, 31).month(), Some(Month(0)));
		assert_eq!(day(2016, 2, 29).month(), Some(Month(46 * 12 + 1)));
		assert_eq!(Month(553).year_and_month(), (2016, 2));
	}

	#[test]
	fn year_should_begin_on_the_first_of_january_when_asked_of_a_day() {
		// 2024 has 366 days, from day 19723 on; 2025 begins with day 20089, 2026 with day 20454.
		let firsts = [19_723, 20_089, 20_454].map(Day).map(Some);
		assert_eq!([2024, 2025, 2026].map(|year| Day::of(year, 1, 1)), firsts);
		assert_eq!([20_088, 20_089, 20_453].map(|n| Day(n).year()), [2024, 2025, 2025].map(Some));
		assert_eq!((Day::of(1970, 1, 1), Day::of(1969, 12, 31)), (Some(Day(0)), None));
		assert_eq!((Day::of(2024, 2, 29), Day::of(2025, 2, 29)), (Some(Day(19_782)), None));
		assert_eq!(Day(u32::MAX).year(), None);
	}

	#[test]
	fn day_should_be_of_the_weekend_when_it_is_a_saturday_or_a_sunday() {
		// Friday 2026-11-20 to Monday 2026-11-23.
		let days = [20, 21, 22, 23].map(|n| day(2026, 11, n).is_weekend());
		assert_eq!(days, [false, true, true, false]);
	}

	#[test]
	fn month_should_end_with_its_last_day_when_it_is_short_or_the_years_last() {
		assert_eq!(Month(553).last_day(), Some(day(2016, 2, 29)));
		assert_eq!(Month(551).last_day(), Some(day(2015, 12, 31)));
		assert_eq!(Month(u32::MAX).last_day(), None);
	}

	#[test]
	fn days_of_month_should_be_the_days_as_bits_when_the_period_lies_in_one_month() {
		let of = |first, last| Period { first, last }.days_of_month();
		assert_eq!(of(day(2016, 1, 1), day(2016, 1, 31)), Some(0x7fff_ffff));
		assert_eq!(of(day(2016, 1, 2), day(2016, 1, 4)), Some(0b1110));
		assert_eq!(of(day(2016, 1, 31), day(2016, 1, 31)), Some(1 << 30));
	}

	#[test]
	fn days_of_month_should_be_none_when_the_period_spans_months_or_runs_backwards() {
		let of = |first, last| Period { first, last }.days_of_month();
		assert_eq!(of(day(2016, 1, 31), day(2016, 2, 1)), None);
		assert_eq!(of(day(2016, 1, 4), day(2016, 1, 2)), None);
	}
}
