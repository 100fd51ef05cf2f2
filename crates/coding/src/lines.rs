//! Activity records as lines of text: the columns `participant`, `date` and the inputs by their declared
//! names, in their declared units. Whoever reads them alike cuts them alike and finds the same root.

use alloc::{
	format,
	string::{String, ToString},
	vec::Vec,
};

use chrono::NaiveDate;
use suhui_formula::{format_scaled, parse_scaled, Input, ParseScaledError};

use crate::{Day, ParticipantId, Period, FIRST_NUMBER};

/// The columns before the inputs.
pub const PARTICIPANT: &str = "participant";
pub const DATE: &str = "date";

/// The columns of records with these inputs, as [`LineReader`] numbers them.
pub fn columns(inputs: &[Input]) -> Vec<&str> {
	[PARTICIPANT, DATE].into_iter().chain(inputs.iter().map(|input| input.name.as_str())).collect()
}

/// Where each wanted column stands in a header, those required first; `None` for an optional one that is
/// missing. With `others` unknown columns are passed over. An error names the column.
pub fn find_columns(
	header: &[String],
	required: &[&str],
	optional: &[&str],
	others: bool,
) -> Result<Vec<Option<usize>>, String> {
	let found = || header.join(",");
	let wanted: Vec<_> = required.iter().chain(optional).copied().collect();
	let places = wanted.iter().map(|name| header.iter().position(|title| title == name));
	let columns: Vec<_> = places.collect();
	for (name, place) in required.iter().zip(&columns) {
		if place.is_none() {
			return Err(format!(
				"缺少列「{name}」，首行是「{0}」 / column `{name}` is missing; the first line is `{0}`",
				found()
			));
		}
	}
	for (index, title) in header.iter().enumerate() {
		let is_wanted = wanted.contains(&title.as_str());
		if is_wanted && header.iter().take(index).any(|earlier| earlier == title) {
			return Err(format!("列「{title}」重复 / column `{title}` stands twice"));
		}
		if !others && !is_wanted {
			return Err(format!(
				"多出列「{title}」，应只有 {0} / column `{title}` is not known here; only {0} are wanted",
				wanted.join(",")
			));
		}
	}
	Ok(columns)
}

/// A field without blanks around it.
pub fn text(bytes: &[u8]) -> Result<&str, String> {
	core::str::from_utf8(bytes).map(str::trim).map_err(|_| {
		"不是 UTF-8 文字，请另存为 UTF-8 编码的 CSV / is not UTF-8: save the file as CSV UTF-8"
			.to_string()
	})
}

/// Reads the fields of one line after another; a fault is told with the field it is in.
pub struct LineReader {
	period: Period,
	/// The date read last, since many lines share one.
	recent: Option<(String, Day)>,
}

impl LineReader {
	pub fn new(period: Period) -> Self {
		LineReader { period, recent: None }
	}

	/// Adds the line's inputs to `values`, scaled by their decimals; `field` gives the fields by the places
	/// of [`columns`]. On error some of the inputs may have been added.
	pub fn read<'a>(
		&mut self,
		inputs: &[Input],
		field: impl Fn(usize) -> Result<&'a str, String>,
		values: &mut Vec<u64>,
	) -> Result<(ParticipantId, Day), (String, String)> {
		let at = |name: &str| {
			let name = name.to_string();
			move |fault: String| (name, fault)
		};
		let participant = field(0).and_then(participant).map_err(|fault| at(PARTICIPANT)(fault))?;
		let day = field(1).and_then(|text| self.day(text)).map_err(|fault| at(DATE)(fault))?;
		for (column, input) in (2..).zip(inputs) {
			let value = field(column).and_then(|text| value(text, input));
			values.push(value.map_err(|fault| at(&input.name)(fault))?);
		}
		Ok((participant, day))
	}

	fn day(&mut self, text: &str) -> Result<Day, String> {
		if let Some((known, day)) = &self.recent {
			if known == text {
				return Ok(*day);
			}
		}
		let day = parse_day(text).ok_or_else(|| {
			format!("「{text}」不是日期，应写作 2016-01-31 / `{text}` is no date: write 2016-01-31")
		})?;
		if !self.period.contains(day) {
			let Period { first, last } = self.period;
			return Err(format!(
				"{text} 不在期间 {first}..{last} 内 / {text} lies outside the period {first}..{last}"
			));
		}
		self.recent = Some((text.to_string(), day));
		Ok(day)
	}
}

