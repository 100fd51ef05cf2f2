use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError::BadOrigin, DispatchResult},
};
use suhui_primitives::SourceId;

use super::{
	admit, apply, assert_last_event, ended, june, no_offices, operator, order,
	refuse_rectification, stage, submit_rectification,
};
use crate::{mock::*, Error, Event, Rectifications, ScenarioStage};

fn accept(source: SourceId) -> DispatchResult {
	Scenarios::accept_rectification(operator(), source)
}

#[test]
fn accept_rectification_should_let_the_scenario_go_on_when_the_operator_calls() {
	build_and_execute(|| {
		let source = admit();
		Today::set(&june(10));
		submit_rectification(source);
		assert_ok!(accept(source));
		assert_eq!(stage(source), ScenarioStage::Admitted(june(1)));
		assert!(!Rectifications::<Test>::contains_key(source));
		assert_last_event(Event::RectificationAccepted { source });
	});
}

#[test]
fn accept_rectification_should_fail_when_nothing_was_submitted() {
	build_and_execute(|| {
		let source = admit();
		order(source);
		assert_noop!(accept(source), Error::<Test>::NotSubmitted);
	});
}

#[test]
fn accept_rectification_should_fail_when_it_was_refused() {
	build_and_execute(|| {
		let source = admit();
		refuse_rectification(source);
		assert_noop!(accept(source), Error::<Test>::AlreadyDecided);
	});
}

#[test]
fn accept_rectification_should_fail_when_nothing_is_to_be_rectified() {
	build_and_execute(|| {
		let source = admit();
		assert_noop!(accept(source), Error::<Test>::NotRectifying);
	});
}

#[test]
fn accept_rectification_should_fail_when_the_scenario_takes_no_part() {
	build_and_execute(|| {
		let applied = apply();
		assert_noop!(accept(applied), Error::<Test>::NotAdmitted);
		for source in ended() {
			assert_noop!(accept(source), Error::<Test>::Terminated);
		}
		assert_noop!(accept(1_000), Error::<Test>::NotFound);
	});
}

#[test]
fn accept_rectification_should_fail_when_the_caller_is_not_the_operator() {
	build_and_execute(|| {
		let source = admit();
		submit_rectification(source);
		for origin in no_offices().into_iter().chain([RuntimeOrigin::signed(AUTHORITY)]) {
			assert_noop!(Scenarios::accept_rectification(origin, source), BadOrigin);
		}
	});
}
