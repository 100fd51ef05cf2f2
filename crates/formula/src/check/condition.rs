//! Conditions: their code, whether they can be otherwise, and what they say where they hold and where they do not.

use alloc::{string::String, sync::Arc, vec::Vec};

use super::{
	affine::Affine,
	builder::{Builder, Meaning, Quantity},
	graph::{Id, Node},
	look::Fact,
};
use crate::{
	code::Operation,
	comparison::Comparison,
	error::{Error, ErrorKind, Position, What},
	range::Range,
	ratio::Ratio,
	syntax::tree::{Chained, Expression, ExpressionKind, Infix},
	unit::Unit,
};

pub struct Condition {
	pub id: Id,
	/// What it always is, if it is always the same.
	pub truth: Option<bool>,
	/// What is so where it holds.
	pub yes: Vec<Fact>,
	/// What is so where it does not.
	pub no: Vec<Fact>,
}

impl Builder {
	pub fn condition(&mut self, expression: &Expression) -> Result<Condition, Error> {
		let at = expression.at;
		match &expression.kind {
			ExpressionKind::Not(operand) => {
				let Condition { id, truth, yes, no } = self.condition(operand)?;
				self.emit(Operation::Not, at)?;
				let id = self.conditional(Node::Not(id), at)?;
				Ok(Condition { id, truth: truth.map(|truth| !truth), yes: no, no: yes })
			}
			ExpressionKind::Compare(comparison, left, right) => {
				self.comparison(*comparison, left, right, at)
			}
			ExpressionKind::Chain(first, links)
				if links.iter().any(|link| matches!(link.operator, Infix::And | Infix::Or)) =>
			{
				self.logic(first, links)
			}
			_ => {
				self.quantity(expression)?;
				Err(at.error(ErrorKind::ExpectedCondition))
			}
		}
	}

	/// The right operand is evaluated only where the left one leaves it open, and is known to be so.
	fn logic(&mut self, first: &Expression, links: &[Chained]) -> Result<Condition, Error> {
		let mut left = self.condition(first)?;
		// What the last operand says: what others before it say is assumed already.
		let mut said = (left.yes.clone(), left.no.clone());
		let mut outside = None;
		for Chained { at, operator, operand } in links {
			let is_and = *operator == Infix::And;
			let jump = self.code.len();
			self.emit(if is_and { Operation::And(0) } else { Operation::Or(0) }, *at)?;
			let (before, _) =
				self.known.assume(&self.graph, if is_and { &said.0 } else { &said.1 });
			outside.get_or_insert(before);
			let Condition { id, truth, yes, no } = self.condition(operand)?;
			self.jump(jump, self.code.len(), *at)?;
			let node = if is_and { Node::And(left.id, id) } else { Node::Or(left.id, id) };
			left.id = self.conditional(node, *at)?;
			left.truth = match (left.truth, truth) {
				(Some(truth), _) if truth != is_and => Some(truth),
				(_, Some(truth)) if truth != is_and => Some(truth),
				(Some(_), truth) => truth,
				(None, _) => None,
			};
			said = (yes.clone(), no.clone());
			if is_and {
				left.yes.extend(yes);
				left.no.clear();
			} else {
				left.no.extend(no);
				left.yes.clear();
			}
		}
		if let Some(before) = outside {
			self.known.restore(before);
		}
		Ok(left)
	}

	fn comparison(
		&mut self,
		comparison: Comparison,
		left: &Expression,
		right: &Expression,
		at: Position,
	) -> Result<Condition, Error> {
		let (own, other) = match (self.category(left), self.category(right)) {
			(None, None) => {
				let own = self.quantity(left)?;
				(own, self.quantity(right)?)
			}
			(Some((name, ..)), _) | (None, Some((name, ..)))
				if !matches!(comparison, Comparison::Equal | Comparison::NotEqual) =>
			{
				return Err(at.error(ErrorKind::Category { name }));
			}
			(Some((_, _, own)), Some((_, _, other))) if own != other => {
				return Err(at.error(ErrorKind::CategoriesDiffer));
			}
			(Some((_, own, _)), Some((_, other, _))) => {
				let own = self.coded(own, left.at)?;
				(own, self.coded(other, right.at)?)
			}
			(Some((name, id, codes)), None) => {
				let own = self.coded(id, left.at)?;
				(own, self.code_of(right, name, &codes)?)
			}
			(None, Some((name, id, codes))) => {
				let own = self.code_of(left, name, &codes)?;
				(own, self.coded(id, right.at)?)
			}
		};
		self.compare(comparison, own, other, at)
	}

	/// Name, part and codes of a category.
	fn category(&mut self, expression: &Expression) -> Option<(String, Id, Arc<[String]>)> {
		let ExpressionKind::Name(name) = &expression.kind else { return None };
		match self.find(name)? {
			Meaning::Category { id, codes } => Some((name.clone(), id, codes)),
			Meaning::Quantity { .. } => None,
		}
	}

	fn coded(&mut self, id: Id, at: Position) -> Result<Quantity, Error> {
		let start = self.code.len();
		self.check(Some(id), at)?;
		self.ready(id, start, at)?;
		Ok(Quantity { id, unit: Some(Unit::dimensionless()), start })
	}

