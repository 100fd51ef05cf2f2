//! What a version's source must be, and the error that names what it is not.

use suhui_formula::{Compiled, ErrorKind, Output};

use crate::{Config, Error};

/// Compiles a methodology's source and runs its vectors, of which it must have one.
pub fn compile<T: Config>(source: &[u8]) -> Result<Compiled, Error<T>> {
	let source = core::str::from_utf8(source).map_err(|_| Error::InvalidText)?;
	let compiled = suhui_formula::compile(source).map_err(|error| Error::from(error.kind))?;
	if compiled.output != Output::Reduction {
		return Err(Error::NotAReduction);
	}
	if compiled.vectors.is_empty() {
		return Err(Error::NoVector);
	}
	compiled.run_vectors().map_err(|_| Error::VectorFails)?;
	Ok(compiled)
}

impl<T> From<ErrorKind> for Error<T> {
	fn from(kind: ErrorKind) -> Self {
		use ErrorKind::*;
		match kind {
			UnexpectedCharacter { .. }
			| ForbiddenCharacter { .. }
			| UnclosedString
			| EmptyText { .. }
			| Expected { .. } => Error::FormulaSyntax,
			ReservedName { .. }
			| DuplicateName { .. }
			| UnknownName { .. }
			| NotATableSubject { .. }
			| ExpectedQuantity
			| ExpectedCondition => Error::FormulaInvalid,
			UnitMismatch { .. } | UnitTooLarge => Error::FormulaUnits,
			NumberTooLarge
			| TooManyDecimals { .. }
			| InvalidNumber { .. }
			| EmptyRange
			| NotAscending
			| ResultMayBeNegative { .. }
			| ResultTooLarge { .. } => Error::FormulaRange,
			DivisorMayBeZero { .. } => Error::FormulaDivision,
			Overflow => Error::FormulaOverflow,
			CostTooHigh { .. } => Error::FormulaTooCostly,
			SourceTooLong { .. }
			| NameTooLong { .. }
			| NestingTooDeep
			| StackTooDeep { .. }
			| CompiledTooLong { .. }
			| TooManyInputs
			| TooManyVectors => Error::FormulaTooLarge,
			VectorMissesInput { .. } | VectorOutOfRange { .. } => Error::VectorInvalid,
		}
	}
}
