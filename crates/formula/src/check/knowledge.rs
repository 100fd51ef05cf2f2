//! What can be said of each part where the proof stands: its range, given the conditions and assertions in force.

use alloc::{vec, vec::Vec};

use super::{
	affine::Affine,
	graph::{Graph, Id, Node, Part, Rows},
};
use crate::{
	interval::Interval,
	limits::MAX_PROOF,
	range::Range,
	ratio::{Ratio, Towards},
};

/// How often a bound is bettered by one more fact.
const MAX_FACTS_OF_A_BOUND: usize = 4;

/// What a look at a part takes besides what its form and its facts do; a step is a multiplication and an addition of
/// rationals.
const STEPS_OF_A_LOOK: usize = 8;

/// The values of a part, and the integers evaluation holds it as. `None` where 128 bits do not suffice, or where the
/// part has no value since its divisor may be zero here.
#[derive(Clone, Copy, Default, Debug)]
pub struct Extent {
	pub value: Option<Range>,
	pub numerator: Option<Interval>,
	/// One for all but quotients.
	pub divisor: Option<Interval>,
}

/// What a condition says of a form.
#[derive(Clone)]
pub enum Fact {
	/// It is zero or more.
	NotNegative(Affine),
	NotZero(Affine),
}

/// The proof's state. It only grows within one set of conditions, and is put back when they end.
#[derive(Default)]
pub struct Knowledge {
	extents: Vec<Extent>,
	/// Forms of several parts that are zero or more; what is known of one part is in its range.
	facts: Vec<Affine>,
	/// Values that parts do not have.
	excluded: Vec<(Id, Ratio)>,
	steps: u32,
}

/// What was known before a condition.
pub struct Before {
	extents: Vec<Extent>,
	facts: usize,
	excluded: usize,
}

impl Knowledge {
	pub fn extent(&self, id: Id) -> Extent {
		self.extents.get(id).copied().unwrap_or_default()
	}

	pub fn value(&self, id: Id) -> Option<Range> {
		self.extent(id).value
	}

	/// Counts what the proof takes. Everything is counted that takes longer for more or longer forms, facts or tables.
	pub fn spend(&mut self, steps: usize) {
		self.steps = self.steps.saturating_add(u32::try_from(steps).unwrap_or(u32::MAX));
	}

	/// The steps taken so far, of [`MAX_PROOF`].
	pub fn steps(&self) -> u32 {
		self.steps.min(MAX_PROOF)
	}

	/// Whether the proof has taken more steps than it may.
	pub fn is_exhausted(&self) -> bool {
		self.steps > MAX_PROOF
	}

	/// Looks at a part where it stands.
	pub fn learn(&mut self, graph: &Graph, id: Id) {
		for missing in self.extents.len()..=id {
			self.extents.push(Extent::default());
			self.look(graph, missing);
		}
		self.look(graph, id);
	}

