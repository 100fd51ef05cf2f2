//! The compiled form: postfix code for a stack of fixed size, and its coding.

use alloc::vec::Vec;
use codec::{Compact, Decode, DecodeWithMemTracking, Encode, EncodeLike, MaxEncodedLen, Output};
use scale_info::TypeInfo;

use crate::{
	calendar::DayPart,
	comparison::Comparison,
	limits::{MAX_COST, MAX_ENCODED, MAX_INPUTS},
};

/// A compiled formula: the permitted range of each input, the parts of the day it looks at, and code.
///
/// [`MaxEncodedLen`] is a promise kept by hand: the derived bound would multiply out every table in every
/// operation, while [`compile`](crate::compile) and `decode` refuse what is longer than [`MAX_ENCODED`].
#[derive(Clone, PartialEq, Eq, Debug, Encode, TypeInfo)]
pub struct Formula {
	pub(crate) ranges: Vec<Bounds>,
	pub(crate) day: Vec<DayPart>,
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

/// The stack holds the inputs, the parts of the day, then the values of tables and lets, then intermediates.
/// Conditions are 1 and 0. A quotient takes two places: numerator, and above it a divisor greater than zero.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum Operation {
	/// Push the value at this place of the stack, counted from its bottom.
	Load(u8),
	Constant(Constant),
	Times(Constant),
	Add,
	Subtract,
	Multiply,
	Power(u8),
	/// Divide by a constant above zero, towards minus infinity.
	FloorDivide(Constant),
	Min,
	Max,
	Compare(Comparison),
	Not,
	/// Unless the condition holds, keep it and skip so many operations. There is no way back, so every formula ends.
	And(u8),
	/// If the condition holds, keep it and skip so many operations.
	Or(u8),
	/// Skip so many operations unless the condition holds.
	Unless(u8),
	/// Skip so many operations.
	Skip(u8),
	/// Refuse the record unless the condition holds, for the assertion with this index.
	Assert(u8),
	/// Push a value of a table.
	Lookup(Lookup),
	/// Multiply the numerator.
	QuotientTimes(Constant),
	QuotientAdd,
	QuotientSubtract,
	QuotientMultiply,
	QuotientDivide,
	QuotientPower(u8),
	QuotientMin,
	QuotientMax,
	QuotientCompare(Comparison),
	/// To one integer, towards minus infinity.
	QuotientFloor,
}

/// A table: which row, which column, and the values row by row.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Lookup {
	pub row: Row,
	/// The place whose value is the column, and how many there are.
	pub column: Option<(u8, u8)>,
	pub values: Vec<Constant>,
}

#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum Row {
	/// The value at this place.
	Code(u8),
	/// How many of the bounds, which ascend, the value at this place has reached.
	Step(u8, Vec<Constant>),
}

impl Operation {
	fn cost(&self) -> u32 {
		let cost = match self {
			Self::Lookup(Lookup { row: Row::Step(_, bounds), .. }) => {
				bounds.len().saturating_add(1)
			}
			Self::Power(exponent) | Self::QuotientPower(exponent) => usize::from(*exponent).max(1),
			_ => 1,
		};
		u32::try_from(cost).unwrap_or(u32::MAX)
	}

	/// How many values it takes from the stack, and how many it leaves there.
	fn effect(&self) -> (usize, usize) {
		use Operation::*;
		match self {
			Load(_) | Constant(_) | Lookup(_) => (0, 1),
			Times(_) | Power(_) | FloorDivide(_) | Not => (1, 1),
			Add | Subtract | Multiply | Min | Max | Compare(_) => (2, 1),
			// The operand that follows brings back what they take.
			And(_) | Or(_) | Unless(_) | Assert(_) => (1, 0),
			Skip(_) => (0, 0),
			QuotientTimes(_) | QuotientPower(_) => (2, 2),
			QuotientAdd | QuotientSubtract | QuotientMultiply | QuotientDivide | QuotientMin
			| QuotientMax => (4, 2),
			QuotientCompare(_) => (4, 1),
			QuotientFloor => (2, 1),
		}
	}
}

/// How high code brings a stack that stands at `height`.
pub fn highest(code: &[Operation], mut height: usize) -> usize {
	let mut most = height;
	// Where `else` begins, and how high the stack stands there.
	let mut branches = Vec::new();
	for (index, operation) in code.iter().enumerate() {
		while branches.last().is_some_and(|(start, _)| *start == index) {
			height = branches.pop().map_or(height, |(_, height)| height);
		}
		let (taken, left) = operation.effect();
		height = height.saturating_sub(taken).saturating_add(left);
		most = most.max(height);
		if let Operation::Unless(skipped) = operation {
			branches.push((index.saturating_add(1).saturating_add(usize::from(*skipped)), height));
		}
	}
	most
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
		let (ranges, day, code) = Decode::decode(input)?;
		let formula = Self { ranges, day, code };
		let bounded = formula.ranges.len() <= MAX_INPUTS
			&& formula.day.len() <= DayPart::ALL.len()
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
		cost(&self.code)
	}

	/// Whether results depend on a record's day.
	pub fn uses_day(&self) -> bool {
		!self.day.is_empty()
	}
}

pub fn cost(code: &[Operation]) -> u32 {
	code.iter().map(Operation::cost).fold(0, u32::saturating_add)
}
