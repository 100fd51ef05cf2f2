//! What a text declares: units, inputs, parameters, tables, assertions, and what it results in.

use alloc::{string::String, vec::Vec};

use crate::{
	number::{format_scaled, Number},
	unit::Unit,
	window::Window,
};

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

/// A value each record brings: a quantity as a scaled integer, or a category as the index of a code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Input {
	pub name: String,
	pub label: String,
	/// As written; none of a category.
	pub unit: Unit,
	pub decimals: u8,
	pub min: u64,
	pub max: u64,
	/// Of a category, in the order of their indices from 0; empty for a quantity.
	pub codes: Vec<Code>,
	/// What of the person's own earlier records it is, if it is that.
	pub window: Option<Window>,
	/// Whether a methodology declares it for the points formula alone.
	pub for_points: bool,
}

impl Input {
	pub fn is_category(&self) -> bool {
		!self.codes.is_empty()
	}

	/// The integer a code is recorded as.
	pub fn index_of(&self, code: &str) -> Option<u64> {
		self.codes.iter().position(|known| known.name == code).and_then(|at| u64::try_from(at).ok())
	}

	/// A recorded integer as people write it: a category's code, a quantity with all of its decimals.
	pub fn written(&self, recorded: u64) -> String {
		let code = self.code(recorded).map(|code| code.name.clone());
		code.unwrap_or_else(|| format_scaled(recorded, self.decimals))
	}

	/// The code that a recorded integer means.
	pub fn code(&self, index: u64) -> Option<&Code> {
		self.codes.get(usize::try_from(index).ok()?)
	}
}

/// One of a category's codes, which is a name or a whole number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Code {
	pub name: String,
	pub label: String,
}

/// A unit that is so many of others, and where that is taken from if it is said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scale {
	pub symbol: String,
	pub value: Number,
	/// As written.
	pub unit: Unit,
	/// None of a power of ten that cites nothing.
	pub citation: Option<String>,
}

/// A fixed quantity and where it is taken from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parameter {
	pub name: String,
	pub label: String,
	/// As written.
	pub unit: Unit,
	pub value: Number,
	pub citation: String,
}

/// Values by one key or two, and where they are taken from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
	pub name: String,
	pub label: String,
	/// Of its values, as written.
	pub unit: Unit,
	/// The name whose value selects the row.
	pub of: String,
	/// The unit of what the rows' bounds are in; none where rows are codes.
	pub bounds_unit: Unit,
	/// The category whose code selects the column, if there is a second key.
	pub by: Option<String>,
	/// The codes of the columns; empty for one key.
	pub columns: Vec<String>,
	pub rows: Vec<TableRow>,
	pub citation: String,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TableRow {
	pub key: RowKey,
	/// One for each column; one for a table of one key.
	pub values: Vec<Number>,
}

/// What selects a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RowKey {
	Code(String),
	/// What is less than this and in no row before.
	Below(Number),
	/// What is at most this and in no row before.
	UpTo(Number),
	Otherwise,
}

/// What a record has to satisfy, and the sentence that says so to whoever reports it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Assertion {
	pub line: u32,
	pub sentence: String,
}
