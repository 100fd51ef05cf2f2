use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use suhui_formula::{Binding, EvaluateError, Formula};

use crate::{Milligrams, Points};

/// Inputs a formula, and so a record, may have.
pub const MAX_INPUTS: u32 = 8;

/// What one record is worth.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Quantity {
	#[codec(compact)]
	pub reduction: Milligrams,
	#[codec(compact)]
	pub points: Points,
}

impl Quantity {
	pub fn checked_add(self, other: Self) -> Option<Self> {
		Some(Quantity {
			reduction: self.reduction.checked_add(other.reduction)?,
			points: self.points.checked_add(other.points)?,
		})
	}
}

/// How a source's records turn into reductions and points (Art. 33, 34): the methodology gives the
/// reduction, none for a source without one; the points formula takes the record's inputs, or the
/// reduction, as bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
	/// Inputs of a record.
	pub inputs: u8,
	pub methodology: Option<Formula>,
	pub points: Formula,
	pub bindings: BoundedVec<Binding, ConstU32<MAX_INPUTS>>,
}

impl Rule {
	/// The reduction and points of one record. An input outside its permitted range is an error.
	pub fn apply(&self, inputs: &[u64]) -> Result<Quantity, EvaluateError> {
		if inputs.len() != usize::from(self.inputs) {
			return Err(EvaluateError::WrongNumberOfInputs {
				expected: self.inputs,
				found: u8::try_from(inputs.len()).unwrap_or(u8::MAX),
			});
		}
		let reduction = match &self.methodology {
			Some(formula) => formula.evaluate(inputs)?,
			None => 0,
		};
		let mut bound = [0u64; 8];
		for (value, binding) in bound.iter_mut().zip(&self.bindings) {
			*value = match binding {
				Binding::Input(index) =>
					*inputs.get(usize::from(*index)).ok_or(EvaluateError::Malformed)?,
				Binding::Reduction => reduction,
			};
		}
		let bound = bound.get(..self.bindings.len()).ok_or(EvaluateError::Malformed)?;
		Ok(Quantity { reduction, points: self.points.evaluate(bound)? })
	}
}
