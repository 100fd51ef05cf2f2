//! One block of a key in one slot, also where the machine's clock is set back.

use chrono::DateTime;

/// Where it is kept in which slot a key made its newest block: this, and the key.
const NEWEST_SLOT: &[u8] = b"suhui_newest_slot";

/// What a node keeps beside its chain.
pub trait Notes {
	fn read(&self, place: &[u8]) -> Result<Option<Vec<u8>>, String>;
	fn write(&self, place: &[u8], value: &[u8]) -> Result<(), String>;
}

/// Notes the slot before anything of the key's block is made; fails where one as late has had its block. A slot lasts
/// `duration` milliseconds.
pub fn enter(notes: &impl Notes, key: &[u8], slot: u64, duration: u64) -> Result<(), String> {
	let place = [NEWEST_SLOT, key].concat();
	let newest = notes.read(&place)?.and_then(|newest| newest.try_into().ok());
	match newest.map(u64::from_le_bytes) {
		Some(newest) if slot <= newest => Err(format!(
			"the machine's clock was set back: this validator's key has made a block of this time, and makes no other before {}. \
			 Other session keys (`suhui-node department rotate`) make blocks as soon as they count",
			begin(newest.saturating_add(1), duration)
		)),
		_ => notes.write(&place, &slot.to_le_bytes()),
	}
}

/// When a slot begins, in words.
fn begin(slot: u64, duration: u64) -> String {
	i64::try_from(slot.saturating_mul(duration))
		.ok()
		.and_then(DateTime::from_timestamp_millis)
		.map_or_else(|| format!("slot {slot}"), |at| at.format("%Y-%m-%d %H:%M:%S UTC").to_string())
}

/// The headers that were seen of one slot, each with whoever sealed it.
pub type Seen<Author, Header> = (u64, Vec<(Author, Header)>);

/// What a header is beside those that were seen.
#[derive(Debug, PartialEq, Eq)]
pub enum Sight<Author, Header> {
	/// Its author's first of the slot: these were seen now.
	First(Seen<Author, Header>),
	/// Its author's second, and not this one, which was the first.
	Second(Header),
	/// Seen before, or of a slot that is past.
	Known,
}

/// Looks at a header of the slot; `seen` are those of it or, where places are used again, of an earlier one.
pub fn look<Author: PartialEq, Header: PartialEq>(
	seen: Option<Seen<Author, Header>>,
	slot: u64,
	author: Author,
	header: Header,
) -> Sight<Author, Header> {
	let mut headers = match seen {
		Some((newer, _)) if newer > slot => return Sight::Known,
		Some((same, headers)) if same == slot => headers,
		_ => Vec::new(),
	};
	match headers.iter().position(|(other, _)| *other == author) {
		Some(place) => {
			let (_, first) = headers.swap_remove(place);
			if first == header {
				Sight::Known
			} else {
				Sight::Second(first)
			}
		}
		None => {
			headers.push((author, header));
			Sight::First((slot, headers))
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::{cell::RefCell, collections::BTreeMap};

	const A: [u8; 32] = [1; 32];
	const B: [u8; 32] = [2; 32];
	/// Milliseconds.
	const DURATION: u64 = 3_000;

	#[derive(Default)]
	struct Kept(RefCell<BTreeMap<Vec<u8>, Vec<u8>>>);

	impl Notes for Kept {
		fn read(&self, place: &[u8]) -> Result<Option<Vec<u8>>, String> {
			Ok(self.0.borrow().get(place).cloned())
		}

		fn write(&self, place: &[u8], value: &[u8]) -> Result<(), String> {
			self.0.borrow_mut().insert(place.to_vec(), value.to_vec());
			Ok(())
		}
	}

	#[test]
	fn author_should_be_seen_to_make_two_blocks_when_both_are_of_one_slot() {
		let one = Sight::First((7, vec![('a', 1)]));
		assert_eq!(look(None, 7, 'a', 1), one);
		// The place is of an earlier slot.
		assert_eq!(look(Some((3, vec![('a', 9), ('b', 9)])), 7, 'a', 1), one);
		let seen = || Some((7, vec![('a', 1)]));
		assert_eq!(look(seen(), 7, 'b', 2), Sight::First((7, vec![('a', 1), ('b', 2)])));
		assert_eq!(look(seen(), 7, 'a', 2), Sight::Second(1));
		assert_eq!(look(seen(), 7, 'a', 1), Sight::Known);
		assert_eq!(look(seen(), 6, 'a', 2), Sight::Known);
	}

	#[test]
	fn key_should_make_no_second_block_when_the_clock_was_set_back() {
		let kept = Kept::default();
		assert_eq!(enter(&kept, &A, 100, DURATION), Ok(()));
		for again in [100, 50] {
			let error = enter(&kept, &A, again, DURATION).unwrap_err();
			assert!(error.contains("was set back"), "{error}");
			// 101 slots of three seconds.
			assert!(error.contains("before 1970-01-01 00:05:03 UTC"), "{error}");
		}
		assert_eq!(enter(&kept, &A, 101, DURATION), Ok(()));
	}

	#[test]
	fn key_should_make_blocks_when_the_clock_was_set_back_and_they_are_its_first() {
		let kept = Kept::default();
		assert_eq!(enter(&kept, &A, 100, DURATION), Ok(()));
		assert_eq!(enter(&kept, &B, 50, DURATION), Ok(()));
		assert!(enter(&kept, &A, 50, DURATION).is_err());
	}

	#[test]
	fn slot_should_be_named_when_no_calendar_has_its_time() {
		let kept = Kept::default();
		assert_eq!(enter(&kept, &A, u64::MAX, DURATION), Ok(()));
		let error = enter(&kept, &A, 7, DURATION).unwrap_err();
		assert!(error.contains("before slot 18446744073709551615"), "{error}");
	}
}
