//! Expressions to code.

use alloc::vec::Vec;

use super::{
	quantity::{align, divide, multiply, Operand},
	scope::{Named, Scope},
};
use crate::{
	code::Operation,
	comparison::Comparison,
	error::{Error, ErrorKind, Position},
	syntax::tree::{Chained, Expression, ExpressionKind, Extremum, Infix},
};

struct Condition {
	code: Vec<Operation>,
	height: usize,
}

enum Checked {
	Operand(Operand),
	Condition(Condition),
}

impl Scope {
	pub fn quantity(&mut self, expression: &Expression) -> Result<Operand, Error> {
		match self.check(expression)? {
			Checked::Operand(quantity) => Ok(quantity),
			Checked::Condition(_) => Err(expression.at.error(ErrorKind::ExpectedQuantity)),
		}
	}

	fn condition(&mut self, expression: &Expression) -> Result<Condition, Error> {
		match self.check(expression)? {
			Checked::Condition(condition) => Ok(condition),
			Checked::Operand(_) => Err(expression.at.error(ErrorKind::ExpectedCondition)),
		}
	}

	fn check(&mut self, expression: &Expression) -> Result<Checked, Error> {
		let at = expression.at;
		match &expression.kind {
			ExpressionKind::Number(number, unit) => {
				Ok(Checked::Operand(Operand::constant(*number, unit.clone())))
			}
			ExpressionKind::Name(name) => self.name(name, at).map(Checked::Operand),
			ExpressionKind::Negate(operand) => {
				let operand = self.quantity(operand)?;
				let range = operand.range.negate();
				operand.then(Operation::Negate, range, at).map(Checked::Operand)
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
				self.extremum(*extremum, operands, at).map(Checked::Operand)
			}
			ExpressionKind::If { condition, then, otherwise } => {
				self.choice(condition, then, otherwise, at).map(Checked::Operand)
			}
		}
	}

	fn name(&self, name: &str, at: Position) -> Result<Operand, Error> {
		let unknown = || at.error(ErrorKind::UnknownName { name: name.into() });
		let (index, named) = self.find(name).ok_or_else(unknown)?;
		let code = named.slot.map(Operation::Load).into_iter().collect();
		let Named { unit, decimals, .. } = named;
		Ok(Operand {
			code,
			unit: unit.clone(),
			decimals: *decimals,
			range: self.range(index, named),
			height: 1,
		}
		.folded())
	}

	fn chain(&mut self, first: &Expression, links: &[Chained]) -> Result<Checked, Error> {
		if links.iter().any(|link| matches!(link.operator, Infix::And | Infix::Or)) {
			return self.logic(first, links).map(Checked::Condition);
		}
		let mut left = self.quantity(first)?;
		for Chained { at, operator, operand } in links {
			let right = self.quantity(operand)?;
			left = match operator {
				Infix::Multiply => multiply(left, right, *at)?,
				Infix::Divide => divide(left, right, *at)?,
				Infix::Subtract => {
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
		Ok(Checked::Operand(left))
	}

	fn logic(&mut self, first: &Expression, links: &[Chained]) -> Result<Condition, Error> {
		let mut left = self.condition(first)?;
		for Chained { operator, operand, .. } in links {
			let right = self.condition(operand)?;
			left.height = left.height.max(right.height.saturating_add(1));
			left.code.extend(right.code);
			left.code.push(if *operator == Infix::And { Operation::And } else { Operation::Or });
		}
		Ok(left)
	}

	fn extremum(
		&mut self,
		extremum: Extremum,
		operands: &[Expression],
		at: Position,
	) -> Result<Operand, Error> {
		let mut best: Option<Operand> = None;
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
	) -> Result<Operand, Error> {
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
		Ok(Operand { code, unit: left.unit, decimals: left.decimals, range, height }.folded())
	}
}

fn compare(
	comparison: Comparison,
	left: Operand,
	right: Operand,
	at: Position,
) -> Result<Condition, Error> {
	let (left, right) = align("a comparison", left, right, at)?;
	let height = left.height.max(right.height.saturating_add(1));
	let mut code = left.code;
	code.extend(right.code);
	code.push(Operation::Compare(comparison));
	Ok(Condition { code, height })
}
