use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::Day;

use super::{appoint, assert_last_event, change_key, dismiss, expert};
use crate::{mock::*, Error, Event, ExpertOf, Sitting};

/// 30 days after the tenth of February 2016.
const ELEVENTH_OF_MARCH: Day = Day(16_871);

#[test]
fn change_key_should_keep_the_number_when_the_new_key_consents() {
	build_and_execute(|| {
		appoint(KEY);
		Today::set(&Day(16_845));
		assert_ok!(change_key(KEY, SECOND_KEY, 1, 2));
		assert_eq!(ExpertGroup::expert(&SECOND_KEY), Some(1));
		let seat = expert(1);
		assert_eq!((seat.account, seat.keys, seat.key_since), (SECOND_KEY, 2, Day(16_845)));
		assert_eq!(seat.appointed, TENTH_OF_FEBRUARY_2016);
		assert_eq!(Sitting::<Test>::get(), 1);
	});
}

#[test]
fn change_key_should_let_the_old_key_go_when_it_succeeds() {
	build_and_execute(|| {
		appoint(KEY);
		assert_ok!(change_key(KEY, SECOND_KEY, 1, 2));
		assert_eq!(ExpertGroup::expert(&KEY), None);
		assert_noop!(change_key(KEY, THIRD_KEY, 1, 3), Error::<Test>::NotExpert);
		// It is nobody else's, and what it signed cannot act again.
		assert_eq!(ExpertOf::<Test>::get(KEY), Some(1));
		assert_eq!((System::providers(&KEY), System::providers(&SECOND_KEY)), (1, 1));
	});
}

#[test]
fn change_key_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		appoint(KEY);
		assert_ok!(change_key(KEY, SECOND_KEY, 1, 2));
		assert_last_event(Event::KeyChanged { expert: 1, account: SECOND_KEY });
	});
}

#[test]
fn change_key_should_wait_thirty_days_when_the_key_was_changed_before() {
	build_and_execute(|| {
		appoint(KEY);
		assert_ok!(change_key(KEY, SECOND_KEY, 1, 2));
		for day in [TENTH_OF_FEBRUARY_2016, Day(16_870)] {
			Today::set(&day);
			assert_noop!(change_key(SECOND_KEY, THIRD_KEY, 1, 3), Error::<Test>::TooSoon);
		}
		Today::set(&ELEVENTH_OF_MARCH);
		assert_ok!(change_key(SECOND_KEY, THIRD_KEY, 1, 3));
	});
}

#[test]
fn change_key_should_wait_thirty_days_when_the_expert_was_appointed_again() {
	build_and_execute(|| {
		appoint(KEY);
		assert_ok!(change_key(KEY, SECOND_KEY, 1, 2));
		dismiss(1);
		assert_ok!(ExpertGroup::appoint(council(), SECOND_KEY));
		assert_noop!(change_key(SECOND_KEY, THIRD_KEY, 1, 3), Error::<Test>::TooSoon);
	});
}

#[test]
fn change_key_should_fail_when_another_key_consents() {
	build_and_execute(|| {
		appoint(KEY);
		for other in [KEY, THIRD_KEY] {
			let origin = RuntimeOrigin::signed(KEY);
			assert_noop!(
				ExpertGroup::change_key(origin, SECOND_KEY, consent(other, 1, 2)),
				Error::<Test>::ConsentInvalid
			);
		}
	});
}

#[test]
fn change_key_should_fail_when_the_key_consents_to_stand_for_another() {
	build_and_execute(|| {
		appoint(KEY);
		assert_noop!(change_key(KEY, SECOND_KEY, 2, 2), Error::<Test>::ConsentInvalid);
	});
}

#[test]
fn change_key_should_fail_when_the_consent_served_before() {
	build_and_execute(|| {
		appoint(KEY);
		assert_ok!(change_key(KEY, SECOND_KEY, 1, 2));
		Today::set(&ELEVENTH_OF_MARCH);
		assert_ok!(change_key(SECOND_KEY, THIRD_KEY, 1, 3));
		Today::set(&ELEVENTH_OF_MARCH.saturating_add(30));
		assert_noop!(change_key(THIRD_KEY, SECOND_KEY, 1, 2), Error::<Test>::ConsentInvalid);
		// An earlier key may come back, by a consent of its own.
		assert_ok!(change_key(THIRD_KEY, SECOND_KEY, 1, 4));
		assert_eq!(ExpertGroup::expert(&SECOND_KEY), Some(1));
	});
}

#[test]
fn change_key_should_fail_when_the_key_is_the_present_one() {
	build_and_execute(|| {
		appoint(KEY);
		assert_noop!(change_key(KEY, KEY, 1, 2), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn change_key_should_fail_when_the_key_stood_for_another_expert() {
	build_and_execute(|| {
		appoint(KEY);
		appoint(SECOND_KEY);
		assert_noop!(change_key(KEY, SECOND_KEY, 1, 2), Error::<Test>::AlreadyExists);
		dismiss(2);
		assert_noop!(change_key(KEY, SECOND_KEY, 1, 2), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn change_key_should_fail_when_the_caller_is_no_sitting_expert() {
	build_and_execute(|| {
		appoint(KEY);
		dismiss(1);
		assert_noop!(change_key(KEY, SECOND_KEY, 1, 2), Error::<Test>::NotExpert);
		assert_noop!(change_key(STRANGER, SECOND_KEY, 1, 2), Error::<Test>::NotExpert);
	});
}

#[test]
fn change_key_should_fail_when_nobody_signs() {
	build_and_execute(|| {
		appoint(KEY);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let consent = consent(SECOND_KEY, 1, 2);
			assert_noop!(ExpertGroup::change_key(origin, SECOND_KEY, consent), BadOrigin);
		}
	});
}

#[test]
fn change_key_should_fail_when_the_new_key_holds_an_office() {
	build_and_execute(|| {
		appoint(KEY);
		for official in [OPERATOR, AUTHORITY] {
			assert_noop!(change_key(KEY, official, 1, 2), Error::<Test>::HoldsOffice);
		}
	});
}
