//! What a version's text must be, and the error that names what it is not.

use suhui_formula::{Compiled, Concern, FormulaKind, VectorError};
use suhui_primitives::Compiling;

use crate::{Config, Error};

/// Compiles a methodology's text and runs its vectors, of which it must have one.
pub fn compile<T: Config>(text: &[u8], compiling: &mut Compiling) -> Result<Compiled, Error<T>> {
	let text = core::str::from_utf8(text).map_err(|_| Error::InvalidText)?;
	let compiled = compiling.compile(text).map_err(|error| Error::from(error.kind.concern()))?;
	if compiled.output != FormulaKind::Reduction {
		return Err(Error::NotAReduction);
	}
	if compiled.vectors.is_empty() {
		return Err(Error::NoVector);
	}
	compiled.run_vectors()?;
	Ok(compiled)
}

impl<T> From<Concern> for Error<T> {
	fn from(concern: Concern) -> Self {
		match concern {
			Concern::Syntax => Error::FormulaSyntax,
			Concern::Name => Error::FormulaInvalid,
			Concern::Units => Error::FormulaUnits,
			Concern::Range => Error::FormulaRange,
			Concern::Division => Error::FormulaDivision,
			Concern::Overflow => Error::FormulaOverflow,
			Concern::TooCostly => Error::FormulaTooCostly,
			Concern::TooLarge => Error::FormulaTooLarge,
			Concern::Vector => Error::VectorInvalid,
			Concern::Idle => Error::FormulaIdle,
		}
	}
}

impl<T> From<VectorError> for Error<T> {
	fn from(error: VectorError) -> Self {
		match error {
			VectorError::Fails { .. } => Error::VectorFails,
			VectorError::NotReached { .. } => Error::VectorsIncomplete,
		}
	}
}
