//! The values a result came from, for a page to show.

use alloc::{
	format,
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
			let value = shown(place, &stack).unwrap_or_else(|| "…".into());
			steps.push(Step { name: place.name.clone(), value, unit: place.unit.clone() });
		}
		let result = stack.pop().and_then(|result| u64::try_from(result).ok());
		let result = result.ok_or(EvaluateError::Malformed)?;
		let value = format_scaled(result, self.output.decimals());
		steps.push(Step { name: "result".into(), value, unit: Unit::symbol(self.output.unit()) });
		Ok(steps)
	}
}

fn shown(place: &Place, stack: &Stack) -> Option<String> {
	let steps = match place.held {
		Held::Constant(value) => return Some(value.to_string()),
		Held::Steps(at) => Ratio::whole(stack.at(at)?),
		Held::Quotient(at) => Ratio::new(stack.at(at)?, stack.at(at.checked_add(1)?)?)?,
	};
	match steps.multiply(place.step) {
		Some(value) => Some(value.to_string()),
		None => common_digits(steps, place.step),
	}
}

/// What can be said of a product that 128 bits do not hold: the digits that what is a little less and a little more
/// have in common.
fn common_digits(steps: Ratio, step: Ratio) -> Option<String> {
	const DECIMALS: u8 = 9;
	let magnitude = steps.absolute()?;
	let less = magnitude.multiplied(step, Towards::Less)?;
	let more = magnitude.multiplied(step, Towards::More)?;
	let alike = |decimals| less.cut(decimals).filter(|cut| more.cut(decimals) == Some(*cut));
	let digits = (0..=DECIMALS).rev().find_map(alike)?;
	let sign = if steps.is_negative() { "-" } else { "" };
	Some(format!("{sign}{digits}…"))
}
