//! Ranges of exact values, rounded outwards where 128 bits do not suffice; `None` where even that does not help.

use crate::ratio::{Ratio, Towards};

/// All values from `low` to `high`, both included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Range {
	pub low: Ratio,
	pub high: Ratio,
}

impl Range {
	pub fn point(value: Ratio) -> Self {
		Self { low: value, high: value }
	}

	pub fn contains(self, value: Ratio) -> bool {
		self.low <= value && value <= self.high
	}

	pub fn is_positive(self) -> bool {
		self.low.is_positive()
	}

	pub fn is_negative(self) -> bool {
		self.high.is_negative()
	}

	pub fn add(self, other: Self) -> Option<Self> {
		Some(Self {
			low: self.low.added(other.low, Towards::Less)?,
			high: self.high.added(other.high, Towards::More)?,
		})
	}

	pub fn negate(self) -> Option<Self> {
		Some(Self { low: self.high.negate()?, high: self.low.negate()? })
	}

	pub fn subtract(self, other: Self) -> Option<Self> {
		self.add(other.negate()?)
	}

	/// A product is linear in each factor, so its extremes are at the corners.
	pub fn multiply(self, other: Self) -> Option<Self> {
		let corners = [
			(self.low, other.low),
			(self.low, other.high),
			(self.high, other.low),
			(self.high, other.high),
		];
		let mut product: Option<Self> = None;
		for (left, right) in corners {
			let corner = match left.multiply(right) {
				Some(exact) => Self::point(exact),
				None => Self {
					low: left.roughly_multiplied(right, Towards::Less)?,
					high: left.roughly_multiplied(right, Towards::More)?,
				},
			};
			product = Some(product.map_or(corner, |product| product.union(corner)));
		}
		product
	}

	pub fn scale(self, factor: Ratio) -> Option<Self> {
		let (low, high) = match factor.is_negative() {
			true => (self.high, self.low),
			false => (self.low, self.high),
		};
		Some(Self {
			low: low.multiplied(factor, Towards::Less)?,
			high: high.multiplied(factor, Towards::More)?,
		})
	}

	/// `None` unless the divisor is above zero.
	pub fn divide(self, divisor: Self) -> Option<Self> {
		let inverse = Self { low: divisor.high.inverse()?, high: divisor.low.inverse()? };
		divisor.is_positive().then(|| self.multiply(inverse))?
	}

	pub fn power(self, exponent: u8) -> Option<Self> {
		let power = |end: Ratio| match end.power(exponent) {
			Some(exact) => Some(Self::point(exact)),
			None => (1..exponent)
				.try_fold(Self::point(end), |power, _| power.multiply(Self::point(end))),
		};
		let ends = power(self.low)?.union(power(self.high)?);
		match exponent.checked_rem(2) == Some(0) && self.contains(Ratio::ZERO) {
			true => Some(ends.union(Self::point(Ratio::ZERO))),
			false => Some(ends),
		}
	}

	pub fn min(self, other: Self) -> Self {
		Self { low: self.low.min(other.low), high: self.high.min(other.high) }
	}

	pub fn max(self, other: Self) -> Self {
		Self { low: self.low.max(other.low), high: self.high.max(other.high) }
	}

	pub fn union(self, other: Self) -> Self {
		Self { low: self.low.min(other.low), high: self.high.max(other.high) }
	}

	/// `None` where they have nothing in common.
	pub fn intersect(self, other: Self) -> Option<Self> {
		let common = Self { low: self.low.max(other.low), high: self.high.min(other.high) };
		(common.low <= common.high).then_some(common)
	}
}
