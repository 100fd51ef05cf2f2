//! Errors by what they concern, for those who need not tell them apart more finely.

use crate::error::ErrorKind;

/// What an error concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
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
	/// The text or something in it exceeds its bound.
	TooLarge,
	/// A golden vector does not go with the inputs.
	Vector,
}

impl ErrorKind {
	pub fn concern(&self) -> Concern {
		use ErrorKind::*;
		match self {
			UnexpectedCharacter { .. }
			| ForbiddenCharacter { .. }
			| UnclosedString
			| EmptyString { .. }
			| Expected { .. } => Concern::Syntax,
			ReservedName { .. }
			| DuplicateName { .. }
			| UnknownName { .. }
			| NotATableSubject { .. }
			| ExpectedQuantity
			| ExpectedCondition => Concern::Name,
			UnitMismatch { .. } | UnitTooLarge => Concern::Units,
			NumberTooLarge
			| TooManyDecimals { .. }
			| InvalidNumber { .. }
			| EmptyRange
			| NotAscending
			| ResultMayBeNegative { .. }
			| ResultTooLarge { .. } => Concern::Range,
			DivisorMayBeZero { .. } => Concern::Division,
			Overflow => Concern::Overflow,
			CostTooHigh { .. } => Concern::TooCostly,
			TextTooLong { .. }
			| NameTooLong { .. }
			| NestingTooDeep
			| StackTooDeep { .. }
			| CompiledTooLong { .. }
			| TooManyInputs
			| TooManyVectors => Concern::TooLarge,
			VectorMissesInput { .. } | VectorOutOfRange { .. } => Concern::Vector,
		}
	}
}
