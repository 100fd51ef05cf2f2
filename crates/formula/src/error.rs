//! What can be wrong with a text, where, and what would be right.

use alloc::string::String;
use core::fmt;

use crate::{
	limits::{
		MAX_COST, MAX_ENCODED, MAX_INPUTS, MAX_NAME, MAX_NESTING, MAX_STACK, MAX_TEXT,
		MAX_UNIT_SYMBOLS, MAX_VECTORS,
	},
	number::{Number, ParseScaledError},
	unit::Unit,
};

/// Line and column, both from 1; a column is a character.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Position {
	pub line: u32,
	pub column: u32,
}

impl Position {
	pub const START: Self = Self { line: 1, column: 1 };

	/// Where the next character stands.
	pub fn after(self, character: char) -> Self {
		match character {
			'\n' => Self { line: self.line.saturating_add(1), column: 1 },
			_ => Self { column: self.column.saturating_add(1), ..self },
		}
	}

	pub fn error(self, kind: ErrorKind) -> Error {
		Error { line: self.line, column: self.column, kind }
	}
}

/// The first thing wrong with a text, at its line and column (both from 1, columns in characters).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Error {
	pub line: u32,
	pub column: u32,
	pub kind: ErrorKind,
}

#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(strum::IntoStaticStr, strum::VariantNames))]
pub enum ErrorKind {
	TextTooLong {
		bytes: usize,
	},
	/// A character that begins nothing; `instead` is what a Chinese keyboard was probably meant to give.
	UnexpectedCharacter {
		found: char,
		instead: Option<char>,
	},
	/// One that a reader does not see, or a carriage return that is part of no line end: the text would read
	/// differently from how it runs.
	ForbiddenCharacter {
		found: char,
	},
	UnclosedString,
	EmptyString {
		what: &'static str,
	},
	Expected {
		expected: String,
		found: String,
	},
	NumberTooLarge,
	TooManyDecimals {
		limit: u8,
	},
	InvalidNumber {
		reason: ParseScaledError,
	},
	NameTooLong {
		bytes: usize,
	},
	ReservedName {
		name: String,
	},
	DuplicateName {
		name: String,
	},
	UnknownName {
		name: String,
	},
	UnitMismatch {
		what: &'static str,
		left: Unit,
		right: Unit,
	},
	UnitTooLarge,
	ExpectedQuantity,
	ExpectedCondition,
	EmptyRange,
	NotAscending,
	NotATableSubject {
		name: String,
	},
	NestingTooDeep,
	StackTooDeep {
		found: usize,
	},
	CostTooHigh {
		found: u32,
	},
	CompiledTooLong {
		bytes: usize,
	},
	TooManyInputs,
	TooManyVectors,
	/// Some values within the declared ranges leave 128 bits here.
	Overflow,
	/// The divisor can be anything between these.
	DivisorMayBeZero {
		from: Number,
		to: Number,
	},
	ResultMayBeNegative {
		from: Number,
		unit: &'static str,
	},
	ResultTooLarge {
		to: Number,
		unit: &'static str,
	},
	VectorMissesInput {
		name: String,
	},
	VectorOutOfRange {
		name: String,
		from: String,
		to: String,
	},
}

impl fmt::Display for Error {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "line {}, column {}: {}", self.line, self.column, self.kind)
	}
}

