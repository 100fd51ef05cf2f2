use polkadot_sdk::frame_support::{assert_ok, traits::Hooks, weights::Weight};
use polkadot_sdk::frame_system::RawOrigin;
use suhui_primitives::{Ask, Day, Fate, Month};

use crate::{mock::*, Balance};

#[test]
fn balance_should_list_lots_oldest_first_when_months_differ() {
	build_and_execute(|| {
		credit(9, Month(554), &[(70, 1, 2)]);
		credit(7, FEBRUARY_2016, &[(70, 10, 20), (71, 5, 5)]);
		credit(3, FEBRUARY_2016, &[(70, 100, 200)]);
		Today::set(&Day(FIRST_OF_FEBRUARY_2016.0 + 31));
		assert_eq!(
			Points::balance(70),
			Balance {
				quantity: quantity(111, 222),
				lots: vec![
					(FEBRUARY_2016, 3, quantity(100, 200)),
					(FEBRUARY_2016, 7, quantity(10, 20)),
					(Month(554), 9, quantity(1, 2)),
				],
				honour: quantity(0, 0),
			}
		);
	})
}

#[test]
fn balance_should_be_empty_when_the_participant_never_earned() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(70, 10, 20)]);
		assert_eq!(Points::balance(6), Balance::default());
	})
}

#[test]
fn balance_should_hold_lots_when_it_is_the_last_day_before_they_lapse() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(70, 10, 20)]);
		Today::set(&LAST_OF_FEBRUARY_2018);
		assert_eq!(Points::balance(70).quantity, quantity(10, 20));
	})
}

#[test]
fn balance_should_count_lots_as_honour_when_they_are_due_but_not_drained() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(70, 10, 20)]);
		Today::set(&FIRST_OF_MARCH_2018);
		let honoured = Balance { honour: quantity(10, 20), ..Balance::default() };
		assert_eq!(Points::balance(70), honoured);
	})
}

#[test]
fn balance_should_count_all_due_lots_as_honour_when_draining_is_months_behind() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(70, 10, 20)]);
		credit(8, Month(554), &[(70, 1, 2)]);
		// The first of April 2018, and of February 2020, 48 months after February 2016.
		for day in [17_622, 18_293] {
			Today::set(&Day(day));
			let honoured = Balance { honour: quantity(11, 22), ..Balance::default() };
			assert_eq!(Points::balance(70), honoured);
		}
	})
}

#[test]
fn balance_should_look_at_two_years_of_due_lots_when_draining_is_further_behind() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(70, 10, 20)]);
		credit(8, Month(554), &[(70, 1, 2)]);
		// The first of March 2020.
		Today::set(&Day(18_322));
		assert_eq!(Points::balance(70).honour, quantity(1, 2));
		Points::on_idle(1, Weight::MAX);
		assert_eq!(Points::balance(70).honour, quantity(11, 22));
	})
}

#[test]
fn balance_should_not_change_when_due_lots_are_drained() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(70, 10, 20)]);
		Today::set(&FIRST_OF_MARCH_2018);
		let before = Points::balance(70);
		Points::on_idle(1, Weight::MAX);
		assert_eq!(Points::balance(70), before);
	})
}

#[test]
fn balance_should_keep_the_honour_when_new_lots_are_credited_after_a_lapse() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(70, 10, 20)]);
		Today::set(&FIRST_OF_MARCH_2018);
		assert_ok!(Points::lapse(RawOrigin::Signed(CITIZEN).into(), FEBRUARY_2016, 1));
		credit(11, Month(578), &[(70, 1, 2)]);
		let expected = Balance {
			quantity: quantity(1, 2),
			lots: vec![(Month(578), 11, quantity(1, 2))],
			honour: quantity(10, 20),
		};
		assert_eq!(Points::balance(70), expected);
	})
}

#[test]
fn balance_should_leave_out_lots_when_nothing_is_left_in_them() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(70, 10, 20)]);
		credit(9, FEBRUARY_2016, &[(70, 1, 2)]);
		take(70, Ask::Points(20), Fate::Order).unwrap();
		let expected = Balance {
			quantity: quantity(1, 2),
			lots: vec![(FEBRUARY_2016, 9, quantity(1, 2))],
			honour: quantity(0, 0),
		};
		assert_eq!(Points::balance(70), expected);
	})
}
