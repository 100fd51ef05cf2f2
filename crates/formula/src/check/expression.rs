//! Expressions to quantities.

use alloc::{format, vec::Vec};

use super::{
	arithmetic::Joint,
	builder::{Builder, Meaning, Quantity},
	graph::Id,
};
use crate::{
	code::Operation,
	coverage::BranchKind,
	error::{Error, ErrorKind, Position, What},
	number::Number,
	ratio::Ratio,
	syntax::tree::{Chained, Choice, Expression, ExpressionKind, Extremum, Infix},
	unit::Measure,
};

impl Builder {
	pub fn quantity(&mut self, expression: &Expression) -> Result<Quantity, Error> {
		let at = expression.at;
		match &expression.kind {
			ExpressionKind::Number(number, measure) => self.number(*number, measure.as_ref(), at),
			ExpressionKind::Name(name) => self.named(name, at),
			ExpressionKind::Negate(operand) => {
				let operand = self.quantity(operand)?;
				self.scale(operand, Ratio::whole(-1), at)
			}
			ExpressionKind::Power(base, exponent) => {
				let base = self.quantity(base)?;
				self.power(base, *exponent, at)
			}
			ExpressionKind::Floor(operand) => {
				let operand = self.quantity(operand)?;
				self.floor(operand, at)
			}
			ExpressionKind::Chain(first, links) => self.chain(first, links, at),
			ExpressionKind::Extremum(extremum, operands) => self.extremum(*extremum, operands, at),
			ExpressionKind::If(choices, otherwise) => self.choices(choices, otherwise),
			ExpressionKind::Not(_) | ExpressionKind::Compare(..) => {
				Err(at.error(ErrorKind::ExpectedQuantity))
			}
		}
	}

	fn number(
		&mut self,
		number: Number,
		measure: Option<&Measure>,
		at: Position,
	) -> Result<Quantity, Error> {
		let value = Ratio::from(number);
		let value = match measure {
			Some(measure) => value.multiply(measure.factor),
			None => Some(value),
		};
		let id = value.and_then(|value| self.graph.constant(value));
		let id = self.check(id, at)?;
		if let Some(measure) = measure.filter(|_| number.value != 0) {
			let written = format!("{number} {}", measure.written);
			self.findings.push(at.error(ErrorKind::UncitedFigure { written }));
		}
		let unit = match measure {
			None if number.value == 0 => None,
			None => Some(Default::default()),
			Some(measure) => Some(measure.base.clone()),
		};
		Ok(Quantity { id, unit, start: self.code.len() })
	}

	fn named(&mut self, name: &str, at: Position) -> Result<Quantity, Error> {
		let start = self.code.len();
		match self.find(name) {
			None => Err(at.error(ErrorKind::UnknownName { name: name.into() })),
			Some(Meaning::Category { .. }) => {
				Err(at.error(ErrorKind::Category { name: name.into() }))
			}
			Some(Meaning::Quantity { id, unit }) => {
				self.check(Some(id), at)?;
				self.ready(id, start, at)?;
				Ok(Quantity { id, unit: Some(unit), start })
			}
		}
	}

	fn chain(
		&mut self,
		first: &Expression,
		links: &[Chained],
		at: Position,
	) -> Result<Quantity, Error> {
		if links.iter().any(|link| matches!(link.operator, Infix::And | Infix::Or)) {
			return Err(at.error(ErrorKind::ExpectedQuantity));
		}
		let mut left = self.quantity(first)?;
		for Chained { at, operator, operand } in links {
			let right = self.quantity(operand)?;
			left = match operator {
				Infix::Multiply => self.multiply(left, right, *at)?,
				Infix::Divide => {
					let name = match &operand.kind {
						ExpressionKind::Name(name) => Some(name.as_str()),
						_ => None,
					};
					self.divide(left, right, name, *at)?
				}
				Infix::Subtract => self.join(Joint::difference(), left, right, *at)?.0,
				_ => self.join(Joint::sum(), left, right, *at)?.0,
			};
		}
		Ok(left)
	}

