//! How amounts, times and digests are written.

use std::ops::RangeInclusive;

use chrono::{DateTime, SecondsFormat};
use serde::Serialize;
use sqlx::{any::AnyRow, Result};
use subxt::utils::AccountId32;
use suhui_primitives::{Day, Month};
use utoipa::ToSchema;

use crate::{documents::Documents, store::sql::Columns};

/// In Chinese and English.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
pub struct Bilingual {
	pub zh: String,
	pub en: String,
}

impl Bilingual {
	pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
		Bilingual { zh: zh.into(), en: en.into() }
	}
}

/// A reduction, exactly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Reduction {
	/// Milligrams of CO2 equivalent, a decimal integer.
	#[schema(example = "208903835")]
	pub mg: String,
	/// The same, for people.
	#[schema(example = "208.903835 kg")]
	pub text: String,
}

impl Reduction {
	pub fn new(mg: u64) -> Self {
		Reduction { mg: mg.to_string(), text: mass(mg) }
	}

	/// Of a column, which is never negative.
	pub fn of(mg: i64) -> Self {
		Self::new(mg.max(0) as u64)
	}

	/// Of a claim, kept as digits.
	pub fn claimed(digits: &str) -> Self {
		Self::new(digits.parse().unwrap_or_default())
	}
}

/// A reduction and points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReductionAndPoints {
	pub reduction: Reduction,
	/// A decimal integer.
	#[schema(example = "19246")]
	pub points: String,
}

impl ReductionAndPoints {
	pub fn new(mg: u64, points: u64) -> Self {
		ReductionAndPoints { reduction: Reduction::new(mg), points: points.to_string() }
	}

	pub fn of(mg: i64, points: i64) -> Self {
		Self::new(mg.max(0) as u64, points.max(0) as u64)
	}
}

/// A document kept outside the chain, by its digests.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DocumentLink {
	pub blake2_256: String,
	pub sm3: String,
	/// Whether this service has it: `/documents/{blake2_256}`.
	pub available: bool,
}

impl DocumentLink {
	/// The document of a row's columns `{name}_blake2_256` and `{name}_sm3`, if it names one.
	pub fn maybe(row: &AnyRow, name: &str, documents: &Documents) -> Result<Option<Self>> {
		let Some(blake2_256) = row.maybe_text(&format!("{name}_blake2_256"))? else {
			return Ok(None);
		};
		let sm3 = row.maybe_text(&format!("{name}_sm3"))?.unwrap_or_default();
		let available = documents.get(&blake2_256).is_some();
		Ok(Some(DocumentLink { blake2_256, sm3, available }))
	}

	/// The same of a row that always names one.
	pub fn known(row: &AnyRow, name: &str, documents: &Documents) -> Result<Self> {
		let found = Self::maybe(row, name, documents)?;
		found.ok_or_else(|| sqlx::Error::ColumnNotFound(format!("{name}_blake2_256")))
	}
}

/// A thing by its number and title.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Titled {
	pub id: i64,
	pub title: String,
}

impl Titled {
	/// By the columns that hold its number and title, if there is one.
	pub fn maybe(row: &AnyRow, id: &str, title: &str) -> Result<Option<Self>> {
		let Some(id) = row.maybe_int(id)? else { return Ok(None) };
		Ok(Some(Titled { id, title: row.maybe_text(title)?.unwrap_or_default() }))
	}
}

/// A day and its block.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DayAndBlock {
	pub day: String,
	pub block: i64,
}

impl DayAndBlock {
	/// By the columns that hold them, if they do.
	pub fn maybe(row: &AnyRow, day: &str, block: &str) -> Result<Option<Self>> {
		let both = row.maybe_int(day)?.zip(row.maybe_int(block)?);
		Ok(both.map(|(number, block)| DayAndBlock { day: self::day(number), block }))
	}
}

/// A certificate's number with its check digits: `202600000001-52`.
pub fn certificate(number: i64) -> String {
	suhui_primitives::certificate::written(number.max(0) as u64)
}

/// The mass in the largest of t, kg, g, mg it fills, every digit kept.
fn mass(mg: u64) -> String {
	let (digits, unit) = match mg {
		0..=999 => return format!("{mg} mg"),
		1_000..=999_999 => (3, "g"),
		1_000_000..=999_999_999 => (6, "kg"),
		_ => (9, "t"),
	};
	let scale = 10u64.pow(digits);
	let fraction = format!("{:0width$}", mg % scale, width = digits as usize);
	let fraction = fraction.trim_end_matches('0');
	match fraction.is_empty() {
		true => format!("{} {unit}", mg / scale),
		false => format!("{}.{fraction} {unit}", mg / scale),
	}
}

