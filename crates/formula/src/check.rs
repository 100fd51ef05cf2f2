//! Expressions to code, with the proof of their units, decimals and intervals.

use alloc::{string::String, vec::Vec};

use crate::{
	ast::{Comparison, Expression, ExpressionKind, Extremum, Link, Operator},
	code::{Constant, Operation},
	error::{Error, ErrorKind, Position},
	interval::Interval,
	number::Number,
	unit::Unit,
	MAX_DECIMALS, QUOTIENT_DECIMALS,
};

/// What a name stands for.
pub struct Named {
	pub name: String,
	pub unit: Unit,
	pub decimals: u8,
	pub range: Interval,
	/// Its place on the stack; a parameter has none.
	pub slot: Option<u8>,
}

/// The names declared so far, and what the conditions around an expression say of their ranges.
#[derive(Default)]
pub struct Scope {
	pub names: Vec<Named>,
	pub(crate) refined: Vec<(usize, Interval)>,
}

/// Code that leaves one number on the stack, and all that is proven of it.
pub struct Quantity {
	pub code: Vec<Operation>,
	pub unit: Unit,
	pub decimals: u8,
	pub range: Interval,
	/// How much of the stack the code uses at most.
	pub height: usize,
}

struct Condition {
	code: Vec<Operation>,
	height: usize,
}

enum Checked {
	Quantity(Quantity),
	Condition(Condition),
}

impl Scope {
	pub fn find(&self, name: &str) -> Option<(usize, &Named)> {
		self.names.iter().enumerate().find(|(_, named)| named.name == name)
	}

	pub fn quantity(&mut self, expression: &Expression) -> Result<Quantity, Error> {
		match self.check(expression)? {
			Checked::Quantity(quantity) => Ok(quantity),
			Checked::Condition(_) => Err(expression.at.error(ErrorKind::ExpectedQuantity)),
		}
	}

	fn condition(&mut self, expression: &Expression) -> Result<Condition, Error> {
		match self.check(expression)? {
			Checked::Condition(condition) => Ok(condition),
			Checked::Quantity(_) => Err(expression.at.error(ErrorKind::ExpectedCondition)),
		}
	}

	fn check(&mut self, expression: &Expression) -> Result<Checked, Error> {
		let at = expression.at;
		match &expression.kind {
			ExpressionKind::Number(number, unit) => {
				Ok(Checked::Quantity(Quantity::constant(*number, unit.clone())))
			}
			ExpressionKind::Name(name) => self.name(name, at).map(Checked::Quantity),
			ExpressionKind::Negate(operand) => {
				let operand = self.quantity(operand)?;
				let range = operand.range.negate();
				operand.then(Operation::Negate, range, at).map(Checked::Quantity)
			}
			ExpressionKind::Not(operand) => {
				let mut condition = self.condition(operand)?;
				condition.code.push(Operation::Not);
				Ok(Checked::Condition(condition))
			}
			ExpressionKind::Chain(first, links) => self.chain(first, links),
			ExpressionKind::Compare(comparison, left, right) => {
				let (left, right) = (self.quantity(left)?, self.quantity(right)?);
				compare(*comparison, left, right, at).map(Checked::Condition)
			}
			ExpressionKind::Extremum(extremum, operands) => {
				self.extremum(*extremum, operands, at).map(Checked::Quantity)
			}
			ExpressionKind::If { condition, then, otherwise } => {
				self.choice(condition, then, otherwise, at).map(Checked::Quantity)
			}
		}
	}

	fn name(&self, name: &str, at: Position) -> Result<Quantity, Error> {
		let unknown = || at.error(ErrorKind::UnknownName { name: name.into() });
		let (index, named) = self.find(name).ok_or_else(unknown)?;
		let code = named.slot.map(Operation::Load).into_iter().collect();
		let Named { unit, decimals, .. } = named;
		Ok(Quantity {
			code,
			unit: unit.clone(),
			decimals: *decimals,
			range: self.range(index, named),
			height: 1,
		}
		.folded())
	}

	/// The range of a name within the conditions around.
	pub fn range(&self, index: usize, named: &Named) -> Interval {
		let refined = self.refined.iter().rev().find(|(refined, _)| *refined == index);
		refined.map_or(named.range, |(_, range)| *range)
	}

	fn chain(&mut self, first: &Expression, links: &[Link]) -> Result<Checked, Error> {
		if links.iter().any(|link| matches!(link.operator, Operator::And | Operator::Or)) {
			return self.logic(first, links).map(Checked::Condition);
		}
		let mut left = self.quantity(first)?;
		for Link { at, operator, operand } in links {
			let right = self.quantity(operand)?;
			left = match operator {
				Operator::Multiply => multiply(left, right, *at)?,
				Operator::Divide => divide(left, right, *at)?,
				Operator::Subtract => {
					let (left, right) = align("a difference", left, right, *at)?;
					let range = left.range.subtract(right.range);
					left.join(right, Operation::Subtract, range, *at)?
				}
				_ => {
					let (left, right) = align("a sum", left, right, *at)?;
					let range = left.range.add(right.range);
					left.join(right, Operation::Add, range, *at)?
				}
			};
		}
		Ok(Checked::Quantity(left))
	}

