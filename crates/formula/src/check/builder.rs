//! What is declared and emitted so far.

use alloc::{
	collections::{BTreeMap, BTreeSet},
	string::String,
	sync::Arc,
	vec::Vec,
};

use super::{
	graph::{Graph, Id, Node},
	knowledge::Knowledge,
};
use crate::{
	code::{cost, Constant, Operation},
	coverage::{Branch, BranchKind},
	error::{Error, ErrorKind, Position, What},
	limits::{MAX_COST, MAX_PARTS},
	ratio::{bits, Ratio},
	unit::Unit,
};

#[derive(Default)]
pub struct Builder {
	pub graph: Graph,
	pub known: Knowledge,
	/// In the order of declaration.
	pub names: Vec<Named>,
	places: BTreeMap<String, usize>,
	/// Of all categories.
	codes: BTreeSet<String>,
	pub code: Vec<Operation>,
	pub branches: Vec<Branch>,
	/// What takes no effect or cites nothing, which is refused once all else is proven.
	pub findings: Vec<Error>,
	/// Where parts lie that stay on the stack; the numerator of a quotient, with the divisor above it.
	slots: BTreeMap<Id, u8>,
	/// Where parts are first written.
	written: BTreeMap<Id, Position>,
	/// How high the stack stands between declarations.
	pub height: usize,
	cost: u32,
}

/// A declared name.
pub struct Named {
	pub name: String,
	pub at: Position,
	pub meaning: Meaning,
	pub used: bool,
}

#[derive(Clone)]
pub enum Meaning {
	Quantity { id: Id, unit: Unit },
	Category { id: Id, codes: Arc<[String]> },
}

impl Meaning {
	pub fn id(&self) -> Id {
		match self {
			Self::Quantity { id, .. } | Self::Category { id, .. } => *id,
		}
	}
}

/// A quantity whose code is the last that was emitted. A constant has no code: it is written where it is needed, in
/// the step of what stands beside it.
#[derive(Clone)]
pub struct Quantity {
	pub id: Id,
	/// None of a `0` without unit, which fits any.
	pub unit: Option<Unit>,
	/// Where its code begins.
	pub start: usize,
}

impl Builder {
	pub fn declare(&mut self, name: String, at: Position, meaning: Meaning) -> Result<(), Error> {
		if let Meaning::Category { codes, .. } = &meaning {
			self.codes.extend(codes.iter().cloned());
			let taken = codes.iter().find(|code| self.places.contains_key(*code));
			if let Some(code) = taken {
				return Err(at.error(ErrorKind::DuplicateName { name: code.clone() }));
			}
		}
		if self.codes.contains(&name) || self.places.contains_key(&name) {
			return Err(at.error(ErrorKind::DuplicateName { name }));
		}
		self.places.insert(name.clone(), self.names.len());
		self.names.push(Named { name, at, meaning, used: false });
		Ok(())
	}

	/// What a name means, which counts as a use of it.
	pub fn find(&mut self, name: &str) -> Option<Meaning> {
		let named = self.names.get_mut(*self.places.get(name)?)?;
		named.used = true;
		Some(named.meaning.clone())
	}

	pub fn slot(&self, id: Id) -> Option<u8> {
		self.slots.get(&id).copied()
	}

	pub fn keep_at(&mut self, id: Id, slot: usize) {
		if let Ok(slot) = u8::try_from(slot) {
			self.slots.insert(id, slot);
		}
	}

	pub fn emit(&mut self, operation: Operation, at: Position) -> Result<(), Error> {
		self.insert(self.code.len(), operation, at)
	}

	/// Puts an operation between code that is emitted already. Jumps are over whole operands, so none is mended.
	pub fn insert(
		&mut self,
		position: usize,
		operation: Operation,
		at: Position,
	) -> Result<(), Error> {
		self.cost = self.cost.saturating_add(cost(core::slice::from_ref(&operation)));
		if self.cost > MAX_COST {
			return Err(at.error(ErrorKind::CostTooHigh { found: self.cost }));
		}
		let moved = self.branches.iter_mut().filter(|branch| branch.index >= position);
		moved.for_each(|branch| branch.index = branch.index.saturating_add(1));
		self.code.insert(position.min(self.code.len()), operation);
		Ok(())
	}