/// RFC 3339 in UTC.
pub fn time(ms: i64) -> String {
	let time = DateTime::from_timestamp_millis(ms).unwrap_or_default();
	time.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// `2016-01-31`
pub fn day(number: i64) -> String {
	let date = u32::try_from(number).ok().and_then(|number| Day(number).date());
	date.map_or_else(|| number.to_string(), |date| date.to_string())
}

/// The number of the day that a text like `2016-01-31` names.
pub fn day_number(text: &str) -> Option<i64> {
	let is_written = text.len() == 10 && text.bytes().all(|it| it == b'-' || it.is_ascii_digit());
	let date = is_written.then(|| text.parse().ok()).flatten()?;
	Some(Day::from_date(date)?.0.into())
}

/// The number of the month that a text like `2016-01` names.
pub fn month_number(text: &str) -> Option<i64> {
	let (year, month) = text.split_once('-')?;
	let is_written = year.len() == 4 && month.len() == 2;
	let number = |digits: &str| {
		let is_digits = is_written && digits.bytes().all(|digit| digit.is_ascii_digit());
		is_digits.then(|| digits.parse::<i64>().ok()).flatten()
	};
	let (year, month) = (number(year)?, number(month)?);
	((1970..9999).contains(&year) && (1..=12).contains(&month))
		.then(|| (year - 1970) * 12 + month - 1)
}

/// A month for people: `2016年1月`.
pub fn month_in_chinese(number: i64) -> String {
	let (year, month) = Month(u32::try_from(number).unwrap_or_default()).year_and_month();
	format!("{year}年{month}月")
}

/// `2016-01`
pub fn month(number: i64) -> String {
	let (year, month) = Month(u32::try_from(number).unwrap_or_default()).year_and_month();
	format!("{year}-{month:02}")
}

/// Letters of an address of 32 bytes. The decoder of base 58 breaks on texts of any length.
const ADDRESS: RangeInclusive<usize> = 46..=50;

/// An address of any prefix, or the public key in hexadecimal; `None` if it is neither.
pub fn account(text: &str) -> Option<AccountId32> {
	let digits = text.strip_prefix("0x").unwrap_or(text);
	let key = match digits.len() {
		64 => hex::decode(digits).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok()),
		_ => None,
	};
	let address =
		|| ADDRESS.contains(&text.len()).then(|| text.parse::<AccountId32>().ok()).flatten();
	key.map(AccountId32).or_else(address)
}

/// A digest or hash, in lower case with 0x; `None` if it is none.
pub fn hash(text: &str) -> Option<String> {
	let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")).unwrap_or(text);
	let is = digits.len() == 64 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
	is.then(|| format!("0x{}", digits.to_ascii_lowercase()))
}

/// Bytes in hexadecimal.
pub fn hexadecimal(bytes: &[u8]) -> String {
	format!("0x{}", hex::encode(bytes))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn amount_should_keep_every_digit_when_written_for_people() {
		for (mg, text) in [
			(0, "0 mg"),
			(999, "999 mg"),
			(1_000, "1 g"),
			(451_250, "451.25 g"),
			(208_903_835, "208.903835 kg"),
			(4_400_000_000_001, "4400.000000001 t"),
		] {
			assert_eq!(Reduction::new(mg).text, text);
		}
	}

	#[test]
	fn time_should_be_utc_when_given_in_milliseconds() {
		// 1,451,577,600 s after the epoch is midnight of 2016-01-01 in Beijing.
		assert_eq!(time(1_451_577_600_000), "2015-12-31T16:00:00.000Z");
		assert_eq!((day(16_801), month(552)), ("2016-01-01".into(), "2016-01".into()));
	}

	#[test]
	fn day_and_month_should_be_read_back_when_written() {
		assert_eq!((day_number("2016-01-01"), month_number("2016-01")), (Some(16_801), Some(552)));
		for text in ["2016-1", "2016-13", "2016-00", "1969-12", "16-01", "2016-01-01", "+016-01"] {
			assert_eq!(month_number(text), None, "{text}");
		}
		for text in ["2016-02-30", "1969-12-31", "2016-1-1", "+2016-1-01"] {
			assert_eq!(day_number(text), None, "{text}");
		}
	}

	#[test]
	fn account_should_be_refused_when_it_is_no_address() {
		let (ones, mixed) = ("1".repeat(133), format!("{}{}", "1".repeat(100), "z".repeat(50)));
		let (fifty, cut) = ("1".repeat(50), format!("0x{}é", "0".repeat(62)));
		for text in
			["", "0x", "0x00", "5Grwva", "'; DROP TABLE batches; --", &ones, &mixed, &fifty, &cut]
		{
			assert_eq!(account(text), None, "{text}");
		}
	}

	#[test]
	fn account_should_be_the_same_when_given_as_address_or_key() {
		let key = "d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
		let alice = account("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY").unwrap();
		assert_eq!(hex::encode(alice.0), key);
		assert_eq!(account(key).unwrap(), alice);
		assert_eq!(account(&format!("0x{key}")).unwrap(), alice);
	}
}
