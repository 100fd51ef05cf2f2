//! Days, months and periods as they are written, and today.

use std::time::{SystemTime, UNIX_EPOCH};

use suhui_primitives::{Day, Month, Period};

pub fn day(day: Day) -> String {
	day.to_string()
}

pub fn month(month: Month) -> String {
	let (year, month) = month.year_and_month();
	format!("{year}-{month:02}")
}

pub fn period(period: Period) -> String {
	format!("{}..{}", day(period.first), day(period.last))
}

/// The day it is in Beijing by this machine's clock.
pub fn today() -> Day {
	let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
	Day::at(u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}
