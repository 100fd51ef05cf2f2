//! Operations on quantities: the part they make, and the code.

use super::{
	builder::{Builder, Quantity},
	graph::{Graph, Id},
};
use crate::{
	code::{Constant, Operation},
	error::{Error, ErrorKind, Position, What},
	interval::Interval,
	range::Range,
	ratio::{Ratio, Towards},
	unit::Unit,
};

/// What brings two operands to one step: the part, and the operation on integers and on quotients.
pub struct Joint {
	pub part: fn(&mut Graph, Id, Id) -> Option<Id>,
	pub integers: Operation,
	pub quotients: Operation,
	pub what: What,
}

impl Joint {
	pub fn sum() -> Self {
		Self {
			part: Graph::add,
			integers: Operation::Add,
			quotients: Operation::QuotientAdd,
			what: What::Sum,
		}
	}

	pub fn difference() -> Self {
		Self {
			part: Graph::subtract,
			integers: Operation::Subtract,
			quotients: Operation::QuotientSubtract,
			what: What::Difference,
		}
	}

	pub fn min() -> Self {
		Self {
			part: Graph::min,
			integers: Operation::Min,
			quotients: Operation::QuotientMin,
			what: What::Min,
		}
	}

	pub fn max() -> Self {
		Self {
			part: Graph::max,
			integers: Operation::Max,
			quotients: Operation::QuotientMax,
			what: What::Max,
		}
	}
}

/// The left operand's code ends where the right one's begins.
impl Builder {
	/// Also whether an operation was emitted for it.
	pub fn join(
		&mut self,
		joint: Joint,
		left: Quantity,
		right: Quantity,
		at: Position,
	) -> Result<(Quantity, bool), Error> {
		let unit = self.one_unit(joint.what, &left.unit, &right.unit, at)?;
		self.spend_on(&[left.id, right.id]);
		let id = (joint.part)(&mut self.graph, left.id, right.id);
		let id = self.check(id, at)?;
		let joined = Quantity { id, unit, start: left.start };
		if self.ready(id, left.start, at)? {
			return Ok((joined, false));
		}
		let (step, as_quotient) = (self.graph.step(id), self.graph.is_quotient(id));
		self.align(right.id, self.code.len(), step, as_quotient, at)?;
		self.align(left.id, right.start, step, as_quotient, at)?;
		self.emit(if as_quotient { joint.quotients } else { joint.integers }, at)?;
		Ok((joined, true))
	}

	pub fn multiply(
		&mut self,
		left: Quantity,
		right: Quantity,
		at: Position,
	) -> Result<Quantity, Error> {
		let unit = combined(&left, &right, Unit::multiply, at)?;
		if let Some(factor) = self.graph.as_constant(right.id) {
			return Ok(Quantity { unit, ..self.scale(left, factor, at)? });
		}
		if let Some(factor) = self.graph.as_constant(left.id) {
			return Ok(Quantity { unit, ..self.scale(right, factor, at)? });
		}
		let id = self.graph.multiply(left.id, right.id);
		let id = self.check(id, at)?;
		if !self.ready(id, left.start, at)? {
			let as_quotient = self.graph.is_quotient(id);
			self.align(right.id, self.code.len(), self.graph.step(right.id), as_quotient, at)?;
			self.align(left.id, right.start, self.graph.step(left.id), as_quotient, at)?;
			let operation = match as_quotient {
				true => Operation::QuotientMultiply,
				false => Operation::Multiply,
			};
			self.emit(operation, at)?;
		}
		Ok(Quantity { id, unit, start: left.start })
	}

	/// By a constant, which only changes the step, and the sign.
	pub fn scale(
		&mut self,
		base: Quantity,
		factor: Ratio,
		at: Position,
	) -> Result<Quantity, Error> {
		self.spend_on(&[base.id]);
		let id = self.graph.scaled(base.id, factor);
		let id = self.check(id, at)?;
		if !self.ready(id, base.start, at)? && factor.is_negative() {
			self.emit(self.turning(id), at)?;
		}
		Ok(Quantity { id, ..base })
	}

