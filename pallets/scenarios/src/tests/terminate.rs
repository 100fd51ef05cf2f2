use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::Day;

use super::{admit, apply, assert_last_event, propose, reject, terminate};
use crate::{mock::*, Error, Event, OpenApplications, PointsRules, ScenarioStage};

#[test]
fn terminate_should_record_the_day_when_the_scenario_is_admitted() {
	build_and_execute(|| {
		let source = admit();
		Today::set(&Day(20_400));
		terminate(source);
		let stage = crate::Scenarios::<Test>::get(source).unwrap().stage;
		assert_eq!(stage, ScenarioStage::Terminated(Day(20_400)));
	});
}

#[test]
fn terminate_should_leave_the_proposal_to_be_rejected_when_terms_are_proposed() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(propose(source));
		terminate(source);
		assert_eq!(OpenApplications::<Test>::get(number(DEVELOPER)), 1);
		assert!(PointsRules::<Test>::contains_key(source, 2));
	});
}

#[test]
fn terminate_should_fail_when_the_scenario_is_in_review() {
	build_and_execute(|| {
		let source = apply();
		assert_noop!(
			Scenarios::terminate(RuntimeOrigin::signed(OPERATOR), source),
			Error::<Test>::NotAdmitted
		);
	});
}

#[test]
fn terminate_should_fail_when_the_scenario_was_rejected() {
	build_and_execute(|| {
		let source = apply();
		reject(source);
		assert_noop!(
			Scenarios::terminate(RuntimeOrigin::signed(OPERATOR), source),
			Error::<Test>::Terminated
		);
	});
}

#[test]
fn terminate_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let source = admit();
		terminate(source);
		assert_last_event(Event::Terminated { source });
	});
}

#[test]
fn terminate_should_fail_when_the_scenario_is_unknown() {
	build_and_execute(|| {
		assert_noop!(
			Scenarios::terminate(RuntimeOrigin::signed(OPERATOR), 1),
			Error::<Test>::NotFound
		);
	});
}

#[test]
fn terminate_should_fail_when_the_scenario_is_terminated_already() {
	build_and_execute(|| {
		let source = admit();
		terminate(source);
		assert_noop!(
			Scenarios::terminate(RuntimeOrigin::signed(OPERATOR), source),
			Error::<Test>::Terminated
		);
	});
}

#[test]
fn terminate_should_fail_when_the_caller_is_not_the_operator() {
	build_and_execute(|| {
		let source = admit();
		for origin in
			[RuntimeOrigin::signed(DEVELOPER), RuntimeOrigin::root(), RuntimeOrigin::none()]
		{
			assert_noop!(Scenarios::terminate(origin, source), BadOrigin);
		}
	});
}
