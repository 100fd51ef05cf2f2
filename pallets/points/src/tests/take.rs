//! The worked cases of taking from lots: person 70 on 10 March 2026 and others.

use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok, assert_storage_noop,
		storage::{unhashed, with_storage_layer},
	},
	sp_runtime::DispatchError,
};
use suhui_primitives::{
	Ask::{self, Milligrams, Points as Pts},
	Day, Fate, Lots as _, Month, Page, Purpose, Taken,
};

use crate::{mock::*, Book, ClassTotals, Error, Holders, Lots, Totals};

const MARCH_2025: Month = Month(662);
const JANUARY_2026: Month = Month(672);
const FEBRUARY_2026: Month = Month(673);
const DONATED: Fate = Fate::Retired(Purpose::Donation);

/// Lots A, C and B of person 70.
fn person_70() {
	Today::set(&TENTH_OF_MARCH_2026);
	credit(3, JANUARY_2026, &[(70, 100_001, 7)]);
	credit(4, FEBRUARY_2026, &[(70, 332_080, 33)]);
	credit(2, MARCH_2025, &[(70, 0, 50)]);
}

/// What is left of A, C and B.
fn left() -> [(u64, u64); 3] {
	[lot(JANUARY_2026, 3, 70), lot(FEBRUARY_2026, 4, 70), lot(MARCH_2025, 2, 70)]
}

fn take_within(lots: u32, ask: Ask) -> Result<Taken, DispatchError> {
	with_storage_layer(|| Points::take(70, ask, lots, Fate::Order))
}

#[test]
fn take_should_prefer_lots_with_reductions_when_an_older_one_has_none() {
	build_and_execute(|| {
		person_70();
		// A whole, and 3 of C's 33 points: 332,080 * 3 / 33 = 30,189.09 mg. In all 130,190 mg.
		let taken = [piece(JANUARY_2026, 3, 100_001, 7), piece(FEBRUARY_2026, 4, 30_189, 3)];
		assert_eq!(take(70, Pts(10), Fate::Order), Ok(taken.to_vec()));
		assert_eq!(left(), [(0, 0), (301_891, 30), (0, 50)]);
	})
}

#[test]
fn take_should_end_with_lots_without_reductions_when_no_others_are_left() {
	build_and_execute(|| {
		person_70();
		assert_ok!(take(70, Pts(10), Fate::Order));
		let taken = [piece(FEBRUARY_2026, 4, 301_891, 30), piece(MARCH_2025, 2, 0, 30)];
		assert_eq!(take(70, Pts(60), Fate::Order), Ok(taken.to_vec()));
		assert_eq!(left(), [(0, 0), (0, 0), (0, 20)]);
	})
}

#[test]
fn take_should_refuse_when_there_are_not_enough_points() {
	build_and_execute(|| {
		person_70();
		assert_ok!(take(70, Pts(70), Fate::Order));
		assert_noop!(take(70, Pts(25), Fate::Order), Error::<Test>::NotEnough);
		assert_eq!(left(), [(0, 0), (0, 0), (0, 20)]);
	})
}

#[test]
fn take_should_lose_no_milligram_when_points_are_taken_one_by_one() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(70, 1_000_003, 7)]);
		let one = || take(70, Pts(1), Fate::Order).unwrap()[0].quantity.reduction;
		let taken: Vec<_> = (0..7).map(|_| one()).collect();
		let (less, more) = (142_857, 142_858);
		assert_eq!(taken, [less, less, less, more, more, more, more]);
		assert_eq!(lot(FEBRUARY_2016, 7, 70), (0, 0));
	})
}

#[test]
fn take_should_reach_the_oldest_lot_when_its_24th_month_is_not_over_and_not_later() {
	build_and_execute(|| {
		Today::set(&TENTH_OF_MARCH_2026);
		credit(7, MARCH_2024, &[(70, 1_000, 10)]);
		// 31 March and 1 April 2026.
		Today::set(&Day(20_543));
		assert_ok!(take(70, Pts(1), Fate::Order));
		Today::set(&Day(20_544));
		assert_noop!(take(70, Pts(1), Fate::Order), Error::<Test>::NotEnough);
		let of_lot = |milligrams| Ask::Lot { month: MARCH_2024, class: 7, milligrams };
		assert_noop!(take(70, of_lot(1), Fate::Order), Error::<Test>::NotEnough);
		// It is shown as lapsed, though not drained.
		assert_eq!(Points::balance(70).honour, quantity(900, 9));
	})
}

