//! The six comparisons, in a text as in its compiled form.

use core::cmp::Ordering;

use codec::{Decode, Encode};
use scale_info::TypeInfo;

// The metadata knows it by the file it first stood in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Encode, Decode, TypeInfo)]
#[scale_info(replace_segment("comparison", "ast"))]
pub enum Comparison {
	Less,
	LessOrEqual,
	Greater,
	GreaterOrEqual,
	Equal,
	NotEqual,
}

impl Comparison {
	pub fn holds(self, left: i128, right: i128) -> bool {
		self.admits(left.cmp(&right))
	}

	/// Whether it holds of operands in this order.
	pub fn admits(self, order: Ordering) -> bool {
		match self {
			Self::Less => order.is_lt(),
			Self::LessOrEqual => order.is_le(),
			Self::Greater => order.is_gt(),
			Self::GreaterOrEqual => order.is_ge(),
			Self::Equal => order.is_eq(),
			Self::NotEqual => order.is_ne(),
		}
	}
}