	pub fn forget(&mut self, start: usize) {
		let forgotten = cost(self.code.get(start..).unwrap_or_default());
		self.cost = self.cost.saturating_sub(forgotten);
		self.code.truncate(start);
		self.branches.retain(|branch| branch.index < start);
	}

	/// The operation just emitted goes one way or another.
	pub fn branch(&mut self, at: Position, kind: BranchKind) {
		let index = self.code.len().saturating_sub(1);
		self.branches.push(Branch { index, at, kind });
	}

	/// What was emitted since `start` and not where: a part that is constant or lies on the stack needs no code.
	pub fn ready(&mut self, id: Id, start: usize, at: Position) -> Result<bool, Error> {
		if self.graph.as_constant(id).is_some() {
			self.forget(start);
			return Ok(true);
		}
		let Some(slot) = self.slot(id) else { return Ok(false) };
		self.forget(start);
		self.emit(Operation::Load(slot), at)?;
		if self.graph.is_quotient(id) {
			self.emit(Operation::Load(slot.saturating_add(1)), at)?;
		}
		Ok(true)
	}

	/// Brings an operand to a step that divides its own, and to a quotient if it is to be one; its code ends at
	/// `position`.
	pub fn align(
		&mut self,
		id: Id,
		position: usize,
		step: Ratio,
		as_quotient: bool,
		at: Position,
	) -> Result<(), Error> {
		let is_held = self.graph.as_constant(id).is_some()
			|| self.known.in_step(&self.graph, id, step).is_some();
		match is_held {
			true => self.write_aligned(id, position, step, as_quotient, at).map(|_| ()),
			false => Err(self.overflow(self.bits_in_step(id, step), at)),
		}
	}

	/// The same for what is known to fit. How many operations it took.
	pub fn write_aligned(
		&mut self,
		id: Id,
		position: usize,
		step: Ratio,
		as_quotient: bool,
		at: Position,
	) -> Result<usize, Error> {
		let constant = self.graph.as_constant(id);
		let times = match constant {
			Some(value) if value.is_zero() => Some(0),
			Some(value) => value.divide(step).and_then(Ratio::as_whole),
			None => self.graph.step(id).divide(step).and_then(Ratio::as_whole),
		};
		let times = times.ok_or_else(|| self.overflow(self.bits_in_step(id, step), at))?;
		let is_quotient = self.graph.is_quotient(id);
		let first = match (constant.is_some(), times) {
			(true, value) => Some(Operation::Constant(Constant(value))),
			(false, 1) => None,
			(false, times) if is_quotient => Some(Operation::QuotientTimes(Constant(times))),
			(false, times) => Some(Operation::Times(Constant(times))),
		};
		let one = (as_quotient && !is_quotient).then_some(Operation::Constant(Constant(1)));
		let mut written = 0usize;
		for operation in first.into_iter().chain(one) {
			self.insert(position.saturating_add(written), operation, at)?;
			written = written.saturating_add(1);
		}
		Ok(written)
	}

	/// Sets how far the operation at `from` jumps: to `to`.
	pub fn jump(&mut self, from: usize, to: usize, at: Position) -> Result<(), Error> {
		let skipped = u8::try_from(to.saturating_sub(from).saturating_sub(1));
		let skipped = skipped.map_err(|_| at.error(ErrorKind::CostTooHigh { found: self.cost }))?;
		if let Some(
			Operation::And(distance)
			| Operation::Or(distance)
			| Operation::Unless(distance)
			| Operation::Skip(distance),
		) = self.code.get_mut(from)
		{
			*distance = skipped;
		}
		Ok(())
	}

	pub fn overflow(&self, bits: u32, at: Position) -> Error {
		at.error(ErrorKind::Overflow { bits: bits.max(129) })
	}

