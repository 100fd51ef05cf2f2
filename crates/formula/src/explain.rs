//! The values a result came from, for a page to show.

use alloc::{
	string::{String, ToString},
	vec::Vec,
};

use crate::{
	compiled::{Compiled, Held, Place},
	evaluate::{EvaluateError, Stack},
	number::format_scaled,
	ratio::{Ratio, Towards},
	unit::Unit,
};

/// One table, let or the result (named `result`) in decimal notation: exactly, unless its decimals do not end, which
/// `…` shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
	pub name: String,
	pub value: String,
	pub unit: Unit,
}

impl Compiled {
	/// The values of tables and lets in the order of declaration, then the result.
	pub fn explain(&self, inputs: &[u64], day: u32) -> Result<Vec<Step>, EvaluateError> {
		let mut stack = Stack::new();
		self.formula.run(inputs, day, &mut stack, &mut ())?;
		let mut steps = Vec::new();
		for place in &self.places {
			let value = held(place, &stack).map_or_else(|| "…".into(), |value| value.to_string());
			steps.push(Step { name: place.name.clone(), value, unit: place.unit.clone() });
		}
		let result = stack.pop().and_then(|result| u64::try_from(result).ok());
		let result = result.ok_or(EvaluateError::Malformed)?;
		let value = format_scaled(result, self.output.decimals());
		steps.push(Step { name: "result".into(), value, unit: Unit::symbol(self.output.unit()) });
		Ok(steps)
	}
}

/// Exactly, or rounded a little where a quotient's parts do not fit together.
fn held(place: &Place, stack: &Stack) -> Option<Ratio> {
	let steps = match place.held {
		Held::Constant(value) => return Some(value),
		Held::Steps(at) => Ratio::whole(stack.at(at)?),
		Held::Quotient(at) => Ratio::new(stack.at(at)?, stack.at(at.checked_add(1)?)?)?,
	};
	steps.multiplied(place.step, Towards::Less)
}
