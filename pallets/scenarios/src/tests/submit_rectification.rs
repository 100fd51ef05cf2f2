use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError::BadOrigin, DispatchResult},
};
use suhui_primitives::{SourceId, Subject};

use super::{
	admit, assert_last_event, developer, ended, june, operator, order, rectification,
	refuse_rectification, stage, submit_rectification,
};
use crate::{mock::*, Error, Event, ScenarioStage};

fn submit(source: SourceId) -> DispatchResult {
	Scenarios::submit_rectification(developer(), source, document(22))
}

#[test]
fn submit_rectification_should_keep_what_was_done_when_the_developer_calls() {
	build_and_execute(|| {
		let source = admit();
		order(source);
		assert_ok!(submit(source));
		assert_eq!(rectification(source).submitted, Some(document(22)));
		assert_eq!(stage(source), ScenarioStage::Rectifying(june(1)));
		assert_last_event(Event::RectificationSubmitted { source, document: document(22) });
	});
}

#[test]
fn submit_rectification_should_have_done_what_was_due_when_it_succeeds() {
	build_and_execute(|| {
		let source = admit();
		order(source);
		assert_ok!(submit(source));
		assert_eq!(Met::get().last(), Some(&Subject::Rectification(source)));
		assert!(RunningDeadlines::get().is_empty());
	});
}

#[test]
fn submit_rectification_should_be_taken_late_when_the_scenario_still_takes_part() {
	build_and_execute(|| {
		let source = admit();
		order(source);
		Today::set(&june(30));
		assert_ok!(submit(source));
	});
}

#[test]
fn submit_rectification_should_fail_when_it_was_submitted_or_refused() {
	build_and_execute(|| {
		let (submitted, refused) = (admit(), admit());
		submit_rectification(submitted);
		refuse_rectification(refused);
		for source in [submitted, refused] {
			assert_noop!(submit(source), Error::<Test>::AlreadySubmitted);
		}
	});
}

#[test]
fn submit_rectification_should_fail_when_nothing_is_to_be_rectified() {
	build_and_execute(|| {
		let admitted = admit();
		for source in ended().into_iter().chain([admitted]) {
			assert_noop!(submit(source), Error::<Test>::NotRectifying);
		}
	});
}

#[test]
fn submit_rectification_should_fail_when_the_scenario_is_unknown() {
	build_and_execute(|| assert_noop!(submit(1), Error::<Test>::NotFound));
}

#[test]
fn submit_rectification_should_fail_when_another_participant_calls() {
	build_and_execute(|| {
		let source = admit();
		order(source);
		let other = RuntimeOrigin::signed(REPORTER);
		assert_noop!(
			Scenarios::submit_rectification(other, source, document(22)),
			Error::<Test>::NotDeveloper
		);
	});
}

#[test]
fn submit_rectification_should_fail_when_the_caller_is_no_participant() {
	build_and_execute(|| {
		let source = admit();
		order(source);
		assert_noop!(
			Scenarios::submit_rectification(operator(), source, document(22)),
			Error::<Test>::NotRegistered
		);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Scenarios::submit_rectification(origin, source, document(22)), BadOrigin);
		}
	});
}
