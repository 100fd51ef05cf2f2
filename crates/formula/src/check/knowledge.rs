//! What is known of all parts where the proof stands, and what it took to know it.

use alloc::vec::Vec;

use super::{affine::Affine, extent::Extent, graph::Id};
use crate::{limits::MAX_PROOF, range::Range, ratio::Ratio};

/// The proof's state. It only grows within one set of conditions, and is put back when they end.
#[derive(Default)]
pub struct Knowledge {
	pub(super) extents: Vec<Extent>,
	/// Forms of several parts that are zero or more; what is known of one part is in its range.
	pub(super) facts: Vec<Affine>,
	/// Values that parts do not have.
	pub(super) excluded: Vec<(Id, Ratio)>,
	steps: u32,
}

impl Knowledge {
	pub fn extent(&self, id: Id) -> Extent {
		self.extents.get(id).copied().unwrap_or_default()
	}

	pub fn value(&self, id: Id) -> Option<Range> {
		self.extent(id).value
	}

	/// Counts what the proof takes. Everything is counted that takes longer for more or longer forms, facts or tables.
	pub fn spend(&mut self, steps: usize) {
		self.steps = self.steps.saturating_add(u32::try_from(steps).unwrap_or(u32::MAX));
	}

	/// The steps taken so far, of [`MAX_PROOF`].
	pub fn steps(&self) -> u32 {
		self.steps.min(MAX_PROOF)
	}

	/// Whether the proof has taken more steps than it may.
	pub fn is_exhausted(&self) -> bool {
		self.steps > MAX_PROOF
	}

	/// What is known of a part by other means.
	pub fn set(&mut self, id: Id, extent: Extent) {
		if let Some(known) = self.extents.get_mut(id) {
			*known = extent;
		}
	}
}
