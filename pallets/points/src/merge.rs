//! Merging credits into a page as it stands encoded: lots that stay as they are get copied, not decoded,
//! which would take most of the time of a feed.

use alloc::vec::Vec;

use codec::{Compact, Decode, Encode};
use suhui_primitives::{ClassId, Credit, Page, Quantity};

use crate::Lot;

/// Why credits cannot be merged.
#[derive(Debug, PartialEq, Eq)]
pub enum MergeError {
	/// A sum leaves 64 bits.
	Overflow,
	/// There would be more lots than may be.
	Full,
	/// The bytes are not encoded lots.
	Corrupt,
}

/// Adds credits of one class to a page's lots, encoded as `Vec<Lot>`; no bytes for a page without lots.
/// Lots are and stay in order; `credits` are of this page and ascend.
pub fn merge(
	page: &[u8],
	class: ClassId,
	credits: &[Credit],
	most: u32,
) -> Result<Vec<u8>, MergeError> {
	let mut held = page;
	let mut count = match page {
		[] => 0,
		_ => Compact::<u32>::decode(&mut held).map_err(|_| MergeError::Corrupt)?.0,
	};
	let mut lots = Vec::with_capacity(
		held.len().saturating_add(credits.len().saturating_mul(core::mem::size_of::<Lot>())),
	);
	for credit in credits {
		let slot = Page::slot(credit.participant);
		let (before, after) = split(held, slot, class).ok_or(MergeError::Corrupt)?;
		lots.extend_from_slice(before);
		held = after;
		let mut quantity = Quantity::default();
		if is_at(held, slot, class).ok_or(MergeError::Corrupt)? {
			quantity = Lot::decode(&mut held).map_err(|_| MergeError::Corrupt)?.quantity;
		} else {
			count = count.checked_add(1).filter(|count| *count <= most).ok_or(MergeError::Full)?;
		}
		let quantity = quantity.checked_add(credit.quantity).ok_or(MergeError::Overflow)?;
		Lot { slot, class, quantity }.encode_to(&mut lots);
	}
	let mut merged = Vec::with_capacity(lots.len().saturating_add(held.len()).saturating_add(4));
	Compact(count).encode_to(&mut merged);
	merged.extend_from_slice(&lots);
	merged.extend_from_slice(held);
	Ok(merged)
}

/// Splits encoded lots before the first that is not before slot and class; `None` if they are none.
fn split(lots: &[u8], slot: u8, class: ClassId) -> Option<(&[u8], &[u8])> {
	let mut rest = lots;
	while let Some(first) = rest.first() {
		if *first > slot || (*first == slot && class_of(rest)? >= class) {
			break;
		}
		// Past the slot, the class, the reduction and the points.
		rest = past_compact(past_compact(past_compact(rest.get(1..)?)?)?)?;
	}
	lots.split_at_checked(lots.len().checked_sub(rest.len())?)
}

/// Whether a lot of this slot and class stands first.
fn is_at(lots: &[u8], slot: u8, class: ClassId) -> Option<bool> {
	Some(lots.first() == Some(&slot) && class_of(lots)? == class)
}

fn class_of(lot: &[u8]) -> Option<ClassId> {
	Compact::<ClassId>::decode(&mut lot.get(1..)?).ok().map(|class| class.0)
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
	use proptest::prelude::*;
	use std::collections::BTreeMap;

	/// Lots by key, and as they are encoded.
	fn encode(lots: &BTreeMap<(u8, u32), (u64, u64)>) -> Vec<u8> {
		let lot = |(&(slot, class), &(reduction, points))| Lot {
			slot,
			class,
			quantity: Quantity { reduction, points },
		};
		lots.iter().map(lot).collect::<Vec<_>>().encode()
	}

	/// Numbers of every encoded length.
	fn number() -> impl Strategy<Value = u64> {
		(0u32..63, any::<u64>()).prop_map(|(shift, value)| (value >> 1) >> shift)
	}

	proptest! {
		#[test]
		fn merge_should_equal_a_map_when_numbers_are_of_any_length(
			mut held in proptest::collection::btree_map(
				(0u8..64, (0u32..32, any::<u32>()).prop_map(|(shift, class)| class >> shift)),
				(number(), number()),
				0..200,
			),
			class in (0u32..32, any::<u32>()).prop_map(|(shift, class)| class >> shift),
			earned in proptest::collection::btree_map(0u32..64, (number(), number()), 0..64),
			page in 0u32..1_000,
		) {
			let credits: Vec<_> = earned
				.iter()
				.map(|(slot, &(reduction, points))| Credit {
					participant: page * 64 + slot,
					quantity: Quantity { reduction, points },
				})
				.collect();
			let before = if held.is_empty() { Vec::new() } else { encode(&held) };
			let merged = merge(&before, class, &credits, 300);
			for (slot, (reduction, points)) in &earned {
				let lot = held.entry((u8::try_from(*slot).unwrap(), class)).or_default();
				*lot = (lot.0 + reduction, lot.1 + points);
			}
			prop_assert_eq!(merged, Ok(encode(&held)));
		}

		#[test]
		fn merge_should_end_without_panic_when_given_any_bytes(
			page in proptest::collection::vec(any::<u8>(), 0..100),
			slot in 0u32..64,
		) {
			let quantity = Quantity { reduction: 1, points: 1 };
			let _ = merge(&page, 7, &[Credit { participant: slot, quantity }], 100);
		}
	}
}
