use core::ops::{BitAnd, BitOr, Not};

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Some of a page's people, a bit each: slot 0 is the lowest bit of the first byte, slot 255 the highest of the last.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
#[scale_info(replace_segment("suhui_coding", "suhui_primitives"))]
#[scale_info(replace_segment("slots", "participant"))]
pub struct Slots(pub [u8; BYTES]);

const BYTES: usize = 32;

impl Slots {
	/// Everybody on the page.
	pub const ALL: Self = Self([u8::MAX; BYTES]);

	pub fn contains(&self, slot: u8) -> bool {
		let (byte, bit) = place(slot);
		self.0.get(byte).is_some_and(|byte| byte & bit != 0)
	}

	pub fn insert(&mut self, slot: u8) {
		let (byte, bit) = place(slot);
		if let Some(byte) = self.0.get_mut(byte) {
			*byte |= bit;
		}
	}

	pub fn remove(&mut self, slot: u8) {
		let (byte, bit) = place(slot);
		if let Some(byte) = self.0.get_mut(byte) {
			*byte &= !bit;
		}
	}

	pub fn is_empty(&self) -> bool {
		*self == Self::default()
	}

	/// How many there are, 0 to 256.
	pub fn count(&self) -> u32 {
		self.0.iter().map(|byte| byte.count_ones()).fold(0, u32::saturating_add)
	}

	/// How many stand before a slot.
	pub fn count_before(&self, slot: u8) -> u32 {
		let (byte, bit) = place(slot);
		let whole = self.0.iter().take(byte).map(|byte| byte.count_ones());
		let part = self.0.get(byte).map(|byte| byte & bit.wrapping_sub(1));
		whole.chain(part.map(u8::count_ones)).fold(0, u32::saturating_add)
	}

	/// In ascending order.
	pub fn iter(&self) -> impl Iterator<Item = u8> + '_ {
		(0..=u8::MAX).filter(|slot| self.contains(*slot))
	}
}

/// The byte of a slot, and its bit in it.
fn place(slot: u8) -> (usize, u8) {
	(usize::from(slot / 8), 1u8.wrapping_shl(u32::from(slot % 8)))
}

impl FromIterator<u8> for Slots {
	fn from_iter<Those: IntoIterator<Item = u8>>(slots: Those) -> Self {
		let mut set = Self::default();
		slots.into_iter().for_each(|slot| set.insert(slot));
		set
	}
}

impl BitAnd for Slots {
	type Output = Self;

	fn bitand(mut self, other: Self) -> Self {
		self.0.iter_mut().zip(other.0).for_each(|(byte, other)| *byte &= other);
		self
	}
}

impl BitOr for Slots {
	type Output = Self;

	fn bitor(mut self, other: Self) -> Self {
		self.0.iter_mut().zip(other.0).for_each(|(byte, other)| *byte |= other);
		self
	}
}

impl Not for Slots {
	type Output = Self;

	fn not(mut self) -> Self {
		self.0.iter_mut().for_each(|byte| *byte = !*byte);
		self
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn slots_should_be_coded_from_the_lowest_bit_when_they_are_first_and_last() {
		let slots: Slots = [0, 9, 255].into_iter().collect();
		let mut expected = [0; 32];
		(expected[0], expected[1], expected[31]) = (0b1, 0b10, 0b1000_0000);
		assert_eq!(slots.encode(), expected);
		assert_eq!(slots.iter().collect::<alloc::vec::Vec<_>>(), [0, 9, 255]);
	}

	#[test]
	fn slots_should_count_those_before_one_when_they_share_its_byte_and_not() {
		let slots: Slots = [0, 8, 9, 200].into_iter().collect();
		assert_eq!(slots.count(), 4);
		let before = [0, 1, 8, 9, 10, 200, 255].map(|slot| slots.count_before(slot));
		assert_eq!(before, [0, 1, 1, 2, 3, 3, 4]);
		assert_eq!((Slots::ALL.count(), Slots::ALL.count_before(255)), (256, 255));
	}

	#[test]
	fn slots_should_join_and_part_when_sets_overlap() {
		let (one, other): (Slots, Slots) =
			([3, 64].into_iter().collect(), [64, 128].into_iter().collect());
		let list = |slots: Slots| slots.iter().collect::<alloc::vec::Vec<_>>();
		assert_eq!(list(one & other), [64]);
		assert_eq!(list(one | other), [3, 64, 128]);
		assert_eq!(list(one & !other), [3]);
		let mut left = one;
		left.remove(3);
		left.remove(64);
		assert!(left.is_empty() && !one.is_empty());
	}
}
