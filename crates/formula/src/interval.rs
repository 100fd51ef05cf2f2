//! Intervals of integers as evaluation meets them. `None` means that some value of the result leaves `i128`.

use crate::{
	range::Range,
	ratio::{bits, Ratio, Towards},
};

/// All integers from `low` to `high`, both included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Interval {
	pub low: i128,
	pub high: i128,
}

impl Interval {
	pub const ONE: Self = Self::point(1);

	pub const fn point(value: i128) -> Self {
		Self { low: value, high: value }
	}

	/// How many whole steps the values of a range can be; its low is above its high where none lies within.
	pub fn of_steps(range: Range, step: Ratio) -> Option<Self> {
		let each = step.inverse()?;
		Some(Self {
			low: range.low.multiplied(each, Towards::Less)?.ceiling()?,
			high: range.high.multiplied(each, Towards::More)?.floor(),
		})
	}

	/// The values so many steps are.
	pub fn in_steps(self, step: Ratio) -> Option<Range> {
		Some(Range {
			low: Ratio::whole(self.low).multiply(step)?,
			high: Ratio::whole(self.high).multiply(step)?,
		})
	}

	/// The bits of the magnitudes within.
	pub fn bits(self) -> u32 {
		bits(self.low).max(bits(self.high))
	}

	pub fn add(self, other: Self) -> Option<Self> {
		Some(Self {
			low: self.low.checked_add(other.low)?,
			high: self.high.checked_add(other.high)?,
		})
	}

	pub fn negate(self) -> Option<Self> {
		Some(Self { low: self.high.checked_neg()?, high: self.low.checked_neg()? })
	}

	/// A product is linear in each factor, so its extremes are at the corners.
	pub fn multiply(self, other: Self) -> Option<Self> {
		let corners = [
			self.low.checked_mul(other.low)?,
			self.low.checked_mul(other.high)?,
			self.high.checked_mul(other.low)?,
			self.high.checked_mul(other.high)?,
		];
		let corners = corners.map(Self::point);
		corners.into_iter().reduce(Self::union)
	}

	pub fn power(self, exponent: u8) -> Option<Self> {
		(1..exponent).try_fold(self, |power, _| power.multiply(self))
	}

	pub fn intersect(self, other: Self) -> Option<Self> {
		let common = Self { low: self.low.max(other.low), high: self.high.min(other.high) };
		(common.low <= common.high).then_some(common)
	}

	pub fn union(self, other: Self) -> Self {
		Self { low: self.low.min(other.low), high: self.high.max(other.high) }
	}
}
