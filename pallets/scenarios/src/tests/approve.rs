use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Matter, Outcome, SourceId, Subject};

use super::{
	accept, admit, application, apply, approve, assert_last_event, ended, june, no_offices,
	operator, propose, proposed_anew, return_incomplete,
};
use crate::{mock::*, ApplicationStage, Error, Event};

/// A scenario in review.
fn accepted() -> SourceId {
	let source = apply();
	assert_ok!(accept(source));
	source
}

#[test]
fn approve_should_record_the_day_when_no_panel_was_named() {
	build_and_execute(|| {
		let source = accepted();
		Today::set(&june(10));
		assert_ok!(Scenarios::approve(operator(), source, 1));
		assert_eq!(application(source), Some(ApplicationStage::Approved(june(10))));
		assert_last_event(Event::Approved { source, terms: 1 });
	});
}

#[test]
fn approve_should_have_done_what_was_due_when_it_succeeds() {
	build_and_execute(|| {
		let source = accepted();
		assert_ok!(Scenarios::approve(operator(), source, 1));
		assert_eq!(Met::get().last(), Some(&Subject::Review(Matter::Scenario(source))));
		assert!(RunningDeadlines::get().is_empty());
	});
}

#[test]
fn approve_should_succeed_when_the_panel_favours_the_application() {
	build_and_execute(|| {
		for all in [true, false] {
			let source = accepted();
			set_outcome(Matter::Scenario(source), 1, Outcome::Favourable { all });
			assert_ok!(Scenarios::approve(operator(), source, 1));
		}
	});
}

#[test]
fn approve_should_fail_when_the_panel_does_not_favour_it_or_not_yet() {
	build_and_execute(|| {
		let source = accepted();
		let adverse = [true, false].map(|all| Outcome::Adverse { all });
		for outcome in adverse.into_iter().chain([Outcome::Open]) {
			set_outcome(Matter::Scenario(source), 1, outcome);
			assert_noop!(Scenarios::approve(operator(), source, 1), Error::<Test>::NotFavourable);
		}
	});
}

#[test]
fn approve_should_ask_the_panel_of_the_terms_when_some_are_proposed() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(propose(source));
		assert_ok!(accept(source));
		set_outcome(Matter::Scenario(source), 1, Outcome::Adverse { all: true });
		set_outcome(Matter::Terms(source, 2), 1, Outcome::Open);
		assert_noop!(Scenarios::approve(operator(), source, 2), Error::<Test>::NotFavourable);
		set_outcome(Matter::Terms(source, 2), 1, Outcome::Favourable { all: false });
		assert_ok!(Scenarios::approve(operator(), source, 2));
		assert_last_event(Event::Approved { source, terms: 2 });
	});
}

#[test]
fn approve_should_fail_when_the_application_is_not_in_review() {
	build_and_execute(|| {
		let (submitted, returned, approved) = (apply(), apply(), apply());
		assert_ok!(return_incomplete(returned));
		approve(approved);
		for source in [submitted, returned, approved] {
			assert_noop!(Scenarios::approve(operator(), source, 1), Error::<Test>::NotInReview);
		}
	});
}

#[test]
fn approve_should_fail_when_nothing_is_applied_for() {
	build_and_execute(|| {
		let admitted = admit();
		for source in ended().into_iter().chain([admitted]) {
			assert_noop!(Scenarios::approve(operator(), source, 1), Error::<Test>::NotProposed);
		}
	});
}

#[test]
fn approve_should_fail_when_the_scenario_is_unknown() {
	build_and_execute(|| {
		assert_noop!(Scenarios::approve(operator(), 1, 1), Error::<Test>::NotFound);
	});
}

#[test]
fn approve_should_fail_when_the_caller_is_not_the_operator() {
	build_and_execute(|| {
		let source = accepted();
		for origin in no_offices().into_iter().chain([RuntimeOrigin::signed(AUTHORITY)]) {
			assert_noop!(Scenarios::approve(origin, source, 1), BadOrigin);
		}
	});
}

/// Terms 2 were reviewed, and withdrawn; terms 3 are in review, and nobody approved them.
#[test]
fn approve_should_fail_when_other_terms_are_in_review_than_those_named() {
	build_and_execute(|| {
		let source = proposed_anew();
		assert_ok!(accept(source));
		let approve = |terms| Scenarios::approve(operator(), source, terms);
		assert_noop!(approve(2), Error::<Test>::TermsDiffer);
		assert_ok!(approve(3));
	});
}