#[test]
fn take_should_burn_points_rounded_up_when_milligrams_are_asked() {
	build_and_execute(|| {
		// The last donor of an event, clipped to 5,200,000 mg: 1,999 * 5,200,000 / 20,000,001 = 519.7 points.
		credit(7, FEBRUARY_2016, &[(70, 20_000_001, 1_999)]);
		let taken = take(70, Milligrams(5_200_000), DONATED);
		assert_eq!(taken, Ok(vec![piece(FEBRUARY_2016, 7, 5_200_000, 520)]));
		assert_eq!(lot(FEBRUARY_2016, 7, 70), (14_800_001, 1_479));
	})
}

#[test]
fn take_should_burn_no_point_when_the_lot_has_none() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(70, 26, 0)]);
		assert_noop!(take(70, Pts(1), DONATED), Error::<Test>::NotEnough);
		assert_ok!(take(70, Milligrams(26), Fate::Retired(Purpose::Cancellation)));
		let honours = Points::honours_of(70);
		assert_eq!(honours, Book { cancelled: quantity(26, 0), ..Book::default() });
	})
}

#[test]
fn take_should_pass_over_points_without_reductions_when_milligrams_are_asked() {
	build_and_execute(|| {
		person_70();
		// A whole, and 99,999 mg of C: 33 * 99,999 / 332,080 = 9.9 points.
		let taken = [piece(JANUARY_2026, 3, 100_001, 7), piece(FEBRUARY_2026, 4, 99_999, 10)];
		assert_eq!(take(70, Milligrams(200_000), DONATED), Ok(taken.to_vec()));
		assert_noop!(take(70, Milligrams(232_082), DONATED), Error::<Test>::NotEnough);
		assert_ok!(take(70, Milligrams(232_081), DONATED));
		assert_eq!(left(), [(0, 0), (0, 0), (0, 50)]);
	})
}

#[test]
fn take_should_pass_over_reductions_without_points_when_points_are_asked() {
	build_and_execute(|| {
		person_70();
		// Of C's month, and of a class before it.
		credit(1, FEBRUARY_2026, &[(70, 26, 0)]);
		// A whole, and 332,080 / 33 = 10,063.03 mg of C.
		let taken = [piece(JANUARY_2026, 3, 100_001, 7), piece(FEBRUARY_2026, 4, 10_063, 1)];
		assert_eq!(take(70, Pts(8), Fate::Order), Ok(taken.to_vec()));
		assert_eq!(lot(FEBRUARY_2026, 1, 70), (26, 0));
	})
}

#[test]
fn take_should_take_of_the_lot_named_when_others_are_older() {
	build_and_execute(|| {
		person_70();
		let of_c = |milligrams| Ask::Lot { month: FEBRUARY_2026, class: 4, milligrams };
		// 33 * 1,000 / 332,080 = 0.1 points.
		let taken = Ok(vec![piece(FEBRUARY_2026, 4, 1_000, 1)]);
		assert_eq!(take(70, of_c(1_000), Fate::Order), taken);
		assert_noop!(take(70, of_c(331_081), Fate::Order), Error::<Test>::NotEnough);
		assert_noop!(take(71, of_c(1), Fate::Order), Error::<Test>::NotEnough);
		assert_eq!(left(), [(100_001, 7), (331_080, 32), (0, 50)]);
	})
}

#[test]
fn take_should_go_by_class_when_lots_are_of_one_month() {
	build_and_execute(|| {
		credit(9, FEBRUARY_2016, &[(70, 10, 1)]);
		credit(8, FEBRUARY_2016, &[(69, 10, 1), (70, 20, 2), (71, 10, 1)]);
		let taken = [piece(FEBRUARY_2016, 8, 20, 2), piece(FEBRUARY_2016, 9, 10, 1)];
		assert_eq!(take(70, Pts(3), Fate::Order), Ok(taken.to_vec()));
		// Neighbours keep theirs, and emptied lots their places.
		assert_eq!(class_page(FEBRUARY_2016, 0, 8), [(69, 10, 1), (70, 0, 0), (71, 10, 1)]);
		assert_eq!(class_page(FEBRUARY_2016, 0, 9), [(70, 0, 0)]);
		assert_eq!(Holders::<Test>::get(FEBRUARY_2016, Page(0)).len(), 2);
	})
}

