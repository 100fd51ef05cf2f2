//! What can be said of each part where the proof stands: its range, given the conditions and assertions in force.

use alloc::{vec, vec::Vec};

use super::{
	affine::Affine,
	bounds::MAX_FACTS_OF_A_BOUND,
	extent::{both, Extent},
	graph::{Graph, Id},
	knowledge::Knowledge,
};
use crate::{interval::Interval, range::Range, ratio::Ratio};

/// What a condition says of a form.
#[derive(Clone)]
pub enum Fact {
	/// It is zero or more.
	NotNegative(Affine),
	NotZero(Affine),
}

/// What was known before a condition.
pub struct Before {
	extents: Vec<Extent>,
	facts: usize,
	excluded: usize,
}

impl Knowledge {
	/// Looks at a part where it stands.
	pub fn learn(&mut self, graph: &Graph, id: Id) {
		for missing in self.extents.len()..=id {
			self.extents.push(Extent::default());
			self.look(graph, missing);
		}
		self.look(graph, id);
	}

	/// Takes facts to hold until [`Knowledge::restore`]. Also whether they leave any record at all.
	pub fn assume(&mut self, graph: &Graph, facts: &[Fact]) -> (Before, bool) {
		self.spend(self.extents.len());
		let before = Before {
			extents: self.extents.clone(),
			facts: self.facts.len(),
			excluded: self.excluded.len(),
		};
		if facts.is_empty() {
			return (before, true);
		}
		let mut touched = vec![false; graph.len()];
		let mut possible = true;
		for fact in facts {
			let (Fact::NotNegative(form) | Fact::NotZero(form)) = fact;
			touch(&mut touched, form);
			let bounded = match (fact, &form.terms[..]) {
				(Fact::NotNegative(_), [(id, factor)]) => self.bound(*id, *factor, form.constant),
				(Fact::NotNegative(_), _) => None,
				(Fact::NotZero(_), terms) => {
					let value = match terms {
						[(id, factor)] => Some(*id).zip(form.constant.divide(*factor)),
						_ => None,
					};
					let value = value.and_then(|(id, value)| Some((id, value.negate()?)));
					self.excluded.extend(value);
					Some(true)
				}
			};
			match bounded {
				Some(is_possible) => possible &= is_possible,
				None => self.facts.push(form.clone()),
			}
			if let [(id, _)] = form.terms[..] {
				possible &= self.trim(graph, id);
			}
		}
		self.touch_related(&mut touched);
		for id in 0..self.extents.len() {
			if self.is_exhausted() {
				break;
			}
			self.spend(1);
			if touches(&touched, id) || graph.rests_on(id, |other| touches(&touched, other)) {
				touched.get_mut(id).into_iter().for_each(|touched| *touched = true);
				if !graph.part(id).is_some_and(|part| part.is_told_by_form(id)) {
					possible &= self.look(graph, id);
				}
			}
		}
		(before, possible)
	}

	/// What facts relate to what is touched, by way of others too.
	fn touch_related(&mut self, touched: &mut [bool]) {
		for _ in 0..MAX_FACTS_OF_A_BOUND {
			for fact in &self.facts {
				if fact.terms.iter().any(|(id, _)| touches(touched, *id)) {
					touch(touched, fact);
				}
			}
			self.spend(self.facts.iter().map(|fact| fact.terms.len()).sum());
		}
	}

	/// Narrows the range of a part by its being zero or more with a factor and a constant. Whether that leaves it a
	/// value; `None` where it has no range yet.
	fn bound(&mut self, id: Id, factor: Ratio, constant: Ratio) -> Option<bool> {
		self.spend(1);
		let extent = self.extents.get_mut(id)?;
		let (value, end) = (extent.value?, constant.negate()?.divide(factor)?);
		let half = match factor.is_positive() {
			true => Range { low: end, high: value.high.max(end) },
			false => Range { low: value.low.min(end), high: end },
		};
		let common = value.intersect(half);
		extent.value = common.or(extent.value);
		Some(common.is_some())
	}

	/// Takes from the ends of a part's range what is excluded. Whether that leaves it a value.
	fn trim(&mut self, graph: &Graph, id: Id) -> bool {
		let step = graph.step(id);
		let Some(mut range) = self.value(id).filter(|_| !graph.is_quotient(id)) else {
			return true;
		};
		for _ in 0..self.excluded.len() {
			self.spend(self.excluded.len());
			let is_excluded = |end: Ratio| self.excluded.contains(&(id, end));
			let next = match (is_excluded(range.low), is_excluded(range.high)) {
				(true, _) => range.low.add(step).map(|low| Range { low, ..range }),
				(_, true) => step
					.negate()
					.and_then(|less| Some(Range { high: range.high.add(less)?, ..range })),
				_ => None,
			};
			let Some(next) = next else { break };
			if next.low > next.high {
				return false;
			}
			range = next;
		}
		if let Some(extent) = self.extents.get_mut(id) {
			extent.value = Some(range);
		}
		true
	}

	pub fn restore(&mut self, before: Before) {
		self.extents = before.extents;
		self.facts.truncate(before.facts);
		self.excluded.truncate(before.excluded);
	}

	/// Whether what is known of the part leaves it a value. Where it does not, no record gets here, and what was known
	/// before stays.
	fn look(&mut self, graph: &Graph, id: Id) -> bool {
		let Some(part) = graph.part(id) else { return true };
		let before = self.extent(id);
		let mut found = self.structural(graph, part);
		let mut possible = true;
		let mut meet = |known: Option<Range>, more: Option<Range>| match known.zip(more) {
			None => known.or(more),
			Some((known, more)) => {
				let common = known.intersect(more);
				possible &= common.is_some();
				common.or(Some(known))
			}
		};
		found.value = meet(before.value, found.value);
		self.set(id, found);
		let is_more_than_itself = !self.facts.is_empty() || part.form.of(id).is_none();
		if let Some(known) = found.value.filter(|_| is_more_than_itself) {
			let low = self.least(graph, &part.form).unwrap_or(known.low);
			let high = part.form.negate().and_then(|form| self.least(graph, &form)?.negate());
			let more = Range { low, high: high.unwrap_or(known.high) };
			found.value = meet(found.value, Some(more));
		}
		if !part.divisor.is_empty() {
			let narrow = |known: Option<Interval>, more: Option<Interval>| match known.zip(more) {
				None => more.or(known),
				Some((known, more)) => known.intersect(more).or(Some(known)),
			};
			found.numerator = narrow(before.numerator, found.numerator);
			found.divisor = narrow(before.divisor, found.divisor);
		} else if part.form.as_constant().is_none() {
			let whole = found.value.and_then(|value| Interval::of_steps(value, part.step));
			possible &= whole.is_none_or(|whole| whole.low <= whole.high);
			// Of none in between, the two next to it.
			found.numerator =
				whole.map(|whole| whole.union(Interval { low: whole.high, high: whole.low }));
			found.divisor = Some(Interval::ONE);
			let within = found.numerator.and_then(|whole| whole.in_steps(part.step));
			found.value = both(found.value, within, Range::intersect).or(found.value);
		}
		self.set(id, found);
		possible
	}
}

fn touches(touched: &[bool], id: Id) -> bool {
	touched.get(id).copied().unwrap_or_default()
}

fn touch(touched: &mut [bool], fact: &Affine) {
	for (id, _) in &fact.terms {
		touched.get_mut(*id).into_iter().for_each(|touched| *touched = true);
	}
}
