//! The syntax tree: what was written and where.

use alloc::{boxed::Box, string::String, vec::Vec};

use crate::{
	comparison::Comparison,
	declaration::{FormulaKind, Input, Parameter, Table},
	error::{Error, ErrorKind, Position},
	number::{Number, ParseScaledError},
	unit::Unit,
};

/// A whole text.
pub struct SyntaxTree {
	pub output: FormulaKind,
	pub title: String,
	pub declarations: Vec<Declaration>,
	pub result: ResultLine,
	pub vectors: Vec<VectorLine>,
}

/// A declared name, at its place.
pub struct Declaration {
	pub at: Position,
	pub kind: DeclarationKind,
}

pub enum DeclarationKind {
	Input(Input),
	Parameter(Parameter),
	Table(TableLine),
	Let { name: String, expression: Expression },
}

impl DeclarationKind {
	pub fn name(&self) -> &str {
		match self {
			Self::Input(input) => &input.name,
			Self::Parameter(parameter) => &parameter.name,
			Self::Table(line) => &line.table.name,
			Self::Let { name, .. } => name,
		}
	}
}

/// A table, the place of what it steps over, and for each row the place and unit of its bound.
pub struct TableLine {
	pub table: Table,
	pub subject: Position,
	pub bounds: Vec<(Position, Unit)>,
}

/// The result: the place and unit announced, and the expression.
pub struct ResultLine {
	pub at: Position,
	pub unit: Unit,
	pub expression: Expression,
}

pub struct VectorLine {
	pub at: Position,
	pub values: Vec<VectorValue>,
	pub expected: Given,
}

pub struct VectorValue {
	pub at: Position,
	pub name: String,
	pub value: Given,
}

/// A number, at its place, with a unit if one was written.
#[derive(Clone)]
pub struct Given {
	pub at: Position,
	pub number: Number,
	pub unit: Option<Unit>,
}

impl Given {
	/// The same, if its unit is left out or is the one declared just before.
	pub fn in_unit(self, declared: &Unit) -> Result<Self, Error> {
		match self.unit {
			Some(unit) if unit != *declared => Err(self.at.error(ErrorKind::UnitMismatch {
				what: "a declared number",
				left: declared.clone(),
				right: unit,
			})),
			_ => Ok(self),
		}
	}

	pub fn scaled(&self, decimals: u8) -> Result<u64, Error> {
		self.number.to_scaled(decimals).map_err(|reason| {
			self.at.error(match reason {
				ParseScaledError::TooManyDecimals { limit } => ErrorKind::TooManyDecimals { limit },
				reason => ErrorKind::InvalidNumber { reason },
			})
		})
	}
}

pub struct Expression {
	pub at: Position,
	pub kind: ExpressionKind,
}

/// Operators of one precedence form one flat chain, so that depth of the tree is nesting of the text.
pub enum ExpressionKind {
	Number(Number, Unit),
	Name(String),
	Negate(Box<Expression>),
	Not(Box<Expression>),
	Chain(Box<Expression>, Vec<Chained>),
	Compare(Comparison, Box<Expression>, Box<Expression>),
	Extremum(Extremum, Vec<Expression>),
	If { condition: Box<Expression>, then: Box<Expression>, otherwise: Box<Expression> },
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
