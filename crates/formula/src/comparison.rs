//! The six comparisons, in a text as in its compiled form.

use codec::{Decode, Encode};
use scale_info::TypeInfo;

// The metadata knows it by the file it first stood in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
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
		match self {
			Self::Less => left < right,
			Self::LessOrEqual => left <= right,
			Self::Greater => left > right,
			Self::GreaterOrEqual => left >= right,
			Self::Equal => left == right,
			Self::NotEqual => left != right,
		}
	}

	/// What holds of the operands exchanged.
	pub fn flipped(self) -> Self {
		match self {
			Self::Less => Self::Greater,
			Self::LessOrEqual => Self::GreaterOrEqual,
			Self::Greater => Self::Less,
			Self::GreaterOrEqual => Self::LessOrEqual,
			Self::Equal | Self::NotEqual => self,
		}
	}

	/// What holds when this does not.
	pub fn negated(self) -> Self {
		match self {
			Self::Less => Self::GreaterOrEqual,
			Self::LessOrEqual => Self::Greater,
			Self::Greater => Self::LessOrEqual,
			Self::GreaterOrEqual => Self::Less,
			Self::Equal => Self::NotEqual,
			Self::NotEqual => Self::Equal,
		}
	}
}
