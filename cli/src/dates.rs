//! Days, months and periods as they are written.

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