	/// What is known of a part by other means.
	pub fn set(&mut self, id: Id, extent: Extent) {
		if let Some(known) = self.extents.get_mut(id) {
			*known = extent;
		}
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

	/// The range of a form, by all that is known.
	pub fn range(&mut self, graph: &Graph, form: &Affine) -> Option<Range> {
		let low = self.least(graph, form)?;
		let high = self.least(graph, &form.negate()?)?.negate()?;
		(low <= high).then_some(Range { low, high })
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

	/// From what the part is made of.
	fn structural(&mut self, graph: &Graph, part: &Part) -> Extent {
		self.spend(match part.node {
			Node::Constant(_) | Node::Compare(..) | Node::Not(_) | Node::And(..) | Node::Or(..) => {
				1
			}
			_ => STEPS_OF_A_LOOK,
		});
		let of = |id: &Id| self.extent(*id);
		match &part.node {
			Node::Constant(value) => {
				let sign =
					i128::from(value.is_positive()).saturating_sub(value.is_negative().into());
				Extent {
					value: Some(Range::point(*value)),
					numerator: Some(Interval::point(sign)),
					divisor: Some(Interval::ONE),
				}
			}
			Node::Place(_) => Extent { value: part.declared, ..Extent::default() },
			Node::Table(index) => {
				let rows = graph.tables.get(*index);
				let value = rows.and_then(|rows| self.reachable(graph, rows));
				Extent { value, ..Extent::default() }
			}
			Node::Scaled(id, factor) => {
				let Extent { value, numerator, divisor } = of(id);
				Extent {
					value: value.and_then(|value| value.scale(*factor)),
					numerator: match factor.is_negative() {
						true => numerator.and_then(Interval::negate),
						false => numerator,
					},
					divisor,
				}
			}
			Node::Add(left, right) => self.sum(graph, part, *left, *right, false),
			Node::Subtract(left, right) => self.sum(graph, part, *left, *right, true),
			Node::Multiply(left, right) => {
				let (left, right) = (of(left), of(right));
				Extent {
					value: both(left.value, right.value, Range::multiply),
					numerator: both(left.numerator, right.numerator, Interval::multiply),
					divisor: both(left.divisor, right.divisor, Interval::multiply),
				}
			}
			Node::Power(base, exponent) => {
				let base = of(base);
				Extent {
					value: base.value.and_then(|value| value.power(*exponent)),
					numerator: base.numerator.and_then(|whole| whole.power(*exponent)),
					divisor: base.divisor.and_then(|whole| whole.power(*exponent)),
				}
			}
			Node::Divide(left, right) => self.quotient(graph, *left, *right),
			Node::Min(left, right) => self.extremum(graph, part, *left, *right, Range::min),
			Node::Max(left, right) => self.extremum(graph, part, *left, *right, Range::max),
			Node::If(_, then, otherwise) => {
				let then = graph.in_step(*then, self.extent(*then), part.step);
				then.union(graph.in_step(*otherwise, self.extent(*otherwise), part.step))
			}
			Node::Floor(id) => {
				let whole = |value: Ratio| Ratio::whole(value.floor());
				let value = of(id)
					.value
					.map(|value| Range { low: whole(value.low), high: whole(value.high) });
				Extent { value, ..Extent::default() }
			}
			Node::Compare(..) | Node::Not(_) | Node::And(..) | Node::Or(..) => Extent::default(),
		}
	}

	/// The integers of a part in a step that divides its own.
	pub fn in_step(&self, graph: &Graph, id: Id, step: Ratio) -> Option<Interval> {
		graph.in_step(id, self.extent(id), step).numerator
	}

	/// The numerators of two quotients brought over one divisor, by which they are compared.
	pub fn crossed(&self, graph: &Graph, left: Id, right: Id) -> Option<(Interval, Interval)> {
		let step = graph.common_step(left, right)?;
		let own = self.in_step(graph, left, step)?;
		let other = self.in_step(graph, right, step)?;
		match graph.have_one_divisor(left, right) {
			true => Some((own, other)),
			false => Some((
				own.multiply(self.extent(right).divisor?)?,
				other.multiply(self.extent(left).divisor?)?,
			)),
		}
	}

	fn sum(&self, graph: &Graph, part: &Part, left: Id, right: Id, negative: bool) -> Extent {
		let (own, other) = (self.extent(left), self.extent(right));
		let combine = |left: Interval, right: Interval| {
			left.add(if negative { right.negate()? } else { right })
		};
		let integers = || {
			let (crossed_left, crossed_right) = self.crossed(graph, left, right)?;
			let crossed = combine(crossed_left, crossed_right)?;
			let (own, other) = (own.divisor?, other.divisor?);
			if graph.have_one_divisor(left, right) {
				return Some((crossed, own));
			}
			// Evaluation keeps a divisor both happen to have.
			let plain = combine(
				self.in_step(graph, left, part.step)?,
				self.in_step(graph, right, part.step)?,
			)?;
			Some((crossed.union(plain), own.multiply(other)?.union(own)))
		};
		let integers = integers();
		let value =
			both(own.value, other.value, if negative { Range::subtract } else { Range::add });
		Extent {
			value,
			numerator: integers.map(|(numerator, _)| numerator),
			divisor: integers.map(|(_, divisor)| divisor),
		}
	}

	fn extremum(
		&self,
		graph: &Graph,
		part: &Part,
		left: Id,
		right: Id,
		choose: fn(Range, Range) -> Range,
	) -> Extent {
		let (own, other) = (self.extent(left), self.extent(right));
		let numerator = || {
			self.crossed(graph, left, right)?;
			let own = self.in_step(graph, left, part.step)?;
			Some(own.union(self.in_step(graph, right, part.step)?))
		};
		Extent {
			value: both(own.value, other.value, |left, right| Some(choose(left, right))),
			numerator: numerator(),
			divisor: both(own.divisor, other.divisor, |left, right| Some(left.union(right))),
		}
	}

	fn quotient(&mut self, graph: &Graph, left: Id, right: Id) -> Extent {
		let (own, other) = (self.extent(left), self.extent(right));
		let Some(divisor) = other.value.filter(|range| range.is_positive()) else {
			return Extent::default();
		};
		let positive =
			other.numerator.and_then(|whole| whole.intersect(Interval { low: 1, high: i128::MAX }));
		let value = own.value.and_then(|value| value.divide(divisor));
		Extent {
			value: value.map(|value| self.by_multiples(graph, left, right, value)),
			numerator: both(own.numerator, other.divisor, Interval::multiply),
			divisor: both(own.divisor, positive, Interval::multiply),
		}
	}

	/// A dividend that is at most so many times the divisor: `x / (x + y)` is at most 1.
	fn by_multiples(&mut self, graph: &Graph, left: Id, right: Id, mut value: Range) -> Range {
		for (of, times) in self.shared(graph, left, right) {
			let most = self.value(of).and_then(|of| of.high.multiply(times));
			if let Some(most) = most.filter(|most| *most >= value.low) {
				value.high = value.high.min(most);
			}
		}
		let (Some(own), Some(other)) = (graph.part(left), graph.part(right)) else { return value };
		self.spend(own.form.terms.len());
		let shared =
			own.form.terms.iter().filter_map(|(id, factor)| factor.divide(other.form.of(*id)?));
		for multiple in shared.chain([Ratio::ONE]) {
			if self.is_exhausted() {
				break;
			}
			if multiple <= value.low || multiple >= value.high {
				continue;
			}
			let excess =
				own.form.negate().and_then(|form| self.sum_of(&form, &other.form, multiple));
			let Some(Range { low, high }) = excess.and_then(|form| self.range(graph, &form)) else {
				continue;
			};
			if !low.is_negative() {
				value.high = multiple;
			}
			if !high.is_positive() {
				value.low = multiple;
			}
		}
		value
	}

	/// The values of the rows and columns that the keys can select.
	fn reachable(&mut self, graph: &Graph, rows: &Rows) -> Option<Range> {
		let columns = rows.column.map_or(1, |(_, columns)| columns);
		let mut range: Option<Range> = None;
		self.spend(rows.values.len());
		let selected = |known: &mut Self,
		                count: usize,
		                selects: fn(&mut Self, &Graph, &Rows, usize) -> bool| {
			(0..count).map(|index| selects(known, graph, rows, index)).collect::<Vec<_>>()
		};
		let count = rows.values.len().checked_div(columns)?;
		let by_row = selected(self, count, Self::selects);
		let by_column = selected(self, columns, Self::selects_column);
		for (cell, value) in rows.values.iter().enumerate() {
			let (row, column) = (cell.checked_div(columns)?, cell.checked_rem(columns)?);
			if *by_row.get(row)? && *by_column.get(column)? {
				let value = Range::point(*value);
				range = Some(range.map_or(value, |range| range.union(value)));
			}
		}
		range
	}

	/// Whether the key can be within a row.
	pub fn selects(&mut self, graph: &Graph, rows: &Rows, row: usize) -> bool {
		let index = i128::try_from(row).unwrap_or(i128::MAX);
		let (first, last) = match &rows.bounds {
			None => (index, index),
			Some(bounds) => (
				row.checked_sub(1)
					.and_then(|before| bounds.get(before))
					.copied()
					.unwrap_or(i128::MIN),
				bounds.get(row).map_or(i128::MAX, |next| next.saturating_sub(1)),
			),
		};
		first <= last && self.can_be(graph, rows.row, first, last)
	}

	/// Whether the second key can be a column's.
	pub fn selects_column(&mut self, graph: &Graph, rows: &Rows, column: usize) -> bool {
		let index = i128::try_from(column).unwrap_or(i128::MAX);
		rows.column.is_none_or(|(key, _)| self.can_be(graph, key, index, index))
	}

	/// Whether a part's integer can be one of these.
	fn can_be(&mut self, graph: &Graph, id: Id, first: i128, last: i128) -> bool {
		self.spend(self.excluded.len());
		let is_excluded = first == last
			&& Ratio::whole(first)
				.multiply(graph.step(id))
				.is_some_and(|value| self.excluded.contains(&(id, value)));
		let key = self.extent(id).numerator;
		!is_excluded && key.is_none_or(|key| key.low <= last && first <= key.high)
	}

	/// The greatest lower bound found of a form: from the ranges of its parts, bettered by facts. A form is a fact
	/// times something above zero, which is zero or more, and a rest.
	fn least(&mut self, graph: &Graph, form: &Affine) -> Option<Ratio> {
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

	fn least_by_ranges(&mut self, form: &Affine) -> Option<Ratio> {
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
	fn shared(&mut self, graph: &Graph, dividend: Id, whole: Id) -> Vec<(Id, Ratio)> {
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

	fn is_never_negative(&self, id: Id) -> bool {
		self.value(id).is_some_and(|range| !range.low.is_negative())
	}
}

impl Extent {
	/// Of a value that is one or the other.
	pub fn union(self, other: Self) -> Self {
		Self {
			value: both(self.value, other.value, |left, right| Some(left.union(right))),
			numerator: both(self.numerator, other.numerator, |left, right| Some(left.union(right))),
			divisor: both(self.divisor, other.divisor, |left, right| Some(left.union(right))),
		}
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

fn both<T, R>(
	left: Option<T>,
	right: Option<T>,
	combine: impl FnOnce(T, T) -> Option<R>,
) -> Option<R> {
	left.zip(right).and_then(|(left, right)| combine(left, right))
}
