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
		let result = stack.result()?;
		Ok(self.steps(&stack, Some(result)))
	}

	/// As far as evaluation came.
	pub(crate) fn steps(&self, stack: &Stack, result: Option<u64>) -> Vec<Step> {
		let step = |place: &Place| {
			let (name, unit) = (place.name.clone(), place.unit.clone());
			Some(Step { name, value: held(place, stack)?, unit })
		};
		let result = result.map(|result| Step {
			name: "result".into(),
			value: format_scaled(result, self.output.decimals()),
			unit: Unit::symbol(self.output.unit()),
		});
		self.places.iter().map_while(step).chain(result).collect()
	}
}

/// None of what is not on the stack yet.
fn held(place: &Place, stack: &Stack) -> Option<String> {
	let steps = match place.held {
		Held::Constant(value) => return Some(value.to_string()),
		Held::Steps(at) => Some(Ratio::whole(stack.at(at)?)),
		Held::Quotient(at) => Ratio::new(stack.at(at)?, stack.at(at.checked_add(1)?)?),
	};
	let value = steps.and_then(|steps| match steps.multiply(place.step) {
		Some(value) => Some(value.to_string()),
		None => common_digits(steps, place.step),
	});
	Some(value.unwrap_or_else(|| "…".into()))
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
