use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Matter, Subject};

use super::{
	accept, admit, application, apply, approve, assert_last_event, ended, no_offices, operator,
	propose, proposed_anew, return_incomplete, stage,
};
use crate::{mock::*, ApplicationStage, Error, Event, OpenApplications, ScenarioStage};

#[test]
fn return_incomplete_should_wait_for_the_developer_when_the_operator_calls() {
	build_and_execute(|| {
		let source = apply();
		assert_ok!(return_incomplete(source));
		assert_eq!(application(source), Some(ApplicationStage::Incomplete));
		assert_eq!(stage(source), ScenarioStage::Applied);
		let reason = document(7);
		assert_last_event(Event::ReturnedIncomplete { source, terms: 1, reason });
	});
}

#[test]
fn return_incomplete_should_have_done_what_was_due_when_it_succeeds() {
	build_and_execute(|| {
		let source = apply();
		assert_ok!(return_incomplete(source));
		assert_eq!(Met::get(), [Subject::Completion(Matter::Scenario(source))]);
		assert!(RunningDeadlines::get().is_empty());
	});
}

#[test]
fn return_incomplete_should_keep_the_developers_place_when_it_succeeds() {
	build_and_execute(|| {
		assert_ok!(return_incomplete(apply()));
		assert_eq!(OpenApplications::<Test>::get(number(DEVELOPER)), 1);
	});
}

#[test]
fn return_incomplete_should_return_terms_when_some_are_proposed() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(propose(source));
		assert_ok!(return_incomplete(source));
		let reason = document(7);
		assert_last_event(Event::ReturnedIncomplete { source, terms: 2, reason });
		assert_eq!(Met::get().last(), Some(&Subject::Completion(Matter::Terms(source, 2))));
	});
}

#[test]
fn return_incomplete_should_fail_when_the_application_was_returned_or_taken_in() {
	build_and_execute(|| {
		let (returned, accepted, approved) = (apply(), apply(), apply());
		assert_ok!(return_incomplete(returned));
		assert_ok!(accept(accepted));
		approve(approved);
		for source in [returned, accepted, approved] {
			assert_noop!(return_incomplete(source), Error::<Test>::NotSubmitted);
		}
	});
}

#[test]
fn return_incomplete_should_fail_when_nothing_is_applied_for() {
	build_and_execute(|| {
		let admitted = admit();
		for source in ended().into_iter().chain([admitted]) {
			assert_noop!(return_incomplete(source), Error::<Test>::NotProposed);
		}
	});
}

#[test]
fn return_incomplete_should_fail_when_the_scenario_is_unknown() {
	build_and_execute(|| {
		assert_noop!(return_incomplete(1), Error::<Test>::NotFound);
	});
}

#[test]
fn return_incomplete_should_fail_when_the_caller_is_not_the_operator() {
	build_and_execute(|| {
		let source = apply();
		for origin in no_offices().into_iter().chain([RuntimeOrigin::signed(AUTHORITY)]) {
			assert_noop!(Scenarios::return_incomplete(origin, source, 1, document(7)), BadOrigin);
		}
	});
}

/// What terms 2 lacked says nothing of terms 3.
#[test]
fn return_incomplete_should_fail_when_other_terms_are_proposed_than_those_named() {
	build_and_execute(|| {
		let source = proposed_anew();
		let returned = |terms| Scenarios::return_incomplete(operator(), source, terms, document(7));
		assert_noop!(returned(2), Error::<Test>::TermsDiffer);
		assert_ok!(returned(3));
	});
}
