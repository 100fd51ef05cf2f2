//! Chance that is the same for a seed, whatever versions of whatever crates there are: SplitMix64.

use std::ops::RangeInclusive;

pub struct Chance(u64);

impl Chance {
	pub fn of(seed: u64) -> Self {
		Chance(seed)
	}

	fn next(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		mixed ^ (mixed >> 31)
	}

	/// One of the numbers from 0 to below the bound, which is not 0.
	pub fn below(&mut self, bound: u32) -> u32 {
		u32::try_from(self.next() % u64::from(bound)).expect("it is below 32 bits")
	}

	pub fn within(&mut self, range: RangeInclusive<u32>) -> u32 {
		range.start() + self.below(range.end() - range.start() + 1)
	}

	/// From 1 to an amount, which is not 0.
	pub fn part_of(&mut self, amount: u64) -> u64 {
		1 + self.next() % amount
	}

	pub fn one_in(&mut self, many: u32) -> bool {
		self.below(many) == 0
	}

	pub fn among<T: Copy>(&mut self, all: &[T]) -> Option<T> {
		let count = u32::try_from(all.len()).expect("few");
		let place = (count > 0).then(|| self.below(count))?;
		all.get(usize::try_from(place).expect("it is short")).copied()
	}

	pub fn bytes(&mut self) -> [u8; 32] {
		let mut bytes = [0; 32];
		bytes.chunks_mut(8).for_each(|part| part.copy_from_slice(&self.next().to_le_bytes()));
		bytes
	}
}
