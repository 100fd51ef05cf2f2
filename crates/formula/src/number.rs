//! Scaled integers: a value and how many of its digits stand behind the point.

use alloc::{format, string::String};
use core::fmt;

/// A decimal number, exactly: `value / 10^decimals`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Number {
	pub value: i128,
	pub decimals: u8,
}

impl Number {
	/// The same number without zeros at its end, which would cost room in products.
	pub fn trimmed(mut self) -> Self {
		while self.decimals > 0 && self.value.checked_rem(10) == Some(0) {
			self.value = self.value.checked_div(10).unwrap_or_default();
			self.decimals = self.decimals.saturating_sub(1);
		}
		self
	}

	/// The integer that means this number at `decimals`, where that neither rounds nor leaves `i128`.
	fn at_decimals(self, decimals: u8) -> Option<i128> {
		self.value.checked_mul(power_of_ten(decimals.checked_sub(self.decimals)?)?)
	}

	/// The integer that means this number at `decimals`; errors where that would round or leave `u64`.
	pub fn to_scaled(self, decimals: u8) -> Result<u64, ParseScaledError> {
		let number = self.trimmed();
		if number.decimals > decimals {
			return Err(ParseScaledError::TooManyDecimals { limit: decimals });
		}
		let value = number.at_decimals(decimals).and_then(|value| u64::try_from(value).ok());
		value.ok_or(ParseScaledError::TooLarge)
	}
}

impl fmt::Display for Number {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let number = self.trimmed();
		let sign = if number.value < 0 { "-" } else { "" };
		write!(f, "{sign}{}", fixed(number.value.unsigned_abs(), number.decimals))
	}
}

/// 10^`exponent`, where `i128` holds it.
pub fn power_of_ten(exponent: u8) -> Option<i128> {
	POWERS.get(usize::from(exponent)).copied()
}

const POWERS: [i128; 39] = powers();

#[allow(clippy::arithmetic_side_effects, clippy::indexing_slicing)] // At compile time, where a fault is a compiler's error.
const fn powers() -> [i128; 39] {
	let mut powers = [1; 39];
	let mut exponent = 1;
	while exponent < powers.len() {
		powers[exponent] = powers[exponent - 1] * 10;
		exponent += 1;
	}
	powers
}

fn fixed(value: u128, decimals: u8) -> String {
	let decimals = usize::from(decimals);
	let digits = format!("{value:0>width$}", width = decimals.saturating_add(1));
	match digits.split_at_checked(digits.len().saturating_sub(decimals)) {
		Some((whole, fraction)) if decimals > 0 => format!("{whole}.{fraction}"),
		_ => digits,
	}
}

/// A scaled integer in decimal notation, with all of its decimals: `(2500, 3)` is `2.500`.
pub fn format_scaled(value: u64, decimals: u8) -> String {
	fixed(value.into(), decimals)
}

/// The scaled integer a decimal notation means: `("2.5", 3)` is 2500. Never rounds.
pub fn parse_scaled(text: &str, decimals: u8) -> Result<u64, ParseScaledError> {
	let (whole, fraction) = match text.split_once('.') {
		Some((_, "")) => return Err(ParseScaledError::NotANumber),
		Some(parts) => parts,
		None => (text, ""),
	};
	if whole.is_empty() || !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit())
	{
		return Err(ParseScaledError::NotANumber);
	}
	let fraction = fraction.trim_end_matches('0');
	let shift = usize::from(decimals)
		.checked_sub(fraction.len())
		.ok_or(ParseScaledError::TooManyDecimals { limit: decimals })?;
	let digits = whole.bytes().chain(fraction.bytes()).chain(core::iter::repeat_n(b'0', shift));
	digits
		.map(|byte| u64::from(byte.saturating_sub(b'0')))
		.try_fold(0u64, |value, digit| value.checked_mul(10)?.checked_add(digit))
		.ok_or(ParseScaledError::TooLarge)
}

/// Why a text or number is not a scaled integer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(strum::IntoStaticStr, strum::VariantNames))]
pub enum ParseScaledError {
	/// Not digits with at most one point between them.
	NotANumber,
	/// It could not be kept without rounding.
	TooManyDecimals { limit: u8 },
	/// It is negative or leaves 64 bits.
	TooLarge,
}

impl fmt::Display for ParseScaledError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::NotANumber => {
				f.write_str("not a number: give digits, with at most one point between them")
			}
			Self::TooManyDecimals { limit: 0 } => f.write_str("a whole number is needed"),
			Self::TooManyDecimals { limit } => write!(f, "at most {limit} decimals are kept here"),
			Self::TooLarge => {
				f.write_str("must be zero or more and, with its decimals, fit 64 bits")
			}
		}
	}
}

impl core::error::Error for ParseScaledError {}
