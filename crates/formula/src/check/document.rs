//! A syntax tree to its compiled form: declarations in order, then the result, within all bounds.

use alloc::{string::String, vec::Vec};
use codec::Encode;

use super::{
	quantity::Operand,
	scope::{Named, Scope},
	vectors::resolve,
};
use crate::{
	code::{Bounds, Formula, Operation},
	compiled::{Compiled, Place},
	declaration::{FormulaKind, Input, Parameter, Table, REDUCTION},
	error::{Error, ErrorKind, Position},
	interval::Interval,
	limits::{MAX_COST, MAX_ENCODED, MAX_INPUTS, MAX_STACK},
	number::Number,
	syntax::tree::{Declaration, DeclarationKind, ResultLine, SyntaxTree},
	unit::Unit,
};

/// Proves a text sound and compiles it.
pub fn check(tree: SyntaxTree) -> Result<Compiled, Error> {
	let output = tree.output;
	let inputs = tree
		.declarations
		.iter()
		.filter(|item| matches!(item.kind, DeclarationKind::Input(_)))
		.count();
	let mut builder = Builder { inputs, ..Builder::default() };
	for declaration in tree.declarations {
		builder.declare(declaration, output)?;
	}
	let (formula, result_range) = builder.finish(tree.result, output)?;
	let Declared { inputs, parameters, tables, places } = builder.declared;
	let vectors = resolve(&tree.vectors, &inputs, output)?;
	Ok(Compiled {
		output,
		title: tree.title,
		inputs,
		parameters,
		tables,
		vectors,
		result_range,
		formula,
		places,
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
	places: Vec<Place>,
}

impl Builder {
	fn declare(
		&mut self,
		Declaration { at, kind }: Declaration,
		output: FormulaKind,
	) -> Result<(), Error> {
		let name = String::from(kind.name());
		if self.scope.find(&name).is_some() {
			return Err(at.error(ErrorKind::DuplicateName { name }));
		}
		match kind {
			DeclarationKind::Input(input) => {
				if output == FormulaKind::Reduction && name == REDUCTION {
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
				let Operand { unit, decimals, range, .. } =
					Operand::constant(parameter.value, parameter.unit.clone());
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
	fn keep(&mut self, name: String, quantity: Operand, at: Position) -> Result<(), Error> {
		let slot = self.room(&quantity, at)?;
		let Operand { code, unit, decimals, range, .. } = quantity;
		self.code.extend(code);
		self.declared.places.push(Place { name: name.clone(), unit: unit.clone(), decimals });
		self.scope.names.push(Named { name, unit, decimals, range, slot: Some(place(slot, at)?) });
		Ok(())
	}

	/// How high the stack stands, if there is room above for the quantity.
	fn room(&self, quantity: &Operand, at: Position) -> Result<usize, Error> {
		let height = self.inputs.saturating_add(self.declared.places.len());
		match height.saturating_add(quantity.height) {
			found if found > MAX_STACK => Err(at.error(ErrorKind::StackTooDeep { found })),
			_ => Ok(height),
		}
	}

	fn finish(
		&mut self,
		result: ResultLine,
		output: FormulaKind,
	) -> Result<(Formula, (u64, u64)), Error> {
		let (at, unit) = (result.at, output.unit());
		let expression_at = result.expression.at;
		let quantity = self.scope.quantity(&result.expression)?;
		for (found, at) in [(&result.unit, at), (&quantity.unit, expression_at)] {
			if *found != Unit::symbol(unit) {
				let what = if output == FormulaKind::Points {
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
		let formula = Formula { ranges, code: core::mem::take(&mut self.code) };
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
