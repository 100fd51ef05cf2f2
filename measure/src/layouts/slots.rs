//! What stands in one value: quantities by the slots of a page's people.

use std::ops::Range;

use codec::{Compact, Decode, Encode};
use suhui_primitives::{Credit, ParticipantId, Quantity};

/// Quantities by slot, ascending.
pub type Entries = Vec<(u32, Quantity)>;

/// Bytes of a slot whose quantity has a fixed place: eight of milligrams, four of points.
const PLACE: usize = 12;

/// How a page's quantities of one class are coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
	/// How many there are, then each with its slot.
	Listed,
	/// A bit for each slot, then the quantities of those that have one.
	Bitmap,
	/// A place for each slot, whether it has a quantity or not.
	Fixed,
}

impl Form {
	pub fn encode(self, people: u32, entries: &[(u32, Quantity)]) -> Vec<u8> {
		match self {
			Form::Listed => {
				let mut value = Compact(entries.len() as u32).encode();
				for (slot, quantity) in entries {
					put_slot(&mut value, people, *slot);
					quantity.encode_to(&mut value);
				}
				value
			}
			Form::Bitmap => {
				let mut value = bits(people, entries.iter().map(|(slot, _)| *slot));
				for (_, quantity) in entries {
					quantity.encode_to(&mut value);
				}
				value
			}
			Form::Fixed => {
				let mut value = vec![0; people as usize * PLACE];
				for (slot, quantity) in entries {
					let place = &mut value[*slot as usize * PLACE..][..PLACE];
					place[..8].copy_from_slice(&quantity.reduction.to_le_bytes());
					let points = u32::try_from(quantity.points).unwrap_or(u32::MAX);
					place[8..].copy_from_slice(&points.to_le_bytes());
				}
				value
			}
		}
	}

	/// `None` if the bytes are no page's; no bytes are a page without quantities.
	pub fn decode(self, people: u32, value: &[u8]) -> Option<Entries> {
		if value.is_empty() {
			return Some(Entries::new());
		}
		match self {
			Form::Listed => {
				let mut rest = value;
				let count = Compact::<u32>::decode(&mut rest).ok()?.0;
				let mut entries = Entries::with_capacity(count as usize);
				while !rest.is_empty() {
					let (slot, after) = slot(rest, people)?;
					rest = after;
					entries.push((slot, Quantity::decode(&mut rest).ok()?));
				}
				Some(entries)
			}
			Form::Bitmap => {
				let (bits, mut rest) = value.split_at_checked(bytes(people))?;
				let slots = (0..people).filter(|slot| has(bits, *slot));
				slots.map(|slot| Some((slot, Quantity::decode(&mut rest).ok()?))).collect()
			}
			Form::Fixed => {
				let places = (0..people).zip(value.chunks_exact(PLACE));
				let entries = places.map(|(slot, place)| Some((slot, quantity(place)?)));
				let entries: Entries = entries.collect::<Option<_>>()?;
				let held = entries.into_iter().filter(|(_, held)| *held != Quantity::default());
				Some(held.collect())
			}
		}
	}

	/// One slot's quantity, with the least that has to be read for it; `None` where it has none.
	pub fn find(self, people: u32, value: &[u8], wanted: u32) -> Option<Quantity> {
		match self {
			Form::Listed => {
				let mut rest = past_compact(value)?;
				loop {
					let (slot, mut after) = slot(rest, people)?;
					if slot >= wanted {
						let quantity = Quantity::decode(&mut after).ok()?;
						return (slot == wanted).then_some(quantity);
					}
					rest = past_quantity(after)?;
				}
			}
			Form::Bitmap => {
				let (bits, mut rest) = value.split_at_checked(bytes(people))?;
				if !has(bits, wanted) {
					return None;
				}
				for _ in (0..wanted).filter(|slot| has(bits, *slot)) {
					rest = past_quantity(rest)?;
				}
				Quantity::decode(&mut rest).ok()
			}
			Form::Fixed => {
				let found = quantity(value.get(wanted as usize * PLACE..)?.get(..PLACE)?)?;
				(found != Quantity::default()).then_some(found)
			}
		}
	}
}

fn quantity(place: &[u8]) -> Option<Quantity> {
	let (reduction, points) = place.split_at_checked(8)?;
	let reduction = u64::from_le_bytes(reduction.try_into().ok()?);
	let points = u32::from_le_bytes(points.try_into().ok()?).into();
	Some(Quantity { reduction, points })
}

/// The sum of two pages' quantities; `None` if one leaves its bits.
pub fn sum(held: &[(u32, Quantity)], more: &[(u32, Quantity)]) -> Option<Entries> {
	let mut sum = Entries::with_capacity(held.len() + more.len());
	let mut held = held.iter().copied().peekable();
	for (slot, quantity) in more.iter().copied() {
		while let Some(before) = held.next_if(|(held, _)| *held < slot) {
			sum.push(before);
		}
		let same = held.next_if(|(held, _)| *held == slot);
		let same = same.map(|(_, quantity)| quantity).unwrap_or_default();
		sum.push((slot, same.checked_add(quantity)?));
	}
	sum.extend(held);
	Some(sum)
}

