//! What is known of one part.

use crate::{interval::Interval, range::Range};

/// The values of a part, and the integers evaluation holds it as. `None` where 128 bits do not suffice, or where the
/// part has no value since its divisor may be zero here.
#[derive(Clone, Copy, Default, Debug)]
pub struct Extent {
	pub value: Option<Range>,
	pub numerator: Option<Interval>,
	/// One for all but quotients.
	pub divisor: Option<Interval>,
}

impl Extent {
	/// Of a value that is one or the other.
	pub fn union(self, other: Self) -> Self {
		Self {
			value: both(self.value, other.value, |left, right| Some(left.union(right))),
			numerator: both(self.numerator, other.numerator, |left, right| Some(left.union(right))),
			divisor: both(self.divisor, other.divisor, |left, right| Some(left.union(right))),
		}
	}
}

/// What two make, of which there may be either.
pub fn both<T, R>(
	left: Option<T>,
	right: Option<T>,
	combine: impl FnOnce(T, T) -> Option<R>,
) -> Option<R> {
	left.zip(right).and_then(|(left, right)| combine(left, right))
}