	/// Looks at a part where it now stands, and makes sure that evaluation can hold it.
	pub fn check(&mut self, id: Option<Id>, at: Position) -> Result<Id, Error> {
		let id = id.ok_or_else(|| at.error(ErrorKind::Overflow { bits: 129 }))?;
		if self.graph.len() > MAX_PARTS {
			return Err(at.error(ErrorKind::TooManyParts));
		}
		self.written.entry(id).or_insert(at);
		self.known.learn(&self.graph, id);
		self.ensure_proven(at)?;
		let extent = self.known.extent(id);
		match extent.numerator.is_some() && extent.divisor.is_some() {
			true => Ok(id),
			false => Err(at.error(ErrorKind::Overflow { bits: self.bits(id).max(129) })),
		}
	}

	/// Counts what the forms of parts to be joined take.
	pub fn spend_on(&mut self, ids: &[Id]) {
		let terms = |id: &Id| self.graph.part(*id).map_or(0, |part| part.form.terms.len());
		self.known.spend(ids.iter().map(terms).sum());
	}

	/// Whether the proof has taken no more steps than it may.
	pub fn ensure_proven(&self, at: Position) -> Result<(), Error> {
		match self.known.is_exhausted() {
			true => Err(at.error(ErrorKind::ProofTooLong)),
			false => Ok(()),
		}
	}

	/// Where that is written which makes a part negative.
	pub fn below_zero(&self, mut id: Id) -> Option<Position> {
		let is_below = |id: &Id| self.known.value(*id).is_some_and(|range| range.low.is_negative());
		while let Some(next) = self.graph.less_from(id).into_iter().flatten().find(is_below) {
			id = next;
		}
		self.written.get(&id).copied()
	}

	/// About how many bits the integers of a part that leaves 128 would take.
	fn bits(&self, id: Id) -> u32 {
		let Some(part) = self.graph.part(id) else { return 0 };
		let numerator = |id| self.known.extent(id).numerator.map_or(0, |whole| whole.bits());
		let divisor = |id| self.known.extent(id).divisor.map_or(0, |whole| whole.bits());
		match &part.node {
			Node::Add(left, right)
			| Node::Subtract(left, right)
			| Node::Min(left, right)
			| Node::Max(left, right)
			| Node::If(_, left, right) => self.crossed_bits(*left, *right, part.step).saturating_add(1),
			Node::Multiply(left, right) => numerator(*left)
				.saturating_add(numerator(*right))
				.max(divisor(*left).saturating_add(divisor(*right))),
			Node::Divide(left, right) => numerator(*left)
				.saturating_add(divisor(*right))
				.max(divisor(*left).saturating_add(numerator(*right))),
			Node::Power(base, exponent) => {
				numerator(*base).max(divisor(*base)).saturating_mul(u32::from(*exponent))
			}
			Node::Scaled(base, _) => numerator(*base),
			_ => 0,
		}
	}

	/// The bits of two quotients' numerators brought over one divisor.
	pub fn crossed_bits(&self, left: Id, right: Id, step: Ratio) -> u32 {
		let over = |own, other| {
			let is_shared = self.graph.have_one_divisor(own, other);
			let divisor = self.known.extent(other).divisor.filter(|_| !is_shared);
			self.bits_in_step(own, step).saturating_add(divisor.map_or(0, |whole| whole.bits()))
		};
		over(left, right).max(over(right, left))
	}

	fn bits_in_step(&self, id: Id, step: Ratio) -> u32 {
		let own = match self.graph.as_constant(id) {
			Some(value) => bits(value.numerator()),
			None => self.known.extent(id).numerator.map_or(0, |whole| whole.bits()),
		};
		// How many times the step goes into the part's own.
		let part = self.graph.step(id);
		let times = bits(part.numerator()).saturating_add(bits(step.denominator()));
		let by = bits(part.denominator()).saturating_add(bits(step.numerator()));
		own.saturating_add(times.saturating_sub(by))
	}

	/// The one unit of both.
	pub fn one_unit(
		&self,
		what: What,
		left: &Option<Unit>,
		right: &Option<Unit>,
		at: Position,
	) -> Result<Option<Unit>, Error> {
		match (left, right) {
			(Some(left), Some(right)) if left != right => {
				let (left, right) = (left.clone(), right.clone());
				Err(at.error(ErrorKind::UnitMismatch { what, left, right }))
			}
			(unit, None) | (None, unit) => Ok(unit.clone()),
			(unit, _) => Ok(unit.clone()),
		}
	}
}
