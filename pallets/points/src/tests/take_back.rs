//! The worked cases of corrections. Lot L of person 70: records b1, of 451,250 mg and 4 points, and b2, of 332,080 mg and
//! 3 points.

use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, storage::with_storage_layer},
	sp_runtime::DispatchError,
};
use suhui_primitives::{Ask, Fate, Lots as _, Month, ParticipantId, Purpose, TakenBack};

use crate::{mock::*, ClassTotals, Error, Lots, Totals};

const JUNE_2015: Month = Month(545);

fn lot_l() {
	credit(7, FEBRUARY_2016, &[(70, 451_250, 4)]);
	credit(7, FEBRUARY_2016, &[(70, 332_080, 3)]);
}

fn take_back(
	month: Month,
	wrong: &[(ParticipantId, u64, u64)],
) -> Result<Vec<TakenBack>, DispatchError> {
	with_storage_layer(|| Points::take_back(7, month, &to_credits(wrong)))
}

/// Voids a quantity of person 70's: what is taken and what is short.
fn void(reduction: u64, points: u64) -> ((u64, u64), (u64, u64)) {
	let outcome = take_back(FEBRUARY_2016, &[(70, reduction, points)]).unwrap();
	let [TakenBack { participant: 70, taken, short }] = outcome[..] else {
		panic!("not one outcome, of person 70: {outcome:?}")
	};
	((taken.reduction, taken.points), (short.reduction, short.points))
}

#[test]
fn take_back_should_take_all_when_the_lot_is_untouched() {
	build_and_execute(|| {
		lot_l();
		assert_eq!(void(451_250, 4), ((451_250, 4), (0, 0)));
		assert_eq!(lot(FEBRUARY_2016, 7, 70), (332_080, 3));
		let expected = Totals {
			issued: quantity(783_330, 7),
			taken_back: quantity(451_250, 4),
			..Totals::default()
		};
		assert_eq!(ClassTotals::<Test>::get(7), expected);
	})
}

#[test]
fn take_back_should_be_short_when_points_were_redeemed() {
	build_and_execute(|| {
		lot_l();
		// 783,330 * 5 / 7 = 559,521.4 mg.
		let pieces = take(70, Ask::Points(5), Fate::Order).unwrap();
		assert_eq!(pieces, [piece(FEBRUARY_2016, 7, 559_521, 5)]);
		assert_ok!(Points::settle(70, &pieces));
		// The provider's 559,521 mg less the 227,441 owed are b2's 332,080.
		assert_eq!(void(451_250, 4), ((223_809, 2), (227_441, 2)));
		assert_eq!(lot(FEBRUARY_2016, 7, 70), (0, 0));
	})
}

#[test]
fn take_back_should_be_short_when_milligrams_were_donated() {
	build_and_execute(|| {
		lot_l();
		// 7 * 500,000 / 783,330 = 4.5 points.
		let donated = take(70, Ask::Milligrams(500_000), Fate::Retired(Purpose::Donation));
		assert_eq!(donated, Ok(vec![piece(FEBRUARY_2016, 7, 500_000, 5)]));
		assert_eq!(lot(FEBRUARY_2016, 7, 70), (283_330, 2));
		assert_eq!(void(451_250, 4), ((283_330, 2), (167_920, 2)));
		// The honour stays.
		assert_eq!(Points::honours_of(70).donated, quantity(500_000, 5));
	})
}

#[test]
fn take_back_should_be_short_when_one_point_of_the_record_was_redeemed() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(70, 451_250, 4)]);
		// 451,250 / 4 = 112,812.5 mg.
		let pieces = take(70, Ask::Points(1), Fate::Order).unwrap();
		assert_eq!(pieces, [piece(FEBRUARY_2016, 7, 112_812, 1)]);
		assert_eq!(void(451_250, 4), ((338_438, 3), (112_812, 1)));
	})
}

#[test]
fn take_back_should_leave_reductions_without_points_when_points_are_short() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(70, 223_809, 2)]);
		assert_eq!(void(100_000, 4), ((100_000, 2), (0, 2)));
		assert_eq!(lot(FEBRUARY_2016, 7, 70), (123_809, 0));
		// They can be donated.
		assert_ok!(take(70, Ask::Milligrams(123_809), Fate::Retired(Purpose::Donation)));
	})
}

#[test]
fn take_back_should_take_nothing_when_the_month_is_due_drained_or_not() {
	build_and_execute(|| {
		lot_l();
		Today::set(&FIRST_OF_MARCH_2018);
		assert_eq!(void(451_250, 4), ((0, 0), (451_250, 4)));
		assert_eq!(lot(FEBRUARY_2016, 7, 70), (783_330, 7));
		assert_eq!(Points::lapse_next(64), Some(1));
		assert_eq!(void(451_250, 4), ((0, 0), (451_250, 4)));
		assert_eq!(Points::honours_of(70).lapsed, quantity(783_330, 7));
	})
}

#[test]
fn take_back_should_take_the_difference_of_each_when_a_record_is_corrected_twice() {
	build_and_execute(|| {
		// 451,250 mg that should be 400,000, and then nothing.
		credit(7, FEBRUARY_2016, &[(70, 451_250, 4)]);
		assert_eq!(void(51_250, 0), ((51_250, 0), (0, 0)));
		assert_eq!(void(400_000, 4), ((400_000, 4), (0, 0)));
		assert_eq!(lot(FEBRUARY_2016, 7, 70), (0, 0));
		assert_eq!(ClassTotals::<Test>::get(7).taken_back, quantity(451_250, 4));
	})
}

#[test]
fn take_back_should_answer_for_each_when_people_stand_on_several_pages() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(1, 10, 1), (3, 30, 3), (255, 5, 5), (256, 40, 4)]);
		let wrong = [(1, 4, 1), (2, 9, 9), (3, 31, 3), (256, 40, 0), (600, 1, 1)];
		let outcome: Vec<_> = take_back(FEBRUARY_2016, &wrong)
			.unwrap()
			.into_iter()
			.map(|of| (of.participant, of.taken, of.short))
			.collect();
		let expected = [
			(1, quantity(4, 1), quantity(0, 0)),
			(2, quantity(0, 0), quantity(9, 9)),
			(3, quantity(30, 3), quantity(1, 0)),
			(256, quantity(40, 0), quantity(0, 0)),
			(600, quantity(0, 0), quantity(1, 1)),
		];
		assert_eq!(outcome, expected);
		assert_eq!(class_page(FEBRUARY_2016, 0, 7), [(1, 6, 0), (3, 0, 0), (255, 5, 5)]);
		assert_eq!(class_page(FEBRUARY_2016, 1, 7), [(0, 0, 4)]);
		assert_eq!(Lots::<Test>::iter_keys().count(), 2);
		assert_eq!(ClassTotals::<Test>::get(7).taken_back, quantity(74, 4));
	})
}

#[test]
fn take_back_should_write_nothing_when_nobody_has_lots() {
	build_and_execute(|| {
		assert_eq!(take_back(JUNE_2015, &[]), Ok(vec![]));
		assert_ok!(take_back(JUNE_2015, &[(70, 1, 1)]));
		assert_eq!(Lots::<Test>::iter_keys().count(), 0);
		assert_eq!(ClassTotals::<Test>::iter_keys().count(), 0);
	})
}

#[test]
fn take_back_should_refuse_when_participants_do_not_ascend() {
	build_and_execute(|| {
		lot_l();
		let wrong = [(71, 1, 1), (70, 1, 1)];
		assert_noop!(take_back(FEBRUARY_2016, &wrong), Error::<Test>::NotAscending);
	})
}
