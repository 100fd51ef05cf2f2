//! A source to its compiled form: declarations in order, then the result, within all bounds.

use alloc::{string::String, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{
	ast::{Declaration, DeclarationKind, Outcome, TableLine},
	check::{Named, Quantity, Scope},
	code::{Bounds, Constant, Formula, Operation},
	error::{Error, ErrorKind, Position},
	explain::Named as Explained,
	interval::Interval,
	number::Number,
	parse::parse,
	unit::Unit,
	vector::{self, Vector},
	GRAMS, MAX_COST, MAX_ENCODED, MAX_INPUTS, MAX_STACK, POINTS, REDUCTION,
};

/// What a formula results in, by the keyword of its header.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Output {
	/// `methodology`: milligrams CO2e.
	Reduction,
	/// `points`: whole points (Art. 34).
	Points,
}

impl Output {
	pub fn unit(self) -> &'static str {
		match self {
			Self::Reduction => GRAMS,
			Self::Points => POINTS,
		}
	}

	/// How many decimals of [`Output::unit`] the result keeps.
	pub fn decimals(self) -> u8 {
		match self {
			Self::Reduction => 3,
			Self::Points => 0,
		}
	}
}

/// A quantity each record brings, as a scaled integer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Input {
	pub name: String,
	pub label: String,
	pub unit: Unit,
	pub decimals: u8,
	pub min: u64,
	pub max: u64,
}

/// A fixed quantity and where it is taken from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parameter {
	pub name: String,
	pub label: String,
	pub unit: Unit,
	pub value: Number,
	pub source: String,
}

/// A step function of an input, a let or another table, and where it is taken from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
	pub name: String,
	pub label: String,
	/// Of its values.
	pub unit: Unit,
	pub of: String,
	pub rows: Vec<Row>,
	pub otherwise: Number,
	pub source: String,
}

/// The value below a bound that ends the row before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row {
	pub below: Number,
	pub value: Number,
}

/// A source that has been proven sound; [`Formula`] is what the chain keeps of it besides the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Compiled {
	pub output: Output,
	pub title: String,
	pub inputs: Vec<Input>,
	pub parameters: Vec<Parameter>,
	pub tables: Vec<Table>,
	pub vectors: Vec<Vector>,
	/// The least and the most a record can result in, in milligrams or points.
	pub result_range: (u64, u64),
	pub formula: Formula,
	/// Tables and lets, as they lie on the stack above the inputs.
	pub(crate) steps: Vec<Explained>,
}

/// Parses, checks and compiles. Does not run the vectors: see [`Compiled::run_vectors`].
pub fn compile(source: &str) -> Result<Compiled, Error> {
	let document = parse(source)?;
	let output = document.output;
	let mut builder = Builder::default();
	builder.inputs = document
		.declarations
		.iter()
		.filter(|item| matches!(item.kind, DeclarationKind::Input(_)))
		.count();
	for declaration in document.declarations {
		builder.declare(declaration, output)?;
	}
	let (formula, result_range) = builder.finish(document.result, output)?;
	let Declared { inputs, parameters, tables, steps } = builder.declared;
	let vectors = vector::resolve(&document.vectors, &inputs, output)?;
	Ok(Compiled {
		output,
		title: document.title,
		inputs,
		parameters,
		tables,
		vectors,
		result_range,
		formula,
		steps,
	})
}

#[derive(Default)]
struct Builder {
	scope: Scope,
	/// How many inputs there will be: they lie lowest on the stack, wherever they are declared.
	inputs: usize,
	declared: Declared,
	code: Vec<Operation>,
}

#[derive(Default)]
struct Declared {
	inputs: Vec<Input>,
	parameters: Vec<Parameter>,
	tables: Vec<Table>,
	steps: Vec<Explained>,
}

