//! What a scenario's points formula must be, and the error that names what it is not (Art. 34). A project has none.

use alloc::vec::Vec;

use suhui_formula::{bind, BindError, Concern, FormulaKind, Input, VectorError};
use suhui_primitives::Compiling;

use crate::{Config, Error, PointsRule, SourceKind};

/// A methodology version's inputs, and the least and largest reduction it can give.
pub(crate) type Interface = (Vec<Input>, (u64, u64));

/// The rule of terms of a source of the kind, whose records the methodology takes if they name one.
pub fn rule_of<T: Config>(
	kind: SourceKind,
	text: &[u8],
	compiling: &mut Compiling,
	methodology: Option<Interface>,
) -> Result<PointsRule, Error<T>> {
	match kind {
		SourceKind::Scenario(_) => compile(text, compiling, methodology),
		SourceKind::Project => without_points(text, methodology),
	}
}

/// That there is no points formula, but the inputs of a methodology.
fn without_points<T: Config>(
	text: &[u8],
	methodology: Option<Interface>,
) -> Result<PointsRule, Error<T>> {
	let (inputs, _) = methodology.ok_or(Error::NoMethodology)?;
	if !text.is_empty() {
		return Err(Error::PointsOfProject);
	}
	Ok(PointsRule {
		inputs: u8::try_from(inputs.len()).map_err(|_| Error::FormulaTooLarge)?,
		formula: None,
		bindings: Default::default(),
	})
}

/// Compiles a points formula, runs its vectors, and binds its inputs to those of `methodology` and
/// to the milligrams, least and most, it results in. Without a methodology the formula's own inputs
/// are the record's.
pub fn compile<T: Config>(
	text: &[u8],
	compiling: &mut Compiling,
	methodology: Option<Interface>,
) -> Result<PointsRule, Error<T>> {
	let text = core::str::from_utf8(text).map_err(|_| Error::InvalidText)?;
	let points = compiling.compile(text).map_err(|error| Error::from(error.kind.concern()))?;
	if points.output != FormulaKind::Points {
		return Err(Error::NotPoints);
	}
	points.run_vectors()?;
	let (record, reduction) = match methodology {
		Some((inputs, range)) => (inputs, Some(range)),
		None => (points.inputs.clone(), None),
	};
	let bindings = bind(&points, &record, reduction)?;
	Ok(PointsRule {
		inputs: u8::try_from(record.len()).map_err(|_| Error::FormulaTooLarge)?,
		formula: Some(points.formula),
		bindings: bindings.try_into().map_err(|_| Error::FormulaTooLarge)?,
	})
}

impl<T> From<BindError> for Error<T> {
	fn from(error: BindError) -> Self {
		match error {
			BindError::NotPoints => Error::NotPoints,
			BindError::NoSuchInput { .. } | BindError::NoReduction => Error::InputUnknown,
			BindError::UnitDiffers { .. }
			| BindError::CodesDiffer { .. }
			| BindError::WindowDiffers { .. }
			| BindError::DecimalsDiffer { .. }
			| BindError::RangeTooNarrow { .. } => Error::InputDiffers,
		}
	}
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
