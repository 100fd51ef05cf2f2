//! What compiling yields.

use alloc::{string::String, vec::Vec};

use crate::{
	code::Formula,
	declaration::{FormulaKind, Input, Parameter, Table},
	unit::Unit,
	vector::{Vector, VectorError},
};

/// A text that has been proven sound; [`Formula`] is what the chain keeps of it besides the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Compiled {
	pub output: FormulaKind,
	pub title: String,
	pub inputs: Vec<Input>,
	pub parameters: Vec<Parameter>,
	pub tables: Vec<Table>,
	pub vectors: Vec<Vector>,
	/// The least and the most a record can result in, in milligrams or points.
	pub result_range: (u64, u64),
	pub formula: Formula,
	/// Tables and lets, as they lie on the stack above the inputs.
	pub(crate) places: Vec<Place>,
}

/// What a place on the stack means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
	pub name: String,
	pub unit: Unit,
	pub decimals: u8,
}

impl Compiled {
	/// Evaluates every vector.
	pub fn run_vectors(&self) -> Result<(), VectorError> {
		self.vectors.iter().try_for_each(|vector| {
			let found = self.formula.evaluate(&vector.inputs);
			match found == Ok(vector.expected) {
				true => Ok(()),
				false => Err(VectorError {
					line: vector.line,
					output: self.output,
					expected: vector.expected,
					found,
				}),
			}
		})
	}
}
