use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};

use super::{admit, apply, assert_last_event, set_reporters};
use crate::{mock::*, Error, Event, Reporters};

#[test]
fn set_reporters_should_store_them_when_the_developer_calls() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(set_reporters(source, &[SECOND_REPORTER, REPORTER]));
		assert_eq!(Reporters::<Test>::get(source).into_inner(), [SECOND_REPORTER, REPORTER]);
	});
}

#[test]
fn set_reporters_should_replace_those_before_when_called_again() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(set_reporters(source, &[REPORTER]));
		assert_ok!(set_reporters(source, &[SECOND_REPORTER]));
		assert_eq!(Reporters::<Test>::get(source).into_inner(), [SECOND_REPORTER]);
	});
}

#[test]
fn set_reporters_should_leave_none_when_the_list_is_empty() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(set_reporters(source, &[REPORTER]));
		assert_ok!(set_reporters(source, &[]));
		assert!(Reporters::<Test>::get(source).is_empty());
	});
}

#[test]
fn set_reporters_should_succeed_when_the_scenario_is_in_review() {
	build_and_execute(|| {
		let source = apply();
		assert_ok!(set_reporters(source, &[REPORTER]));
	});
}

#[test]
fn set_reporters_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(set_reporters(source, &[REPORTER]));
		assert_last_event(Event::ReportersNamed { source });
	});
}

#[test]
fn set_reporters_should_fail_when_the_scenario_is_unknown() {
	build_and_execute(|| {
		assert_noop!(set_reporters(1, &[REPORTER]), Error::<Test>::NotFound);
	});
}

#[test]
fn set_reporters_should_fail_when_another_participant_calls() {
	build_and_execute(|| {
		let source = admit();
		let reporters = vec![REPORTER].try_into().unwrap();
		assert_noop!(
			Scenarios::set_reporters(RuntimeOrigin::signed(REPORTER), source, reporters),
			Error::<Test>::NotDeveloper
		);
	});
}

#[test]
fn set_reporters_should_fail_when_the_scenario_is_terminated() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(Scenarios::terminate(RuntimeOrigin::signed(OPERATOR), source));
		assert_noop!(set_reporters(source, &[REPORTER]), Error::<Test>::Terminated);
	});
}

#[test]
fn set_reporters_should_fail_when_a_reporter_is_not_registered() {
	build_and_execute(|| {
		let source = admit();
		assert_noop!(set_reporters(source, &[REPORTER, STRANGER]), Error::<Test>::NotRegistered);
	});
}

#[test]
fn set_reporters_should_fail_when_the_developer_closed_its_account() {
	build_and_execute(|| {
		let source = admit();
		Closed::set(&vec![DEVELOPER]);
		assert_noop!(set_reporters(source, &[REPORTER]), Error::<Test>::NotRegistered);
	});
}

#[test]
fn set_reporters_should_fail_when_a_reporter_is_named_twice() {
	build_and_execute(|| {
		let source = admit();
		assert_noop!(
			set_reporters(source, &[REPORTER, SECOND_REPORTER, REPORTER]),
			Error::<Test>::AlreadyExists
		);
	});
}

#[test]
fn set_reporters_should_fail_when_nobody_signs() {
	build_and_execute(|| {
		let source = admit();
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let reporters = vec![REPORTER].try_into().unwrap();
			assert_noop!(Scenarios::set_reporters(origin, source, reporters), BadOrigin);
		}
	});
}
