use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResult},
	sp_runtime::DispatchError::BadOrigin,
};

use super::{appoint, assert_last_event, change_key, dismiss, expert};
use crate::{mock::*, Error, Event};

/// The council gives the expert another key, which consents to this place.
fn replace_key(expert: u32, to: u64, place: u32) -> DispatchResult {
	ExpertGroup::replace_key(council(), expert, to, consent(to, expert, place))
}

#[test]
fn replace_key_should_keep_the_number_when_the_council_calls() {
	build_and_execute(|| {
		appoint(KEY);
		assert_ok!(replace_key(1, SECOND_KEY, 2));
		assert_eq!(ExpertGroup::expert(&SECOND_KEY), Some(1));
		assert_eq!(ExpertGroup::expert(&KEY), None);
		assert_eq!(expert(1).keys, 2);
	});
}

#[test]
fn replace_key_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		appoint(KEY);
		assert_ok!(replace_key(1, SECOND_KEY, 2));
		assert_last_event(Event::KeyChanged { expert: 1, account: SECOND_KEY });
	});
}

#[test]
fn replace_key_should_not_wait_when_the_key_was_changed_the_same_day() {
	build_and_execute(|| {
		appoint(KEY);
		assert_ok!(change_key(KEY, SECOND_KEY, 1, 2));
		assert_ok!(replace_key(1, THIRD_KEY, 3));
		// But the expert waits, 30 days from then.
		assert_noop!(change_key(THIRD_KEY, SECOND_KEY, 1, 4), Error::<Test>::TooSoon);
	});
}

#[test]
fn replace_key_should_fail_when_the_new_key_does_not_consent() {
	build_and_execute(|| {
		appoint(KEY);
		assert_noop!(
			ExpertGroup::replace_key(council(), 1, SECOND_KEY, consent(KEY, 1, 2)),
			Error::<Test>::ConsentInvalid
		);
		assert_noop!(replace_key(1, SECOND_KEY, 1), Error::<Test>::ConsentInvalid);
	});
}

#[test]
fn replace_key_should_fail_when_the_new_key_holds_an_office() {
	build_and_execute(|| {
		appoint(KEY);
		for official in [OPERATOR, AUTHORITY] {
			assert_noop!(replace_key(1, official, 2), Error::<Test>::HoldsOffice);
		}
	});
}

#[test]
fn replace_key_should_fail_when_the_key_is_an_experts() {
	build_and_execute(|| {
		appoint(KEY);
		appoint(SECOND_KEY);
		for key in [KEY, SECOND_KEY] {
			assert_noop!(replace_key(1, key, 2), Error::<Test>::AlreadyExists);
		}
	});
}

#[test]
fn replace_key_should_fail_when_nobody_has_the_number() {
	build_and_execute(|| {
		assert_noop!(replace_key(1, KEY, 2), Error::<Test>::NotFound);
	});
}

#[test]
fn replace_key_should_fail_when_the_expert_was_dismissed() {
	build_and_execute(|| {
		appoint(KEY);
		dismiss(1);
		assert_noop!(replace_key(1, SECOND_KEY, 2), Error::<Test>::Dismissed);
	});
}

#[test]
fn replace_key_should_fail_when_the_caller_is_not_the_council() {
	build_and_execute(|| {
		appoint(KEY);
		let callers = [OPERATOR, AUTHORITY, KEY].map(RuntimeOrigin::signed);
		for origin in callers.into_iter().chain([RuntimeOrigin::root(), RuntimeOrigin::none()]) {
			let consent = consent(SECOND_KEY, 1, 2);
			assert_noop!(ExpertGroup::replace_key(origin, 1, SECOND_KEY, consent), BadOrigin);
		}
	});
}
