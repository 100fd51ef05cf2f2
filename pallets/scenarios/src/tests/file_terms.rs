//! Terms are filed as a scenario is.

use polkadot_sdk::frame_support::{assert_noop, assert_ok};
use suhui_primitives::SourceId;

use super::{
	admit, admit_from, apply, approve, assert_last_event, developer, file, june, propose,
	proposed_anew, reject_terms, terminate, NEW_YEAR,
};
use crate::{mock::*, Error, Event, InForce, OpenApplications, PointsTexts};

/// A scenario that takes part, of which terms 2 are approved, on 10 June 2026.
fn approved() -> SourceId {
	Today::set(&june(10));
	let source = admit();
	assert_ok!(propose(source));
	approve(source);
	source
}

#[test]
fn file_should_put_terms_in_force_from_the_day_when_it_is_to_come() {
	build_and_execute(|| {
		let source = approved();
		assert_ok!(file(source, june(15)));
		assert_eq!(InForce::<Test>::get(source).into_inner(), [(1, NEW_YEAR), (2, june(15))]);
		assert!(PointsTexts::<Test>::contains_key(source, 2));
	});
}

#[test]
fn file_should_take_terms_when_the_day_is_today() {
	build_and_execute(|| {
		assert_ok!(file(approved(), june(10)));
	});
}

#[test]
fn file_should_deposit_an_event_when_terms_are_filed() {
	build_and_execute(|| {
		let source = approved();
		assert_ok!(file(source, june(15)));
		assert_last_event(Event::TermsAdmitted { source, terms: 2, from: june(15) });
	});
}

#[test]
fn file_should_leave_room_for_another_application_when_terms_are_filed() {
	build_and_execute(|| {
		let source = approved();
		apply();
		assert_ok!(file(source, june(15)));
		assert_eq!(OpenApplications::<Test>::get(number(DEVELOPER)), 1);
	});
}

#[test]
fn file_should_refuse_terms_when_the_day_is_before_today() {
	build_and_execute(|| {
		let source = approved();
		assert_noop!(file(source, june(9)), Error::<Test>::InThePast);
	});
}

#[test]
fn file_should_refuse_terms_when_the_day_is_not_later_than_the_first_of_those_before() {
	build_and_execute(|| {
		Today::set(&june(10));
		let source = admit_from(june(20));
		assert_ok!(propose(source));
		approve(source);
		for day in [june(10), june(19), june(20)] {
			assert_noop!(file(source, day), Error::<Test>::NotLater);
		}
		assert_ok!(file(source, june(21)));
	});
}

#[test]
fn file_should_refuse_terms_when_the_day_is_more_than_a_year_ahead() {
	build_and_execute(|| {
		let source = approved();
		// 2027-06-11 is 366 days after 2026-06-10.
		let day = june(10).saturating_add(366);
		assert_noop!(file(source, day.saturating_add(1)), Error::<Test>::TooFarAhead);
		assert_ok!(file(source, day));
	});
}

#[test]
fn file_should_refuse_terms_when_they_are_not_approved() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(propose(source));
		assert_noop!(file(source, june(15)), Error::<Test>::NotApproved);
	});
}

#[test]
fn file_should_refuse_terms_when_none_wait_for_a_decision() {
	build_and_execute(|| {
		let (filed, rejected) = (approved(), approved());
		assert_ok!(file(filed, june(15)));
		assert_ok!(reject_terms(rejected));
		for source in [filed, rejected] {
			assert_noop!(file(source, june(20)), Error::<Test>::NotProposed);
		}
	});
}

#[test]
fn file_should_refuse_terms_when_the_scenario_ended_meanwhile() {
	build_and_execute(|| {
		let (terminated, left) = (approved(), approved());
		terminate(terminated);
		assert_ok!(Scenarios::leave(developer(), left));
		for source in [terminated, left] {
			assert_noop!(file(source, june(15)), Error::<Test>::Terminated);
		}
	});
}

/// The authority read terms 2, which were withdrawn after they were approved; terms 3 were approved since.
#[test]
fn file_should_fail_when_other_terms_are_approved_than_those_named() {
	build_and_execute(|| {
		let source = proposed_anew();
		approve(source);
		let filed = |terms| {
			let origin = RuntimeOrigin::signed(AUTHORITY);
			Scenarios::file(origin, source, terms, june(15))
		};
		assert_noop!(filed(2), Error::<Test>::TermsDiffer);
		assert_ok!(filed(3));
		assert_last_event(Event::TermsAdmitted { source, terms: 3, from: june(15) });
	});
}
