//! Whether the vectors together go every way a formula has.

use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};

use crate::{
	error::{Position, Words},
	evaluate::{Watch, HELD, LEFT, RIGHT},
};

/// An operation of the code that can go one way or another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Branch {
	/// Of the operation.
	pub index: usize,
	pub at: Position,
	pub kind: BranchKind,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BranchKind {
	If {
		then: Position,
		otherwise: Position,
	},
	/// An operand of a minimum or maximum other than the first, compared with the best of those before it.
	Operand {
		/// Where the first operand stands, which tells which belong together.
		first: Position,
	},
	Rows {
		rows: Vec<Position>,
		columns: Vec<Position>,
	},
}

/// A way, by where it is written.
type Way = (Position, Kind);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
	Then,
	Else,
	Operand,
	Row,
	Column,
}

impl Kind {
	pub fn words(self) -> Words {
		match self {
			Self::Then => Words::new("`then` 一支", "the `then` branch"),
			Self::Else => Words::new("`else` 一支", "the `else` branch"),
			Self::Operand => Words::new("`min`、`max` 的这一项", "this operand of `min` or `max`"),
			Self::Row => Words::new("表的这一行", "this row of the table"),
			Self::Column => Words::new("表的这一列", "this column of the table"),
		}
	}
}

/// Where one evaluation went: by operation, what came of it.
#[derive(Default)]
pub struct Trace(BTreeMap<usize, usize>);

impl Watch for Trace {
	fn went(&mut self, index: usize, outcome: usize) {
		self.0.insert(index, outcome);
	}
}

/// Where evaluations went so far.
#[derive(Default)]
pub struct Coverage(BTreeSet<Way>);

impl Coverage {
	pub fn add(&mut self, branches: &[Branch], trace: &Trace) {
		// The operands that are the least or the greatest so far, by the first of each group.
		let mut chosen = BTreeMap::<Position, Vec<Position>>::new();
		for Branch { index, at, kind } in branches {
			let Some(outcome) = trace.0.get(index) else { continue };
			match kind {
				BranchKind::If { then, otherwise } => {
					let way = if *outcome == HELD {
						(*then, Kind::Then)
					} else {
						(*otherwise, Kind::Else)
					};
					self.0.insert(way);
				}
				BranchKind::Operand { first } => {
					let best = chosen.entry(*first).or_insert_with(|| Vec::from([*first]));
					match *outcome {
						LEFT => {}
						RIGHT => *best = Vec::from([*at]),
						_ => best.push(*at),
					}
				}
				BranchKind::Rows { rows, columns } => {
					let width = columns.len().max(1);
					let cell = (outcome.checked_div(width), outcome.checked_rem(width));
					let row = cell.0.and_then(|row| rows.get(row));
					let column = cell.1.and_then(|column| columns.get(column));
					self.0.extend(row.map(|at| (*at, Kind::Row)));
					self.0.extend(column.map(|at| (*at, Kind::Column)));
				}
			}
		}
		self.0.extend(chosen.into_values().flatten().map(|at| (at, Kind::Operand)));
	}

	/// The first in the text that no evaluation went.
	pub fn missing(&self, branches: &[Branch]) -> Option<Way> {
		let ways = branches.iter().flat_map(|Branch { at, kind, .. }| match kind {
			BranchKind::If { then, otherwise } => {
				Vec::from([(*then, Kind::Then), (*otherwise, Kind::Else)])
			}
			BranchKind::Operand { first } => {
				Vec::from([(*first, Kind::Operand), (*at, Kind::Operand)])
			}
			BranchKind::Rows { rows, columns } => {
				let rows = rows.iter().map(|at| (*at, Kind::Row));
				rows.chain(columns.iter().map(|at| (*at, Kind::Column))).collect()
			}
		});
		ways.filter(|way| !self.0.contains(way)).min()
	}
}
