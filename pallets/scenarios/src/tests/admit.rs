use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::Day;

use super::{admit, apply, assert_last_event, reject};
use crate::{mock::*, Error, Event, OpenApplications, ScenarioStage};

#[test]
fn admit_should_record_the_day_when_the_operator_calls() {
	build_and_execute(|| {
		let source = apply();
		Today::set(&Day(20_009));
		assert_ok!(Scenarios::admit(RuntimeOrigin::signed(OPERATOR), source));
		let stage = crate::Scenarios::<Test>::get(source).unwrap().stage;
		assert_eq!(stage, ScenarioStage::Admitted(Day(20_009)));
	});
}

#[test]
fn admit_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		apply();
		let source = admit();
		assert_last_event(Event::Admitted { source });
	});
}

#[test]
fn admit_should_fail_when_the_scenario_is_unknown() {
	build_and_execute(|| {
		assert_noop!(Scenarios::admit(RuntimeOrigin::signed(OPERATOR), 1), Error::<Test>::NotFound);
	});
}

#[test]
fn admit_should_fail_when_the_scenario_is_admitted_already() {
	build_and_execute(|| {
		let source = admit();
		assert_noop!(
			Scenarios::admit(RuntimeOrigin::signed(OPERATOR), source),
			Error::<Test>::NotInReview
		);
	});
}

#[test]
fn admit_should_fail_when_the_scenario_is_terminated_or_was_rejected() {
	build_and_execute(|| {
		let (terminated, rejected) = (admit(), apply());
		assert_ok!(Scenarios::terminate(RuntimeOrigin::signed(OPERATOR), terminated));
		reject(rejected);
		for source in [terminated, rejected] {
			assert_noop!(
				Scenarios::admit(RuntimeOrigin::signed(OPERATOR), source),
				Error::<Test>::NotInReview
			);
		}
	});
}

#[test]
fn admit_should_leave_room_for_another_application_when_it_succeeds() {
	build_and_execute(|| {
		let (first, second) = (apply(), apply());
		assert_ok!(Scenarios::admit(RuntimeOrigin::signed(OPERATOR), first));
		assert_eq!(OpenApplications::<Test>::get(number(DEVELOPER)), 1);
		assert_ok!(Scenarios::admit(RuntimeOrigin::signed(OPERATOR), second));
		assert!(!OpenApplications::<Test>::contains_key(number(DEVELOPER)));
	});
}

#[test]
fn admit_should_fail_when_the_caller_is_not_the_operator() {
	build_and_execute(|| {
		let source = apply();
		for origin in
			[RuntimeOrigin::signed(DEVELOPER), RuntimeOrigin::root(), RuntimeOrigin::none()]
		{
			assert_noop!(Scenarios::admit(origin, source), BadOrigin);
		}
	});
}
