//! Inputs: what each record brings, and the parts of its day.

use alloc::{format, string::String, vec::Vec};

use super::{
	builder::{Builder, Meaning},
	graph::Id,
};
use crate::{
	calendar::{DayPart, SEASONS},
	declaration::Input,
	error::{Error, ErrorKind, Position, What},
	number::{power_of_ten, Number},
	range::Range,
	ratio::Ratio,
	syntax::tree::InputLine,
	unit::Unit,
	window::{Window, WindowKind},
};

impl Builder {
	/// An input that lies at this place of the stack.
	pub fn input(&mut self, line: &InputLine, slot: u8, at: Position) -> Result<(), Error> {
		let Input { name, decimals, min, max, codes, .. } = &line.input;
		let step = power_of_ten(*decimals).and_then(|power| Ratio::new(1, power));
		let step = step.and_then(|step| step.multiply(line.measure.factor));
		let bound = |value: u64| Ratio::whole(value.into()).multiply(step?);
		let range = bound(*min).zip(bound(*max)).map(|(low, high)| Range { low, high });
		let placed = step.zip(range).and_then(|(step, range)| self.graph.place(slot, step, range));
		let id = self.placed(placed, slot, at)?;
		let meaning = match codes.is_empty() {
			true => Meaning::Quantity { id, unit: line.measure.base.clone() },
			false => {
				let codes = codes.iter().map(|code| code.name.clone()).collect();
				Meaning::Category { id, codes }
			}
		};
		self.declare(name.clone(), at, meaning)
	}

	/// A part of the record's day, which counts as used: it is looked up only where the text asks for it.
	pub fn day_part(&mut self, part: DayPart, slot: u8, at: Position) -> Result<(), Error> {
		let (low, high) = part.bounds();
		let range = Range { low: Ratio::whole(low.into()), high: Ratio::whole(high.into()) };
		let placed = self.graph.place(slot, Ratio::ONE, range);
		let id = self.placed(placed, slot, at)?;
		let meaning = match part {
			DayPart::Season => Meaning::Category { id, codes: SEASONS.map(String::from).into() },
			_ => Meaning::Quantity { id, unit: Unit::dimensionless() },
		};
		self.declare(part.name().into(), at, meaning)?;
		self.find(part.name());
		Ok(())
	}

	fn placed(&mut self, id: Option<Id>, slot: u8, at: Position) -> Result<Id, Error> {
		let id = self.check(id, at)?;
		self.keep_at(id, slot.into());
		Ok(id)
	}

	/// Whether a window looks at an input before it, in its unit, and has room for whatever it comes to.
	pub fn window(
		&mut self,
		line: &InputLine,
		window: &Window,
		inputs: &[Input],
		at: Position,
	) -> Result<(), Error> {
		let of_at = line.window.unwrap_or(at);
		let not_windowed = || of_at.error(ErrorKind::NotWindowed { name: window.of.clone() });
		let of = inputs.iter().find(|input| input.name == window.of).ok_or_else(not_windowed)?;
		self.find(&window.of);
		let decimals = line.input.decimals;
		let is_count = window.kind == WindowKind::Count;
		let is_cut = window.kind == WindowKind::Sum && decimals < of.decimals;
		if of.window.is_some() || is_cut || (of.is_category() && !is_count) {
			return Err(not_windowed());
		}
		if !is_count && of.unit != line.input.unit {
			let (left, right) = (of.unit.clone(), line.input.unit.clone());
			return Err(at.error(ErrorKind::UnitMismatch { what: What::Window, left, right }));
		}
		// A record a day, each with the most there can be.
		let days = i128::from(window.span.most());
		let each = power_of_ten(of.decimals).and_then(|power| Ratio::new(of.max.into(), power));
		let most = match window.kind {
			WindowKind::Sum => each.and_then(|each| each.multiply(Ratio::whole(days))),
			WindowKind::Mean => each,
			WindowKind::Count => Some(Ratio::whole(days)),
		};
		let most = most.and_then(|most| most.cut(decimals));
		let has_room = most.is_some_and(|most| most.value <= line.input.max.into());
		match has_room && line.input.min == 0 {
			true => Ok(()),
			false => {
				let to = most.map_or_else(String::new, |most: Number| format!("{most}"));
				Err(at.error(ErrorKind::WindowRange { to }))
			}
		}
	}
}

/// The ranges evaluation holds records to.
pub fn bounds(inputs: &[Input]) -> Vec<crate::code::Bounds> {
	inputs.iter().map(|input| crate::code::Bounds { min: input.min, max: input.max }).collect()
}
