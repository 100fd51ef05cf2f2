use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError::BadOrigin, DispatchResult},
};
use suhui_primitives::{SourceId, Subject};

use super::{
	admit, apply, assert_last_event, developer, ended, june, operator, order, propose, stage,
};
use crate::{mock::*, Error, Event, PointsRules, Rectifications, ScenarioStage, Transfers};

fn leave(source: SourceId) -> DispatchResult {
	Scenarios::leave(developer(), source)
}

#[test]
fn leave_should_record_the_day_when_the_developer_calls() {
	build_and_execute(|| {
		let source = admit();
		Today::set(&june(10));
		assert_ok!(leave(source));
		assert_eq!(stage(source), ScenarioStage::Left(june(10)));
		assert_last_event(Event::Left { source });
	});
}

#[test]
fn leave_should_leave_nothing_to_be_done_when_the_scenario_was_to_be_rectified() {
	build_and_execute(|| {
		let source = admit();
		order(source);
		assert_ok!(Scenarios::transfer(developer(), source, Some(number(CITIZEN))));
		assert_ok!(leave(source));
		assert!(!Rectifications::<Test>::contains_key(source));
		assert!(!Transfers::<Test>::contains_key(source));
		assert_eq!(Dropped::get(), [Subject::Rectification(source)]);
	});
}

#[test]
fn leave_should_leave_the_proposal_to_be_withdrawn_when_terms_are_proposed() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(propose(source));
		assert_ok!(leave(source));
		assert!(PointsRules::<Test>::contains_key(source, 2));
		assert_ok!(Scenarios::withdraw(developer(), source));
		assert!(!PointsRules::<Test>::contains_key(source, 2));
	});
}

#[test]
fn leave_should_fail_when_the_scenario_takes_no_part() {
	build_and_execute(|| {
		let applied = apply();
		assert_noop!(leave(applied), Error::<Test>::NotAdmitted);
		for source in ended() {
			assert_noop!(leave(source), Error::<Test>::Terminated);
		}
		assert_noop!(leave(1_000), Error::<Test>::NotFound);
	});
}

#[test]
fn leave_should_fail_when_another_participant_calls() {
	build_and_execute(|| {
		let source = admit();
		let other = RuntimeOrigin::signed(REPORTER);
		assert_noop!(Scenarios::leave(other, source), Error::<Test>::NotDeveloper);
	});
}

#[test]
fn leave_should_fail_when_the_caller_is_no_participant() {
	build_and_execute(|| {
		let source = admit();
		assert_noop!(Scenarios::leave(operator(), source), Error::<Test>::NotRegistered);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Scenarios::leave(origin, source), BadOrigin);
		}
	});
}
