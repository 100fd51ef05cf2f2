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
	/// Something that takes no effect, or a figure that cites nothing.
	Idle,
}

impl ErrorKind {
	pub fn concern(&self) -> Concern {
		use ErrorKind::*;
		match self {
			UnexpectedCharacter { .. }
			| ForbiddenCharacter { .. }
			| Foreign { .. }
			| GroupedDigits { .. }
			| NotAFunction { .. }
			| UnclosedString
			| EmptyString { .. }
			| Expected { .. }
			| WrongRow { .. }
			| NoOtherwise
			| WrongNumberOfValues { .. } => Concern::Syntax,
			ReservedName { .. }
			| DuplicateName { .. }
			| UnknownName { .. }
			| NameIsUnit { .. }
			| NotATableSubject { .. }
			| NotACategory { .. }
			| NotWindowed { .. }
			| Category { .. }
			| NotACode { .. }
			| CategoriesDiffer
			| MissingCode { .. }
			| ExpectedQuantity
			| ExpectedCondition => Concern::Name,
			UnitMismatch { .. } | UnitTooLarge | UnitInUse { .. } | UnitScale => Concern::Units,
			NumberTooLarge
			| TooManyDecimals { .. }
			| RecordTooLarge
			| NegativeRecord
			| EmptyRange
			| NotAscending
			| WindowTooLong
			| WindowRange { .. }
			| ResultMayBeNegative { .. }
			| ResultTooLarge { .. } => Concern::Range,
			DivisorMayBeZero { .. } => Concern::Division,
			Overflow { .. } => Concern::Overflow,
			CostTooHigh { .. } | ProofTooLong => Concern::TooCostly,
			TextTooLong { .. }
			| NameTooLong { .. }
			| NestingTooDeep
			| StackTooDeep { .. }
			| CompiledTooLong { .. }
			| TooManyInputs
			| TooManyCodes
			| TooManyParts
			| TooManyVectors => Concern::TooLarge,
			NotADate
			| VectorNeedsDay
			| VectorTakesNoDay
			| VectorMissesInput { .. }
			| VectorNamesNoInput { .. }
			| VectorRepeatsInput { .. }
			| VectorOutOfRange { .. } => Concern::Vector,
			Unused { .. }
			| UsedForPoints { .. }
			| Decided { .. }
			| NeverChosen
			| Unreachable { .. }
			| UncitedFigure { .. } => Concern::Idle,
		}
	}
}