#[test]
fn take_should_count_as_in_orders_or_retired_when_that_is_its_fate() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(70, 1_000, 10)]);
		assert_ok!(take(70, Pts(1), Fate::Order));
		assert_ok!(take(70, Pts(2), DONATED));
		assert_ok!(take(70, Pts(3), Fate::Retired(Purpose::Offset)));
		assert_ok!(take(70, Pts(1), Fate::Retired(Purpose::Compensation)));
		let expected = Totals {
			issued: quantity(1_000, 10),
			in_orders: quantity(100, 1),
			retired: quantity(600, 6),
			..Totals::default()
		};
		assert_eq!(ClassTotals::<Test>::get(7), expected);
		let honours = Book {
			donated: quantity(200, 2),
			offset: quantity(300, 3),
			compensated: quantity(100, 1),
			..Book::default()
		};
		assert_eq!(Points::honours_of(70), honours);
	})
}

#[test]
fn take_should_read_no_more_lots_than_it_needs_when_it_is_met() {
	build_and_execute(|| {
		person_70();
		// B is read first, for its month is the oldest, though it is taken from last; then A.
		assert_noop!(take_within(1, Pts(7)), Error::<Test>::TooManyLots);
		assert_ok!(take_within(2, Pts(7)));
		// B, what is left of A, and C.
		assert_noop!(take_within(2, Pts(1)), Error::<Test>::TooManyLots);
		assert_ok!(take_within(3, Pts(1)));
		// All are read before it is found that they are not enough.
		assert_noop!(take_within(3, Pts(1_000)), Error::<Test>::NotEnough);
		let of_c = Ask::Lot { month: FEBRUARY_2026, class: 4, milligrams: 1 };
		assert_noop!(take_within(0, of_c), Error::<Test>::TooManyLots);
		assert_ok!(take_within(1, of_c));
	})
}

#[test]
fn take_should_tell_how_many_lots_it_read_when_it_could_read_more() {
	build_and_execute(|| {
		person_70();
		// B without reductions, then A, whole.
		let of_a = piece(JANUARY_2026, 3, 100_001, 7);
		assert_eq!(take_within(100, Pts(7)), Ok(Taken { pieces: vec![of_a], read: 2 }));
		// B, A, in which nothing is left, and C: 332,080 * 3 / 33 = 30,189.09 mg.
		let of_c = piece(FEBRUARY_2026, 4, 30_189, 3);
		assert_eq!(take_within(100, Pts(3)), Ok(Taken { pieces: vec![of_c], read: 3 }));
	})
}

#[test]
fn plan_should_change_nothing_when_it_tells_what_would_be_taken() {
	build_and_execute(|| {
		person_70();
		let expected = Taken { pieces: vec![piece(JANUARY_2026, 3, 100_001, 7)], read: 2 };
		assert_storage_noop!(assert_eq!(Points::plan(70, Pts(7), u32::MAX), Ok(expected)));
		assert_noop!(Points::plan(70, Pts(7), 1), Error::<Test>::TooManyLots);
		// There are 90.
		assert_noop!(Points::plan(70, Pts(91), u32::MAX), Error::<Test>::NotEnough);
	})
}

#[test]
fn take_should_take_nothing_when_nothing_is_asked() {
	build_and_execute(|| {
		person_70();
		assert_eq!(take_within(0, Pts(0)), Ok(Taken::default()));
		assert_eq!(take(70, Milligrams(0), DONATED), Ok(vec![]));
		assert_eq!(left(), [(100_001, 7), (332_080, 33), (0, 50)]);
	})
}

#[test]
fn take_should_refuse_when_a_page_is_corrupt() {
	new_test_ext().execute_with(|| {
		credit(7, FEBRUARY_2016, &[(70, 1, 1)]);
		let key = Lots::<Test>::hashed_key_for((FEBRUARY_2016, Page(0), 7u32));
		unhashed::put_raw(&key, &[1; 32]);
		assert_noop!(take(70, Pts(1), Fate::Order), DispatchError::Corruption);
	})
}
