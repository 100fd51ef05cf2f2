//! A syntax tree to its compiled form: declarations in order, then the result, within all bounds.

use alloc::{collections::BTreeSet, string::String, vec::Vec};
use codec::Encode;
use core::mem::take;

use super::{
	builder::{Builder, Meaning, Quantity},
	input::bounds,
	vectors::{resolve, Measured},
};
use crate::{
	calendar::DayPart,
	code::{highest, Constant, Formula, Operation},
	compiled::{Compiled, Held, Place},
	declaration::{Assertion, FormulaKind, Input, Parameter, Table, REDUCTION},
	error::{Error, ErrorKind, Position, What},
	limits::{MAX_ENCODED, MAX_INPUTS, MAX_STACK},
	number::power_of_ten,
	range::Range,
	ratio::{Ratio, Towards},
	syntax::tree::{Declaration, DeclarationKind, InputLine, ResultLine, ScaleLine, SyntaxTree},
	unit::Unit,
};

/// Proves a text sound and compiles it. Also what takes no effect or cites nothing, in the order of the text. Counts the
/// steps.
pub fn check(tree: SyntaxTree, steps: &mut u32) -> Result<(Compiled, Vec<Error>), Error> {
	let mut document = Document { output: tree.output, ..Document::default() };
	let checked = document.check(tree);
	*steps = document.builder.known.steps();
	let compiled = checked?;
	let mut findings = document.builder.findings;
	findings.sort_by_key(|finding| (finding.line, finding.column));
	Ok((compiled, findings))
}

struct Document {
	output: FormulaKind,
	builder: Builder,
	inputs: Vec<Measured>,
	parameters: Vec<Parameter>,
	tables: Vec<Table>,
	assertions: Vec<Assertion>,
	places: Vec<Place>,
}

impl Default for Document {
	fn default() -> Self {
		Self {
			output: FormulaKind::Reduction,
			builder: Builder::default(),
			inputs: Vec::new(),
			parameters: Vec::new(),
			tables: Vec::new(),
			assertions: Vec::new(),
			places: Vec::new(),
		}
	}
}

impl Document {
	fn check(&mut self, tree: SyntaxTree) -> Result<Compiled, Error> {
		let is_input = |item: &&Declaration| matches!(item.kind, DeclarationKind::Input(_));
		let inputs = tree.declarations.iter().filter(is_input).count();
		for (part, slot) in tree.day.iter().zip(inputs..) {
			let slot = u8::try_from(slot).unwrap_or(u8::MAX);
			self.builder.day_part(*part, slot, Position::START)?;
		}
		self.builder.height = inputs.saturating_add(tree.day.len());
		for declaration in tree.declarations {
			self.declare(declaration)?;
		}
		let result_at = tree.result.at;
		let result_range = self.result(tree.result)?;
		self.find_unused(&tree.symbols);
		for ScaleLine { at, scale, .. } in tree.scales.iter().filter(|line| !line.used) {
			let kind = ErrorKind::Unused { name: scale.symbol.clone(), input: false };
			self.builder.findings.push(at.error(kind));
		}

		let vectors = resolve(&tree.vectors, &self.inputs, self.output, !tree.day.is_empty())?;
		let inputs: Vec<_> = take(&mut self.inputs).into_iter().map(|(input, _)| input).collect();
		let code = take(&mut self.builder.code);
		let formula = Formula { ranges: bounds(&inputs), day: tree.day, code };
		let bytes = formula.encoded_size();
		if bytes > MAX_ENCODED {
			return Err(result_at.error(ErrorKind::CompiledTooLong { bytes }));
		}
		for _ in &vectors {
			self.builder.known.spend(usize::try_from(formula.cost()).unwrap_or(usize::MAX));
		}
		self.builder.ensure_proven(result_at)?;
		Ok(Compiled {
			output: self.output,
			title: tree.title,
			units: tree.scales.into_iter().map(|line| line.scale).collect(),
			inputs,
			parameters: take(&mut self.parameters),
			tables: take(&mut self.tables),
			assertions: take(&mut self.assertions),
			vectors,
			result_range,
			formula,
			places: take(&mut self.places),
			branches: take(&mut self.builder.branches),
		})
	}

