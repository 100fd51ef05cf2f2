//! What compiling yields.

use alloc::{
	string::{String, ToString},
	vec::Vec,
};

use crate::{
	code::Formula,
	coverage::{Branch, Coverage, Trace},
	declaration::{Assertion, FormulaKind, Input, Parameter, Scale, Table},
	error::Position,
	evaluate::{EvaluateError, Stack},
	limits::MAX_NUMBER_DECIMALS,
	range::Range,
	ratio::Ratio,
	unit::Unit,
	vector::{Vector, VectorError},
};

/// A text that has been proven sound; [`Formula`] is what the chain keeps of it besides the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Compiled {
	pub output: FormulaKind,
	pub title: String,
	/// Units declared to be of others.
	pub units: Vec<Scale>,
	pub inputs: Vec<Input>,
	pub parameters: Vec<Parameter>,
	pub tables: Vec<Table>,
	/// In the order of their indices.
	pub assertions: Vec<Assertion>,
	pub vectors: Vec<Vector>,
	/// The least and the most a record can result in, in milligrams or points.
	pub result_range: (u64, u64),
	pub formula: Formula,
	/// Tables and lets, in the order of declaration.
	pub(crate) places: Vec<Place>,
	pub(crate) branches: Vec<Branch>,
}

/// A table or let, and where evaluation leaves it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
	pub name: String,
	pub unit: Unit,
	pub held: Held,
	pub step: Ratio,
	pub range: Option<Range>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Held {
	Constant(Ratio),
	/// As whole steps at this place of the stack.
	Steps(u8),
	/// As a numerator of so many steps at this place, and the divisor above it.
	Quotient(u8),
}

/// What is proven of a table or let.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Let {
	pub name: String,
	pub unit: Unit,
	/// How many decimals its values can have; none if they may not end, as those of a quotient.
	pub decimals: Option<u8>,
	pub from: String,
	pub to: String,
}

impl Compiled {
	/// Evaluates every vector, and sees that together they reach every row and branch.
	pub fn run_vectors(&self) -> Result<(), VectorError> {
		let mut coverage = Coverage::default();
		for Vector { line, day, inputs, expected } in &self.vectors {
			let (mut stack, mut trace) = (Stack::new(), Trace::default());
			let ended = self.formula.run(inputs, *day, &mut stack, &mut trace);
			let found = ended.and_then(|()| stack.result());
			if found != Ok(*expected) {
				let broken = match found {
					Err(EvaluateError::Assertion { index }) => {
						self.assertions.get(usize::from(index))
					}
					_ => None,
				};
				return Err(VectorError::Fails {
					line: *line,
					output: self.output,
					expected: *expected,
					found,
					broken: broken.map(|assertion| assertion.sentence.clone()),
					steps: self.steps(&stack, found.ok()),
				});
			}
			coverage.add(&self.branches, &trace);
		}
		match coverage.missing(&self.branches) {
			None => Ok(()),
			Some((Position { line, column }, kind)) => {
				Err(VectorError::NotReached { line, column, way: kind.words() })
			}
		}
	}

	/// Tables and lets with what is proven of them, in the order of declaration.
	pub fn lets(&self) -> Vec<Let> {
		let shown =
			|bound: Option<Ratio>| bound.map_or_else(String::new, |bound| bound.to_string());
		let of = |place: &Place| Let {
			name: place.name.clone(),
			unit: place.unit.clone(),
			decimals: match place.held {
				Held::Quotient(_) => None,
				_ => place.step.decimal(MAX_NUMBER_DECIMALS).map(|number| number.decimals),
			},
			from: shown(place.range.map(|range| range.low)),
			to: shown(place.range.map(|range| range.high)),
		};
		self.places.iter().map(of).collect()
	}
}
