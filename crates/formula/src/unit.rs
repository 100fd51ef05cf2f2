//! Units: products of base symbols with integer exponents, never converted into each other.

use alloc::{string::String, vec::Vec};
use core::fmt;

use crate::limits::MAX_UNIT_SYMBOLS;

/// A product of powers of symbols; the empty product is dimensionless and shown as `1`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Unit(Vec<(String, i8)>);

impl Unit {
	pub fn dimensionless() -> Self {
		Self::default()
	}

	pub fn symbol(name: &str) -> Self {
		Self(Vec::from([(String::from(name), 1)]))
	}

	pub fn is_dimensionless(&self) -> bool {
		self.0.is_empty()
	}

	/// `None` when an exponent leaves `i8` or symbols become too many.
	pub fn multiply(&self, other: &Self) -> Option<Self> {
		self.combine(other, i8::checked_add)
	}

	/// `None` when an exponent leaves `i8` or symbols become too many.
	pub fn divide(&self, other: &Self) -> Option<Self> {
		self.combine(other, i8::checked_sub)
	}

	/// `None` when an exponent leaves `i8`.
	pub fn power(&self, exponent: i8) -> Option<Self> {
		let mut factors = self.0.clone();
		for (_, power) in &mut factors {
			*power = power.checked_mul(exponent)?;
		}
		Some(Self::normal(factors))
	}

	fn combine(&self, other: &Self, operation: fn(i8, i8) -> Option<i8>) -> Option<Self> {
		let mut factors = self.0.clone();
		for (symbol, power) in &other.0 {
			match factors.iter_mut().find(|(known, _)| known == symbol) {
				Some((_, known)) => *known = operation(*known, *power)?,
				None => factors.push((symbol.clone(), operation(0, *power)?)),
			}
		}
		let unit = Self::normal(factors);
		(unit.0.len() <= MAX_UNIT_SYMBOLS).then_some(unit)
	}

	fn normal(mut factors: Vec<(String, i8)>) -> Self {
		factors.retain(|(_, power)| *power != 0);
		factors.sort();
		Self(factors)
	}
}

impl fmt::Display for Unit {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let mut first = true;
		for (symbol, power) in self.0.iter().filter(|(_, power)| *power > 0) {
			f.write_str(if first { "" } else { "*" })?;
			write_power(f, symbol, power.unsigned_abs())?;
			first = false;
		}
		if first {
			f.write_str("1")?;
		}
		for (symbol, power) in self.0.iter().filter(|(_, power)| *power < 0) {
			f.write_str("/")?;
			write_power(f, symbol, power.unsigned_abs())?;
		}
		Ok(())
	}
}

fn write_power(f: &mut fmt::Formatter<'_>, symbol: &str, power: u8) -> fmt::Result {
	match power {
		1 => f.write_str(symbol),
		_ => write!(f, "{symbol}^{power}"),
	}
}
