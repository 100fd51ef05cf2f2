//! Evaluation of the compiled form on a stack of fixed size.

use core::{cmp::Ordering, fmt};

use crate::{
	code::{Constant, Formula, Lookup, Operation, Row},
	limits::MAX_STACK,
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
	/// The record breaks the assertion with this index, from 0.
	Assertion {
		index: u8,
	},
	/// The code is not what the compiler made; a compiled formula never meets this.
	Malformed,
}

impl fmt::Display for EvaluateError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::WrongNumberOfInputs { expected, found } => write!(
				f,
				"公式有 {expected} 项输入，只给了 {found} 项 / the formula takes {expected} inputs, {found} were given"
			),
			Self::OutOfRange { input } => {
				let number = input.saturating_add(1);
				write!(f, "第 {number} 项输入超出所声明的范围 / input number {number} is outside its declared range")
			}
			Self::Assertion { index } => {
				let number = index.saturating_add(1);
				write!(f, "记录不满足第 {number} 条断言 / the record breaks assertion number {number}")
			}
			Self::Malformed => f.write_str("编译后的公式已损坏 / the compiled formula is damaged"),
		}
	}
}

impl core::error::Error for EvaluateError {}

/// Told which way an evaluation goes.
pub trait Watch {
	/// The operation at this index of the code had this outcome.
	fn went(&mut self, index: usize, outcome: usize);
}

/// Nobody watches.
impl Watch for () {
	fn went(&mut self, _: usize, _: usize) {}
}

/// Outcomes of [`Operation::Unless`].
pub const HELD: usize = 1;
/// Outcomes of a minimum or maximum; where operands are equal, both count.
pub const LEFT: usize = 0;
pub const RIGHT: usize = 1;
pub const BOTH: usize = 2;

impl Formula {
	/// Milligrams CO2e or whole points, from scaled integers in the order of declaration and the day of the
	/// record, counted from 1970-01-01.
	pub fn evaluate(&self, inputs: &[u64], day: u32) -> Result<u64, EvaluateError> {
		let mut stack = Stack::new();
		self.run(inputs, day, &mut stack, &mut ())?;
		stack.result()
	}

	/// Leaves the result on an empty stack, above all tables and lets.
	pub(crate) fn run(
		&self,
		inputs: &[u64],
		day: u32,
		stack: &mut Stack,
		watch: &mut impl Watch,
	) -> Result<(), EvaluateError> {
		if inputs.len() != self.ranges.len() {
			let expected = u8::try_from(self.ranges.len()).unwrap_or(u8::MAX);
			return Err(EvaluateError::WrongNumberOfInputs { expected, found: inputs.len() });
		}
		for (index, (input, range)) in (0u8..).zip(inputs.iter().zip(&self.ranges)) {
			if !(range.min..=range.max).contains(input) {
				return Err(EvaluateError::OutOfRange { input: index });
			}
			stack.push(i128::from(*input)).ok_or(EvaluateError::Malformed)?;
		}
		for part in &self.day {
			stack.push(part.of(day).into()).ok_or(EvaluateError::Malformed)?;
		}
		match self.execute(stack, watch).ok_or(EvaluateError::Malformed)? {
			None => Ok(()),
			Some(index) => Err(EvaluateError::Assertion { index }),
		}
	}

