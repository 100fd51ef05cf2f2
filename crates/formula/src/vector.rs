//! Golden vectors: examples worked out by hand, which a formula must reproduce before it is published.

use alloc::vec::Vec;
use core::fmt;

use crate::{declaration::FormulaKind, evaluate::EvaluateError, number::format_scaled};

/// One example: a record's inputs in the order of declaration and the milligrams or points expected.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Vector {
	pub line: u32,
	pub inputs: Vec<u64>,
	pub expected: u64,
}

/// The first vector that fails, by its line in the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VectorError {
	pub line: u32,
	pub output: FormulaKind,
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
