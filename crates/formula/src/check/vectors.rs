//! Vectors to records: the day if it is asked for, each input given once, within its range.

use alloc::{format, vec::Vec};

use crate::{
	declaration::{FormulaKind, Input},
	error::{Error, ErrorKind, Words},
	number::format_scaled,
	syntax::tree::{VectorLine, VectorValue},
	unit::{Measure, Unit},
	vector::Vector,
};

/// An input and its declared unit with what that comes to.
pub type Measured = (Input, Measure);

pub fn resolve(
	lines: &[VectorLine],
	inputs: &[Measured],
	output: FormulaKind,
	uses_day: bool,
) -> Result<Vec<Vector>, Error> {
	lines.iter().map(|line| resolve_one(line, inputs, output, uses_day)).collect()
}

fn resolve_one(
	line: &VectorLine,
	inputs: &[Measured],
	output: FormulaKind,
	uses_day: bool,
) -> Result<Vector, Error> {
	let day = match (line.day, uses_day) {
		(Some((_, day)), true) => day,
		(None, false) => 0,
		(None, true) => return Err(line.at.error(ErrorKind::VectorNeedsDay)),
		(Some((at, _)), false) => return Err(at.error(ErrorKind::VectorTakesNoDay)),
	};
	for (index, value) in line.values.iter().enumerate() {
		let name = || value.name.clone();
		if !inputs.iter().any(|(input, _)| input.name == value.name) {
			return Err(value.at.error(ErrorKind::VectorNamesNoInput { name: name() }));
		}
		if line.values.iter().take(index).any(|earlier| earlier.name == value.name) {
			return Err(value.at.error(ErrorKind::VectorRepeatsInput { name: name() }));
		}
	}
	let mut values = Vec::new();
	for (input, measure) in inputs {
		let given = line.values.iter().find(|value| value.name == input.name);
		let given = given.ok_or_else(|| {
			line.at.error(ErrorKind::VectorMissesInput { name: input.name.clone() })
		})?;
		values.push(if input.is_category() {
			coded(given, input)?
		} else {
			measured(given, input, measure)?
		});
	}
	let unit = Measure::plain(Unit::symbol(output.unit()));
	let expected = line.expected.scaled(&unit, output.decimals())?;
	Ok(Vector { line: line.at.line, day, inputs: values, expected })
}

/// A code as it is written, without a unit.
fn coded(value: &VectorValue, input: &Input) -> Result<u64, Error> {
	let measure = value.given.as_ref().and_then(|given| given.measure.as_ref());
	let found = match measure {
		Some(measure) => format!("{} {}", value.written, measure.written),
		None => value.written.clone(),
	};
	input.index_of(&found).ok_or_else(|| {
		let codes = input.codes.iter().map(|code| code.name.clone()).collect();
		value.value_at.error(ErrorKind::NotACode { found, codes })
	})
}

fn measured(value: &VectorValue, input: &Input, measure: &Measure) -> Result<u64, Error> {
	let no_number = || ErrorKind::Expected {
		expected: Words::new("一个数", "a number"),
		found: Words::both(format!("`{}`", value.written)),
	};
	let given = value.given.as_ref().ok_or_else(|| value.value_at.error(no_number()))?;
	let scaled = given.scaled(measure, input.decimals)?;
	if !(input.min..=input.max).contains(&scaled) {
		let shown = |value| format_scaled(value, input.decimals);
		let (from, to) = (shown(input.min), shown(input.max));
		let name = input.name.clone();
		return Err(given.at.error(ErrorKind::VectorOutOfRange { name, from, to }));
	}
	Ok(scaled)
}