	fn declare(&mut self, Declaration { at, kind }: Declaration) -> Result<(), Error> {
		let start = self.builder.code.len();
		match kind {
			DeclarationKind::Input(line) => self.input(line, at),
			DeclarationKind::Parameter { parameter, measure } => {
				let value = Ratio::from(parameter.value).multiply(measure.factor);
				let id = value.and_then(|value| self.builder.graph.constant(value));
				let id = self.builder.check(id, at)?;
				let meaning = Meaning::Quantity { id, unit: measure.base };
				self.builder.declare(parameter.name.clone(), at, meaning)?;
				self.parameters.push(parameter);
				Ok(())
			}
			DeclarationKind::Table(line) => {
				let (table, quantity) = self.builder.table(&line, at)?;
				self.tables.push(table);
				self.keep(line.name, quantity, start, at)
			}
			DeclarationKind::Let { name, expression } => {
				let quantity = self.builder.quantity(&expression)?;
				self.keep(name, quantity, start, at)
			}
			DeclarationKind::Assertion { condition, sentence } => {
				let test = self.builder.condition(&condition)?;
				let index = u8::try_from(self.assertions.len()).unwrap_or(u8::MAX);
				self.builder.emit(Operation::Assert(index), at)?;
				self.room(start, at)?;
				let (_, is_possible) = self.builder.known.assume(&self.builder.graph, &test.yes);
				self.builder.ensure_proven(at)?;
				let decided = if is_possible { test.truth } else { test.truth.or(Some(false)) };
				if let Some(holds) = decided {
					self.builder.findings.push(condition.at.error(ErrorKind::Decided { holds }));
				}
				self.assertions.push(Assertion { line: at.line, sentence });
				Ok(())
			}
		}
	}

	fn input(&mut self, line: InputLine, at: Position) -> Result<(), Error> {
		let name = line.input.name.clone();
		if self.output == FormulaKind::Reduction && name == REDUCTION {
			return Err(at.error(ErrorKind::ReservedName { name }));
		}
		let slot = self.inputs.len();
		if slot >= MAX_INPUTS {
			return Err(at.error(ErrorKind::TooManyInputs));
		}
		let slot = u8::try_from(slot).unwrap_or(u8::MAX);
		self.builder.input(&line, slot, at)?;
		if let Some(window) = &line.input.window {
			let inputs: Vec<Input> = self.inputs.iter().map(|(input, _)| input.clone()).collect();
			self.builder.window(&line, window, &inputs, at)?;
		}
		self.inputs.push((line.input, line.measure));
		Ok(())
	}

	/// Leaves a table's or let's value on the stack for what follows, unless it is constant or lies there already.
	fn keep(
		&mut self,
		name: String,
		quantity: Quantity,
		start: usize,
		at: Position,
	) -> Result<(), Error> {
		let id = quantity.id;
		let builder = &mut self.builder;
		let height = builder.height;
		let is_quotient = builder.graph.is_quotient(id);
		let held = if let Some(value) = builder.graph.as_constant(id) {
			Held::Constant(value)
		} else if let Some(slot) = builder.slot(id) {
			builder.forget(start);
			if is_quotient {
				Held::Quotient(slot)
			} else {
				Held::Steps(slot)
			}
		} else {
			builder.keep_at(id, height);
			builder.height = height.saturating_add(if is_quotient { 2 } else { 1 });
			let slot = u8::try_from(height).unwrap_or(u8::MAX);
			if is_quotient {
				Held::Quotient(slot)
			} else {
				Held::Steps(slot)
			}
		};
		let unit = quantity.unit.unwrap_or_default();
		let step = builder.graph.step(id);
		let range = builder.known.value(id);
		self.places.push(Place { name: name.clone(), unit: unit.clone(), held, step, range });
		builder.declare(name, at, Meaning::Quantity { id, unit })?;
		let code = builder.code.get(start..).unwrap_or_default();
		ensure_room(code, height, at)
	}