impl Builder {
	fn declare(
		&mut self,
		Declaration { at, kind }: Declaration,
		output: Output,
	) -> Result<(), Error> {
		let name = String::from(kind.name());
		if self.scope.find(&name).is_some() {
			return Err(at.error(ErrorKind::DuplicateName { name }));
		}
		match kind {
			DeclarationKind::Input(input) => {
				if output == Output::Reduction && name == REDUCTION {
					return Err(at.error(ErrorKind::ReservedName { name }));
				}
				let slot = self.declared.inputs.len();
				if slot >= MAX_INPUTS {
					return Err(at.error(ErrorKind::TooManyInputs));
				}
				let range = Interval { low: input.min.into(), high: input.max.into() };
				let (unit, decimals) = (input.unit.clone(), input.decimals);
				self.declared.inputs.push(input);
				self.scope.names.push(Named {
					name,
					unit,
					decimals,
					range,
					slot: Some(place(slot, at)?),
				});
				Ok(())
			}
			DeclarationKind::Parameter(parameter) => {
				let Quantity { unit, decimals, range, .. } =
					Quantity::constant(parameter.value, parameter.unit.clone());
				self.declared.parameters.push(parameter);
				self.scope.names.push(Named { name, unit, decimals, range, slot: None });
				Ok(())
			}
			DeclarationKind::Table(line) => {
				let quantity = self.scope.table(&line)?;
				self.declared.tables.push(line.table);
				self.keep(name, quantity, at)
			}
			DeclarationKind::Let { name, expression } => {
				let quantity = self.scope.quantity(&expression)?;
				self.keep(name, quantity, at)
			}
		}
	}

	/// Leaves a table's or let's value on the stack for what follows.
	fn keep(&mut self, name: String, quantity: Quantity, at: Position) -> Result<(), Error> {
		let slot = self.room(&quantity, at)?;
		let Quantity { code, unit, decimals, range, .. } = quantity;
		self.code.extend(code);
		self.declared.steps.push(Explained { name: name.clone(), unit: unit.clone(), decimals });
		self.scope.names.push(Named { name, unit, decimals, range, slot: Some(place(slot, at)?) });
		Ok(())
	}

	/// How high the stack stands, if there is room above for the quantity.
	fn room(&self, quantity: &Quantity, at: Position) -> Result<usize, Error> {
		let height = self.inputs.saturating_add(self.declared.steps.len());
		match height.saturating_add(quantity.height) {
			found if found > MAX_STACK => Err(at.error(ErrorKind::StackTooDeep { found })),
			_ => Ok(height),
		}
	}

	fn finish(&mut self, result: Outcome, output: Output) -> Result<(Formula, (u64, u64)), Error> {
		let (at, unit) = (result.at, output.unit());
		let expression_at = result.expression.at;
		let quantity = self.scope.quantity(&result.expression)?;
		for (found, at) in [(&result.unit, at), (&quantity.unit, expression_at)] {
			if *found != Unit::symbol(unit) {
				let what = if output == Output::Points {
					"the result of a points formula"
				} else {
					"the result of a methodology"
				};
				return Err(at.error(ErrorKind::UnitMismatch {
					what,
					left: Unit::symbol(unit),
					right: found.clone(),
				}));
			}
		}
		if quantity.range.low < 0 {
			let from = Number { value: quantity.range.low, decimals: quantity.decimals };
			return Err(expression_at.error(ErrorKind::ResultMayBeNegative { from, unit }));
		}
		let quantity = quantity.rounded(output.decimals(), expression_at)?;
		let to = Number { value: quantity.range.high, decimals: output.decimals() };
		let too_large = |_| expression_at.error(ErrorKind::ResultTooLarge { to, unit });
		let range = (
			u64::try_from(quantity.range.low).map_err(too_large)?,
			u64::try_from(quantity.range.high).map_err(too_large)?,
		);
		self.room(&quantity, at)?;
		self.code.extend(quantity.code);

		let ranges = self
			.declared
			.inputs
			.iter()
			.map(|input| Bounds { min: input.min, max: input.max })
			.collect();
		let formula = Formula::new(ranges, core::mem::take(&mut self.code));
		match (formula.cost(), formula.encoded_size()) {
			(found, _) if found > MAX_COST => Err(at.error(ErrorKind::CostTooHigh { found })),
			(_, bytes) if bytes > MAX_ENCODED => {
				Err(at.error(ErrorKind::CompiledTooLong { bytes }))
			}
			_ => Ok((formula, range)),
		}
	}
}

fn place(slot: usize, at: Position) -> Result<u8, Error> {
	u8::try_from(slot).map_err(|_| at.error(ErrorKind::StackTooDeep { found: slot }))
}

impl Scope {
	fn table(&self, line: &TableLine) -> Result<Quantity, Error> {
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
		Ok(Quantity { code, unit: table.unit.clone(), decimals, range, height: 1 }.folded())
	}
}

/// Enough to compare any two numbers of a source.
const BOUND_DECIMALS: u8 = crate::MAX_NUMBER_DECIMALS;
