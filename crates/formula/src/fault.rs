//! Errors by what they concern, for those who tell them apart no finer.

use crate::error::ErrorKind;

/// What an error concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
	/// The text does not follow the grammar.
	Syntax,
	/// A name is unknown, taken or reserved, or stands where a quantity or condition should.
	Name,
	/// Units clash.
	Units,
	/// A number, range or result lies outside what is permitted.
	Range,
	/// A divisor may be zero.
	Division,
	/// An intermediate may leave 128 bits.
	Overflow,
	/// Evaluation takes too many operations.
	TooCostly,
	/// The source or something in it exceeds its bound.
	TooLarge,
	/// A golden vector does not go with the inputs.
	Vector,
}

impl ErrorKind {
	pub fn fault(&self) -> Fault {
		use ErrorKind::*;
		match self {
			UnexpectedCharacter { .. }
			| ForbiddenCharacter { .. }
			| UnclosedString
			| EmptyText { .. }
			| Expected { .. } => Fault::Syntax,
			ReservedName { .. }
			| DuplicateName { .. }
			| UnknownName { .. }
			| NotATableSubject { .. }
			| ExpectedQuantity
			| ExpectedCondition => Fault::Name,
			UnitMismatch { .. } | UnitTooLarge => Fault::Units,
			NumberTooLarge
			| TooManyDecimals { .. }
			| InvalidNumber { .. }
			| EmptyRange
			| NotAscending
			| ResultMayBeNegative { .. }
			| ResultTooLarge { .. } => Fault::Range,
			DivisorMayBeZero { .. } => Fault::Division,
			Overflow => Fault::Overflow,
			CostTooHigh { .. } => Fault::TooCostly,
			SourceTooLong { .. }
			| NameTooLong { .. }
			| NestingTooDeep
			| StackTooDeep { .. }
			| CompiledTooLong { .. }
			| TooManyInputs
			| TooManyVectors => Fault::TooLarge,
			VectorMissesInput { .. } | VectorOutOfRange { .. } => Fault::Vector,
		}
	}
}