	/// Whether what was emitted since `start` has room above what stands on the stack.
	fn room(&self, start: usize, at: Position) -> Result<(), Error> {
		let code = self.builder.code.get(start..).unwrap_or_default();
		ensure_room(code, self.builder.height, at)
	}

	fn result(&mut self, result: ResultLine) -> Result<(u64, u64), Error> {
		let (at, unit) = (result.expression.at, self.output.unit());
		let start = self.builder.code.len();
		let quantity = self.builder.quantity(&result.expression)?;
		let wanted = Unit::symbol(unit);
		let found = quantity.unit.clone().unwrap_or_else(|| wanted.clone());
		for (found, at) in [(&result.measure.written, result.at), (&found, at)] {
			if *found != wanted {
				let what = match self.output {
					FormulaKind::Reduction => What::Methodology,
					FormulaKind::Points => What::Points,
				};
				let (left, right) = (wanted.clone(), found.clone());
				return Err(at.error(ErrorKind::UnitMismatch { what, left, right }));
			}
		}
		let range = self.builder.known.value(quantity.id);
		let Range { low, high } = range.ok_or_else(|| self.builder.overflow(129, at))?;
		if low.is_negative() {
			let at = self.builder.below_zero(quantity.id).unwrap_or(at);
			let from = low.shown(Towards::Less);
			return Err(at.error(ErrorKind::ResultMayBeNegative { from, unit }));
		}
		let decimals = self.output.decimals();
		let most = power_of_ten(decimals)
			.and_then(|power| high.multiplied(Ratio::whole(power), Towards::More));
		if most.is_none_or(|most| most.floor() > u64::MAX.into()) {
			return Err(at.error(ErrorKind::ResultTooLarge { to: high.shown(Towards::More), unit }));
		}
		let power = power_of_ten(decimals).map_or(Ratio::ONE, Ratio::whole);
		let counted = self.builder.scale(quantity, power, at)?;
		let counted = Quantity { unit: None, ..counted };
		let result = self.builder.floor(counted, at)?;
		if let Some(value) = self.builder.graph.as_constant(result.id) {
			self.builder.emit(Operation::Constant(Constant(value.floor())), at)?;
		}
		self.room(start, at)?;
		let range = self.builder.known.value(result.id);
		let whole =
			|bound: Option<Ratio>| bound.and_then(|bound| u64::try_from(bound.floor()).ok());
		let (low, high) = (range.map(|range| range.low), range.map(|range| range.high));
		whole(low).zip(whole(high)).ok_or_else(|| self.builder.overflow(129, at))
	}

	/// What is declared and not used, and names that are units too.
	fn find_unused(&mut self, symbols: &BTreeSet<String>) {
		for named in &self.builder.names {
			let name = || named.name.clone();
			let input = self.inputs.iter().find(|(input, _)| input.name == named.name);
			let for_points = input.is_some_and(|(input, _)| input.for_points);
			let finding = match (named.used, for_points) {
				(true, true) => Some(ErrorKind::UsedForPoints { name: name() }),
				(false, true) if self.output == FormulaKind::Reduction => None,
				(false, _) => Some(ErrorKind::Unused { name: name(), input: input.is_some() }),
				(true, false) => None,
			};
			let is_part_of_day = DayPart::named(&named.name).is_some();
			let is_unit = symbols.contains(&named.name) && !is_part_of_day;
			let is_unit = is_unit.then(|| ErrorKind::NameIsUnit { name: name() });
			for kind in is_unit.into_iter().chain(finding) {
				self.builder.findings.push(named.at.error(kind));
			}
		}
	}
}

fn ensure_room(code: &[Operation], height: usize, at: Position) -> Result<(), Error> {
	match highest(code, height) {
		found if found > MAX_STACK => Err(at.error(ErrorKind::StackTooDeep { found })),
		_ => Ok(()),
	}
}
