use polkadot_sdk::frame_support::{assert_err, assert_ok};
use suhui_primitives::{Month, Page};

use crate::{mock::*, Cursor, NextToLapse};

/// Lots of February 2016 stand on one page, and then come to harm.
fn broken(error: &'static str, harm: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		credit(7, FEBRUARY_2016, &[(1, 10, 1)]);
		assert_ok!(Points::do_try_state());
		harm();
		assert_err!(Points::do_try_state(), error);
	});
}

#[test]
fn try_state_should_fail_when_lots_never_lapse() {
	broken("lots that never lapse", NextToLapse::<Test>::kill);
}

#[test]
fn try_state_should_fail_when_there_are_lots_of_a_month_that_lapsed() {
	broken("lots of a month that lapsed", || {
		NextToLapse::<Test>::put(Cursor::of(Month(554)));
	});
}

#[test]
fn try_state_should_fail_when_there_are_lots_of_a_page_that_lapsed() {
	broken("lots of a page that lapsed", || {
		Today::set(&FIRST_OF_MARCH_2018);
		NextToLapse::<Test>::put(Cursor { month: FEBRUARY_2016, after: Some(Page(0)) });
	});
}

#[test]
fn try_state_should_fail_when_a_month_lapses_before_it_is_due() {
	broken("a month whose lots lapse before it is due", || {
		NextToLapse::<Test>::put(Cursor { month: Month(552), after: Some(Page(0)) });
	});
}
