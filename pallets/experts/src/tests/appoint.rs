use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{ArithmeticError, DispatchError::BadOrigin},
};
use suhui_primitives::{Day, MAX_EXPERTS};

use super::{appoint, assert_last_event, change_key, dismiss, expert};
use crate::{mock::*, Error, Event, Expert, ExpertOf, NextExpert, Sitting};

#[test]
fn appoint_should_give_a_seat_when_the_council_calls() {
	build_and_execute(|| {
		Today::set(&Day(20_123));
		assert_ok!(ExpertGroup::appoint(council(), KEY));
		let seat = Expert {
			account: KEY,
			appointed: Day(20_123),
			dismissed: None,
			keys: 1,
			key_since: Day(20_123),
		};
		assert_eq!(expert(1), seat);
		assert_eq!(ExpertGroup::expert(&KEY), Some(1));
	});
}

#[test]
fn appoint_should_number_experts_from_one_when_called_again() {
	build_and_execute(|| {
		assert_eq!(appoint(KEY), 1);
		assert_eq!(appoint(SECOND_KEY), 2);
		assert_eq!((Sitting::<Test>::get(), NextExpert::<Test>::get()), (2, 3));
	});
}

#[test]
fn appoint_should_let_the_key_send_when_it_has_no_account() {
	build_and_execute(|| {
		appoint(KEY);
		assert_eq!(System::providers(&KEY), 1);
	});
}

#[test]
fn appoint_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		appoint(KEY);
		assert_last_event(Event::Appointed { expert: 1, account: KEY });
	});
}

#[test]
fn appoint_should_give_the_seat_back_when_the_expert_was_dismissed() {
	build_and_execute(|| {
		appoint(KEY);
		appoint(SECOND_KEY);
		dismiss(1);
		Today::set(&Day(16_850));
		assert_ok!(ExpertGroup::appoint(council(), KEY));
		assert_last_event(Event::Appointed { expert: 1, account: KEY });
		let seat = expert(1);
		assert_eq!((seat.appointed, seat.dismissed), (Day(16_850), None));
		// The key is still the one of the first appointment.
		assert_eq!((seat.keys, seat.key_since), (1, TENTH_OF_FEBRUARY_2016));
		assert_eq!((Sitting::<Test>::get(), NextExpert::<Test>::get()), (2, 3));
	});
}

#[test]
fn appoint_should_give_the_seat_back_when_its_key_is_not_the_first() {
	build_and_execute(|| {
		appoint(KEY);
		assert_ok!(change_key(KEY, SECOND_KEY, 1, 2));
		dismiss(1);
		assert_ok!(ExpertGroup::appoint(council(), SECOND_KEY));
		assert_eq!(ExpertGroup::expert(&SECOND_KEY), Some(1));
		assert_eq!(ExpertGroup::expert(&KEY), None);
	});
}

#[test]
fn appoint_should_fail_when_the_key_has_a_seat() {
	build_and_execute(|| {
		appoint(KEY);
		assert_noop!(ExpertGroup::appoint(council(), KEY), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn appoint_should_fail_when_the_key_is_a_former_one_of_an_expert() {
	build_and_execute(|| {
		appoint(KEY);
		assert_ok!(change_key(KEY, SECOND_KEY, 1, 2));
		assert_noop!(ExpertGroup::appoint(council(), KEY), Error::<Test>::AlreadyExists);
		dismiss(1);
		assert_noop!(ExpertGroup::appoint(council(), KEY), Error::<Test>::AlreadyExists);
		assert_eq!(ExpertOf::<Test>::get(KEY), Some(1));
	});
}

#[test]
fn appoint_should_fail_when_the_key_holds_an_office() {
	build_and_execute(|| {
		for official in [OPERATOR, AUTHORITY] {
			assert_noop!(ExpertGroup::appoint(council(), official), Error::<Test>::HoldsOffice);
		}
	});
}

#[test]
fn appoint_should_fail_when_as_many_sit_as_may() {
	build_and_execute(|| {
		for number in 1..=MAX_EXPERTS {
			assert_eq!(appoint(1_000 + u64::from(number)), number);
		}
		assert_noop!(ExpertGroup::appoint(council(), KEY), Error::<Test>::TooMany);
		dismiss(7);
		assert_eq!(appoint(KEY), 129);
		assert_noop!(ExpertGroup::appoint(council(), 1_007), Error::<Test>::TooMany);
	});
}

#[test]
fn appoint_should_fail_when_numbers_are_given_out() {
	new_test_ext().execute_with(|| {
		NextExpert::<Test>::put(u32::MAX);
		assert_noop!(ExpertGroup::appoint(council(), KEY), ArithmeticError::Overflow);
	});
}

#[test]
fn appoint_should_fail_when_the_caller_is_not_the_council() {
	build_and_execute(|| {
		let callers = [OPERATOR, AUTHORITY, KEY].map(RuntimeOrigin::signed);
		for origin in callers.into_iter().chain([RuntimeOrigin::root(), RuntimeOrigin::none()]) {
			assert_noop!(ExpertGroup::appoint(origin, KEY), BadOrigin);
		}
	});
}
