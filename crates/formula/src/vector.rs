//! Golden vectors: examples worked out by hand, which a formula must reproduce before it is published.

use alloc::vec::Vec;
use core::fmt;

use crate::{
	ast::VectorLine,
	code::EvaluateError,
	compile::{Compiled, Input, Output},
	error::{Error, ErrorKind},
	format_scaled,
	unit::Unit,
};

/// One example: a record's inputs in the order of declaration and the milligrams or points expected.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Vector {
	pub line: u32,
	pub inputs: Vec<u64>,
	pub expected: u64,
}

/// The first vector that fails, by its line in the source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VectorError {
	pub line: u32,
	pub output: Output,
	pub expected: u64,
	pub found: Result<u64, EvaluateError>,
}

impl fmt::Display for VectorError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { line, output, expected, found } = self;
		let shown = |value: u64| format_scaled(value, output.decimals());
		write!(
			f,
			"the vector in line {line} expects {} {}, but ",
			shown(*expected),
			output.unit()
		)?;
		match found {
			Ok(found) => write!(f, "the formula gives {}", shown(*found)),
			Err(error) => write!(f, "evaluation fails: {error}"),
		}
	}
}

impl core::error::Error for VectorError {}

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

pub fn resolve(
	lines: &[VectorLine],
	inputs: &[Input],
	output: Output,
) -> Result<Vec<Vector>, Error> {
	lines.iter().map(|line| resolve_one(line, inputs, output)).collect()
}

fn resolve_one(line: &VectorLine, inputs: &[Input], output: Output) -> Result<Vector, Error> {
	for (index, value) in line.values.iter().enumerate() {
		let name = || value.name.clone();
		if !inputs.iter().any(|input| input.name == value.name) {
			return Err(value.at.error(ErrorKind::UnknownName { name: name() }));
		}
		if line.values.iter().take(index).any(|earlier| earlier.name == value.name) {
			return Err(value.at.error(ErrorKind::DuplicateName { name: name() }));
		}
	}
	let mut values = Vec::new();
	for input in inputs {
		let given = line.values.iter().find(|value| value.name == input.name);
		let given = given.ok_or_else(|| {
			line.at.error(ErrorKind::VectorMissesInput { name: input.name.clone() })
		})?;
		let value = given.value.clone().in_unit(&input.unit)?.scaled(input.decimals)?;
		if !(input.min..=input.max).contains(&value) {
			let shown = |value| format_scaled(value, input.decimals);
			let (from, to) = (shown(input.min), shown(input.max));
			return Err(given.value.at.error(ErrorKind::VectorOutOfRange {
				name: input.name.clone(),
				from,
				to,
			}));
		}
		values.push(value);
	}
	let expected =
		line.expected.clone().in_unit(&Unit::symbol(output.unit()))?.scaled(output.decimals())?;
	Ok(Vector { line: line.at.line, inputs: values, expected })
}
