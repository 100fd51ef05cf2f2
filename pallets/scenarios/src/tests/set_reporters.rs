use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};

use suhui_primitives::Sources as _;

use super::{admit, apply, assert_last_event, ended, set_reporters};
use crate::{mock::*, Error, Event, Involved, Reporters};

#[test]
fn set_reporters_should_store_them_when_the_developer_calls() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(set_reporters(source, &[number(SECOND_REPORTER), number(REPORTER)]));
		assert_eq!(
			Reporters::<Test>::get(source).into_inner(),
			[number(SECOND_REPORTER), number(REPORTER)]
		);
	});
}

#[test]
fn set_reporters_should_replace_those_before_when_called_again() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(set_reporters(source, &[number(REPORTER)]));
		assert_ok!(set_reporters(source, &[number(SECOND_REPORTER)]));
		assert_eq!(Reporters::<Test>::get(source).into_inner(), [number(SECOND_REPORTER)]);
	});
}

#[test]
fn set_reporters_should_leave_none_when_the_list_is_empty() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(set_reporters(source, &[number(REPORTER)]));
		assert_ok!(set_reporters(source, &[]));
		assert!(Reporters::<Test>::get(source).is_empty());
	});
}

#[test]
fn set_reporters_should_succeed_when_the_scenario_is_applied_for() {
	build_and_execute(|| {
		let source = apply();
		assert_ok!(set_reporters(source, &[number(REPORTER)]));
	});
}

#[test]
fn set_reporters_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(set_reporters(source, &[number(REPORTER)]));
		assert_last_event(Event::ReportersNamed { source });
	});
}

#[test]
fn set_reporters_should_fail_when_the_scenario_is_unknown() {
	build_and_execute(|| {
		assert_noop!(set_reporters(1, &[number(REPORTER)]), Error::<Test>::NotFound);
	});
}

#[test]
fn set_reporters_should_fail_when_another_participant_calls() {
	build_and_execute(|| {
		let source = admit();
		let reporters = vec![number(REPORTER)].try_into().unwrap();
		assert_noop!(
			Scenarios::set_reporters(RuntimeOrigin::signed(REPORTER), source, reporters),
			Error::<Test>::NotDeveloper
		);
	});
}

#[test]
fn set_reporters_should_fail_when_the_scenario_is_over() {
	build_and_execute(|| {
		for source in ended() {
			assert_noop!(set_reporters(source, &[number(REPORTER)]), Error::<Test>::Terminated);
		}
	});
}

#[test]
fn set_reporters_should_fail_when_a_number_was_never_given() {
	build_and_execute(|| {
		let source = admit();
		assert_noop!(
			set_reporters(source, &[number(REPORTER), LAST_PARTICIPANT + 1]),
			Error::<Test>::NotRegistered
		);
	});
}

#[test]
fn set_reporters_should_fail_when_a_reporter_closed_its_account() {
	build_and_execute(|| {
		let source = admit();
		let reporters = [number(REPORTER), number(SECOND_REPORTER)];
		Closed::set(&vec![SECOND_REPORTER]);
		assert_noop!(set_reporters(source, &reporters), Error::<Test>::NotRegistered);
	});
}

#[test]
fn set_reporters_should_take_the_developers_new_key_alone_when_it_was_changed() {
	build_and_execute(|| {
		let source = admit();
		give_developer_another_key();
		let reporters = vec![number(REPORTER)];
		assert_noop!(set_reporters(source, &reporters), Error::<Test>::NotRegistered);
		let origin = RuntimeOrigin::signed(STRANGER);
		assert_ok!(Scenarios::set_reporters(origin, source, reporters.try_into().unwrap()));
	});
}

#[test]
fn interest_should_stay_when_a_reporter_who_acted_is_replaced() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(set_reporters(source, &[number(REPORTER), number(CITIZEN)]));
		Scenarios::reported(source, number(REPORTER));
		assert_ok!(set_reporters(source, &[number(SECOND_REPORTER)]));
		let are_interested = [DEVELOPER, REPORTER, SECOND_REPORTER, CITIZEN]
			.map(|account| Scenarios::is_interested(source, number(account)));
		assert_eq!(are_interested, [true, true, false, false]);
		assert!(!Involved::<Test>::contains_key(source, number(CITIZEN)));
	});
}

#[test]
fn set_reporters_should_fail_when_the_developer_closed_its_account() {
	build_and_execute(|| {
		let source = admit();
		Closed::set(&vec![DEVELOPER]);
		assert_noop!(set_reporters(source, &[number(REPORTER)]), Error::<Test>::NotRegistered);
	});
}

#[test]
fn set_reporters_should_fail_when_a_reporter_is_named_twice() {
	build_and_execute(|| {
		let source = admit();
		assert_noop!(
			set_reporters(source, &[number(REPORTER), number(SECOND_REPORTER), number(REPORTER)]),
			Error::<Test>::AlreadyExists
		);
	});
}

#[test]
fn set_reporters_should_fail_when_nobody_signs() {
	build_and_execute(|| {
		let source = admit();
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let reporters = vec![number(REPORTER)].try_into().unwrap();
			assert_noop!(Scenarios::set_reporters(origin, source, reporters), BadOrigin);
		}
	});
}
