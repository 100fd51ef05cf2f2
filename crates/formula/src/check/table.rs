//! Tables: rows by a category's codes or by bounds that ascend, columns by a category's codes.

use alloc::{string::String, vec::Vec};

use super::{
	builder::{Builder, Meaning, Quantity},
	graph::{Id, Rows},
};
use crate::{
	code::{Constant, Lookup, Operation, Row},
	coverage::BranchKind,
	declaration::{RowKey, Table, TableRow},
	error::{Error, ErrorKind, Position, What},
	ratio::Ratio,
	syntax::tree::{Given, RowKeyLine, RowLine, TableLine},
	unit::{Measure, Unit},
};

/// The rows in the order in which evaluation finds them.
struct Ordered<'a> {
	rows: Vec<&'a RowLine>,
	bounds: Option<Vec<i128>>,
}

impl Builder {
	/// Also the quantity it gives, whose code was just emitted.
	pub fn table(&mut self, line: &TableLine, at: Position) -> Result<(Table, Quantity), Error> {
		let start = self.code.len();
		let (key, slot, meaning) = self.key(&line.of)?;
		let ordered = match &meaning {
			Meaning::Category { codes, .. } => by_code(line, codes)?,
			Meaning::Quantity { unit, .. } => self.by_bound(line, key, unit)?,
		};
		let column = line.by.as_ref().map(|by| self.columns(line, by)).transpose()?;
		let order = column.as_ref().map_or(Vec::from([0]), |(_, _, order)| order.clone());

		let mut values = Vec::new();
		for row in &ordered.rows {
			let (expected, found) = (order.len(), row.values.len());
			if expected != found {
				return Err(row.at.error(ErrorKind::WrongNumberOfValues { expected, found }));
			}
			for given in order.iter().filter_map(|column| row.values.get(*column)) {
				let value =
					Ratio::from(given.in_unit(&line.measure)?).multiply(line.measure.factor);
				values.push(value.ok_or_else(|| self.overflow(129, given.at))?);
			}
		}
		let rows = Rows {
			row: key,
			bounds: ordered.bounds.clone(),
			column: column.as_ref().map(|(id, _, order)| (*id, order.len())),
			values: values.clone(),
		};
		for (index, row) in ordered.rows.iter().enumerate() {
			if !self.known.selects(&self.graph, &rows, index) {
				let code = match &row.key {
					RowKeyLine::Code(code) => Some(code.clone()),
					_ => None,
				};
				self.findings.push(row.at.error(ErrorKind::Unreachable { code }));
			}
		}
		for (index, column) in order.iter().enumerate() {
			let Some((at, code)) = line.columns.get(*column) else { continue };
			if !self.known.selects_column(&self.graph, &rows, index) {
				let code = Some(code.clone());
				self.findings.push(at.error(ErrorKind::Unreachable { code }));
			}
		}
		let id = self.graph.table(rows);
		let id = self.check(id, at)?;
		let step = self.graph.step(id);
		let whole = |value: &Ratio| value.divide(step).and_then(Ratio::as_whole).map(Constant);
		let whole = values.iter().map(whole).collect::<Option<Vec<_>>>();
		let columns = column
			.as_ref()
			.map(|(_, slot, order)| (*slot, u8::try_from(order.len()).unwrap_or(u8::MAX)));
		let lookup = Lookup {
			row: match &ordered.bounds {
				None => Row::Code(slot),
				Some(bounds) => Row::Step(slot, bounds.iter().copied().map(Constant).collect()),
			},
			column: columns,
			values: whole.ok_or_else(|| self.overflow(129, at))?,
		};
		self.emit(Operation::Lookup(lookup), at)?;
		let columns = column.iter().flat_map(|(_, _, order)| order);
		let columns = columns.filter_map(|column| line.columns.get(*column)).map(|(at, _)| *at);
		let columns = columns.collect();
		let rows = ordered.rows.iter().map(|row| row.at).collect();
		self.branch(at, BranchKind::Rows { rows, columns });
		let quantity = Quantity { id, unit: Some(line.measure.base.clone()), start };
		Ok((described(line)?, quantity))
	}

	/// A name whose value lies on the stack as one integer.
	fn key(&mut self, (at, name): &(Position, String)) -> Result<(Id, u8, Meaning), Error> {
		let name = || name.clone();
		let meaning =
			self.find(&name()).ok_or_else(|| at.error(ErrorKind::UnknownName { name: name() }))?;
		let id = meaning.id();
		let slot = self.slot(id).filter(|_| !self.graph.is_quotient(id));
		let slot = slot.ok_or_else(|| at.error(ErrorKind::NotATableSubject { name: name() }))?;
		Ok((id, slot, meaning))
	}

	/// The second key, its place, and for each of its codes the column as written.
	fn columns(
		&mut self,
		line: &TableLine,
		by: &(Position, String),
	) -> Result<(Id, u8, Vec<usize>), Error> {
		let (id, slot, meaning) = self.key(by)?;
		let Meaning::Category { codes, .. } = meaning else {
			return Err(by.0.error(ErrorKind::NotACategory { name: by.1.clone() }));
		};
		let written = line.columns.iter().map(|(at, code)| (*at, code));
		Ok((id, slot, ordered(&codes, written, by.0)?))
	}

