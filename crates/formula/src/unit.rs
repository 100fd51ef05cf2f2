//! Units: products of base symbols with integer exponents; and what one that a text declares comes to of others.

use alloc::{sync::Arc, vec::Vec};
use core::fmt;

use crate::{limits::MAX_UNIT_SYMBOLS, ratio::Ratio};

/// A product of powers of symbols; the empty product is dimensionless and shown as `1`. Products share their symbols.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Unit(Vec<(Arc<str>, i8)>);

impl Unit {
	pub fn dimensionless() -> Self {
		Self::default()
	}

	pub fn symbol(name: &str) -> Self {
		Self(Vec::from([(name.into(), 1)]))
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

	/// The symbols and their exponents, by name.
	pub fn factors(&self) -> &[(Arc<str>, i8)] {
		&self.0
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

	fn normal(mut factors: Vec<(Arc<str>, i8)>) -> Self {
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

/// A unit as written, and how many of what it comes to: a `kgCO2e` is 1000 `gCO2e` where that is declared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Measure {
	pub written: Unit,
	pub factor: Ratio,
	pub base: Unit,
}

/// `None` when a unit becomes too large or a factor leaves 128 bits.
impl Measure {
	/// A unit that is not declared to be of others.
	pub fn plain(unit: Unit) -> Self {
		Self { written: unit.clone(), factor: Ratio::ONE, base: unit }
	}

	pub fn multiply(&self, other: &Self) -> Option<Self> {
		Some(Self {
			written: self.written.multiply(&other.written)?,
			factor: self.factor.multiply(other.factor)?,
			base: self.base.multiply(&other.base)?,
		})
	}

	pub fn divide(&self, other: &Self) -> Option<Self> {
		Some(Self {
			written: self.written.divide(&other.written)?,
			factor: self.factor.divide(other.factor)?,
			base: self.base.divide(&other.base)?,
		})
	}

	pub fn power(&self, exponent: i8) -> Option<Self> {
		let factor = self.factor.power(exponent.unsigned_abs())?;
		Some(Self {
			written: self.written.power(exponent)?,
			factor: if exponent < 0 { factor.inverse()? } else { factor },
			base: self.base.power(exponent)?,
		})
	}
}
