use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError::BadOrigin, DispatchResult},
};
use suhui_primitives::SourceId;

use super::{
	admit, apply, assert_last_event, june, no_offices, operator, order, rectification, stage,
	submit_rectification,
};
use crate::{mock::*, Error, Event, ScenarioStage};

fn refuse(source: SourceId) -> DispatchResult {
	Scenarios::refuse_rectification(operator(), source, document(23))
}

#[test]
fn refuse_rectification_should_keep_the_reason_when_the_operator_calls() {
	build_and_execute(|| {
		let source = admit();
		submit_rectification(source);
		assert_ok!(refuse(source));
		assert_eq!(rectification(source).refused, Some(document(23)));
		assert_eq!(rectification(source).submitted, Some(document(22)));
		assert_eq!(stage(source), ScenarioStage::Rectifying(june(1)));
		assert_last_event(Event::RectificationRefused { source, reason: document(23) });
	});
}

#[test]
fn refuse_rectification_should_fail_when_nothing_was_submitted() {
	build_and_execute(|| {
		let source = admit();
		order(source);
		assert_noop!(refuse(source), Error::<Test>::NotSubmitted);
	});
}

#[test]
fn refuse_rectification_should_fail_when_it_was_refused() {
	build_and_execute(|| {
		let source = admit();
		submit_rectification(source);
		assert_ok!(refuse(source));
		assert_noop!(refuse(source), Error::<Test>::AlreadyDecided);
	});
}

#[test]
fn refuse_rectification_should_fail_when_nothing_is_to_be_rectified() {
	build_and_execute(|| {
		for source in [admit(), apply(), 1_000] {
			assert_noop!(refuse(source), Error::<Test>::NotRectifying);
		}
	});
}

#[test]
fn refuse_rectification_should_fail_when_the_caller_is_not_the_operator() {
	build_and_execute(|| {
		let source = admit();
		submit_rectification(source);
		for origin in no_offices().into_iter().chain([RuntimeOrigin::signed(AUTHORITY)]) {
			assert_noop!(Scenarios::refuse_rectification(origin, source, document(23)), BadOrigin);
		}
	});
}