	/// The assertion that does not hold, if one does not.
	fn execute(&self, stack: &mut Stack, watch: &mut impl Watch) -> Option<Option<u8>> {
		let mut next = 0usize;
		while let Some(operation) = self.code.get(next) {
			let index = next;
			next = next.saturating_add(1);
			match operation {
				Operation::Load(place) => stack.push(stack.at(*place)?)?,
				Operation::Constant(Constant(value)) => stack.push(*value)?,
				Operation::Times(Constant(factor)) => {
					stack.unary(|value| value.checked_mul(*factor))?
				}
				Operation::Add => stack.binary(i128::checked_add)?,
				Operation::Subtract => stack.binary(i128::checked_sub)?,
				Operation::Multiply => stack.binary(i128::checked_mul)?,
				Operation::Power(exponent) => {
					stack.unary(|value| value.checked_pow((*exponent).into()))?
				}
				Operation::FloorDivide(Constant(divisor)) => {
					stack.unary(|value| value.checked_div_euclid(*divisor))?
				}
				Operation::Min | Operation::Max => {
					let (left, right) = stack.two()?;
					let order = left.cmp(&right);
					let right_wins = right_wins(order, *operation == Operation::Max);
					watch.went(index, outcome(order, right_wins));
					stack.push(if right_wins { right } else { left })?
				}
				Operation::Compare(comparison) => {
					stack.binary(|left, right| Some(comparison.holds(left, right).into()))?
				}
				Operation::Not => stack.unary(|value| Some((value == 0).into()))?,
				Operation::And(skipped) | Operation::Or(skipped) => {
					let decisive = i128::from(matches!(operation, Operation::Or(_)));
					if stack.pop()? == decisive {
						stack.push(decisive)?;
						next = next.saturating_add(usize::from(*skipped));
					}
				}
				Operation::Unless(skipped) => {
					let holds = stack.pop()? != 0;
					watch.went(index, holds.into());
					if !holds {
						next = next.saturating_add(usize::from(*skipped));
					}
				}
				Operation::Skip(skipped) => next = next.saturating_add(usize::from(*skipped)),
				Operation::Assert(assertion) => {
					if stack.pop()? == 0 {
						return Some(Some(*assertion));
					}
				}
				Operation::Lookup(lookup) => {
					let (cell, Constant(value)) = lookup.find(stack)?;
					watch.went(index, cell);
					stack.push(value)?
				}
				Operation::QuotientTimes(Constant(factor)) => {
					let divisor = stack.pop()?;
					stack.unary(|numerator| numerator.checked_mul(*factor))?;
					stack.push(divisor)?
				}
				Operation::QuotientAdd => stack.quotients(|left, right| {
					let (left, right, divisor) = left.over_one_divisor(right)?;
					Some(Quotient(left.checked_add(right)?, divisor))
				})?,
				Operation::QuotientSubtract => stack.quotients(|left, right| {
					let (left, right, divisor) = left.over_one_divisor(right)?;
					Some(Quotient(left.checked_sub(right)?, divisor))
				})?,
				Operation::QuotientMultiply => stack.quotients(|left, right| {
					Some(Quotient(left.0.checked_mul(right.0)?, left.1.checked_mul(right.1)?))
				})?,
				Operation::QuotientDivide => stack.quotients(|left, right| {
					Some(Quotient(left.0.checked_mul(right.1)?, left.1.checked_mul(right.0)?))
				})?,
				Operation::QuotientPower(exponent) => {
					let Quotient(numerator, divisor) = stack.quotient()?;
					stack.push(numerator.checked_pow((*exponent).into())?)?;
					stack.push(divisor.checked_pow((*exponent).into())?)?
				}
				Operation::QuotientMin | Operation::QuotientMax => {
					let (right, left) = (stack.quotient()?, stack.quotient()?);
					let order = left.compare(right)?;
					let right_wins = right_wins(order, *operation == Operation::QuotientMax);
					watch.went(index, outcome(order, right_wins));
					// Of equal ones the same, whichever is written first: the proof takes them for one part.
					let right_wins = right_wins || (order.is_eq() && right.1 < left.1);
					let Quotient(numerator, divisor) = if right_wins { right } else { left };
					stack.push(numerator)?;
					stack.push(divisor)?
				}
				Operation::QuotientCompare(comparison) => {
					let (right, left) = (stack.quotient()?, stack.quotient()?);
					stack.push(comparison.admits(left.compare(right)?).into())?
				}
				Operation::QuotientFloor => {
					let Quotient(numerator, divisor) = stack.quotient()?;
					stack.push(numerator.checked_div_euclid(divisor)?)?
				}
			}
		}
		Some(None)
	}
}

