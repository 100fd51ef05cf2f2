//! What one member's command makes of a motion that others proposed.

use anyhow::Error;

use crate::failure::Failure;

/// By votes and days of the motion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
	/// Its days last: a vote for it is taken.
	Vote,
	/// Its days are over, and it has its votes: closing it carries it out, however late.
	CarryOut,
	/// Its days are over, and its votes are too few: closing it drops it, and what it proposed is proposed anew.
	Drop,
}

impl Turn {
	/// As a final block stands, after which the next command comes into a block.
	pub fn of(block: u64, end: u64, ayes: usize, needed: u32) -> Self {
		let has_its_votes = u32::try_from(ayes).is_ok_and(|ayes| ayes >= needed);
		match (block >= end, has_its_votes) {
			(false, _) => Turn::Vote,
			(true, true) => Turn::CarryOut,
			(true, false) => Turn::Drop,
		}
	}
}

/// Whether a collective did not close a motion since its votes are too few and others may still come.
pub(crate) fn is_too_early(error: &Error, collective: &str) -> bool {
	let failure = error.downcast_ref::<Failure>();
	failure.is_some_and(|failure| failure.is(collective, "TooEarly"))
}

#[cfg(test)]
mod tests {
	use super::*;

	/// Proposed in block 100, its seven days of 28,800 blocks end with block 201,700; four of six seats carry it.
	fn turn(block: u64, ayes: usize) -> Turn {
		Turn::of(block, 201_700, ayes, 4)
	}

	#[test]
	fn motion_should_be_voted_on_when_its_days_last() {
		for ayes in [0, 3, 4, 6] {
			assert_eq!(turn(201_699, ayes), Turn::Vote, "{ayes}");
		}
	}

	#[test]
	fn motion_should_be_carried_out_when_its_days_are_over_and_it_has_its_votes() {
		for (block, ayes) in [(201_700, 4), (201_700, 6), (2_000_000, 4)] {
			assert_eq!(turn(block, ayes), Turn::CarryOut, "{block} {ayes}");
		}
	}

	#[test]
	fn motion_should_be_dropped_when_its_days_are_over_and_its_votes_are_too_few() {
		for ayes in [0, 3] {
			assert_eq!(turn(201_700, ayes), Turn::Drop, "{ayes}");
		}
		// A seventh seat joined, and the call needs five of seven.
		assert_eq!(Turn::of(201_700, 201_700, 4, 5), Turn::Drop);
	}
}
