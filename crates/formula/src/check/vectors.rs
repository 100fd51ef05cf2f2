//! Vectors to records: each input given once, within its range.

use alloc::vec::Vec;

use crate::{
	declaration::{FormulaKind, Input},
	error::{Error, ErrorKind},
	number::format_scaled,
	syntax::tree::VectorLine,
	unit::Unit,
	vector::Vector,
};

pub fn resolve(
	lines: &[VectorLine],
	inputs: &[Input],
	output: FormulaKind,
) -> Result<Vec<Vector>, Error> {
	lines.iter().map(|line| resolve_one(line, inputs, output)).collect()
}

fn resolve_one(line: &VectorLine, inputs: &[Input], output: FormulaKind) -> Result<Vector, Error> {
	for (index, value) in line.values.iter().enumerate() {
		let name = || value.name.clone();
		if !inputs.iter().any(|input| input.name == value.name) {
			return Err(value.at.error(ErrorKind::UnknownName { name: name() }));
		}
		if line.values.iter().take(index).any(|earlier| earlier.name == value.name) {
			return Err(value.at.error(ErrorKind::DuplicateName { name: name() }));
		}
	}
	let mut values = Vec::new();
	for input in inputs {
		let given = line.values.iter().find(|value| value.name == input.name);
		let given = given.ok_or_else(|| {
			line.at.error(ErrorKind::VectorMissesInput { name: input.name.clone() })
		})?;
		let value = given.value.clone().in_unit(&input.unit)?.scaled(input.decimals)?;
		if !(input.min..=input.max).contains(&value) {
			let shown = |value| format_scaled(value, input.decimals);
			let (from, to) = (shown(input.min), shown(input.max));
			return Err(given.value.at.error(ErrorKind::VectorOutOfRange {
				name: input.name.clone(),
				from,
				to,
			}));
		}
		values.push(value);
	}
	let expected =
		line.expected.clone().in_unit(&Unit::symbol(output.unit()))?.scaled(output.decimals())?;
	Ok(Vector { line: line.at.line, inputs: values, expected })
}
