//! What a version's source must be, and the error that names what it is not.

use suhui_formula::{Compiled, Fault, Output};

use crate::{Config, Error};

/// Compiles a methodology's source and runs its vectors, of which it must have one.
pub fn compile<T: Config>(source: &[u8]) -> Result<Compiled, Error<T>> {
	let source = core::str::from_utf8(source).map_err(|_| Error::InvalidText)?;
	let compiled =
		suhui_formula::compile(source).map_err(|error| Error::from(error.kind.fault()))?;
	if compiled.output != Output::Reduction {
		return Err(Error::NotAReduction);
	}
	if compiled.vectors.is_empty() {
		return Err(Error::NoVector);
	}
	compiled.run_vectors().map_err(|_| Error::VectorFails)?;
	Ok(compiled)
}

impl<T> From<Fault> for Error<T> {
	fn from(fault: Fault) -> Self {
		match fault {
			Fault::Syntax => Error::FormulaSyntax,
			Fault::Name => Error::FormulaInvalid,
			Fault::Units => Error::FormulaUnits,
			Fault::Range => Error::FormulaRange,
			Fault::Division => Error::FormulaDivision,
			Fault::Overflow => Error::FormulaOverflow,
			Fault::TooCostly => Error::FormulaTooCostly,
			Fault::TooLarge => Error::FormulaTooLarge,
			Fault::Vector => Error::VectorInvalid,
		}
	}
}
