//! The syntax tree: what was written and where.

use alloc::{boxed::Box, collections::BTreeSet, string::String, vec::Vec};

use crate::{
	calendar::DayPart,
	comparison::Comparison,
	declaration::{FormulaKind, Input, Parameter, Scale},
	error::{Error, ErrorKind, Position, What},
	limits::MAX_NUMBER_DECIMALS,
	number::{Number, ParseScaledError},
	ratio::Ratio,
	unit::Measure,
};

/// A whole text.
pub struct SyntaxTree {
	pub output: FormulaKind,
	pub title: String,
	pub scales: Vec<ScaleLine>,
	pub declarations: Vec<Declaration>,
	pub result: ResultLine,
	pub vectors: Vec<VectorLine>,
	/// The parts of the day it asks for.
	pub day: Vec<DayPart>,
	/// All symbols of units.
	pub symbols: BTreeSet<String>,
}

/// A unit declared to be of others, at the place of its symbol.
pub struct ScaleLine {
	pub at: Position,
	pub scale: Scale,
	pub measure: Measure,
	pub used: bool,
}

/// What is declared, at the place of its name or, of an assertion, its keyword.
pub struct Declaration {
	pub at: Position,
	pub kind: DeclarationKind,
}

pub enum DeclarationKind {
	Input(InputLine),
	Parameter { parameter: Parameter, measure: Measure },
	Table(TableLine),
	Let { name: String, expression: Expression },
	Assertion { condition: Expression, sentence: String },
}

pub struct InputLine {
	pub input: Input,
	pub measure: Measure,
	/// The place of a window's other input.
	pub window: Option<Position>,
}

pub struct TableLine {
	pub name: String,
	pub label: String,
	pub of: (Position, String),
	pub by: Option<(Position, String)>,
	pub measure: Measure,
	/// The codes after `for`.
	pub columns: Vec<(Position, String)>,
	pub rows: Vec<RowLine>,
	pub citation: String,
}

pub struct RowLine {
	pub at: Position,
	pub key: RowKeyLine,
	pub values: Vec<Given>,
}

pub enum RowKeyLine {
	Code(String),
	Below(Given),
	UpTo(Given),
	Otherwise,
}

/// The result: the place and unit announced, and the expression.
pub struct ResultLine {
	pub at: Position,
	pub measure: Measure,
	pub expression: Expression,
}

pub struct VectorLine {
	pub at: Position,
	/// The record's day, if it is given.
	pub day: Option<(Position, u32)>,
	pub values: Vec<VectorValue>,
	pub expected: Given,
}

pub struct VectorValue {
	pub at: Position,
	pub name: String,
	pub value_at: Position,
	/// As written, which may be a code.
	pub written: String,
	/// Unless it can only be a code.
	pub given: Option<Given>,
}

/// A number, at its place, with a unit if one was written.
#[derive(Clone)]
pub struct Given {
	pub at: Position,
	pub number: Number,
	pub measure: Option<Measure>,
}

impl Given {
	/// The number in the declared unit, if its own is left out or comes to the same.
	pub fn in_unit(&self, declared: &Measure) -> Result<Number, Error> {
		let Some(measure) = self.measure.as_ref().filter(|own| *own != declared) else {
			return Ok(self.number);
		};
		if measure.base != declared.base {
			return Err(self.at.error(ErrorKind::UnitMismatch {
				what: What::Declared,
				left: declared.written.clone(),
				right: measure.written.clone(),
			}));
		}
		let value = measure
			.factor
			.divide(declared.factor)
			.and_then(|factor| Ratio::from(self.number).multiply(factor));
		let too_fine = ErrorKind::TooManyDecimals { limit: MAX_NUMBER_DECIMALS };
		value
			.and_then(|value| value.decimal(MAX_NUMBER_DECIMALS))
			.ok_or_else(|| self.at.error(too_fine))
	}

	/// The integer it is at so many decimals of the declared unit.
	pub fn scaled(&self, declared: &Measure, decimals: u8) -> Result<u64, Error> {
		let number = self.in_unit(declared)?;
		if number.value < 0 {
			return Err(self.at.error(ErrorKind::NegativeRecord));
		}
		number.to_scaled(decimals).map_err(|reason| {
			self.at.error(match reason {
				ParseScaledError::TooManyDecimals { limit } => ErrorKind::TooManyDecimals { limit },
				_ => ErrorKind::RecordTooLarge,
			})
		})
	}
}

pub struct Expression {
	pub at: Position,
	pub kind: ExpressionKind,
}

/// Operators of one precedence form one flat chain, and so do choices, so that depth of the tree is nesting of the text.
pub enum ExpressionKind {
	Number(Number, Option<Measure>),
	Name(String),
	Negate(Box<Expression>),
	Power(Box<Expression>, u8),
	Floor(Box<Expression>),
	Not(Box<Expression>),
	Chain(Box<Expression>, Vec<Chained>),
	Compare(Comparison, Box<Expression>, Box<Expression>),
	Extremum(Extremum, Vec<Expression>),
	/// The choices of `if` and each `else if` after it, and what is left.
	If(Vec<Choice>, Box<Expression>),
}

/// A condition, and what is chosen where it holds.
pub struct Choice {
	pub at: Position,
	pub condition: Expression,
	pub then: Expression,
}

/// An operator, its place, and what stands to the right of it.
pub struct Chained {
	pub at: Position,
	pub operator: Infix,
	pub operand: Expression,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Infix {
	Add,
	Subtract,
	Multiply,
	Divide,
	And,
	Or,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extremum {
	Min,
	Max,
}
