//! When to say that the chain stands still, to whoever waits for a transaction.

use std::time::Duration;

use subxt::utils::H256;

/// How often the chain is looked at.
pub(crate) const LOOK: Duration = Duration::from_secs(5);
/// Seconds without another final block after which it is said.
const SILENT: u64 = 30;
/// Seconds after which it is said again.
const AGAIN: u64 = 60;
/// Blocks without finality from which on nodes make them less and less often, and the most slots between two.
const SLACK: u64 = 50;
const SLOTS: u64 = 100;
/// Until the next block.
pub(crate) const SLOT: Duration = Duration::from_secs(3);

/// The newest block and the last final one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heights {
	pub newest: u64,
	pub last: u64,
}

impl Heights {
	/// Seconds after which no more is to be expected of a next block.
	fn patience(self) -> u64 {
		let slots = self.newest.saturating_sub(self.last).saturating_sub(SLACK) / 2;
		SILENT + slots.min(SLOTS) * SLOT.as_secs()
	}
}

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaited {
	/// One transaction, in this block of this height if in any, which comes into none after the block `until`.
	One { transaction: H256, block: Option<(H256, u64)>, until: u64 },
	/// As many as are on their way.
	Many,
	/// Another runtime's first blocks, before anything more is sent.
	Nothing,
}

/// What does not go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Still {
	/// Blocks come, and none of them becomes final.
	Finality,
	/// No block comes.
	Blocks,
	/// The node does not answer.
	Node,
	/// The pool keeps the transaction no longer, and the final blocks are looked through for it.
	Pool,
}

/// What there is to say to whoever waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standstill {
	pub awaited: Awaited,
	pub still: Still,
	/// As they were last seen.
	pub heights: Heights,
	/// For how long, at least.
	pub seconds: u64,
}

/// What was seen of the chain since a wait began, by seconds.
pub(crate) struct Watch {
	heights: Heights,
	answered: u64,
	newest_since: u64,
	last_since: u64,
	told: Option<u64>,
}

impl Watch {
	pub fn new(heights: Heights) -> Self {
		Watch { heights, answered: 0, newest_since: 0, last_since: 0, told: None }
	}

	pub fn heights(&self) -> Heights {
		self.heights
	}

	/// Notes what is seen, nothing where the node does not answer; what there is to say of it, and for how many seconds it
	/// has been so.
	pub fn see(&mut self, now: u64, seen: Option<Heights>) -> Option<(Still, u64)> {
		if let Some(seen) = seen {
			if seen.newest != self.heights.newest {
				self.newest_since = now;
			}
			if seen.last != self.heights.last {
				(self.last_since, self.told) = (now, None);
			}
			(self.answered, self.heights) = (now, seen);
		}
		let [unanswered, without_block, without_final] =
			[self.answered, self.newest_since, self.last_since].map(|since| now - since);
		let (still, seconds) = if unanswered >= SILENT {
			(Still::Node, unanswered)
		} else if without_block >= self.heights.patience() {
			(Still::Blocks, without_block)
		} else {
			(Still::Finality, without_final)
		};
		let is_due = seconds >= SILENT && self.told.is_none_or(|told| now - told >= AGAIN);
		is_due.then(|| {
			self.told = Some(now);
			(still, seconds)
		})
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// What is said of a chain that is looked at at these seconds, at these heights, from 110 and 100 on.
	fn said(looks: &[(u64, Option<(u64, u64)>)]) -> Vec<(u64, Still, u64)> {
		let mut watch = Watch::new(Heights { newest: 110, last: 100 });
		let mut said = Vec::new();
		for (now, seen) in looks {
			let seen = seen.map(|(newest, last)| Heights { newest, last });
			if let Some((still, seconds)) = watch.see(*now, seen) {
				said.push((*now, still, seconds));
			}
		}
		said
	}

	#[test]
	fn standstill_should_be_told_after_30_seconds_and_every_minute_when_finality_stands_still() {
		// A block every five seconds, and block 103 the last that became final, at 10 seconds.
		let looks: Vec<_> = (1..=40)
			.map(|look: u64| (look * 5, Some((110 + look, if look < 2 { 100 } else { 103 }))))
			.collect();
		assert_eq!(
			said(&looks),
			[(40, Still::Finality, 30), (100, Still::Finality, 90), (160, Still::Finality, 150)]
		);
	}

	#[test]
	fn standstill_should_not_be_told_when_a_block_becomes_final_every_25_seconds() {
		let looks: Vec<_> =
			(1..=40).map(|look: u64| (look * 5, Some((110 + look, 100 + look / 5)))).collect();
		assert!(said(&looks).is_empty());
	}

	#[test]
	fn standstill_should_be_told_again_after_30_seconds_when_finality_went_on_for_a_moment() {
		let looks = [(30, (116, 100)), (35, (117, 105)), (60, (122, 105)), (65, (123, 105))];
		let looks = looks.map(|(now, seen)| (now, Some(seen)));
		assert_eq!(said(&looks), [(30, Still::Finality, 30), (65, Still::Finality, 30)]);
	}

	#[test]
	fn standstill_should_be_of_blocks_when_none_comes_even_if_the_last_became_final() {
		let looks = [(5, (111, 100)), (10, (111, 111)), (30, (111, 111)), (35, (111, 111))];
		let looks = looks.map(|(now, seen)| (now, Some(seen)));
		assert_eq!(said(&looks), [(35, Still::Blocks, 30)]);
	}

	#[test]
	fn standstill_should_be_of_finality_when_blocks_come_slowly_for_want_of_it() {
		// From 80 blocks without finality on, one every 15 slots and more: in 75 seconds there is one.
		let looks = [(5, (180, 100)), (35, (180, 100)), (40, (181, 100)), (105, (181, 100))];
		let looks = looks.map(|(now, seen)| (now, Some(seen)));
		assert_eq!(said(&looks), [(35, Still::Finality, 35), (105, Still::Finality, 105)]);
		// However many they are, one comes in five minutes.
		let patience = |newest| Heights { newest, last: 100 }.patience();
		assert_eq!([150, 151, 152, 180, 1_100].map(patience), [30, 30, 33, 75, 330]);
	}

	#[test]
	fn standstill_should_be_of_the_node_when_it_does_not_answer() {
		let looks = [(5, Some((111, 101))), (20, None), (30, None), (35, None), (95, None)];
		assert_eq!(said(&looks), [(35, Still::Node, 30), (95, Still::Node, 90)]);
	}
}
