//! What a condition says of the ranges of names: within `if x > 0 km then ...` a divisor `x` is not zero.

use super::scope::Scope;
use crate::{
	comparison::Comparison,
	interval::Interval,
	number::Number,
	syntax::tree::{Expression, ExpressionKind, Infix},
};

impl Scope {
	/// Narrows ranges by a condition that has been checked and found to be `truth`. What it cannot use it leaves.
	pub fn refine(&mut self, condition: &Expression, truth: bool) {
		match &condition.kind {
			ExpressionKind::Not(inner) => self.refine(inner, !truth),
			ExpressionKind::Chain(first, links) => {
				let decisive = if truth { Infix::And } else { Infix::Or };
				if links.iter().all(|link| link.operator == decisive) {
					self.refine(first, truth);
					links.iter().for_each(|link| self.refine(&link.operand, truth));
				}
			}
			ExpressionKind::Compare(comparison, left, right) => {
				let comparison = if truth { *comparison } else { comparison.negated() };
				match (self.constant(left), self.constant(right)) {
					(None, Some(bound)) => self.narrow(left, comparison, bound),
					(Some(bound), None) => self.narrow(right, comparison.flipped(), bound),
					_ => {}
				}
			}
			_ => {}
		}
	}

	fn constant(&self, expression: &Expression) -> Option<Number> {
		match &expression.kind {
			ExpressionKind::Number(number, _) => Some(number.trimmed()),
			ExpressionKind::Name(name) => {
				let (_, named) = self.find(name)?;
				Some(Number { value: named.range.as_point()?, decimals: named.decimals })
			}
			ExpressionKind::Negate(operand) => {
				let Number { value, decimals } = self.constant(operand)?;
				Some(Number { value: value.checked_neg()?, decimals })
			}
			_ => None,
		}
	}

	fn narrow(&mut self, expression: &Expression, comparison: Comparison, bound: Number) {
		let ExpressionKind::Name(name) = &expression.kind else { return };
		let Some((index, named)) = self.find(name) else { return };
		let range = self.range(index, named);
		if let Some(range) =
			bound.neighbours(named.decimals).and_then(|bound| narrowed(range, comparison, bound))
		{
			self.refined.push((index, range));
		}
	}
}

fn narrowed(
	range: Interval,
	comparison: Comparison,
	(floor, ceiling): (i128, i128),
) -> Option<Interval> {
	let up_to = |high| range.intersect(Interval { low: i128::MIN, high });
	let down_to = |low| range.intersect(Interval { low, high: i128::MAX });
	let exact = floor == ceiling;
	match comparison {
		Comparison::Less => up_to(ceiling.checked_sub(1)?),
		Comparison::LessOrEqual => up_to(floor),
		Comparison::Greater => down_to(floor.checked_add(1)?),
		Comparison::GreaterOrEqual => down_to(ceiling),
		Comparison::Equal if exact => range.intersect(Interval::point(floor)),
		Comparison::NotEqual if exact && range.low == floor => down_to(floor.checked_add(1)?),
		Comparison::NotEqual if exact && range.high == floor => up_to(floor.checked_sub(1)?),
		_ => None,
	}
}
