//! The values a result came from, for a page to show.

use alloc::{
	string::{String, ToString},
	vec::Vec,
};

use crate::{
	compiled::{Compiled, Place},
	evaluate::EvaluateError,
	number::{format_scaled, Number},
	unit::Unit,
};

/// One table, let or the result (named `result`), exactly, in decimal notation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
	pub name: String,
	pub value: String,
	pub unit: Unit,
}

impl Compiled {
	/// The values of tables and lets in the order of declaration, then the result.
	pub fn explain(&self, inputs: &[u64]) -> Result<Vec<Step>, EvaluateError> {
		let result = self.formula.evaluate(inputs)?;
		let stack = self.formula.run(inputs)?;
		let mut steps = Vec::new();
		for (index, Place { name, unit, decimals }) in self.places.iter().enumerate() {
			let place = u8::try_from(self.inputs.len().saturating_add(index))
				.map_err(|_| EvaluateError::Malformed)?;
			let value = stack.at(place).ok_or(EvaluateError::Malformed)?;
			let value = Number { value, decimals: *decimals }.to_string();
			steps.push(Step { name: name.clone(), value, unit: unit.clone() });
		}
		let value = format_scaled(result, self.output.decimals());
		steps.push(Step { name: "result".into(), value, unit: Unit::symbol(self.output.unit()) });
		Ok(steps)
	}
}