	fn logic(&mut self, first: &Expression, links: &[Link]) -> Result<Condition, Error> {
		let mut left = self.condition(first)?;
		for Link { operator, operand, .. } in links {
			let right = self.condition(operand)?;
			left.height = left.height.max(right.height.saturating_add(1));
			left.code.extend(right.code);
			left.code.push(if *operator == Operator::And { Operation::And } else { Operation::Or });
		}
		Ok(left)
	}

	fn extremum(
		&mut self,
		extremum: Extremum,
		operands: &[Expression],
		at: Position,
	) -> Result<Quantity, Error> {
		let mut best: Option<Quantity> = None;
		for operand in operands {
			let right = self.quantity(operand)?;
			best = Some(match best {
				None => right,
				Some(left) => {
					let what = if extremum == Extremum::Min { "`min`" } else { "`max`" };
					let (left, right) = align(what, left, right, operand.at)?;
					let (operation, range) = match extremum {
						Extremum::Min => (Operation::Min, left.range.min(right.range)),
						Extremum::Max => (Operation::Max, left.range.max(right.range)),
					};
					left.join(right, operation, Some(range), operand.at)?
				}
			});
		}
		best.ok_or_else(|| at.error(ErrorKind::ExpectedQuantity))
	}

	fn choice(
		&mut self,
		condition: &Expression,
		then: &Expression,
		otherwise: &Expression,
		at: Position,
	) -> Result<Quantity, Error> {
		let test = self.condition(condition)?;
		let known = self.refined.len();
		self.refine(condition, true);
		let left = self.quantity(then);
		self.refined.truncate(known);
		self.refine(condition, false);
		let right = self.quantity(otherwise);
		self.refined.truncate(known);
		let (left, right) = align("`if`", left?, right?, otherwise.at)?;

		let operations = left.code.len().saturating_add(right.code.len());
		let too_long = |_| {
			at.error(ErrorKind::CostTooHigh {
				found: u32::try_from(operations).unwrap_or(u32::MAX),
			})
		};
		let range = left.range.union(right.range);
		let height = test.height.max(left.height).max(right.height);
		let mut code = test.code;
		code.push(Operation::Unless(
			u8::try_from(left.code.len().saturating_add(1)).map_err(too_long)?,
		));
		code.extend(left.code);
		code.push(Operation::Skip(u8::try_from(right.code.len()).map_err(too_long)?));
		code.extend(right.code);
		Ok(Quantity { code, unit: left.unit, decimals: left.decimals, range, height }.folded())
	}
}

fn compare(
	comparison: Comparison,
	left: Quantity,
	right: Quantity,
	at: Position,
) -> Result<Condition, Error> {
	let (left, right) = align("a comparison", left, right, at)?;
	let height = left.height.max(right.height.saturating_add(1));
	let mut code = left.code;
	code.extend(right.code);
	code.push(Operation::Compare(comparison));
	Ok(Condition { code, height })
}

fn multiply(left: Quantity, right: Quantity, at: Position) -> Result<Quantity, Error> {
	let unit = left.unit.multiply(&right.unit).ok_or_else(|| at.error(ErrorKind::UnitTooLarge))?;
	let decimals = left.decimals.saturating_add(right.decimals);
	if decimals > MAX_DECIMALS {
		return Err(at.error(ErrorKind::TooManyDecimals { limit: MAX_DECIMALS }));
	}
	let range = left.range.multiply(right.range);
	Ok(Quantity { unit, decimals, ..left.join(right, Operation::Multiply, range, at)? })
}

fn divide(left: Quantity, right: Quantity, at: Position) -> Result<Quantity, Error> {
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
	Ok(Quantity {
		unit,
		decimals: QUOTIENT_DECIMALS,
		..left.join(right, Operation::Divide, range, at)?
	})
}

/// Both with one unit, brought to the same decimals.
fn align(
	what: &'static str,
	left: Quantity,
	right: Quantity,
	at: Position,
) -> Result<(Quantity, Quantity), Error> {
	if left.unit != right.unit {
		return Err(at.error(ErrorKind::UnitMismatch { what, left: left.unit, right: right.unit }));
	}
	let decimals = left.decimals.max(right.decimals);
	Ok((left.at_decimals(decimals, at)?, right.at_decimals(decimals, at)?))
}

impl Quantity {
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

	fn join(
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
