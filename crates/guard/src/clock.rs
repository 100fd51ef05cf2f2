//! Whether one's own clock agrees with those of others, by the blocks that they announce.
//!
//! A block is announced in its slot, soon after the slot's begin. By a clock that is behind it comes before the slot
//! begins, and by one that is ahead long after. Each author's clock may be the wrong one: so it is the median of several
//! blocks that counts. Who announces is not proven, so that a drift is told, and nothing else follows from it; nor does
//! one announcement of a slot far away keep later ones from being heard.

use std::collections::VecDeque;

/// The metric of the [median](Watch::median).
pub const METRIC: &str = "suhui_clock_drift_ms";
/// Blocks that the median is of.
const BLOCKS: usize = 9;
/// Slots that are remembered: the same block comes from every peer.
const SLOTS: usize = 64;
/// Milliseconds before a slot's begin from which on one's own clock is behind.
const BEHIND: i64 = 500;
/// Milliseconds after a slot's begin from which on it is ahead: building takes up to two thirds of a slot, and nodes that
/// are far away, or busy, a slot more.
const AHEAD: i64 = 7_000;
/// Milliseconds between two warnings.
const SILENCE: u64 = 60_000;

/// By how many milliseconds one's own clock differs, as far as blocks tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drift {
	/// Others are already in slots that have not begun here.
	Behind(u64),
	/// Slots of others are long over here, when their blocks come.
	Ahead(u64),
}

impl Drift {
	/// What a [median](Watch::median) tells.
	pub fn of(median: i64) -> Option<Self> {
		match median {
			late if late < -BEHIND => Some(Drift::Behind(late.unsigned_abs())),
			late if late > AHEAD => Some(Drift::Ahead(late.unsigned_abs())),
			_ => None,
		}
	}
}

/// What was seen of late.
#[derive(Debug, Default)]
pub struct Watch {
	late: VecDeque<i64>,
	slots: VecDeque<u64>,
	warned: Option<u64>,
}

impl Watch {
	/// Takes note of a block of a slot that begins at `slot`, announced at `now` by one's own clock, both in milliseconds
	/// since 1970. Tells of a drift once a minute.
	pub fn announced(&mut self, slot: u64, now: u64) -> Option<Drift> {
		if self.slots.contains(&slot) {
			return None;
		}
		push(&mut self.slots, slot, SLOTS);
		push(&mut self.late, difference(now, slot), BLOCKS);
		let drift = self.median().and_then(Drift::of)?;
		let quiet = self.warned.is_some_and(|then| now.abs_diff(then) < SILENCE);
		if quiet {
			return None;
		}
		self.warned = Some(now);
		Some(drift)
	}

	/// How many milliseconds after their slot's begin blocks are announced, by one's own clock; before it, where that is
	/// negative. Nothing until there are enough of them.
	pub fn median(&self) -> Option<i64> {
		if self.late.len() < BLOCKS {
			return None;
		}
		let mut sorted: Vec<i64> = self.late.iter().copied().collect();
		sorted.sort_unstable();
		sorted.get(BLOCKS / 2).copied()
	}
}

/// Keeps so many of the newest.
fn push<T>(queue: &mut VecDeque<T>, value: T, most: usize) {
	if queue.len() == most {
		queue.pop_front();
	}
	queue.push_back(value);
}

fn difference(now: u64, slot: u64) -> i64 {
	let distance = i64::try_from(now.abs_diff(slot)).unwrap_or(i64::MAX);
	if now < slot {
		-distance
	} else {
		distance
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const SLOT: u64 = 3_000;

	/// What is told of so many blocks, each announced `late` milliseconds after its slot's begin.
	fn told(late: &[i64]) -> Vec<Drift> {
		let mut watch = Watch::default();
		let mut slot = 1_800_000_000_000;
		late.iter()
			.filter_map(|late| {
				slot += SLOT;
				watch.announced(slot, slot.checked_add_signed(*late).unwrap())
			})
			.collect()
	}

	#[test]
	fn clock_should_be_right_when_blocks_come_in_their_slots() {
		assert!(told(&[40, 2_000, 900, 3_500, 700, 800, 60, 2_100, 1_000, 900]).is_empty());
	}

	#[test]
	fn clock_should_be_behind_when_blocks_come_before_their_slots() {
		assert_eq!(told(&[-4_000; 9]), [Drift::Behind(4_000)]);
	}

	#[test]
	fn clock_should_be_ahead_when_blocks_come_long_after_their_slots() {
		assert_eq!(told(&[9_500; 9]), [Drift::Ahead(9_500)]);
	}

	#[test]
	fn clock_should_be_right_when_one_author_is_wrong() {
		assert!(told(&[500, 500, -20_000, 500, 500, 30_000, 500, 500, 500]).is_empty());
	}

	#[test]
	fn drift_should_be_told_once_a_minute_when_it_lasts() {
		// From the ninth block on; 20 slots of three seconds are a minute.
		assert_eq!(told(&[-4_000; 28]).len(), 1);
		assert_eq!(told(&[-4_000; 29]).len(), 2);
	}

	#[test]
	fn drift_should_be_told_when_somebody_announced_a_slot_of_the_far_future_before() {
		let mut watch = Watch::default();
		assert_eq!(watch.announced(u64::MAX, 1_800_000_000_000), None);
		let told = (0..9).filter_map(|block| {
			let slot = 1_800_000_000_000 + block * SLOT;
			watch.announced(slot, slot - 4_000)
		});
		assert_eq!(told.collect::<Vec<_>>(), [Drift::Behind(4_000)]);
	}

	#[test]
	fn median_should_be_told_when_there_are_nine_blocks() {
		let mut watch = Watch::default();
		let mut slot = 1_800_000_000_000;
		for late in [900, -41_000, 700, 800, 40, 2_000, 600, 3_500] {
			slot += SLOT;
			watch.announced(slot, slot.checked_add_signed(late).unwrap());
			assert_eq!(watch.median(), None);
		}
		slot += SLOT;
		watch.announced(slot, slot + 1_000);
		// -41,000, 40, 600, 700, 800, 900, 1,000, 2,000, 3,500.
		assert_eq!(watch.median(), Some(800));
	}

	#[test]
	fn median_should_be_of_the_newest_blocks_when_the_clock_is_set_right() {
		let mut watch = Watch::default();
		let mut slot = 1_800_000_000_000;
		for late in [[-41_000; 9], [900; 9]] {
			for late in late {
				slot += SLOT;
				watch.announced(slot, slot.checked_add_signed(late).unwrap());
			}
			assert_eq!(watch.median(), Some(late[0]));
		}
	}

	#[test]
	fn block_should_count_once_when_every_peer_announces_it() {
		let mut watch = Watch::default();
		for _ in 0..100 {
			assert_eq!(watch.announced(1_800_000_000_000, 1_799_999_000_000), None);
		}
	}
}
