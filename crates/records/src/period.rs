//! Periods as they are written.

use alloc::{format, string::String};

use suhui_coding::{Day, Period};

use crate::field::parse_day;

/// `2016-01`, `2016-01-31` or `2016-01-01..2016-01-31`.
pub fn parse_period(text: &str) -> Result<Period, String> {
	let wanted = || {
		format!(
			"「{text}」不是期间，应写作 2016-01 或 2016-01-01..2016-01-31 / \
			 `{text}` is not a period: write 2016-01 or 2016-01-01..2016-01-31"
		)
	};
	let period = match text.split_once("..") {
		Some((first, last)) => {
			let first = parse_day(first).ok_or_else(wanted)?;
			Period { first, last: parse_day(last).ok_or_else(wanted)? }
		}
		None => match parse_day(text) {
			Some(day) => Period { first: day, last: day },
			None => whole_month(text).ok_or_else(wanted)?,
		},
	};
	match period.month() {
		Some(_) => Ok(period),
		None => Err(format!(
			"期间须在同一个月内且首日不晚于末日 / the period `{text}` must lie in one calendar month and end no earlier than it begins"
		)),
	}
}

fn whole_month(text: &str) -> Option<Period> {
	let first = parse_day(&format!("{text}-01"))?;
	let next = first.date()?.checked_add_months(chrono::Months::new(1))?;
	Some(Period { first, last: Day::from_date(next.pred_opt()?)? })
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn period_should_be_all_days_when_a_month_is_named() {
		let january = Period { first: Day(16_801), last: Day(16_831) };
		assert_eq!(parse_period("2016-01"), Ok(january));
		assert_eq!(parse_period("2016-01-01..2016-01-31"), Ok(january));
		let leap = Period { first: Day(16_832), last: Day(16_860) };
		assert_eq!(parse_period("2016-02"), Ok(leap));
	}

	#[test]
	fn period_should_be_refused_when_it_spans_months_or_runs_backwards() {
		assert!(parse_period("2016-01-31..2016-02-01").is_err());
		assert!(parse_period("2016-01-04..2016-01-02").is_err());
		assert!(parse_period("2016").is_err());
	}
}
