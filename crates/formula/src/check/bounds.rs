//! Ranges of forms, by what is known of their parts and by facts that relate these.

use alloc::vec::Vec;

use super::{
	affine::Affine,
	graph::{Graph, Id, Node},
	knowledge::Knowledge,
};
use crate::{
	range::Range,
	ratio::{Ratio, Towards},
};

/// How often a bound is bettered by one more fact.
pub const MAX_FACTS_OF_A_BOUND: usize = 4;

impl Knowledge {
	/// The range of a form, by all that is known.
	pub fn range(&mut self, graph: &Graph, form: &Affine) -> Option<Range> {
		let low = self.least(graph, form)?;
		let high = self.least(graph, &form.negate()?)?.negate()?;
		(low <= high).then_some(Range { low, high })
	}

	/// The greatest lower bound found of a form: from the ranges of its parts, bettered by facts. A form is a fact
	/// times something above zero, which is zero or more, and a rest.
	pub fn least(&mut self, graph: &Graph, form: &Affine) -> Option<Ratio> {
		let mut best = self.least_by_ranges(form);
		let mut rest = form.clone();
		for _ in 0..MAX_FACTS_OF_A_BOUND {
			let mut implied = Vec::new();
			if rest.terms.len() > 1 {
				for (id, _) in &rest.terms {
					implied.extend(self.implied(graph, *id));
				}
			}
			let facts = core::mem::take(&mut self.facts);
			let mut bettered = None;
			for fact in implied.iter().chain(&facts) {
				if self.is_exhausted() {
					break;
				}
				self.spend(fact.terms.len().saturating_add(1));
				let mut last = Ratio::ZERO;
				for (id, factor) in &fact.terms {
					let share = rest.of(*id).and_then(|own| own.divide(*factor));
					let share = share.filter(|share| share.is_positive() && *share != last);
					let Some(share) = share else { continue };
					last = share;
					let left = share.negate().and_then(|share| self.sum_of(&rest, fact, share));
					let Some(left) = left else { continue };
					let Some(low) = self.least_by_ranges(&left) else { continue };
					if best.is_none_or(|best| low > best) {
						best = Some(low);
						bettered = Some(left);
					}
				}
			}
			self.facts = facts;
			match bettered {
				Some(left) => rest = left,
				None => break,
			}
		}
		best
	}

	pub fn least_by_ranges(&mut self, form: &Affine) -> Option<Ratio> {
		self.spend(form.terms.len());
		form.terms.iter().try_fold(form.constant, |sum, (id, factor)| {
			let Range { low, high } = self.value(*id)?;
			let end = if factor.is_negative() { high } else { low };
			sum.added(end.multiplied(*factor, Towards::Less)?, Towards::Less)
		})
	}

	/// A form with a multiple of another.
	pub fn sum_of(&mut self, form: &Affine, other: &Affine, factor: Ratio) -> Option<Affine> {
		self.spend(form.terms.len().saturating_add(other.terms.len()).saturating_add(2));
		form.add(other, factor)
	}

	/// Forms that are zero or more by what a part is: a minimum is at most each of its operands.
	fn implied(&mut self, graph: &Graph, id: Id) -> Vec<Affine> {
		self.spend(1);
		let Some(part) = graph.part(id) else { return Vec::new() };
		let minus = Ratio::whole(-1);
		// What the part is taken, what of another, and what constant.
		let at_most = |of: Id, times: Ratio| Some((minus, of, times, Ratio::ZERO));
		let at_least = |of: Id, times: Ratio| Some((Ratio::ONE, of, times.negate()?, Ratio::ZERO));
		let mut bounds = Vec::new();
		match part.node {
			Node::Min(left, right) => {
				bounds.extend([left, right].map(|of| at_most(of, Ratio::ONE)));
			}
			Node::Max(left, right) => {
				bounds.extend([left, right].map(|of| at_least(of, Ratio::ONE)));
			}
			Node::Floor(of) => {
				bounds.extend([at_most(of, Ratio::ONE), Some((Ratio::ONE, of, minus, Ratio::ONE))]);
			}
			Node::Multiply(left, right) => {
				for (factor, other) in [(left, right), (right, left)] {
					let Some(multiples) = self.value(other) else { continue };
					if self.is_never_negative(factor) {
						bounds.extend([
							at_most(factor, multiples.high),
							at_least(factor, multiples.low),
						]);
					}
				}
			}
			Node::Divide(left, right) => {
				if let Some(divisor) = self.value(right).filter(|range| range.is_positive()) {
					if self.is_never_negative(left) {
						bounds.extend([
							divisor.low.inverse().and_then(|by| at_most(left, by)),
							divisor.high.inverse().and_then(|by| at_least(left, by)),
						]);
					}
					let shares = self.shared(graph, left, right);
					bounds.extend(shares.into_iter().map(|(of, times)| at_most(of, times)));
				}
			}
			_ => {}
		}
		let mut facts = Vec::new();
		for (own, of, times, constant) in bounds.into_iter().flatten() {
			let own = Affine { terms: Vec::from([(id, own)]), constant };
			facts.extend(graph.part(of).and_then(|of| self.sum_of(&own, &of.form, times)));
		}
		facts
	}

	/// What a share is taken of, and times what: of `x * part / whole` it is `x`, for a part that is at most the whole.
	pub fn shared(&mut self, graph: &Graph, dividend: Id, whole: Id) -> Vec<(Id, Ratio)> {
		let node = |id: Id| graph.part(id).map(|part| &part.node);
		let (product, times) = match node(dividend) {
			Some(Node::Scaled(product, times)) => (*product, *times),
			_ => (dividend, Ratio::ONE),
		};
		let Some(Node::Multiply(left, right)) = node(product) else { return Vec::new() };
		let mut shares = Vec::new();
		for (of, part) in [(*left, *right), (*right, *left)] {
			if times.is_positive()
				&& self.is_never_negative(of)
				&& self.is_at_most(graph, part, whole)
			{
				shares.push((of, times));
			}
		}
		shares
	}

	/// Whether ranges, or one fact and ranges, show a part to be at most another.
	fn is_at_most(&mut self, graph: &Graph, part: Id, whole: Id) -> bool {
		let (Some(part), Some(whole)) = (graph.part(part), graph.part(whole)) else { return false };
		let minus = Ratio::whole(-1);
		let Some(excess) = self.sum_of(&whole.form, &part.form, minus) else { return false };
		let is_never_negative = |known: &mut Self, form: &Affine| {
			known.least_by_ranges(form).is_some_and(|least| !least.is_negative())
		};
		if is_never_negative(self, &excess) {
			return true;
		}
		let facts = core::mem::take(&mut self.facts);
		let shows = facts.iter().any(|fact| {
			let rest = self.sum_of(&excess, fact, minus).filter(|_| !self.is_exhausted());
			rest.is_some_and(|rest| is_never_negative(self, &rest))
		});
		self.facts = facts;
		shows
	}

	pub fn is_never_negative(&self, id: Id) -> bool {
		self.value(id).is_some_and(|range| !range.low.is_negative())
	}
}
