//! What a text declares: inputs, parameters, tables, and what it results in.

use alloc::{string::String, vec::Vec};

use crate::{number::Number, unit::Unit};

/// The unit a methodology results in; its results are counted in milligrams, three decimals of it.
pub const GRAMS: &str = "gCO2e";
/// The unit a points formula results in, in whole points.
pub const POINTS: &str = "points";
/// The input of a points formula that means the reduction the methodology finds: `reduction : gCO2e, decimals 3`.
pub const REDUCTION: &str = "reduction";

/// What a formula results in, by the keyword of its header.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FormulaKind {
	/// `methodology`: milligrams CO2e.
	Reduction,
	/// `points`: whole points (Art. 34).
	Points,
}

impl FormulaKind {
	pub fn unit(self) -> &'static str {
		match self {
			Self::Reduction => GRAMS,
			Self::Points => POINTS,
		}
	}

	/// How many decimals of [`FormulaKind::unit`] the result keeps.
	pub fn decimals(self) -> u8 {
		match self {
			Self::Reduction => 3,
			Self::Points => 0,
		}
	}
}

/// A quantity each record brings, as a scaled integer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Input {
	pub name: String,
	pub label: String,
	pub unit: Unit,
	pub decimals: u8,
	pub min: u64,
	pub max: u64,
}

/// A fixed quantity and where it is taken from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parameter {
	pub name: String,
	pub label: String,
	pub unit: Unit,
	pub value: Number,
	pub citation: String,
}

/// A step function of an input, a let or another table, and where it is taken from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
	pub name: String,
	pub label: String,
	/// Of its values.
	pub unit: Unit,
	pub of: String,
	pub rows: Vec<TableRow>,
	pub otherwise: Number,
	pub citation: String,
}

/// The value below a bound that ends the row before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TableRow {
	pub below: Number,
	pub value: Number,
}
