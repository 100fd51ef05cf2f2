//! Changing a class page as it stands encoded: lots that stay as they are get copied, not decoded, which would take
//! most of the time of a feed.

use alloc::vec::Vec;

use codec::{Compact, Decode, Encode};
use suhui_primitives::{Credit, Page, Quantity, Slots};

/// Why lots cannot be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeError {
	/// A sum leaves 64 bits.
	Overflow,
	/// The bytes are not an encoded class page.
	Corrupt,
}

/// A page with its changes.
#[derive(Debug, PartialEq, Eq)]
pub struct Merged {
	pub page: Vec<u8>,
	/// Who had no lot on it before.
	pub new: Slots,
}

/// Changes the lots of a class page, encoded as `ClassPage`, by quantities that ascend by participant, all of this page:
/// `change` makes the new quantity of a lot from the old one, zero where there was none, and that of `credits`. No bytes
/// are a page without lots.
pub fn merge(
	page: &[u8],
	credits: &[Credit],
	mut change: impl FnMut(Quantity, Quantity) -> Option<Quantity>,
) -> Result<Merged, MergeError> {
	let (held, mut rest) = open(page)?;
	let named: Slots = credits.iter().map(|credit| Page::slot(credit.participant)).collect();
	let slots = held | named;
	let more = core::mem::size_of_val(credits).saturating_add(Slots::default().size_hint());
	let mut merged = Vec::with_capacity(page.len().saturating_add(more));
	(slots, Compact(slots.count())).encode_to(&mut merged);
	let mut passed = 0u32;
	for credit in credits {
		let slot = Page::slot(credit.participant);
		let before = held.count_before(slot);
		let (unchanged, after) = split(rest, before.saturating_sub(passed))?;
		merged.extend_from_slice(unchanged);
		(rest, passed) = (after, before);
		let mut quantity = Quantity::default();
		if held.contains(slot) {
			quantity = Quantity::decode(&mut rest).map_err(|_| MergeError::Corrupt)?;
			passed = passed.saturating_add(1);
		}
		let changed = change(quantity, credit.quantity).ok_or(MergeError::Overflow)?;
		changed.encode_to(&mut merged);
	}
	merged.extend_from_slice(rest);
	Ok(Merged { page: merged, new: named & !held })
}

/// The quantity of a slot's lot on an encoded page, zero if it has none.
pub fn find(page: &[u8], slot: u8) -> Result<Quantity, MergeError> {
	let (held, quantities) = open(page)?;
	if !held.contains(slot) {
		return Ok(Quantity::default());
	}
	let (_, mut rest) = split(quantities, held.count_before(slot))?;
	Quantity::decode(&mut rest).map_err(|_| MergeError::Corrupt)
}

/// Whose lots an encoded page holds, and their quantities.
pub fn open(page: &[u8]) -> Result<(Slots, &[u8]), MergeError> {
	if page.is_empty() {
		return Ok((Slots::default(), page));
	}
	let mut quantities = page;
	let opened = <(Slots, Compact<u32>)>::decode(&mut quantities);
	match opened {
		Ok((slots, Compact(count))) if count == slots.count() => Ok((slots, quantities)),
		_ => Err(MergeError::Corrupt),
	}
}

/// Splits encoded quantities after so many.
fn split(quantities: &[u8], count: u32) -> Result<(&[u8], &[u8]), MergeError> {
	let rest = (0..count).try_fold(quantities, |rest, _| past_compact(past_compact(rest)?));
	rest.and_then(|rest| quantities.split_at_checked(quantities.len().checked_sub(rest.len())?))
		.ok_or(MergeError::Corrupt)
}

