use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError::BadOrigin, DispatchResult},
};
use suhui_primitives::{Actor, Matter, SourceId, Subject};

use super::{
	accept, admit, application, apply, approve, assert_last_event, developer, ended, june,
	operator, propose, return_incomplete,
};
use crate::{mock::*, ApplicationStage, Error, Event};

/// A scenario whose application was returned.
fn returned() -> SourceId {
	let source = apply();
	assert_ok!(return_incomplete(source));
	source
}

fn complete(source: SourceId) -> DispatchResult {
	Scenarios::complete(developer(), source, document(8))
}

#[test]
fn complete_should_begin_the_operators_days_anew_when_the_developer_calls() {
	build_and_execute(|| {
		let source = returned();
		Today::set(&june(10));
		assert_ok!(complete(source));
		assert_eq!(application(source), Some(ApplicationStage::Submitted(june(10))));
		assert_last_event(Event::Completed { source, terms: 1, document: document(8) });
		let set = (Subject::Completion(Matter::Scenario(source)), Actor::Operator, june(10), 5);
		assert_eq!(WorkingDeadlines::get().last(), Some(&set));
	});
}

#[test]
fn complete_should_take_terms_when_they_were_returned() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(propose(source));
		assert_ok!(return_incomplete(source));
		assert_ok!(complete(source));
		assert_last_event(Event::Completed { source, terms: 2, document: document(8) });
	});
}

#[test]
fn complete_should_fail_when_the_application_was_not_returned() {
	build_and_execute(|| {
		let (submitted, accepted, approved) = (apply(), apply(), apply());
		assert_ok!(accept(accepted));
		approve(approved);
		for source in [submitted, accepted, approved] {
			assert_noop!(complete(source), Error::<Test>::NotIncomplete);
		}
	});
}

#[test]
fn complete_should_fail_when_nothing_is_applied_for() {
	build_and_execute(|| {
		let admitted = admit();
		for source in ended().into_iter().chain([admitted]) {
			assert_noop!(complete(source), Error::<Test>::NotProposed);
		}
	});
}

#[test]
fn complete_should_fail_when_the_scenario_is_unknown() {
	build_and_execute(|| {
		assert_noop!(complete(1), Error::<Test>::NotFound);
	});
}

#[test]
fn complete_should_fail_when_another_participant_calls() {
	build_and_execute(|| {
		let source = returned();
		let other = RuntimeOrigin::signed(REPORTER);
		assert_noop!(Scenarios::complete(other, source, document(8)), Error::<Test>::NotDeveloper);
	});
}

#[test]
fn complete_should_fail_when_the_caller_is_no_participant() {
	build_and_execute(|| {
		let source = returned();
		assert_noop!(
			Scenarios::complete(operator(), source, document(8)),
			Error::<Test>::NotRegistered
		);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Scenarios::complete(origin, source, document(8)), BadOrigin);
		}
	});
}
