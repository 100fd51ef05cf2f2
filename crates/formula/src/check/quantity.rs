//! Code with what is proven of it, and how arithmetic carries the proof on.

use alloc::vec::Vec;

use crate::{
	code::{Constant, Operation},
	error::{Error, ErrorKind, Position},
	interval::Interval,
	limits::{MAX_DECIMALS, QUOTIENT_DECIMALS},
	number::Number,
	unit::Unit,
};

/// Code that leaves one number on the stack, and all that is proven of it.
pub struct Operand {
	pub code: Vec<Operation>,
	pub unit: Unit,
	pub decimals: u8,
	pub range: Interval,
	/// How much of the stack the code uses at most.
	pub height: usize,
}

pub fn multiply(left: Operand, right: Operand, at: Position) -> Result<Operand, Error> {
	let unit = left.unit.multiply(&right.unit).ok_or_else(|| at.error(ErrorKind::UnitTooLarge))?;
	let decimals = left.decimals.saturating_add(right.decimals);
	if decimals > MAX_DECIMALS {
		return Err(at.error(ErrorKind::TooManyDecimals { limit: MAX_DECIMALS }));
	}
	let range = left.range.multiply(right.range);
	Ok(Operand { unit, decimals, ..left.join(right, Operation::Multiply, range, at)? })
}

pub fn divide(left: Operand, right: Operand, at: Position) -> Result<Operand, Error> {
	let unit = left.unit.divide(&right.unit).ok_or_else(|| at.error(ErrorKind::UnitTooLarge))?;
	if right.range.contains_zero() {
		let bound = |value| Number { value, decimals: right.decimals };
		let (from, to) = (bound(right.range.low), bound(right.range.high));
		return Err(at.error(ErrorKind::DivisorMayBeZero { from, to }));
	}
	let wanted = QUOTIENT_DECIMALS.saturating_add(right.decimals);
	let left_shift = wanted.saturating_sub(left.decimals);
	let right_shift = left.decimals.saturating_sub(wanted);
	let (left, right) = (left.scaled(left_shift, at)?, right.scaled(right_shift, at)?);
	let range = left.range.divide(right.range);
	Ok(Operand {
		unit,
		decimals: QUOTIENT_DECIMALS,
		..left.join(right, Operation::Divide, range, at)?
	})
}

/// Both with one unit, brought to the same decimals.
pub fn align(
	what: &'static str,
	left: Operand,
	right: Operand,
	at: Position,
) -> Result<(Operand, Operand), Error> {
	if left.unit != right.unit {
		return Err(at.error(ErrorKind::UnitMismatch { what, left: left.unit, right: right.unit }));
	}
	let decimals = left.decimals.max(right.decimals);
	Ok((left.at_decimals(decimals, at)?, right.at_decimals(decimals, at)?))
}

impl Operand {
	pub fn constant(number: Number, unit: Unit) -> Self {
		let Number { value, decimals } = number.trimmed();
		Self { code: Vec::new(), unit, decimals, range: Interval::point(value), height: 1 }.folded()
	}

	/// What can have one value only is that constant.
	pub fn folded(mut self) -> Self {
		if let Some(value) = self.range.as_point() {
			self.code = Vec::from([Operation::Constant(Constant(value))]);
			self.height = 1;
		}
		self
	}

	/// Followed by an operation on it.
	pub fn then(
		mut self,
		operation: Operation,
		range: Option<Interval>,
		at: Position,
	) -> Result<Self, Error> {
		self.range = range.ok_or_else(|| at.error(ErrorKind::Overflow))?;
		self.code.push(operation);
		Ok(self.folded())
	}

	pub fn join(
		mut self,
		right: Self,
		operation: Operation,
		range: Option<Interval>,
		at: Position,
	) -> Result<Self, Error> {
		self.height = self.height.max(right.height.saturating_add(1));
		self.code.extend(right.code);
		self.then(operation, range, at)
	}

	/// Its scaled integer multiplied by a power of ten.
	fn scaled(self, exponent: u8, at: Position) -> Result<Self, Error> {
		match exponent {
			0 => Ok(self),
			_ => {
				let range = self.range.scale(exponent);
				self.then(Operation::Scale(exponent), range, at)
			}
		}
	}

	/// The same number with these decimals, which are not fewer than it has.
	pub fn at_decimals(self, decimals: u8, at: Position) -> Result<Self, Error> {
		let exponent = decimals.saturating_sub(self.decimals);
		Ok(Self { decimals: decimals.max(self.decimals), ..self.scaled(exponent, at)? })
	}

	/// The same number with these decimals, truncated towards zero if it has more.
	pub fn rounded(self, decimals: u8, at: Position) -> Result<Self, Error> {
		let excess = self.decimals.saturating_sub(decimals);
		if excess == 0 {
			return self.at_decimals(decimals, at);
		}
		let power = Self::constant(Number { value: 1, decimals: 0 }, Unit::dimensionless())
			.scaled(excess, at)?;
		let range = self.range.divide(power.range);
		Ok(Self { decimals, ..self.join(power, Operation::Divide, range, at)? })
	}
}
