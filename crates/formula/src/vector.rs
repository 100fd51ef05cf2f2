//! Golden vectors: examples worked out by hand, which a formula must reproduce before it is published.

use alloc::{string::String, vec::Vec};
use core::fmt;

use crate::{
	declaration::FormulaKind, error::Words, evaluate::EvaluateError, explain::Step,
	number::format_scaled,
};

/// One example: the day of a record, its inputs in the order of declaration, and the milligrams or points expected.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Vector {
	pub line: u32,
	/// Counted from 1970-01-01; 0 where the formula does not ask for it.
	pub day: u32,
	pub inputs: Vec<u64>,
	pub expected: u64,
}

/// Why the vectors of a text do not do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum VectorError {
	/// The first that fails, by its line in the text, with all values on the way.
	Fails {
		line: u32,
		output: FormulaKind,
		expected: u64,
		found: Result<u64, EvaluateError>,
		/// The sentence of the assertion it breaks, if it does.
		broken: Option<String>,
		steps: Vec<Step>,
	},
	/// All pass, but none goes the way that is written here.
	NotReached { line: u32, column: u32, way: Words },
}

impl fmt::Display for VectorError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::NotReached { line, column, way: Words { zh, en } } => write!(
				f,
				"没有算例到达第 {line} 行第 {column} 列：{zh}；请补一个 / no vector reaches {en} in line {line}, column {column}; add one"
			),
			Self::Fails { line, output, expected, found, broken, steps } => {
				let (expected, unit) = (format_scaled(*expected, output.decimals()), output.unit());
				match (found, broken) {
					(Ok(found), _) => {
						let found = format_scaled(*found, output.decimals());
						write!(
							f,
							"第 {line} 行的算例应得 {expected} {unit}，算得 {found} / the vector in line {line} expects {expected} {unit}, but the formula gives {found}"
						)?;
					}
					(Err(_), Some(sentence)) => write!(
						f,
						"第 {line} 行的算例应得 {expected} {unit}，却不满足断言「{sentence}」 / the vector in line {line} expects {expected} {unit}, but breaks the assertion \"{sentence}\""
					)?,
					(Err(error), None) => write!(
						f,
						"第 {line} 行的算例应得 {expected} {unit}，却没有结果 / the vector in line {line} expects {expected} {unit}, but has no result: {error}"
					)?,
				}
				for Step { name, value, unit } in steps {
					write!(f, "\n    {name} = {value} {unit}")?;
				}
				Ok(())
			}
		}
	}
}

impl core::error::Error for VectorError {}