	fn extremum(
		&mut self,
		extremum: Extremum,
		operands: &[Expression],
		at: Position,
	) -> Result<Quantity, Error> {
		let mut operands = operands.iter();
		let first = operands.next().ok_or_else(|| at.error(ErrorKind::ExpectedQuantity))?;
		let mut best = self.quantity(first)?;
		let mut before = Vec::from([(best.id, first.at)]);
		for operand in operands {
			let right = self.quantity(operand)?;
			self.find_idle(extremum, (best.id, first.at), (right.id, operand.at));
			// One of several before may be idle beside this one, though the best of them is not.
			if before.len() > 1 {
				before.iter().for_each(|left| {
					self.find_idle(extremum, *left, (right.id, operand.at));
				});
			}
			before.push((right.id, operand.at));
			let joint = match extremum {
				Extremum::Min => Joint::min(),
				Extremum::Max => Joint::max(),
			};
			let (joined, emitted) = self.join(joint, best, right, operand.at)?;
			if emitted {
				self.branch(operand.at, BranchKind::Operand { first: first.at });
			}
			best = joined;
		}
		Ok(best)
	}

	/// An operand that is never less, or never greater, than the other.
	fn find_idle(
		&mut self,
		extremum: Extremum,
		(left, left_at): (Id, Position),
		(right, right_at): (Id, Position),
	) {
		let Some(excess) = self.excess(left, right) else { return };
		let (left_is_less, right_is_less) = (!excess.high.is_positive(), !excess.low.is_negative());
		let (left_idle, right_idle) = match extremum {
			Extremum::Min => (right_is_less, left_is_less),
			Extremum::Max => (left_is_less, right_is_less),
		};
		if right_idle {
			self.findings.push(right_at.error(ErrorKind::NeverChosen));
		} else if left_idle {
			self.findings.push(left_at.error(ErrorKind::NeverChosen));
		}
	}

	/// One within the other, as deep as operations permit.
	fn choices(&mut self, choices: &[Choice], otherwise: &Expression) -> Result<Quantity, Error> {
		match choices.split_first() {
			Some((choice, rest)) => self.choice(choice, rest, otherwise),
			None => self.quantity(otherwise),
		}
	}

	fn choice(
		&mut self,
		Choice { at, condition, then }: &Choice,
		rest: &[Choice],
		otherwise: &Expression,
	) -> Result<Quantity, Error> {
		let at = *at;
		let otherwise_at = rest.first().map_or(otherwise.at, |next| next.at);
		let start = self.code.len();
		let test = self.condition(condition)?;
		let unless = self.code.len();
		self.emit(Operation::Unless(0), at)?;
		self.branch(condition.at, BranchKind::If { then: then.at, otherwise: otherwise_at });

		let (before, then_is_possible) = self.known.assume(&self.graph, &test.yes);
		let left = self.quantity(then)?;
		let left_extent = self.known.extent(left.id);
		self.known.restore(before);
		let mut skip = self.code.len();
		self.emit(Operation::Skip(0), at)?;
		let (before, else_is_possible) = self.known.assume(&self.graph, &test.no);
		let right = self.choices(rest, otherwise)?;
		let right_extent = self.known.extent(right.id);
		self.known.restore(before);
		let decided = match (test.truth, then_is_possible, else_is_possible) {
			(None, false, _) => Some(false),
			(None, _, false) => Some(true),
			(truth, ..) => truth,
		};
		if let Some(holds) = decided {
			self.findings.push(condition.at.error(ErrorKind::Decided { holds }));
		}

		let unit = self.one_unit(What::If, &left.unit, &right.unit, otherwise_at)?;
		let overflow = || at.error(ErrorKind::Overflow { bits: 129 });
		let id = self.graph.choice(test.id, left.id, right.id).ok_or_else(overflow)?;
		let chosen = Quantity { id, unit, start };
		if self.ready(id, start, at)? {
			return Ok(chosen);
		}
		let (step, as_quotient) = (self.graph.step(id), self.graph.is_quotient(id));
		// Each branch is known where it is evaluated.
		self.known.learn(&self.graph, id);
		let left_extent = self.graph.in_step(left.id, left_extent, step);
		let extent = left_extent.union(self.graph.in_step(right.id, right_extent, step));
		if extent.numerator.is_none() || extent.divisor.is_none() {
			return Err(overflow());
		}
		self.known.set(id, extent);
		let end = self.code.len();
		self.write_aligned(right.id, end, step, as_quotient, at)?;
		skip = skip.saturating_add(self.write_aligned(left.id, skip, step, as_quotient, at)?);
		self.jump(unless, skip.saturating_add(1), at)?;
		self.jump(skip, self.code.len(), at)?;
		Ok(chosen)
	}
}