/// What follows a compact integer, whose first byte tells its length in its lowest two bits.
fn past_compact(bytes: &[u8]) -> Option<&[u8]> {
	let first = bytes.first()?;
	let length = match first & 0b11 {
		0b00 => 1,
		0b01 => 2,
		0b10 => 4,
		_ => usize::from(first >> 2).checked_add(5)?,
	};
	bytes.get(length..)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::ClassPage;
	use proptest::prelude::*;
	use std::collections::BTreeMap;

	/// Lots by slot, as they are encoded.
	fn encode(lots: &BTreeMap<u8, (u64, u64)>) -> Vec<u8> {
		let quantity = |&(reduction, points): &_| Quantity { reduction, points };
		let quantities: Vec<_> = lots.values().map(quantity).collect();
		let slots = lots.keys().copied().collect();
		ClassPage { slots, quantities: quantities.try_into().unwrap() }.encode()
	}

	fn credits(page: u32, of: &BTreeMap<u8, (u64, u64)>) -> Vec<Credit> {
		let credit = |(&slot, &(reduction, points)): (&u8, &_)| Credit {
			participant: Page(page).participant(slot),
			quantity: Quantity { reduction, points },
		};
		of.iter().map(credit).collect()
	}

	/// Numbers of every encoded length.
	fn number() -> impl Strategy<Value = u64> {
		(0u32..63, any::<u64>()).prop_map(|(shift, value)| (value >> 1) >> shift)
	}

	fn lots() -> impl Strategy<Value = BTreeMap<u8, (u64, u64)>> {
		proptest::collection::btree_map(any::<u8>(), (number(), number()), 0..=256)
	}

	#[test]
	fn merge_should_take_the_bytes_worked_out_when_slots_are_first_and_last() {
		let added = BTreeMap::from([(0, (1, 0)), (255, (0, 16))]);
		let merged = merge(&[], &credits(3, &added), Quantity::checked_add).unwrap();
		// Bits of slots 0 and 255, two quantities, then 1 mg and 0 points, 0 mg and 16 points, a number times four each.
		let mut expected = vec![0; 32];
		(expected[0], expected[31]) = (1, 0b1000_0000);
		expected.extend([8, 4, 0, 0, 64]);
		assert_eq!(merged.page, expected);
		assert_eq!(merged.new.iter().collect::<Vec<_>>(), [0, 255]);
	}

	#[test]
	fn merge_should_refuse_when_the_count_is_not_that_of_the_slots() {
		let mut page = encode(&BTreeMap::from([(1, (1, 1)), (2, (2, 2))]));
		page[32] = 4;
		let credits = credits(0, &BTreeMap::from([(1, (1, 1))]));
		assert_eq!(merge(&page, &credits, Quantity::checked_add), Err(MergeError::Corrupt));
	}

	proptest! {
		#[test]
		fn merge_should_equal_a_map_when_numbers_are_of_any_length(
			mut held in lots(),
			earned in lots(),
			page in 0u32..1_000,
		) {
			let before = if held.is_empty() { Vec::new() } else { encode(&held) };
			let merged = merge(&before, &credits(page, &earned), Quantity::checked_add);
			let new = earned.keys().filter(|slot| !held.contains_key(*slot)).copied().collect();
			for (slot, (reduction, points)) in &earned {
				let lot = held.entry(*slot).or_default();
				*lot = (lot.0 + reduction, lot.1 + points);
			}
			prop_assert_eq!(merged, Ok(Merged { page: encode(&held), new }));
		}

		#[test]
		fn find_should_equal_a_map_when_numbers_are_of_any_length(held in lots()) {
			let page = encode(&held);
			for slot in 0..=u8::MAX {
				let (reduction, points) = held.get(&slot).copied().unwrap_or_default();
				prop_assert_eq!(find(&page, slot), Ok(Quantity { reduction, points }));
			}
		}

		#[test]
		fn merge_and_find_should_end_without_panic_when_given_any_bytes(
			slots in proptest::array::uniform32(any::<u8>()),
			quantities in proptest::collection::vec(any::<u8>(), 0..100),
			length in 0usize..140,
			slot in any::<u8>(),
		) {
			// Often with the count that its slots ask for, and at times cut short.
			let slots = Slots(slots);
			let mut page = (slots, Compact(slots.count())).encode();
			page.extend(quantities);
			page.truncate(length);
			let credits = credits(0, &BTreeMap::from([(slot, (1, 1))]));
			let _ = merge(&page, &credits, Quantity::checked_add);
			let _ = find(&page, slot);
		}
	}
}