	pub fn divide(
		&mut self,
		mut left: Quantity,
		mut right: Quantity,
		name: Option<&str>,
		at: Position,
	) -> Result<Quantity, Error> {
		let unit = combined(&left, &right, Unit::divide, at)?;
		let divisor = self.known.value(right.id);
		let divisor = divisor.ok_or_else(|| at.error(ErrorKind::Overflow { bits: 129 }))?;
		if !divisor.is_positive() && !divisor.is_negative() {
			return Err(at.error(may_be_zero(divisor, name)));
		}
		if let Some(value) = self.graph.as_constant(right.id) {
			let inverse = value.inverse().ok_or_else(|| at.error(may_be_zero(divisor, name)))?;
			return Ok(Quantity { unit, ..self.scale(left, inverse, at)? });
		}
		if divisor.is_negative() {
			let turned = Ratio::whole(-1);
			right = self.scale(right, turned, at)?;
			left = self.turned(left, &mut right.start, at)?;
		}
		let id = self.graph.divide(left.id, right.id);
		let id = self.check(id, at)?;
		if !self.ready(id, left.start, at)? {
			let as_quotient = self.graph.is_quotient(right.id);
			let step = self.graph.step(left.id);
			match as_quotient {
				true => self.emit(Operation::QuotientDivide, at)?,
				false if self.graph.is_quotient(left.id) => self.emit(Operation::Multiply, at)?,
				false => {}
			}
			self.align(left.id, right.start, step, as_quotient, at)?;
		}
		Ok(Quantity { id, unit, start: left.start })
	}

	/// The left operand with its sign turned; its code ends at `end`, which moves on.
	fn turned(&mut self, left: Quantity, end: &mut usize, at: Position) -> Result<Quantity, Error> {
		self.spend_on(&[left.id]);
		let id = self.graph.scaled(left.id, Ratio::whole(-1));
		let id = self.check(id, at)?;
		if self.graph.as_constant(id).is_none() {
			self.insert(*end, self.turning(id), at)?;
			*end = end.saturating_add(1);
		}
		Ok(Quantity { id, ..left })
	}

	fn turning(&self, id: Id) -> Operation {
		match self.graph.is_quotient(id) {
			true => Operation::QuotientTimes(Constant(-1)),
			false => Operation::Times(Constant(-1)),
		}
	}

	pub fn power(&mut self, base: Quantity, exponent: u8, at: Position) -> Result<Quantity, Error> {
		let signed = i8::try_from(exponent).unwrap_or(i8::MAX);
		let raised =
			|unit: &Unit| unit.power(signed).ok_or_else(|| at.error(ErrorKind::UnitTooLarge));
		let unit = base.unit.as_ref().map(raised).transpose()?;
		let id = self.graph.power(base.id, exponent);
		let id = self.check(id, at)?;
		if id != base.id && !self.ready(id, base.start, at)? {
			let operation = match self.graph.is_quotient(id) {
				true => Operation::QuotientPower(exponent),
				false => Operation::Power(exponent),
			};
			self.emit(operation, at)?;
		}
		Ok(Quantity { id, unit, ..base })
	}

	/// The greatest whole number that is not more.
	pub fn floor(&mut self, base: Quantity, at: Position) -> Result<Quantity, Error> {
		let unit = Some(Unit::dimensionless());
		self.one_unit(What::Floor, &unit, &base.unit, at)?;
		let id = self.graph.floor(base.id);
		let id = self.check(id, at)?;
		let floored = Quantity { id, unit, start: base.start };
		if self.ready(id, base.start, at)? {
			return Ok(floored);
		}
		let step = self.graph.step(base.id);
		let (times, by) = (step.numerator(), step.denominator());
		let extent = self.known.extent(base.id);
		let fits = |whole: Option<Interval>, times: i128| {
			whole.and_then(|whole| whole.multiply(Interval::point(times))).is_some()
		};
		let is_quotient = self.graph.is_quotient(base.id);
		if !fits(extent.numerator, times) || (is_quotient && !fits(extent.divisor, by)) {
			let bits = extent
				.numerator
				.map_or(0, Interval::bits)
				.saturating_add(crate::ratio::bits(times));
			return Err(at.error(ErrorKind::Overflow { bits: bits.max(129) }));
		}
		let (times, by) = (Constant(times), Constant(by));
		if is_quotient {
			if times.0 != 1 {
				self.emit(Operation::QuotientTimes(times), at)?;
			}
			if by.0 != 1 {
				self.emit(Operation::Times(by), at)?;
			}
			self.emit(Operation::QuotientFloor, at)?;
		} else {
			if times.0 != 1 {
				self.emit(Operation::Times(times), at)?;
			}
			if by.0 != 1 {
				self.emit(Operation::FloorDivide(by), at)?;
			}
		}
		Ok(floored)
	}
}

/// The unit two make together. A `0` that fits any makes one that does.
fn combined(
	left: &Quantity,
	right: &Quantity,
	combine: fn(&Unit, &Unit) -> Option<Unit>,
	at: Position,
) -> Result<Option<Unit>, Error> {
	let Some((left, right)) = left.unit.as_ref().zip(right.unit.as_ref()) else { return Ok(None) };
	combine(left, right).map(Some).ok_or_else(|| at.error(ErrorKind::UnitTooLarge))
}

fn may_be_zero(divisor: Range, name: Option<&str>) -> ErrorKind {
	ErrorKind::DivisorMayBeZero {
		name: name.map(Into::into),
		from: divisor.low.shown(Towards::Less),
		to: divisor.high.shown(Towards::More),
	}
}
