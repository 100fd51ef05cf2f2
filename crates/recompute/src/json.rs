//! What crosses the border to the page: JSON, in which 64-bit numbers are strings of digits.

use alloc::{
	format,
	string::{String, ToString},
};
use core::fmt;

use serde::{de, Deserialize, Deserializer, Serialize, Serializer};
use suhui_coding::{in_both, Quantity, RuleError, H256};
use suhui_records::{Fault, Faults};

/// A text in Chinese and in English.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Text {
	pub zh: String,
	pub en: String,
}

impl Text {
	/// Of a library's words, `中文 / English`; words of one language stand in both.
	pub fn of(words: impl fmt::Display) -> Self {
		let words = words.to_string();
		let (zh, en) = in_both(&words);
		Text { zh: zh.into(), en: en.into() }
	}
}

/// Why there is no result, and where in what was given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct JsonFault {
	pub message: Text,
	/// From 1.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub line: Option<u32>,
	/// In characters, from 1.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub column: Option<u32>,
	/// The input or CSV column concerned.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub field: Option<String>,
}

impl JsonFault {
	pub fn new(message: impl fmt::Display) -> Self {
		JsonFault { message: Text::of(message), ..Default::default() }
	}

	pub fn of_field(field: &str, message: impl fmt::Display) -> Self {
		JsonFault { field: Some(field.to_string()), ..Self::new(message) }
	}
}

impl From<&Fault> for JsonFault {
	fn from(fault: &Fault) -> Self {
		let Fault { line, field, message } = fault.clone();
		JsonFault { message: Text::of(message), line, column: None, field }
	}
}

impl From<Faults> for JsonFault {
	/// The first of them: a page shows one.
	fn from(faults: Faults) -> Self {
		faults.first().map(JsonFault::from).unwrap_or_default()
	}
}

impl From<RuleError> for JsonFault {
	fn from(error: RuleError) -> Self {
		match error {
			RuleError::Formula(error) => error.into(),
			other => JsonFault::new(other.to_string()),
		}
	}
}

impl From<suhui_formula::Error> for JsonFault {
	fn from(error: suhui_formula::Error) -> Self {
		let suhui_formula::Error { line, column, ref kind } = error;
		JsonFault {
			message: Text::of(kind),
			line: Some(line),
			column: Some(column),
			..Default::default()
		}
	}
}

const UNWRITABLE: &str = r#"{"error":{"message":{"zh":"JSON","en":"JSON"}}}"#;

/// `{"ok": …}` or `{"error": {…}}`.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Reply<T> {
	Ok(T),
	Error(JsonFault),
}

pub fn reply<T: Serialize>(result: Result<T, JsonFault>) -> String {
	let reply = match result {
		Ok(value) => Reply::Ok(value),
		Err(problem) => Reply::Error(problem),
	};
	serde_json::to_string(&reply).unwrap_or_else(|_| UNWRITABLE.into())
}

pub fn parse<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, JsonFault> {
	serde_json::from_slice(bytes).map_err(|error| {
		JsonFault::new(format!("数据格式有误 / the data given is malformed: {error}"))
	})
}

/// A number of up to 64 bits: written as a string, read from a string or a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Digits(pub u64);

impl Serialize for Digits {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(&self.0)
	}
}

impl<'de> Deserialize<'de> for Digits {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		struct Visitor;
		impl de::Visitor<'_> for Visitor {
			type Value = Digits;

			fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
				f.write_str("a whole number of up to 64 bits, or its digits")
			}

			fn visit_u64<E: de::Error>(self, value: u64) -> Result<Digits, E> {
				Ok(Digits(value))
			}

			fn visit_str<E: de::Error>(self, text: &str) -> Result<Digits, E> {
				let digits = text.bytes().all(|byte| byte.is_ascii_digit());
				let value = digits.then(|| text.parse().ok()).flatten();
				value.map(Digits).ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
			}
		}
		deserializer.deserialize_any(Visitor)
	}
}

/// A reduction in milligrams, and points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuantityJson {
	pub mg: Digits,
	pub points: Digits,
}

impl From<Quantity> for QuantityJson {
	fn from(quantity: Quantity) -> Self {
		QuantityJson { mg: Digits(quantity.reduction), points: Digits(quantity.points) }
	}
}

impl From<QuantityJson> for Quantity {
	fn from(amount: QuantityJson) -> Self {
		Quantity { reduction: amount.mg.0, points: amount.points.0 }
	}
}

/// 32 bytes in hexadecimal digits after `0x`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HashJson(pub H256);

impl Serialize for HashJson {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(&format_args!("{:?}", self.0))
	}
}

impl<'de> Deserialize<'de> for HashJson {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let text = String::deserialize(deserializer)?;
		hash(&text).map(HashJson).ok_or_else(|| {
			de::Error::invalid_value(de::Unexpected::Str(&text), &"0x and 64 hexadecimal digits")
		})
	}
}

fn hash(text: &str) -> Option<H256> {
	let digits = text.strip_prefix("0x")?;
	if digits.len() != 64 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
		return None;
	}
	let mut hash = H256::zero();
	for (index, byte) in hash.0.iter_mut().enumerate() {
		*byte = u8::from_str_radix(digits.get(2 * index..2 * index + 2)?, 16).ok()?;
	}
	Some(hash)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn digits_should_be_read_alike_when_given_as_number_or_string() {
		for text in ["18446744073709551615", "\"18446744073709551615\""] {
			assert_eq!(parse::<Digits>(text.as_bytes()), Ok(Digits(u64::MAX)));
		}
		assert_eq!(serde_json::to_string(&Digits(u64::MAX)).unwrap(), "\"18446744073709551615\"");
		for text in ["\"\"", "\"-1\"", "\"+1\"", "1.5", "\"18446744073709551616\""] {
			assert!(parse::<Digits>(text.as_bytes()).is_err(), "{text}");
		}
	}

	#[test]
	fn hash_should_read_back_when_written() {
		let text = format!("\"0x{}01\"", "ab".repeat(31));
		let hash = parse::<HashJson>(text.as_bytes()).unwrap();
		assert_eq!(serde_json::to_string(&hash).unwrap(), text);
		assert!(parse::<HashJson>(b"\"0xab\"").is_err());
	}
}
