use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Actor, Matter, Subject};

use super::{
	accept, admit, application, apply, approve, assert_last_event, developer, ended, june,
	no_offices, operator, propose, proposed_anew, return_incomplete,
};
use crate::{mock::*, ApplicationStage, Error, Event};

#[test]
fn accept_should_begin_the_review_when_the_operator_calls() {
	build_and_execute(|| {
		let source = apply();
		assert_ok!(accept(source));
		assert_eq!(application(source), Some(ApplicationStage::Review));
		assert_last_event(Event::Accepted { source, terms: 1 });
	});
}

/// Ten working days of the day on which the material came in, not of the one on which it was taken in.
#[test]
fn accept_should_count_from_the_day_the_material_came_in_when_it_is_taken_in_later() {
	build_and_execute(|| {
		let source = apply();
		Today::set(&june(4));
		assert_ok!(accept(source));
		let matter = Matter::Scenario(source);
		assert_eq!(
			WorkingDeadlines::get(),
			[
				(Subject::Completion(matter), Actor::Operator, june(1), 5),
				(Subject::Review(matter), Actor::Operator, june(1), 10),
			]
		);
		assert_eq!(Met::get(), [Subject::Completion(matter)]);
	});
}

#[test]
fn accept_should_count_from_the_day_it_was_completed_when_it_was_returned() {
	build_and_execute(|| {
		let source = apply();
		assert_ok!(return_incomplete(source));
		Today::set(&june(10));
		assert_ok!(Scenarios::complete(developer(), source, document(8)));
		Today::set(&june(11));
		assert_ok!(accept(source));
		let set = (Subject::Review(Matter::Scenario(source)), Actor::Operator, june(10), 10);
		assert_eq!(WorkingDeadlines::get().last(), Some(&set));
	});
}

#[test]
fn accept_should_begin_the_review_of_terms_when_some_are_proposed() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(propose(source));
		assert_ok!(accept(source));
		assert_last_event(Event::Accepted { source, terms: 2 });
		let set = (Subject::Review(Matter::Terms(source, 2)), Actor::Operator, june(1), 10);
		assert_eq!(WorkingDeadlines::get().last(), Some(&set));
	});
}

#[test]
fn accept_should_fail_when_the_application_was_returned_or_taken_in() {
	build_and_execute(|| {
		let (returned, accepted, approved) = (apply(), apply(), apply());
		assert_ok!(return_incomplete(returned));
		assert_ok!(accept(accepted));
		approve(approved);
		for source in [returned, accepted, approved] {
			assert_noop!(accept(source), Error::<Test>::NotSubmitted);
		}
	});
}

#[test]
fn accept_should_fail_when_nothing_is_applied_for() {
	build_and_execute(|| {
		let admitted = admit();
		for source in ended().into_iter().chain([admitted]) {
			assert_noop!(accept(source), Error::<Test>::NotProposed);
		}
	});
}

#[test]
fn accept_should_fail_when_the_scenario_is_unknown() {
	build_and_execute(|| {
		assert_noop!(accept(1), Error::<Test>::NotFound);
	});
}

#[test]
fn accept_should_fail_when_the_caller_is_not_the_operator() {
	build_and_execute(|| {
		let source = apply();
		for origin in no_offices().into_iter().chain([RuntimeOrigin::signed(AUTHORITY)]) {
			assert_noop!(Scenarios::accept(origin, source, 1), BadOrigin);
		}
	});
}

/// The operator looked at terms 2, which were withdrawn since.
#[test]
fn accept_should_fail_when_other_terms_are_proposed_than_those_named() {
	build_and_execute(|| {
		let source = proposed_anew();
		let accept = |terms| Scenarios::accept(operator(), source, terms);
		for terms in [1, 2, 4] {
			assert_noop!(accept(terms), Error::<Test>::TermsDiffer);
		}
		assert_ok!(accept(3));
		assert_last_event(Event::Accepted { source, terms: 3 });
	});
}