	fn by_bound<'a>(
		&self,
		line: &'a TableLine,
		key: Id,
		unit: &Unit,
	) -> Result<Ordered<'a>, Error> {
		let step = self.graph.step(key);
		let mut bounds = Vec::new();
		// What the row before reaches to, and whether it holds that itself.
		let mut last: Option<(Ratio, bool)> = None;
		let (end, rows) =
			line.rows.split_last().map_or((None, &[][..]), |(end, rows)| (Some(end), rows));
		for row in rows {
			let (given, included) = match &row.key {
				RowKeyLine::Below(given) => (given, false),
				RowKeyLine::UpTo(given) => (given, true),
				RowKeyLine::Code(_) => {
					return Err(row.at.error(ErrorKind::WrongRow { category: false }))
				}
				RowKeyLine::Otherwise => return Err(row.at.error(ErrorKind::NoOtherwise)),
			};
			let bound = bound(given, unit)?;
			if last.is_some_and(|last| (bound, included) <= last) {
				return Err(given.at.error(ErrorKind::NotAscending));
			}
			last = Some((bound, included));
			let next = step.inverse().and_then(|each| {
				let steps = bound.multiply(each)?;
				if included {
					steps.floor().checked_add(1)
				} else {
					steps.ceiling()
				}
			});
			bounds.push(next.ok_or_else(|| self.overflow(129, given.at))?);
		}
		match end {
			Some(RowLine { key: RowKeyLine::Otherwise, .. }) => {
				Ok(Ordered { rows: line.rows.iter().collect(), bounds: Some(bounds) })
			}
			Some(RowLine { key: RowKeyLine::Code(_), at, .. }) => {
				Err(at.error(ErrorKind::WrongRow { category: false }))
			}
			_ => Err(end.map_or(line.of.0, |row| row.at).error(ErrorKind::NoOtherwise)),
		}
	}
}

/// A bound in the unit of the key, which is written unless there is none or the bound is zero.
fn bound(given: &Given, unit: &Unit) -> Result<Ratio, Error> {
	let own = given.measure.as_ref().map(|measure| measure.base.clone()).unwrap_or_default();
	let fits_any = given.measure.is_none() && given.number.value == 0;
	if own != *unit && !fits_any {
		let left = unit.clone();
		return Err(given.at.error(ErrorKind::UnitMismatch {
			what: What::Bound,
			left,
			right: own,
		}));
	}
	let factor = given.measure.as_ref().map_or(Ratio::ONE, |measure| measure.factor);
	let value = Ratio::from(given.number).multiply(factor);
	value.ok_or_else(|| given.at.error(ErrorKind::Overflow { bits: 129 }))
}

fn by_code<'a>(line: &'a TableLine, codes: &[String]) -> Result<Ordered<'a>, Error> {
	let mut written = Vec::new();
	for row in &line.rows {
		match &row.key {
			RowKeyLine::Code(code) => written.push((row.at, code)),
			_ => return Err(row.at.error(ErrorKind::WrongRow { category: true })),
		}
	}
	let order = ordered(codes, written.into_iter(), line.of.0)?;
	let rows = order.iter().filter_map(|at| line.rows.get(*at)).collect();
	Ok(Ordered { rows, bounds: None })
}

/// For each code where it is written; each is, once.
fn ordered<'a>(
	codes: &[String],
	written: impl Iterator<Item = (Position, &'a String)> + Clone,
	at: Position,
) -> Result<Vec<usize>, Error> {
	for (index, (at, code)) in written.clone().enumerate() {
		if !codes.contains(code) {
			let (found, codes) = (code.clone(), codes.to_vec());
			return Err(at.error(ErrorKind::NotACode { found, codes }));
		}
		if written.clone().take(index).any(|(_, earlier)| earlier == code) {
			return Err(at.error(ErrorKind::DuplicateName { name: code.clone() }));
		}
	}
	let place = |code: &String| {
		let missing = || at.error(ErrorKind::MissingCode { code: code.clone() });
		written.clone().position(|(_, written)| written == code).ok_or_else(missing)
	};
	codes.iter().map(place).collect()
}

/// The table as it is written, its bounds in the unit of the first.
fn described(line: &TableLine) -> Result<Table, Error> {
	let given = |row: &RowLine| match &row.key {
		RowKeyLine::Below(given) | RowKeyLine::UpTo(given) => given.measure.clone(),
		_ => None,
	};
	let bounds = line.rows.iter().find_map(given);
	let bounds = bounds.unwrap_or_else(|| Measure::plain(Unit::dimensionless()));
	let row = |row: &RowLine| {
		let key = match &row.key {
			RowKeyLine::Code(code) => RowKey::Code(code.clone()),
			RowKeyLine::Below(given) => RowKey::Below(given.in_unit(&bounds)?),
			RowKeyLine::UpTo(given) => RowKey::UpTo(given.in_unit(&bounds)?),
			RowKeyLine::Otherwise => RowKey::Otherwise,
		};
		let values = row.values.iter().map(|given| given.in_unit(&line.measure));
		Ok(TableRow { key, values: values.collect::<Result<_, Error>>()? })
	};
	Ok(Table {
		name: line.name.clone(),
		label: line.label.clone(),
		unit: line.measure.written.clone(),
		of: line.of.1.clone(),
		bounds_unit: bounds.written.clone(),
		by: line.by.as_ref().map(|(_, name)| name.clone()),
		columns: line.columns.iter().map(|(_, code)| code.clone()).collect(),
		rows: line.rows.iter().map(row).collect::<Result<_, Error>>()?,
		citation: line.citation.clone(),
	})
}