	/// The code that is compared with the category of this name.
	fn code_of(
		&mut self,
		expression: &Expression,
		category: String,
		codes: &[String],
	) -> Result<Quantity, Error> {
		let at = expression.at;
		let found = match &expression.kind {
			ExpressionKind::Name(name) => name.clone(),
			ExpressionKind::Number(number, None) => alloc::format!("{number}"),
			_ => return Err(at.error(ErrorKind::Category { name: category })),
		};
		let Some(index) = codes.iter().position(|code| *code == found) else {
			return Err(at.error(ErrorKind::NotACode { found, codes: codes.to_vec() }));
		};
		let id = self.graph.constant(Ratio::whole(i128::try_from(index).unwrap_or(i128::MAX)));
		let id = self.check(id, at)?;
		Ok(Quantity { id, unit: Some(Unit::dimensionless()), start: self.code.len() })
	}

	fn compare(
		&mut self,
		comparison: Comparison,
		left: Quantity,
		right: Quantity,
		at: Position,
	) -> Result<Condition, Error> {
		self.one_unit(What::Comparison, &left.unit, &right.unit, at)?;
		let step = self.graph.common_step(left.id, right.id);
		let step = step.ok_or_else(|| self.overflow(129, at))?;
		let as_quotient = self.graph.is_quotient(left.id) || self.graph.is_quotient(right.id);
		if as_quotient && self.known.crossed(&self.graph, left.id, right.id).is_none() {
			let bits = self.crossed_bits(left.id, right.id, step);
			return Err(self.overflow(bits, at));
		}
		self.align(right.id, self.code.len(), step, as_quotient, at)?;
		self.align(left.id, right.start, step, as_quotient, at)?;
		let operation = match as_quotient {
			true => Operation::QuotientCompare(comparison),
			false => Operation::Compare(comparison),
		};
		self.emit(operation, at)?;
		let id = self.conditional(Node::Compare(comparison, left.id, right.id), at)?;
		let (truth, yes, no) = self.consequences(comparison, left.id, right.id);
		Ok(Condition { id, truth, yes, no })
	}

	fn conditional(&mut self, node: Node, at: Position) -> Result<Id, Error> {
		self.graph.condition(node).ok_or_else(|| self.overflow(129, at))
	}

	/// The range of how much the left is more than the right.
	pub fn excess(&mut self, left: Id, right: Id) -> Option<Range> {
		let apart = self.known.value(left)?.subtract(self.known.value(right)?);
		let form = self.difference(left, right);
		let together = form.and_then(|form| self.known.range(&self.graph, &form));
		match apart.zip(together) {
			Some((apart, together)) => apart.intersect(together).or(Some(apart)),
			None => apart.or(together),
		}
	}

	fn difference(&mut self, left: Id, right: Id) -> Option<Affine> {
		let (left, right) = (&self.graph.part(left)?.form, &self.graph.part(right)?.form);
		self.known.sum_of(left, right, Ratio::whole(-1))
	}

	/// What the comparison always is, and what is so where it holds and where it does not.
	fn consequences(
		&mut self,
		comparison: Comparison,
		left: Id,
		right: Id,
	) -> (Option<bool>, Vec<Fact>, Vec<Fact>) {
		let excess = self.excess(left, right);
		let is = |test: fn(Range) -> bool| excess.is_some_and(test);
		let never_below = is(|excess| !excess.low.is_negative());
		let never_above = is(|excess| !excess.high.is_positive());
		let (above, below) = (is(Range::is_positive), is(Range::is_negative));
		let truth = |always: bool, never: bool| match (always, never) {
			(true, _) => Some(true),
			(_, true) => Some(false),
			_ => None,
		};
		let form = self.difference(left, right);
		let turned = form.as_ref().and_then(Affine::negate);
		let grain = form.as_ref().map_or(Ratio::ZERO, |form| self.grain(form));
		let (more, less) = (strictly(form.as_ref(), grain), strictly(turned.as_ref(), grain));
		let list =
			|form: Option<Affine>| form.into_iter().map(Fact::NotNegative).collect::<Vec<_>>();
		let differ = match (never_below, never_above) {
			(true, _) => more.clone(),
			(_, true) => less.clone(),
			_ => form.iter().cloned().map(Fact::NotZero).collect(),
		};
		let (form, turned) = (list(form), list(turned));
		let equal = || [form.clone(), turned.clone()].concat();
		let (same, apart) = (never_below && never_above, above || below);
		match comparison {
			Comparison::Less => (truth(below, never_below), less, form),
			Comparison::LessOrEqual => (truth(never_above, above), turned, more),
			Comparison::Greater => (truth(above, never_above), more, turned),
			Comparison::GreaterOrEqual => (truth(never_below, below), form, less),
			Comparison::Equal => (truth(same, apart), equal(), differ),
			Comparison::NotEqual => (truth(apart, same), differ, equal()),
		}
	}

	/// The least a form can be where it is above zero, if that is known.
	fn grain(&mut self, form: &Affine) -> Ratio {
		// For each term its step, and the one it has in common with others.
		self.known.spend(form.terms.len().saturating_mul(4));
		let most = |id| self.known.extent(id).divisor.map(|divisor| divisor.high);
		self.graph.grain(form, most).unwrap_or(Ratio::ZERO)
	}
}

/// What is zero or more where a form is above zero: the form less the least it can then be.
fn strictly(form: Option<&Affine>, grain: Ratio) -> Vec<Fact> {
	let Some(form) = form else { return Vec::new() };
	let less = form.add(&Affine::constant(grain), Ratio::whole(-1));
	Vec::from([Fact::NotNegative(less.unwrap_or_else(|| form.clone()))])
}
