use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError::BadOrigin, DispatchResult},
};
use suhui_primitives::{
	Actor, Capacity, Sanctioned, SourceId, Sources as _, Subject, MAX_APPLICATIONS,
};

use super::{
	admit, assert_last_event, developer, june, no_offices, operator, order, propose, set_reporters,
	submit_rectification, terminate, try_apply_as, try_terminate, BY_RIDES, NEW_YEAR,
};
use crate::{
	mock::*, AdmittedScenarios, Error, Event, Ground, InForce, Involved, OpenApplications,
	Reporters, Transfers,
};

/// A scenario that takes part and that its developer wants to pass on to [`CITIZEN`].
fn offered() -> SourceId {
	let source = admit();
	assert_ok!(Scenarios::transfer(developer(), source, Some(number(CITIZEN))));
	source
}

fn consent(source: SourceId) -> DispatchResult {
	Scenarios::consent_transfer(operator(), source, number(CITIZEN), document(9))
}

#[test]
fn consent_transfer_should_make_the_scenario_anothers_when_the_operator_calls() {
	build_and_execute(|| {
		let source = offered();
		assert_ok!(consent(source));
		let (from, to, document) = (number(DEVELOPER), number(CITIZEN), document(9));
		assert_eq!(crate::Scenarios::<Test>::get(source).unwrap().developer, to);
		assert!(!Transfers::<Test>::contains_key(source));
		assert_last_event(Event::Transferred { source, from, to, document });
	});
}

#[test]
fn consent_transfer_should_leave_reporters_and_terms_as_they_are_when_it_succeeds() {
	build_and_execute(|| {
		let source = offered();
		assert_ok!(set_reporters(source, &[number(REPORTER)]));
		assert_ok!(consent(source));
		assert_eq!(Reporters::<Test>::get(source).into_inner(), [number(REPORTER)]);
		assert_eq!(InForce::<Test>::get(source).into_inner(), [(1, NEW_YEAR)]);
	});
}

#[test]
fn consent_transfer_should_leave_the_interest_of_both_when_it_succeeds() {
	build_and_execute(|| {
		let source = offered();
		assert!(!Scenarios::is_interested(source, number(CITIZEN)));
		assert_ok!(consent(source));
		for account in [DEVELOPER, CITIZEN] {
			assert!(Involved::<Test>::contains_key(source, number(account)));
			assert!(Scenarios::is_interested(source, number(account)));
		}
	});
}

#[test]
fn consent_transfer_should_pass_the_rights_on_when_it_succeeds() {
	build_and_execute(|| {
		let source = offered();
		assert_ok!(consent(source));
		assert_noop!(Scenarios::leave(developer(), source), Error::<Test>::NotDeveloper);
		assert_ok!(Scenarios::leave(RuntimeOrigin::signed(CITIZEN), source));
	});
}

#[test]
fn consent_transfer_should_pass_obligations_on_when_terms_are_proposed() {
	build_and_execute(|| {
		let source = offered();
		assert_ok!(propose(source));
		assert_ok!(consent(source));
		let count = |account| {
			let participant = number(account);
			let admitted = AdmittedScenarios::<Test>::get(participant);
			(admitted, OpenApplications::<Test>::get(participant))
		};
		assert_eq!((count(DEVELOPER), count(CITIZEN)), ((0, 0), (1, 1)));
	});
}

/// The days go on from when it was ordered.
#[test]
fn consent_transfer_should_pass_on_what_is_due_when_something_is_to_be_rectified() {
	build_and_execute(|| {
		let source = offered();
		order(source);
		Today::set(&june(10));
		assert_ok!(consent(source));
		let actor = Actor::Participant(number(CITIZEN));
		let set = (Subject::Rectification(source), actor, june(1), 20);
		assert_eq!(WorkingDeadlines::get().last(), Some(&set));
	});
}

/// Twenty working days after Monday, 1 June, end with Monday, 29 June, where no holiday is.
#[test]
fn consent_transfer_should_leave_who_was_late_when_the_day_is_over() {
	build_and_execute(|| {
		let source = offered();
		order(source);
		Today::set(&june(30));
		assert_ok!(consent(source));
		let actor = Actor::Participant(number(DEVELOPER));
		let set = (Subject::Rectification(source), actor, june(1), 20);
		assert_eq!(WorkingDeadlines::get().last(), Some(&set));
		assert_ok!(try_terminate(source, Ground::NotRectified));
	});
}

#[test]
fn consent_transfer_should_pass_nothing_on_as_due_when_it_was_submitted() {
	build_and_execute(|| {
		let source = offered();
		submit_rectification(source);
		assert_ok!(consent(source));
		assert!(RunningDeadlines::get().is_empty());
	});
}

#[test]
fn consent_transfer_should_fail_when_the_next_developer_has_as_many_applications_as_may_be() {
	build_and_execute(|| {
		let (source, other) = (offered(), offered());
		assert_ok!(propose(source));
		for _ in 0..MAX_APPLICATIONS {
			assert_ok!(try_apply_as(CITIZEN, None, BY_RIDES, None));
		}
		assert_noop!(consent(source), Error::<Test>::TooManyApplications);
		assert_ok!(consent(other));
	});
}

#[test]
fn consent_transfer_should_fail_when_the_next_developer_closed_or_was_barred_since() {
	build_and_execute(|| {
		let source = offered();
		let whom = Sanctioned::Participant(number(CITIZEN));
		Barred::set(&vec![(whom, Capacity::Developer)]);
		assert_noop!(consent(source), Error::<Test>::Barred);
		Closed::set(&vec![CITIZEN]);
		assert_noop!(consent(source), Error::<Test>::NotRegistered);
	});
}

#[test]
fn consent_transfer_should_fail_when_nobody_wants_it() {
	build_and_execute(|| {
		let (never, taken_back, ended) = (admit(), offered(), offered());
		assert_ok!(Scenarios::transfer(developer(), taken_back, None));
		terminate(ended);
		for source in [never, taken_back, ended] {
			assert_noop!(consent(source), Error::<Test>::NotOffered);
		}
		assert_noop!(consent(1_000), Error::<Test>::NotFound);
	});
}

/// The developer names another one after the operator read the agreement of both.
#[test]
fn consent_transfer_should_fail_when_the_developer_named_another_meanwhile() {
	build_and_execute(|| {
		let source = offered();
		assert_ok!(Scenarios::transfer(developer(), source, Some(number(REPORTER))));
		assert_noop!(consent(source), Error::<Test>::NotOffered);
		assert_eq!(crate::Scenarios::<Test>::get(source).unwrap().developer, number(DEVELOPER));
	});
}

#[test]
fn consent_transfer_should_fail_when_the_caller_is_not_the_operator() {
	build_and_execute(|| {
		let source = offered();
		for origin in no_offices()
			.into_iter()
			.chain([RuntimeOrigin::signed(AUTHORITY), RuntimeOrigin::signed(CITIZEN)])
		{
			let sent = Scenarios::consent_transfer(origin, source, number(CITIZEN), document(9));
			assert_noop!(sent, BadOrigin);
		}
	});
}
