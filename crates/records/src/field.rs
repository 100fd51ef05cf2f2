//! What the text of a field means.

use alloc::{format, string::String, vec::Vec};

use chrono::NaiveDate;
use suhui_coding::{Day, ParticipantId, Period, FIRST_NUMBER};
use suhui_formula::{format_scaled, parse_scaled, Input, ParseScaledError};

/// A participant's number in decimal digits.
pub fn participant(text: &str) -> Result<ParticipantId, String> {
	let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
	let number = digits.then(|| text.parse().ok()).flatten();
	number.filter(|number| *number >= FIRST_NUMBER).ok_or_else(|| {
		format!("「{text}」不是参与者编号，应为 1 至 4294967295 的整数 / `{text}` is not a participant's number: write a whole number from 1 to 4294967295")
	})
}

/// A day of the calendar, as [`parse_day`] reads it.
pub fn date(text: &str) -> Result<Day, String> {
	parse_day(text).ok_or_else(|| {
		format!("「{text}」不是日期，应写作 2016-01-31 / `{text}` is not a date: write 2016-01-31")
	})
}

/// A day of the period.
pub fn day(text: &str, period: Period) -> Result<Day, String> {
	let day = date(text)?;
	let Period { first, last } = period;
	period.contains(day).then_some(day).ok_or_else(|| {
		format!(
			"{text} 不在期间 {first}..{last} 内 / {text} lies outside the period {first}..{last}"
		)
	})
}

/// A quantity in its declared unit, within its declared range, scaled by its decimals; or the index of a category's code.
pub fn input(text: &str, input: &Input) -> Result<u64, String> {
	if input.is_category() {
		return category(text, input);
	}
	let value = quantity(text, input)?;
	match (input.min..=input.max).contains(&value) {
		true => Ok(value),
		false => Err(outside(text, input)),
	}
}

/// The same of an earlier record, whose terms may have had another range and other codes.
pub fn earlier(text: &str, input: &Input) -> Result<u64, String> {
	match input.is_category() {
		// Windows count days of a category, whatever its codes.
		true => Ok(0),
		false => quantity(text, input),
	}
}

fn category(text: &str, input: &Input) -> Result<u64, String> {
	input.index_of(text).ok_or_else(|| {
		let codes: Vec<_> = input.codes.iter().map(|code| code.name.as_str()).collect();
		let (zh, en) = (codes.join("、"), codes.join(", "));
		format!("「{text}」不是 {zh} 之一 / `{text}` is none of {en}")
	})
}

fn quantity(text: &str, input: &Input) -> Result<u64, String> {
	let Input { unit, decimals, .. } = input;
	if text.is_empty() {
		return Err(format!("为空，应填以 {unit} 计的数值 / is empty: write a number of {unit}"));
	}
	if text.starts_with(['-', '−', '－']) {
		return Err(format!(
			"「{text}」是负数，应为零或正数 / `{text}` is negative: it should be zero or more"
		));
	}
	parse_scaled(text, *decimals).map_err(|error| match error {
		ParseScaledError::NotANumber => format!(
			"「{text}」不是数值，应只含数字与一个小数点 / `{text}` is not a number: write digits with at most one point"
		),
		ParseScaledError::TooManyDecimals { limit } => {
			format!("「{text}」小数过多，至多 {limit} 位 / `{text}` has too many decimals: at most {limit} are kept")
		}
		ParseScaledError::TooLarge => outside(text, input),
	})
}

fn outside(text: &str, input: &Input) -> String {
	let Input { unit, decimals, .. } = input;
	let (min, max) = (format_scaled(input.min, *decimals), format_scaled(input.max, *decimals));
	format!("「{text}」超出允许范围 {min} 至 {max} {unit} / `{text}` lies outside the permitted range {min} to {max} {unit}")
}

