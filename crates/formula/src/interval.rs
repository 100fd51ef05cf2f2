//! Intervals of scaled integers. `None` means that some value of the result leaves `i128`.

use crate::number::power_of_ten;

/// All integers from `low` to `high`, both included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Interval {
	pub low: i128,
	pub high: i128,
}

impl Interval {
	pub fn point(value: i128) -> Self {
		Self { low: value, high: value }
	}

	pub fn as_point(self) -> Option<i128> {
		(self.low == self.high).then_some(self.low)
	}

	pub fn contains_zero(self) -> bool {
		self.low <= 0 && self.high >= 0
	}

	pub fn add(self, other: Self) -> Option<Self> {
		Some(Self {
			low: self.low.checked_add(other.low)?,
			high: self.high.checked_add(other.high)?,
		})
	}

	pub fn subtract(self, other: Self) -> Option<Self> {
		Some(Self {
			low: self.low.checked_sub(other.high)?,
			high: self.high.checked_sub(other.low)?,
		})
	}

	pub fn negate(self) -> Option<Self> {
		Some(Self { low: self.high.checked_neg()?, high: self.low.checked_neg()? })
	}

	/// A product is linear in each factor, so its extremes are at the corners.
	pub fn multiply(self, other: Self) -> Option<Self> {
		self.corners(other, i128::checked_mul)
	}

	/// Truncated; monotone in each operand while the divisor keeps its sign, which the caller has checked.
	pub fn divide(self, other: Self) -> Option<Self> {
		self.corners(other, i128::checked_div)
	}

	pub fn scale(self, exponent: u8) -> Option<Self> {
		self.multiply(Self::point(power_of_ten(exponent)?))
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

	fn corners(self, other: Self, operation: fn(i128, i128) -> Option<i128>) -> Option<Self> {
		let first = operation(self.low, other.low)?;
		let corners = [
			operation(self.low, other.high)?,
			operation(self.high, other.low)?,
			operation(self.high, other.high)?,
		];
		Some(
			corners
				.into_iter()
				.fold(Self::point(first), |range, corner| range.union(Self::point(corner))),
		)
	}
}
