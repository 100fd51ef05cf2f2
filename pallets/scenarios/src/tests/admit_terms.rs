use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::SourceId;

use super::{
	admit, admit_from, admit_terms, apply, assert_last_event, june, propose, reject, reject_terms,
	terminate, withdraw, NEW_YEAR,
};
use crate::{mock::*, Error, Event, InForce, OpenApplications, PointsTexts};

/// An admitted scenario for which terms 2 are proposed, on 10 June 2026.
fn proposed() -> SourceId {
	Today::set(&june(10));
	let source = admit();
	assert_ok!(propose(source));
	source
}

#[test]
fn admit_terms_should_put_them_in_force_from_the_day_when_it_is_to_come() {
	build_and_execute(|| {
		let source = proposed();
		assert_ok!(admit_terms(source, june(15)));
		assert_eq!(InForce::<Test>::get(source).into_inner(), [(1, NEW_YEAR), (2, june(15))]);
		assert!(PointsTexts::<Test>::contains_key(source, 2));
	});
}

#[test]
fn admit_terms_should_succeed_when_the_day_is_today() {
	build_and_execute(|| {
		let source = proposed();
		assert_ok!(admit_terms(source, june(10)));
	});
}

#[test]
fn admit_terms_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let source = proposed();
		assert_ok!(admit_terms(source, june(15)));
		assert_last_event(Event::TermsAdmitted { source, terms: 2, from: june(15) });
	});
}

#[test]
fn admit_terms_should_leave_room_for_another_application_when_it_succeeds() {
	build_and_execute(|| {
		let source = proposed();
		apply();
		assert_ok!(admit_terms(source, june(15)));
		assert_eq!(OpenApplications::<Test>::get(number(DEVELOPER)), 1);
	});
}

#[test]
fn admit_terms_should_fail_when_the_day_is_before_today() {
	build_and_execute(|| {
		let source = proposed();
		assert_noop!(admit_terms(source, june(9)), Error::<Test>::InThePast);
	});
}

#[test]
fn admit_terms_should_fail_when_the_day_is_not_later_than_the_first_of_those_before() {
	build_and_execute(|| {
		Today::set(&june(10));
		let source = admit_from(june(20));
		assert_ok!(propose(source));
		for day in [june(10), june(19), june(20)] {
			assert_noop!(admit_terms(source, day), Error::<Test>::NotLater);
		}
		assert_ok!(admit_terms(source, june(21)));
	});
}

#[test]
fn admit_terms_should_fail_when_the_day_is_more_than_a_year_ahead() {
	build_and_execute(|| {
		Today::set(&june(10));
		let source = admit();
		assert_ok!(propose(source));
		// 2027-06-11 is 366 days after 2026-06-10.
		let day = june(10).saturating_add(366);
		assert_noop!(admit_terms(source, day.saturating_add(1)), Error::<Test>::TooFarAhead);
		assert_ok!(admit_terms(source, day));
	});
}

#[test]
fn admit_terms_should_fail_when_none_wait_for_a_decision() {
	build_and_execute(|| {
		let (never, admitted, rejected) = (admit(), proposed(), proposed());
		assert_ok!(admit_terms(admitted, june(15)));
		assert_ok!(reject_terms(rejected));
		for source in [never, admitted, rejected] {
			assert_noop!(admit_terms(source, june(20)), Error::<Test>::NotProposed);
		}
	});
}

#[test]
fn admit_terms_should_fail_when_the_scenario_is_in_review() {
	build_and_execute(|| {
		let source = apply();
		assert_noop!(admit_terms(source, june(15)), Error::<Test>::NotAdmitted);
	});
}

#[test]
fn admit_terms_should_fail_when_the_scenario_is_terminated_rejected_or_withdrawn() {
	build_and_execute(|| {
		let (terminated, rejected, withdrawn) = (proposed(), apply(), apply());
		terminate(terminated);
		reject(rejected);
		assert_ok!(withdraw(withdrawn));
		for source in [terminated, rejected, withdrawn] {
			assert_noop!(admit_terms(source, june(15)), Error::<Test>::Terminated);
		}
	});
}

#[test]
fn admit_terms_should_fail_when_the_scenario_is_unknown() {
	build_and_execute(|| {
		assert_noop!(admit_terms(1, june(15)), Error::<Test>::NotFound);
	});
}

#[test]
fn admit_terms_should_fail_when_the_caller_is_not_the_operator() {
	build_and_execute(|| {
		let source = proposed();
		for origin in [
			RuntimeOrigin::signed(DEVELOPER),
			RuntimeOrigin::signed(AUTHORITY),
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
		] {
			assert_noop!(Scenarios::admit_terms(origin, source, june(15)), BadOrigin);
		}
	});
}