/// A whole number that a file states; none where it is empty.
pub fn stated(text: &str) -> Result<Option<u64>, String> {
	if text.is_empty() {
		return Ok(None);
	}
	let digits = text.bytes().all(|byte| byte.is_ascii_digit());
	let number = digits.then(|| text.parse().ok()).flatten();
	number.map(Some).ok_or_else(|| {
		format!("「{text}」不是整数，应只含数字，或留空 / `{text}` is not a whole number: write digits, or leave it empty")
	})
}

/// `2016-01-31` and no other form.
pub fn parse_day(text: &str) -> Option<Day> {
	let bytes = text.as_bytes();
	if bytes.len() != 10 || bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
		return None;
	}
	let number = |range: core::ops::Range<usize>| {
		let digits = text.get(range)?;
		digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<u32>().ok())?
	};
	let year = i32::try_from(number(0..4)?).ok()?;
	Day::from_date(NaiveDate::from_ymd_opt(year, number(5..7)?, number(8..10)?)?)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::reader::tests::inputs;

	const JANUARY_2016: Period = Period { first: Day(16_801), last: Day(16_831) };

	fn distance(text: &str) -> Result<u64, String> {
		input(text, &inputs()[0])
	}

	#[test]
	fn day_should_be_none_when_the_text_is_no_date_of_the_calendar() {
		assert_eq!(parse_day("2016-02-29"), Some(Day(16_860)));
		for text in
			["2015-02-29", "2016-1-1", "2016/01/01", "20160101", "2016-01-01 ", "+016-01-01", ""]
		{
			assert_eq!(parse_day(text), None, "{text}");
		}
	}

	#[test]
	fn day_should_be_refused_when_it_lies_outside_the_period() {
		assert_eq!(day("2016-01-31", JANUARY_2016), Ok(Day(16_831)));
		for text in ["2015-12-31", "2016-02-01"] {
			let fault = day(text, JANUARY_2016).unwrap_err();
			assert!(fault.contains("outside the period 2016-01-01..2016-01-31"), "{fault}");
		}
		assert!(day("2016-01-32", JANUARY_2016).unwrap_err().contains("is not a date"));
	}

	#[test]
	fn participant_should_be_refused_when_it_is_no_number_of_32_bits() {
		assert_eq!(participant("4294967295"), Ok(u32::MAX));
		for text in ["", "-1", "+1", "0", "x", "4294967296", "1.0"] {
			assert!(participant(text).is_err(), "{text}");
		}
	}

	#[test]
	fn input_should_be_refused_when_it_is_negative_or_no_number() {
		for text in ["-3", "−3", "－3"] {
			assert!(distance(text).unwrap_err().contains("is negative"), "{text}");
		}
		for text in ["", "x", "1e3", "1,000", "１", "+1", ".5", "5.", "1.2.3", "NaN", "0x10"] {
			assert!(distance(text).is_err(), "{text}");
		}
	}

	#[test]
	fn input_should_be_refused_when_it_leaves_the_declared_range() {
		assert_eq!(distance("300.000"), Ok(300_000));
		for text in ["300.001", "1000000000000000000", "99999999999999999999999999"] {
			let fault = distance(text).unwrap_err();
			assert!(fault.contains("permitted range 0.000 to 300.000 km"), "{fault}");
		}
	}

	#[test]
	fn input_should_be_refused_when_it_would_have_to_be_rounded() {
		assert_eq!(distance("1.0010"), Ok(1_001));
		assert!(distance("1.0001").unwrap_err().contains("at most 3 are kept"));
	}

	#[test]
	fn written_should_be_what_is_read_back_when_it_is_a_quantity() {
		assert_eq!(inputs()[0].written(2_500), "2.500");
		assert_eq!(distance("2.500"), Ok(2_500));
	}

	#[test]
	fn earlier_quantity_should_be_read_when_it_lies_outside_the_range_of_now() {
		assert_eq!(earlier("300.001", &inputs()[0]), Ok(300_001));
		assert!(distance("300.001").unwrap_err().contains("outside the permitted range"));
		assert!(earlier("300.0001", &inputs()[0]).unwrap_err().contains("at most 3 are kept"));
	}
}
