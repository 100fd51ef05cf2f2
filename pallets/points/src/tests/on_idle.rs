use polkadot_sdk::frame_support::{assert_ok, traits::Hooks, weights::Weight};
use polkadot_sdk::frame_system::RawOrigin;
use suhui_primitives::{Day, Month};

use crate::{mock::*, Cursor, Honours, Lots, NextToLapse};

const PLENTY: u64 = 1_000_000;

/// Runs `on_idle` with so much weight left; a step takes 10, a class page 1.
fn on_idle(remaining: u64) -> u64 {
	Points::on_idle(1, Weight::from_parts(remaining, 0)).ref_time()
}

fn five_pages() {
	let people: Vec<_> = (0..5).map(|page| (page * 256, 10, 1)).collect();
	credit(7, FEBRUARY_2016, &people);
}

#[test]
fn on_idle_should_do_nothing_when_no_lots_are_due() {
	build_and_execute(|| {
		five_pages();
		Today::set(&LAST_OF_FEBRUARY_2018);
		on_idle(PLENTY);
		assert_eq!(on_idle(PLENTY), 0);
		assert_eq!(Lots::<Test>::iter().count(), 5);
		assert_eq!(NextToLapse::<Test>::get(), Some(Cursor::of(FEBRUARY_2016)));
	})
}

#[test]
fn on_idle_should_let_all_lapse_when_weight_is_plenty() {
	build_and_execute(|| {
		five_pages();
		Today::set(&FIRST_OF_MARCH_2018);
		on_idle(PLENTY);
		assert_eq!(Lots::<Test>::iter().count(), 0);
		assert_eq!(Points::honours_of(1_024).lapsed, quantity(10, 1));
		assert_eq!(NextToLapse::<Test>::get(), Some(Cursor::of(Month(554))));
	})
}

#[test]
fn on_idle_should_take_as_many_pages_as_it_may_when_weight_is_short() {
	build_and_execute(|| {
		five_pages();
		Today::set(&FIRST_OF_MARCH_2018);
		assert_eq!(on_idle(13), 13);
		assert_eq!(Lots::<Test>::iter().count(), 2);
		let Cursor { month, after } = NextToLapse::<Test>::get().unwrap();
		assert_eq!(month, FEBRUARY_2016);
		assert!(!Lots::<Test>::contains_key((FEBRUARY_2016, after.unwrap(), 7u32)));
	})
}

#[test]
fn on_idle_should_go_on_where_it_stopped_when_the_next_block_has_room() {
	build_and_execute(|| {
		five_pages();
		Today::set(&FIRST_OF_MARCH_2018);
		on_idle(13);
		on_idle(13);
		assert_eq!(Lots::<Test>::iter().count(), 0);
		assert_eq!(Honours::<Test>::iter().count(), 5);
		assert_eq!(NextToLapse::<Test>::get(), Some(Cursor::of(Month(554))));
	})
}

#[test]
fn on_idle_should_go_on_within_a_page_when_it_has_more_classes_than_room() {
	build_and_execute(|| {
		(0..5).for_each(|class| credit(class, FEBRUARY_2016, &[(1, 10, 1)]));
		Today::set(&FIRST_OF_MARCH_2018);
		assert_eq!(on_idle(13), 13);
		assert_eq!(Points::honours_of(1).lapsed, quantity(30, 3));
		assert_eq!(NextToLapse::<Test>::get(), Some(Cursor::of(FEBRUARY_2016)));
		on_idle(13);
		assert_eq!(Points::honours_of(1).lapsed, quantity(50, 5));
		assert_eq!(Lots::<Test>::iter().count(), 0);
		assert_eq!(NextToLapse::<Test>::get(), Some(Cursor::of(Month(554))));
	})
}

#[test]
fn on_idle_should_do_nothing_when_not_even_a_page_fits() {
	build_and_execute(|| {
		five_pages();
		Today::set(&FIRST_OF_MARCH_2018);
		assert_eq!(on_idle(10), 0);
		assert_eq!(Lots::<Test>::iter().count(), 5);
	})
}

#[test]
fn on_idle_should_never_use_more_than_remains_when_months_are_many() {
	build_and_execute(|| {
		five_pages();
		Today::set(&FIRST_OF_MARCH_2018);
		for remaining in [0, 1, 10, 11, 12, 25, 99, 101] {
			assert!(on_idle(remaining) <= remaining);
		}
	})
}

#[test]
fn on_idle_should_take_the_oldest_month_first_when_several_are_due() {
	build_and_execute(|| {
		five_pages();
		Today::set(&Day(FIRST_OF_FEBRUARY_2016.0 + 31));
		credit(7, Month(554), &[(1, 3, 3)]);
		Today::set(&Day(FIRST_OF_MARCH_2018.0 + 31));
		on_idle(14);
		assert_eq!(Lots::<Test>::iter_prefix((FEBRUARY_2016,)).count(), 1);
		assert_eq!(Lots::<Test>::iter_prefix((Month(554),)).count(), 1);
	})
}

#[test]
fn on_idle_should_pass_over_empty_months_when_it_catches_up() {
	build_and_execute(|| {
		five_pages();
		// The first of May 2018: February 2016 has five pages, March and April none.
		Today::set(&Day(FIRST_OF_MARCH_2018.0 + 61));
		assert_eq!(on_idle(PLENTY), 3 * 10 + 5);
		assert_eq!(NextToLapse::<Test>::get(), Some(Cursor::of(Month(556))));
	})
}

#[test]
fn on_idle_should_do_nothing_when_no_lots_were_ever_issued() {
	build_and_execute(|| {
		Today::set(&FIRST_OF_MARCH_2018);
		assert_eq!(on_idle(PLENTY), 0);
		assert_eq!(NextToLapse::<Test>::get(), None);
	})
}

#[test]
fn on_idle_should_go_on_where_a_call_stopped_when_they_take_turns() {
	build_and_execute(|| {
		five_pages();
		Today::set(&FIRST_OF_MARCH_2018);
		let call = || {
			assert_ok!(Points::lapse(RawOrigin::Signed(CITIZEN).into(), FEBRUARY_2016, 1));
		};
		call();
		assert_eq!(on_idle(12), 12);
		call();
		assert_eq!(Lots::<Test>::iter().count(), 1);
		assert_eq!(on_idle(PLENTY), 11);
		assert_eq!(Lots::<Test>::iter().count(), 0);
		assert_eq!(Honours::<Test>::iter().count(), 5);
	})
}
