//! The names declared so far.

use alloc::{string::String, vec::Vec};

use crate::{interval::Interval, unit::Unit};

/// What a name stands for.
pub struct Named {
	pub name: String,
	pub unit: Unit,
	pub decimals: u8,
	pub range: Interval,
	/// Its place on the stack; a parameter has none.
	pub slot: Option<u8>,
}

/// The names declared so far, and what the conditions around an expression say of their ranges.
#[derive(Default)]
pub struct Scope {
	pub names: Vec<Named>,
	pub refined: Vec<(usize, Interval)>,
}

impl Scope {
	pub fn find(&self, name: &str) -> Option<(usize, &Named)> {
		self.names.iter().enumerate().find(|(_, named)| named.name == name)
	}

	/// The range of a name within the conditions around.
	pub fn range(&self, index: usize, named: &Named) -> Interval {
		let refined = self.refined.iter().rev().find(|(refined, _)| *refined == index);
		refined.map_or(named.range, |(_, range)| *range)
	}
}