/// Credits by the page they are of, when so many people share one.
pub fn by_page(credits: &[Credit], people: u32) -> impl Iterator<Item = (u32, &[Credit])> {
	let page = move |credit: &Credit| credit.participant / people;
	let pages = credits.chunk_by(move |one, next| page(one) == page(next));
	pages.filter_map(move |credits| Some((page(credits.first()?), credits)))
}

/// The pages that people stand on.
pub fn pages_of(people: &Range<ParticipantId>, size: u32) -> Range<u32> {
	people.start / size..people.end.div_ceil(size)
}

/// Bytes of a page's bits.
fn bytes(people: u32) -> usize {
	people.div_ceil(8) as usize
}

pub fn bits(people: u32, slots: impl Iterator<Item = u32>) -> Vec<u8> {
	let mut bits = vec![0; bytes(people)];
	for slot in slots {
		bits[slot as usize / 8] |= 1 << (slot % 8);
	}
	bits
}

pub fn has(bits: &[u8], slot: u32) -> bool {
	bits.get(slot as usize / 8).is_some_and(|byte| (byte >> (slot % 8)) & 1 == 1)
}

/// Bytes of a slot's number on a page of so many people.
fn width(people: u32) -> usize {
	if people > 256 {
		2
	} else {
		1
	}
}

pub fn put_slot(value: &mut Vec<u8>, people: u32, slot: u32) {
	value.extend_from_slice(&slot.to_le_bytes()[..width(people)]);
}

/// The slot that stands first, and what follows it.
pub fn slot(bytes: &[u8], people: u32) -> Option<(u32, &[u8])> {
	let (slot, rest) = bytes.split_at_checked(width(people))?;
	let slot = slot.iter().rev().fold(0, |slot, byte| (slot << 8) | u32::from(*byte));
	Some((slot, rest))
}

/// What follows a quantity.
pub fn past_quantity(bytes: &[u8]) -> Option<&[u8]> {
	past_compact(past_compact(bytes)?)
}

/// What follows a compact integer, whose first byte tells its length in its lowest two bits.
pub fn past_compact(bytes: &[u8]) -> Option<&[u8]> {
	let first = bytes.first()?;
	let length = match first & 0b11 {
		0b00 => 1,
		0b01 => 2,
		0b10 => 4,
		_ => usize::from(first >> 2) + 5,
	};
	bytes.get(length..)
}

#[cfg(test)]
mod tests {
	use super::*;

	fn entries() -> Entries {
		let quantity = |reduction, points| Quantity { reduction, points };
		vec![(0, quantity(451_250, 4)), (63, quantity(0, 50)), (255, quantity(26, 0))]
	}

	#[test]
	fn form_should_find_and_decode_what_it_encoded_when_slots_are_far_apart() {
		for form in [Form::Listed, Form::Bitmap, Form::Fixed] {
			for people in [256, 512] {
				let value = form.encode(people, &entries());
				assert_eq!(form.decode(people, &value), Some(entries()), "{form:?} {people}");
				for slot in 0..people {
					let held = entries().into_iter().find(|(held, _)| *held == slot);
					let held = held.map(|(_, quantity)| quantity);
					assert_eq!(form.find(people, &value, slot), held, "{form:?} {people} {slot}");
				}
			}
		}
	}

	#[test]
	fn form_should_take_the_bytes_worked_out_when_encoded() {
		// Quantities take 4 + 1, 1 + 1 and 1 + 1 bytes: 451250 is past 2^14, 26 and 50 are below 2^6.
		assert_eq!(Form::Listed.encode(256, &entries()).len(), 1 + 3 + 9);
		assert_eq!(Form::Listed.encode(512, &entries()).len(), 1 + 6 + 9);
		assert_eq!(Form::Bitmap.encode(256, &entries()).len(), 32 + 9);
		assert_eq!(Form::Fixed.encode(256, &entries()).len(), 256 * 12);
	}

	#[test]
	fn sum_should_keep_the_order_when_slots_are_shared_and_not() {
		let one = |slot, points| (slot, Quantity { reduction: 0, points });
		let sum = sum(&[one(1, 1), one(3, 3), one(9, 9)], &[one(0, 5), one(3, 5), one(10, 5)]);
		let expected = [one(0, 5), one(1, 1), one(3, 8), one(9, 9), one(10, 5)];
		assert_eq!(sum, Some(expected.to_vec()));
		assert_eq!(super::sum(&[one(1, u64::MAX)], &[one(1, 1)]), None);
	}
}