fn right_wins(order: Ordering, greatest: bool) -> bool {
	order == if greatest { Ordering::Less } else { Ordering::Greater }
}

fn outcome(order: Ordering, right_wins: bool) -> usize {
	match order {
		Ordering::Equal => BOTH,
		_ if right_wins => RIGHT,
		_ => LEFT,
	}
}

impl Lookup {
	/// The value, and which of all it is.
	fn find(&self, stack: &Stack) -> Option<(usize, Constant)> {
		let row = match &self.row {
			Row::Code(place) => usize::try_from(stack.at(*place)?).ok()?,
			Row::Step(place, bounds) => {
				let key = stack.at(*place)?;
				bounds.iter().take_while(|bound| bound.0 <= key).count()
			}
		};
		let (column, columns) = match self.column {
			Some((place, columns)) => (usize::try_from(stack.at(place)?).ok()?, columns.into()),
			None => (0, 1),
		};
		let cell = row.checked_mul(columns)?.checked_add(column)?;
		Some((cell, *self.values.get(cell)?))
	}
}

/// A numerator and a divisor above zero.
#[derive(Clone, Copy)]
struct Quotient(i128, i128);

impl Quotient {
	/// Both numerators over one divisor.
	fn over_one_divisor(self, right: Self) -> Option<(i128, i128, i128)> {
		if self.1 == right.1 {
			return Some((self.0, right.0, self.1));
		}
		let (left, other) = (self.0.checked_mul(right.1)?, right.0.checked_mul(self.1)?);
		Some((left, other, self.1.checked_mul(right.1)?))
	}

	fn compare(self, right: Self) -> Option<Ordering> {
		if self.1 == right.1 {
			return Some(self.0.cmp(&right.0));
		}
		Some(self.0.checked_mul(right.1)?.cmp(&right.0.checked_mul(self.1)?))
	}
}

/// Values of one evaluation; `None` wherever they do not suffice or overflow.
pub struct Stack {
	values: [i128; MAX_STACK],
	height: usize,
}

impl Stack {
	pub fn new() -> Self {
		Self { values: [0; MAX_STACK], height: 0 }
	}

	pub fn at(&self, place: u8) -> Option<i128> {
		self.values.get(..self.height)?.get(usize::from(place)).copied()
	}

	pub fn pop(&mut self) -> Option<i128> {
		self.height = self.height.checked_sub(1)?;
		self.values.get(self.height).copied()
	}

	/// Takes the result.
	pub fn result(&mut self) -> Result<u64, EvaluateError> {
		self.pop().and_then(|result| u64::try_from(result).ok()).ok_or(EvaluateError::Malformed)
	}

	fn push(&mut self, value: i128) -> Option<()> {
		*self.values.get_mut(self.height)? = value;
		self.height = self.height.saturating_add(1);
		Some(())
	}

	fn two(&mut self) -> Option<(i128, i128)> {
		let right = self.pop()?;
		Some((self.pop()?, right))
	}

	fn unary(&mut self, operation: impl FnOnce(i128) -> Option<i128>) -> Option<()> {
		let operand = self.pop()?;
		self.push(operation(operand)?)
	}

	fn binary(&mut self, operation: impl FnOnce(i128, i128) -> Option<i128>) -> Option<()> {
		let (left, right) = self.two()?;
		self.push(operation(left, right)?)
	}

	fn quotient(&mut self) -> Option<Quotient> {
		let (numerator, divisor) = self.two()?;
		Some(Quotient(numerator, divisor))
	}

	fn quotients(
		&mut self,
		operation: impl FnOnce(Quotient, Quotient) -> Option<Quotient>,
	) -> Option<()> {
		let (right, left) = (self.quotient()?, self.quotient()?);
		let Quotient(numerator, divisor) = operation(left, right)?;
		self.push(numerator)?;
		self.push(divisor)
	}
}