/// A participant's number in decimal digits.
pub fn participant(text: &str) -> Result<ParticipantId, String> {
	let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
	let number = digits.then(|| text.parse().ok()).flatten();
	number.filter(|number| *number >= FIRST_NUMBER).ok_or_else(|| {
		format!("「{text}」不是参与者编号，应为 1 至 4294967295 的整数 / `{text}` is not a participant's number: write a whole number from 1 to 4294967295")
	})
}

/// A quantity in its declared unit, within its declared range, scaled by its decimals.
pub fn value(text: &str, input: &Input) -> Result<u64, String> {
	let Input { unit, decimals, .. } = input;
	if text.is_empty() {
		return Err(format!(
			"为空，应填以 {unit} 计的数值 / is empty: a number of {unit} is wanted"
		));
	}
	if text.starts_with(['-', '−', '－']) {
		return Err(format!(
			"「{text}」是负数，应为零或正数 / `{text}` is negative: zero or more is wanted"
		));
	}
	let outside = || {
		let (min, max) = (format_scaled(input.min, *decimals), format_scaled(input.max, *decimals));
		format!("「{text}」超出允许范围 {min} 至 {max} {unit} / `{text}` lies outside the permitted range {min} to {max} {unit}")
	};
	let value = parse_scaled(text, *decimals).map_err(|error| match error {
		ParseScaledError::NotANumber => format!(
			"「{text}」不是数值，应只含数字与一个小数点 / `{text}` is no number: digits with at most one point are wanted"
		),
		ParseScaledError::TooManyDecimals { limit } => {
			format!("「{text}」小数过多，至多 {limit} 位 / `{text}` has too many decimals: at most {limit} are kept")
		}
		ParseScaledError::TooLarge => outside(),
	})?;
	(input.min..=input.max).contains(&value).then_some(value).ok_or_else(outside)
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

	const JANUARY_2016: Period = Period { first: Day(16_801), last: Day(16_831) };

	fn inputs() -> Vec<Input> {
		let source = r#"
			methodology "Cycling"
			input distance "distance" : km, decimals 3, from 0 to 300
			parameter factor : gCO2e/km = 180.5 source "table 2"
			result gCO2e = distance * factor
		"#;
		suhui_formula::compile(source).unwrap().inputs
	}

	fn read(fields: [&str; 3]) -> Result<(u32, Day, Vec<u64>), (String, String)> {
		let mut values = Vec::new();
		let field = |column: usize| Ok(fields[column]);
		let (participant, day) =
			LineReader::new(JANUARY_2016).read(&inputs(), field, &mut values)?;
		Ok((participant, day, values))
	}

	#[test]
	fn line_should_be_a_record_when_its_fields_are_sound() {
		assert_eq!(read(["7", "2016-01-02", "2.5"]), Ok((7, Day(16_802), [2_500].to_vec())));
	}

	#[test]
	fn line_should_be_refused_with_its_field_when_one_is_not_sound() {
		for participant in ["x", "", "-1", "0", "4294967296"] {
			assert_eq!(read([participant, "2016-01-02", "1"]).unwrap_err().0, "participant");
		}
		assert_eq!(read(["7", "2016-02-01", "1"]).unwrap_err().0, "date");
		assert_eq!(read(["7", "2016-01-02", "300.001"]).unwrap_err().0, "distance");
	}

	#[test]
	fn columns_should_be_found_when_they_stand_in_another_order() {
		let header = ["distance", "participant", "date"].map(String::from);
		let found = find_columns(&header, &columns(&inputs()), &[], false);
		assert_eq!(found, Ok([Some(1), Some(2), Some(0)].to_vec()));
	}

	#[test]
	fn day_should_be_none_when_the_text_is_no_date_of_the_calendar() {
		assert_eq!(parse_day("2016-02-29"), Some(Day(16_860)));
		for text in ["2015-02-29", "2016-1-1", "2016/01/01", "+016-01-01", ""] {
			assert_eq!(parse_day(text), None, "{text}");
		}
	}
}
