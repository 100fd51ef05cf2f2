use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::Day;

use super::{
	admit, admit_from, apply, assert_last_event, june, reject, terminate, withdraw, NEW_YEAR,
};
use crate::{mock::*, Error, Event, InForce, OpenApplications, ScenarioStage};

#[test]
fn admit_should_record_the_day_when_the_operator_calls() {
	build_and_execute(|| {
		let source = apply();
		Today::set(&Day(20_009));
		assert_ok!(Scenarios::admit(RuntimeOrigin::signed(OPERATOR), source, NEW_YEAR));
		let stage = crate::Scenarios::<Test>::get(source).unwrap().stage;
		assert_eq!(stage, ScenarioStage::Admitted(Day(20_009)));
	});
}

#[test]
fn admit_should_put_the_first_terms_in_force_when_the_day_is_past_or_to_come() {
	build_and_execute(|| {
		let (past, to_come) = (admit_from(NEW_YEAR), admit_from(june(20)));
		assert_eq!(InForce::<Test>::get(past).into_inner(), [(1, NEW_YEAR)]);
		assert_eq!(InForce::<Test>::get(to_come).into_inner(), [(1, june(20))]);
	});
}

#[test]
fn admit_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		apply();
		let source = admit_from(Day(16_820));
		assert_last_event(Event::Admitted { source, from: Day(16_820), before: None });
	});
}

#[test]
fn admit_should_fail_when_the_scenario_is_unknown() {
	build_and_execute(|| {
		assert_noop!(
			Scenarios::admit(RuntimeOrigin::signed(OPERATOR), 1, NEW_YEAR),
			Error::<Test>::NotFound
		);
	});
}

#[test]
fn admit_should_fail_when_the_scenario_is_admitted_already() {
	build_and_execute(|| {
		let source = admit();
		assert_noop!(
			Scenarios::admit(RuntimeOrigin::signed(OPERATOR), source, NEW_YEAR),
			Error::<Test>::NotInReview
		);
	});
}

#[test]
fn admit_should_fail_when_the_scenario_is_terminated_rejected_or_withdrawn() {
	build_and_execute(|| {
		let (terminated, rejected, withdrawn) = (admit(), apply(), apply());
		terminate(terminated);
		reject(rejected);
		assert_ok!(withdraw(withdrawn));
		for source in [terminated, rejected, withdrawn] {
			assert_noop!(
				Scenarios::admit(RuntimeOrigin::signed(OPERATOR), source, NEW_YEAR),
				Error::<Test>::NotInReview
			);
		}
	});
}

#[test]
fn admit_should_leave_room_for_another_application_when_it_succeeds() {
	build_and_execute(|| {
		let (first, second) = (apply(), apply());
		assert_ok!(Scenarios::admit(RuntimeOrigin::signed(OPERATOR), first, NEW_YEAR));
		assert_eq!(OpenApplications::<Test>::get(number(DEVELOPER)), 1);
		assert_ok!(Scenarios::admit(RuntimeOrigin::signed(OPERATOR), second, NEW_YEAR));
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
			assert_noop!(Scenarios::admit(origin, source, NEW_YEAR), BadOrigin);
		}
	});
}