impl fmt::Display for ErrorKind {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		use ErrorKind::*;
		match self {
            TextTooLong { bytes } => write!(f, "the text has {bytes} bytes; at most {MAX_TEXT} are allowed"),
            UnexpectedCharacter { found, instead: Some(instead) } => write!(f, "`{found}` means nothing here; write `{instead}`"),
            UnexpectedCharacter { found, instead: None } => {
                write!(f, "`{found}` means nothing here; names are of ASCII letters, digits and `_`, other text stands between quotes")
            }
            ForbiddenCharacter { found: '\r' } => f.write_str(
                "this carriage return ends no line, though some editors show it as if it did; end lines with a line feed, alone or after a carriage return",
            ),
            ForbiddenCharacter { found } => write!(
                f,
                "the invisible character U+{:04X} is not allowed, since it could make the text read differently from how it runs; remove it",
                u32::from(*found)
            ),
            UnclosedString => f.write_str("this string has no closing `\"` on its line"),
            EmptyString { what } => write!(f, "the {what} is empty; write it between the quotes"),
            Expected { expected, found } => write!(f, "expected {expected}, found {found}"),
            NumberTooLarge => f.write_str("this number leaves 128 bits; write a smaller one"),
            TooManyDecimals { limit } => write!(f, "too many decimals; the limit here is {limit}"),
            InvalidNumber { reason } => reason.fmt(f),
            NameTooLong { bytes } => write!(f, "this name has {bytes} bytes; at most {MAX_NAME} are allowed"),
            ReservedName { name } => write!(f, "`{name}` is a word of the language; choose another name"),
            DuplicateName { name } => write!(f, "`{name}` is declared already; every name is declared once"),
            UnknownName { name } => write!(
                f,
                "`{name}` is not declared above; declare it before use (a compound unit after a number stands in brackets: `3 [gCO2e/km]`)"
            ),
            UnitMismatch { what, left, right } => write!(f, "{what} needs one unit, but found `{left}` and `{right}`")
                .and_then(|()| match right.is_dimensionless() != left.is_dimensionless() {
                    true => {
                        let unit = if left.is_dimensionless() { right } else { left };
                        write!(f, "; a number without a unit is dimensionless, write `3 [{unit}]` if it is in `{unit}`")
                    }
                    false => Ok(()),
                }),
            UnitTooLarge => write!(f, "this unit has more than {MAX_UNIT_SYMBOLS} symbols or an exponent beyond 127"),
            ExpectedQuantity => f.write_str("a quantity is needed here, but this is a condition; choose with `if ... then ... else ...`"),
            ExpectedCondition => f.write_str("a condition is needed here, but this is a quantity; compare it with another"),
            EmptyRange => f.write_str("the range ends before it begins; write the smaller bound first"),
            NotAscending => f.write_str("the bounds of a table ascend; this one is not above the one before"),
            NotATableSubject { name } => write!(f, "a table steps over an input, a let or another table, but `{name}` is a parameter"),
            NestingTooDeep => write!(f, "nested deeper than {MAX_NESTING} levels; name a part of it with `let`"),
            StackTooDeep { found } => write!(
                f,
                "{found} values would be held at once, inputs, tables and lets included; at most {MAX_STACK} can be"
            ),
            CostTooHigh { found } => write!(f, "the formula takes {found} operations; at most {MAX_COST} are allowed"),
            CompiledTooLong { bytes } => write!(f, "the compiled formula has {bytes} bytes; at most {MAX_ENCODED} are allowed"),
            TooManyInputs => write!(f, "more than {MAX_INPUTS} inputs"),
            TooManyVectors => write!(f, "more than {MAX_VECTORS} vectors"),
            Overflow => f.write_str(
                "within the declared ranges this can leave 128 bits; narrow the ranges of the inputs or use fewer decimals",
            ),
            DivisorMayBeZero { from, to } => write!(
                f,
                "the divisor lies between {from} and {to}, so it may be zero; narrow its range, or write `if x > 0 then ... / x else ...`"
            ),
            ResultMayBeNegative { from, unit } => {
                write!(f, "the result may be as low as {from} {unit}; write `max(0 {unit}, ...)`")
            }
            ResultTooLarge { to, unit } => {
                write!(f, "the result may be as high as {to} {unit}, which leaves 64 bits; narrow the ranges or use `min`")
            }
            VectorMissesInput { name } => write!(f, "this vector gives no value for input `{name}`; add `{name} = ...`"),
            VectorOutOfRange { name, from, to } => write!(f, "input `{name}` ranges from {from} to {to}; this value is outside"),
        }
	}
}

impl core::error::Error for Error {}
