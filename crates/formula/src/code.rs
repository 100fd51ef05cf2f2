//! The compiled form, and its evaluation: postfix code on a stack of fixed size.

use alloc::vec::Vec;
use codec::{Compact, Decode, DecodeWithMemTracking, Encode, EncodeLike, MaxEncodedLen, Output};
use core::fmt;
use scale_info::TypeInfo;

use crate::{ast::Comparison, number::power_of_ten, MAX_COST, MAX_ENCODED, MAX_INPUTS, MAX_STACK};

/// A compiled formula: the permitted range of each input, and code.
///
/// [`MaxEncodedLen`] is a promise kept by hand: the derived bound would multiply out every table in every
/// operation, while [`compile`](crate::compile) and `decode` refuse what is longer than [`MAX_ENCODED`].
#[derive(Clone, PartialEq, Eq, Debug, Encode, TypeInfo)]
pub struct Formula {
	ranges: Vec<Bounds>,
	code: Vec<Operation>,
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

/// Why a record has no result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EvaluateError {
	WrongNumberOfInputs {
		expected: u8,
		found: usize,
	},
	/// The input with this index, from 0, is outside its declared range.
	OutOfRange {
		input: u8,
	},
	/// The code is not what the compiler made; a compiled formula never meets this.
	Malformed,
}

impl fmt::Display for EvaluateError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::WrongNumberOfInputs { expected, found } => {
				write!(f, "the formula takes {expected} inputs, {found} were given")
			}
			Self::OutOfRange { input } => {
				write!(f, "input number {} is outside its declared range", input.saturating_add(1))
			}
			Self::Malformed => f.write_str("the compiled formula is damaged"),
		}
	}
}

impl core::error::Error for EvaluateError {}

impl Formula {
	pub(crate) fn new(ranges: Vec<Bounds>, code: Vec<Operation>) -> Self {
		Self { ranges, code }
	}

	/// The most operations one evaluation takes.
	pub fn cost(&self) -> u32 {
		self.code.iter().map(Operation::cost).fold(0, u32::saturating_add)
	}

	/// Milligrams CO2e or whole points, from scaled integers in the order of declaration.
	pub fn evaluate(&self, inputs: &[u64]) -> Result<u64, EvaluateError> {
		let result = self.run(inputs)?.pop().and_then(|result| u64::try_from(result).ok());
		result.ok_or(EvaluateError::Malformed)
	}

	pub(crate) fn run(&self, inputs: &[u64]) -> Result<Stack, EvaluateError> {
		if inputs.len() != self.ranges.len() {
			let expected = u8::try_from(self.ranges.len()).unwrap_or(u8::MAX);
			return Err(EvaluateError::WrongNumberOfInputs { expected, found: inputs.len() });
		}
		let mut stack = Stack { values: [0; MAX_STACK], height: 0 };
		for (index, (input, range)) in (0u8..).zip(inputs.iter().zip(&self.ranges)) {
			if !(range.min..=range.max).contains(input) {
				return Err(EvaluateError::OutOfRange { input: index });
			}
			stack.push(i128::from(*input)).ok_or(EvaluateError::Malformed)?;
		}
		self.execute(&mut stack).ok_or(EvaluateError::Malformed)?;
		Ok(stack)
	}

	fn execute(&self, stack: &mut Stack) -> Option<()> {
		let mut next = 0usize;
		while let Some(operation) = self.code.get(next) {
			next = next.saturating_add(1);
			match operation {
				Operation::Load(place) => stack.push(stack.at(*place)?)?,
				Operation::Constant(Constant(value)) => stack.push(*value)?,
				Operation::Scale(exponent) => {
					let power = power_of_ten(*exponent)?;
					stack.unary(|value| value.checked_mul(power))?
				}
				Operation::Add => stack.binary(i128::checked_add)?,
				Operation::Subtract => stack.binary(i128::checked_sub)?,
				Operation::Multiply => stack.binary(i128::checked_mul)?,
				Operation::Divide => stack.binary(i128::checked_div)?,
				Operation::Negate => stack.unary(i128::checked_neg)?,
				Operation::Min => stack.binary(|left, right| Some(left.min(right)))?,
				Operation::Max => stack.binary(|left, right| Some(left.max(right)))?,
				Operation::Compare(comparison) => {
					stack.binary(|left, right| Some(comparison.holds(left, right).into()))?
				}
				Operation::And => {
					stack.binary(|left, right| Some((left != 0 && right != 0).into()))?
				}
				Operation::Or => {
					stack.binary(|left, right| Some((left != 0 || right != 0).into()))?
				}
				Operation::Not => stack.unary(|value| Some((value == 0).into()))?,
				Operation::Unless(skipped) => {
					if stack.pop()? == 0 {
						next = next.saturating_add(usize::from(*skipped));
					}
				}
				Operation::Skip(skipped) => next = next.saturating_add(usize::from(*skipped)),
				Operation::Step { subject, rows, otherwise } => {
					let subject = stack.at(*subject)?;
					let row = rows.iter().find(|(below, _)| subject < below.0);
					stack.push(row.map_or(otherwise, |(_, value)| value).0)?
				}
			}
		}
		Some(())
	}
}

/// Values of one evaluation; `None` wherever they do not suffice or overflow.
pub struct Stack {
	values: [i128; MAX_STACK],
	height: usize,
}

impl Stack {
	pub fn at(&self, place: u8) -> Option<i128> {
		self.values.get(..self.height)?.get(usize::from(place)).copied()
	}

	pub fn pop(&mut self) -> Option<i128> {
		self.height = self.height.checked_sub(1)?;
		self.values.get(self.height).copied()
	}

	fn push(&mut self, value: i128) -> Option<()> {
		*self.values.get_mut(self.height)? = value;
		self.height = self.height.saturating_add(1);
		Some(())
	}

	fn unary(&mut self, operation: impl FnOnce(i128) -> Option<i128>) -> Option<()> {
		let operand = self.pop()?;
		self.push(operation(operand)?)
	}

	fn binary(&mut self, operation: impl FnOnce(i128, i128) -> Option<i128>) -> Option<()> {
		let right = self.pop()?;
		let left = self.pop()?;
		self.push(operation(left, right)?)
	}
}
