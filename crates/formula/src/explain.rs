//! The values a result came from, for a page to show.

use alloc::{
	string::{String, ToString},
	vec::Vec,
};

use crate::{code::EvaluateError, compile::Compiled, format_scaled, number::Number, unit::Unit};

/// One table, let or the result (named `result`), exactly, in decimal notation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
	pub name: String,
	pub value: String,
	pub unit: Unit,
}

/// What a place on the stack means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Named {
	pub name: String,
	pub unit: Unit,
	pub decimals: u8,
}

impl Compiled {
	/// The values of tables and lets in the order of declaration, then the result.
	pub fn explain(&self, inputs: &[u64]) -> Result<Vec<Step>, EvaluateError> {
		let result = self.formula.evaluate(inputs)?;
		let stack = self.formula.run(inputs)?;
		let mut steps = Vec::new();
		for (index, Named { name, unit, decimals }) in self.steps.iter().enumerate() {
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
