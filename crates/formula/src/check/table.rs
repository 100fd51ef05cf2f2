//! Tables to code: bounds that ascend in the unit of what the table steps over.

use alloc::vec::Vec;

use super::{quantity::Operand, scope::Scope};
use crate::{
	code::{Constant, Operation},
	error::{Error, ErrorKind, Position},
	interval::Interval,
	limits::MAX_NUMBER_DECIMALS,
	number::Number,
	syntax::tree::TableLine,
};

impl Scope {
	pub fn table(&self, line: &TableLine) -> Result<Operand, Error> {
		let TableLine { table, subject: subject_at, bounds } = line;
		let name = || table.of.clone();
		let (_, subject) = self
			.find(&table.of)
			.ok_or_else(|| subject_at.error(ErrorKind::UnknownName { name: name() }))?;
		let slot = subject
			.slot
			.ok_or_else(|| subject_at.error(ErrorKind::NotATableSubject { name: name() }))?;

		let values =
			|| table.rows.iter().map(|row| row.value).chain([table.otherwise]).map(Number::trimmed);
		let decimals = values().map(|value| value.decimals).max().unwrap_or_default();
		let scaled = |value: Number, at: &Position| {
			value.trimmed().at_decimals(decimals).ok_or_else(|| at.error(ErrorKind::Overflow))
		};

		let mut rows = Vec::new();
		let mut last = None;
		let otherwise = scaled(table.otherwise, subject_at)?;
		let mut range = Interval::point(otherwise);
		for (row, (at, unit)) in table.rows.iter().zip(bounds) {
			if *unit != subject.unit {
				let what = "a bound of the table and what it steps over";
				return Err(at.error(ErrorKind::UnitMismatch {
					what,
					left: subject.unit.clone(),
					right: unit.clone(),
				}));
			}
			let wide = row
				.below
				.at_decimals(BOUND_DECIMALS)
				.ok_or_else(|| at.error(ErrorKind::Overflow))?;
			if last.is_some_and(|last| wide <= last) {
				return Err(at.error(ErrorKind::NotAscending));
			}
			last = Some(wide);
			let value = scaled(row.value, at)?;
			range = range.union(Interval::point(value));
			// A value at the subject's decimals is below the bound when it is below the next such value up from it.
			let (_, below) = row
				.below
				.neighbours(subject.decimals)
				.ok_or_else(|| at.error(ErrorKind::Overflow))?;
			rows.push((Constant(below), Constant(value)));
		}
		let code =
			Vec::from([Operation::Step { subject: slot, rows, otherwise: Constant(otherwise) }]);
		Ok(Operand { code, unit: table.unit.clone(), decimals, range, height: 1 }.folded())
	}
}

/// Enough to compare any two numbers of a text.
const BOUND_DECIMALS: u8 = MAX_NUMBER_DECIMALS;
