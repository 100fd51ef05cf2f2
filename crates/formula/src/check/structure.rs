//! What a part is by what it is made of.

use alloc::vec::Vec;

use super::{
	extent::{both, Extent},
	graph::{Graph, Id, Node, Part, Rows},
	knowledge::Knowledge,
};
use crate::{interval::Interval, range::Range, ratio::Ratio};

/// What a look at a part takes besides what its form and its facts do; a step is a multiplication and an addition of
/// rationals.
const STEPS_OF_A_LOOK: usize = 8;

impl Knowledge {
	/// From what the part is made of.
	pub fn structural(&mut self, graph: &Graph, part: &Part) -> Extent {
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
}
