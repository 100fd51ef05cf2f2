//! Evaluation of the compiled form on a stack of fixed size.

use core::fmt;

use crate::{
	code::{Constant, Formula, Operation},
	limits::MAX_STACK,
	number::power_of_ten,
};

/// Why a record has no result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(strum::IntoStaticStr, strum::VariantNames))]
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
