//! The compiled form: postfix code for a stack of fixed size, and its coding.

use alloc::vec::Vec;
use codec::{Compact, Decode, DecodeWithMemTracking, Encode, EncodeLike, MaxEncodedLen, Output};
use scale_info::TypeInfo;

use crate::{
	comparison::Comparison,
	limits::{MAX_COST, MAX_ENCODED, MAX_INPUTS},
};

/// A compiled formula: the permitted range of each input, and code.
///
/// [`MaxEncodedLen`] is a promise kept by hand: the derived bound would multiply out every table in every
/// operation, while [`compile`](crate::compile) and `decode` refuse what is longer than [`MAX_ENCODED`].
#[derive(Clone, PartialEq, Eq, Debug, Encode, TypeInfo)]
pub struct Formula {
	pub(crate) ranges: Vec<Bounds>,
	pub(crate) code: Vec<Operation>,
}

/// The range an input's scaled integer must lie in, both ends included.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Bounds {
	#[codec(compact)]
	pub min: u64,
	#[codec(compact)]
	pub max: u64,
}

/// The stack holds the inputs, then one value for each table and let, then intermediates. Conditions are 1 and 0.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum Operation {
	/// Push the value at this place of the stack, counted from its bottom.
	Load(u8),
	Constant(Constant),
	/// Multiply by this power of ten.
	Scale(u8),
	Add,
	Subtract,
	Multiply,
	/// Truncates towards zero.
	Divide,
	Negate,
	Min,
	Max,
	Compare(Comparison),
	And,
	Or,
	Not,
	/// Skip so many operations unless the condition holds. There is no way back, so every formula ends.
	Unless(u8),
	/// Skip so many operations.
	Skip(u8),
	/// Push the value of the first row whose bound is above the value at `subject`.
	Step {
		subject: u8,
		rows: Vec<(Constant, Constant)>,
		otherwise: Constant,
	},
}

impl Operation {
	fn cost(&self) -> u32 {
		match self {
			Self::Step { rows, .. } => {
				u32::try_from(rows.len()).unwrap_or(u32::MAX).saturating_add(1)
			}
			_ => 1,
		}
	}
}

/// Encoded compactly, its sign in the lowest bit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Constant(pub i128);

impl Encode for Constant {
	fn size_hint(&self) -> usize {
		4
	}

	fn encode_to<T: Output + ?Sized>(&self, output: &mut T) {
		let folded = (self.0 << 1) ^ (self.0 >> 127);
		Compact(u128::from_le_bytes(folded.to_le_bytes())).encode_to(output)
	}
}

impl EncodeLike for Constant {}

impl Decode for Constant {
	fn decode<I: codec::Input>(input: &mut I) -> Result<Self, codec::Error> {
		let Compact(folded) = Compact::<u128>::decode(input)?;
		let sign = if folded & 1 == 0 { 0 } else { u128::MAX };
		Ok(Self(i128::from_le_bytes(((folded >> 1) ^ sign).to_le_bytes())))
	}
}

impl TypeInfo for Constant {
	type Identity = Compact<u128>;

	fn type_info() -> scale_info::Type {
		Compact::<u128>::type_info()
	}
}

impl Decode for Formula {
	fn decode<I: codec::Input>(input: &mut I) -> Result<Self, codec::Error> {
		let (ranges, code) = Decode::decode(input)?;
		let formula = Self { ranges, code };
		let bounded = formula.ranges.len() <= MAX_INPUTS
			&& formula.cost() <= MAX_COST
			&& formula.encoded_size() <= MAX_ENCODED;
		bounded.then_some(formula).ok_or_else(|| "formula exceeds its bounds".into())
	}
}

impl DecodeWithMemTracking for Formula {}

impl MaxEncodedLen for Formula {
	fn max_encoded_len() -> usize {
		MAX_ENCODED
	}
}

impl Formula {
	/// The most operations one evaluation takes.
	pub fn cost(&self) -> u32 {
		self.code.iter().map(Operation::cost).fold(0, u32::saturating_add)
	}
}
