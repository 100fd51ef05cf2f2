use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::Day;

use super::{appoint, assert_last_event, dismiss, expert};
use crate::{mock::*, Error, Event, ExpertOf, Sitting};

#[test]
fn dismiss_should_end_the_seat_when_the_council_calls() {
	build_and_execute(|| {
		appoint(KEY);
		appoint(SECOND_KEY);
		Today::set(&Day(16_900));
		assert_ok!(ExpertGroup::dismiss(council(), 1));
		assert_eq!(expert(1).dismissed, Some(Day(16_900)));
		assert_eq!(ExpertGroup::expert(&KEY), None);
		assert_eq!(ExpertGroup::expert(&SECOND_KEY), Some(2));
		assert_eq!(Sitting::<Test>::get(), 1);
	});
}

#[test]
fn dismiss_should_keep_key_and_nonce_when_it_succeeds() {
	build_and_execute(|| {
		appoint(KEY);
		dismiss(1);
		assert_eq!(ExpertOf::<Test>::get(KEY), Some(1));
		assert_eq!(System::providers(&KEY), 1);
	});
}

#[test]
fn dismiss_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		appoint(KEY);
		dismiss(1);
		assert_last_event(Event::Dismissed { expert: 1 });
	});
}

#[test]
fn dismiss_should_fail_when_nobody_has_the_number() {
	build_and_execute(|| {
		appoint(KEY);
		assert_noop!(ExpertGroup::dismiss(council(), 2), Error::<Test>::NotFound);
	});
}

#[test]
fn dismiss_should_fail_when_the_expert_was_dismissed_already() {
	build_and_execute(|| {
		appoint(KEY);
		dismiss(1);
		assert_noop!(ExpertGroup::dismiss(council(), 1), Error::<Test>::Dismissed);
	});
}

#[test]
fn dismiss_should_fail_when_the_caller_is_not_the_council() {
	build_and_execute(|| {
		appoint(KEY);
		let callers = [OPERATOR, AUTHORITY, KEY].map(RuntimeOrigin::signed);
		for origin in callers.into_iter().chain([RuntimeOrigin::root(), RuntimeOrigin::none()]) {
			assert_noop!(ExpertGroup::dismiss(origin, 1), BadOrigin);
		}
	});
}
