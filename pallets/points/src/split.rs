//! What part of a lot goes with some of its points, or of its reductions.

use polkadot_sdk::sp_runtime::{
	helpers_128bit::multiply_by_rational_with_rounding,
	Rounding::{self, Down, Up},
};
use suhui_primitives::Quantity;

/// What an ask counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
	Points,
	Milligrams,
}

impl Unit {
	pub fn of(self, quantity: Quantity) -> u64 {
		match self {
			Unit::Points => quantity.points,
			Unit::Milligrams => quantity.reduction,
		}
	}

	/// The part of a lot that `amount` of this unit is, or all of it that there is. Of R mg and P points, p points take
	/// R p / P mg, rounded down; r mg take P r / R points, rounded up, so that no gram leaves without its points. All
	/// points, or all reductions, are the whole lot.
	pub fn part(self, lot: Quantity, amount: u64) -> Quantity {
		match self {
			Unit::Points => {
				let points = amount.min(lot.points);
				Quantity { reduction: share(lot.reduction, points, lot.points, Down), points }
			}
			Unit::Milligrams => {
				let reduction = amount.min(lot.reduction);
				Quantity { reduction, points: share(lot.points, reduction, lot.reduction, Up) }
			}
		}
	}
}

/// `total` times `part` over `whole`, which is no less; zero if `whole` is.
fn share(total: u64, part: u64, whole: u64, rounding: Rounding) -> u64 {
	multiply_by_rational_with_rounding(total.into(), part.into(), whole.into(), rounding)
		.and_then(|share| u64::try_from(share).ok())
		.unwrap_or_default()
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::mock::quantity;
	use proptest::prelude::*;

	fn check(unit: Unit, lot: Quantity, amount: u64, expected: Quantity) {
		assert_eq!(unit.part(lot, amount), expected, "{unit:?} {lot:?} {amount}");
	}

	#[test]
	fn part_should_floor_milligrams_when_points_are_asked() {
		// 332,080 * 3 / 33 = 30,189.09; 783,330 * 5 / 7 = 559,521.4; 451,250 / 4 = 112,812.5.
		check(Unit::Points, quantity(332_080, 33), 3, quantity(30_189, 3));
		check(Unit::Points, quantity(783_330, 7), 5, quantity(559_521, 5));
		check(Unit::Points, quantity(451_250, 4), 1, quantity(112_812, 1));
	}

	#[test]
	fn part_should_ceil_points_when_milligrams_are_asked() {
		// 7 * 500,000 / 783,330 = 4.5; 1,999 * 5,200,000 / 20,000,001 = 519.7.
		check(Unit::Milligrams, quantity(783_330, 7), 500_000, quantity(500_000, 5));
		check(Unit::Milligrams, quantity(20_000_001, 1_999), 5_200_000, quantity(5_200_000, 520));
		check(Unit::Milligrams, quantity(1_000, 1), 1, quantity(1, 1));
	}

	#[test]
	fn part_should_be_the_whole_lot_when_all_or_more_is_asked() {
		for amount in [7, 8, u64::MAX] {
			check(Unit::Points, quantity(783_330, 7), amount, quantity(783_330, 7));
		}
		for amount in [783_330, 783_331, u64::MAX] {
			check(Unit::Milligrams, quantity(783_330, 7), amount, quantity(783_330, 7));
		}
		let largest = quantity(u64::MAX, u64::MAX);
		check(Unit::Points, largest, u64::MAX, largest);
		check(Unit::Milligrams, largest, u64::MAX, largest);
	}

	#[test]
	fn part_should_be_nothing_of_the_other_kind_when_the_lot_has_none_of_it() {
		check(Unit::Points, quantity(26, 0), 5, quantity(0, 0));
		check(Unit::Milligrams, quantity(0, 50), 5, quantity(0, 0));
		check(Unit::Points, quantity(0, 50), 20, quantity(0, 20));
		check(Unit::Milligrams, quantity(26, 0), 26, quantity(26, 0));
	}

	#[test]
	fn part_should_add_up_to_the_lot_when_points_are_taken_one_by_one() {
		let mut lot = quantity(1_000_003, 7);
		let mut taken = Vec::new();
		while lot.points > 0 {
			let part = Unit::Points.part(lot, 1);
			taken.push(part.reduction);
			lot = lot.saturating_sub(part);
		}
		// 3 * 142,857 + 4 * 142,858 = 1,000,003.
		let (less, more) = (142_857, 142_858);
		assert_eq!(taken, [less, less, less, more, more, more, more]);
		assert_eq!(lot, quantity(0, 0));
	}

	proptest! {
		#![proptest_config(ProptestConfig::with_cases(2_000))]

		#[test]
		fn parts_should_neither_create_nor_lose_when_both_kinds_of_asks_are_mixed(
			reduction in (0u32..64, any::<u64>()).prop_map(|(shift, value)| value >> shift),
			points in (0u32..64, any::<u64>()).prop_map(|(shift, value)| value >> shift),
			asks in proptest::collection::vec((any::<bool>(), 0u32..64, any::<u64>()), 0..40),
		) {
			let whole = quantity(reduction, points);
			let mut lot = whole;
			let mut taken = quantity(0, 0);
			for (is_points, shift, value) in asks {
				let unit = if is_points { Unit::Points } else { Unit::Milligrams };
				let part = unit.part(lot, value >> shift);
				prop_assert!(part.is_within(lot));
				prop_assert_eq!(unit.of(part), (value >> shift).min(unit.of(lot)));
				// Points are left without reductions only where there never were any.
				let rest = lot.saturating_sub(part);
				prop_assert!(rest.reduction > 0 || rest.points == 0 || lot.reduction == 0);
				// No gram leaves without its points.
				if unit == Unit::Milligrams {
					let (taken, held) = (u128::from(part.points), u128::from(lot.points));
					let due = held * u128::from(part.reduction);
					prop_assert!(taken * u128::from(lot.reduction) >= due);
				}
				taken = taken.checked_add(part).unwrap();
				lot = rest;
			}
			prop_assert_eq!(taken.checked_add(lot), Some(whole));
		}
	}
}
