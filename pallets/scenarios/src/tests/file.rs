use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::Day;

use super::{
	accept, admit, admit_from, apply, approve, assert_last_event, ended, file, june, no_offices,
	operator, return_incomplete, stage, NEW_YEAR,
};
use crate::{mock::*, Applications, Error, Event, InForce, OpenApplications, ScenarioStage};

/// A scenario that the operator approved.
fn approved() -> u32 {
	let source = apply();
	approve(source);
	source
}

#[test]
fn file_should_record_the_day_when_the_authority_calls() {
	build_and_execute(|| {
		let source = approved();
		Today::set(&Day(20_609));
		assert_ok!(file(source, NEW_YEAR));
		assert_eq!(stage(source), ScenarioStage::Admitted(Day(20_609)));
	});
}

#[test]
fn file_should_put_the_first_terms_in_force_when_the_day_is_past_or_to_come() {
	build_and_execute(|| {
		let (past, to_come) = (admit_from(NEW_YEAR), admit_from(june(20)));
		assert_eq!(InForce::<Test>::get(past).into_inner(), [(1, NEW_YEAR)]);
		assert_eq!(InForce::<Test>::get(to_come).into_inner(), [(1, june(20))]);
	});
}

#[test]
fn file_should_end_the_application_when_it_succeeds() {
	build_and_execute(|| assert!(!Applications::<Test>::contains_key(admit())));
}

#[test]
fn file_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		apply();
		let source = admit_from(Day(16_820));
		assert_last_event(Event::Admitted { source, from: Day(16_820), before: None });
	});
}

#[test]
fn file_should_fail_when_the_day_is_more_than_a_year_ahead() {
	build_and_execute(|| {
		let source = approved();
		// 2027-06-02 is 366 days after 2026-06-01.
		let day = june(1).saturating_add(366);
		assert_noop!(file(source, day.saturating_add(1)), Error::<Test>::TooFarAhead);
		assert_ok!(file(source, day));
	});
}

#[test]
fn file_should_fail_when_the_scenario_is_unknown() {
	build_and_execute(|| {
		assert_noop!(file(1, NEW_YEAR), Error::<Test>::NotFound);
	});
}

#[test]
fn file_should_fail_when_the_operator_did_not_approve_yet() {
	build_and_execute(|| {
		let (submitted, returned, accepted) = (apply(), apply(), apply());
		assert_ok!(return_incomplete(returned));
		assert_ok!(accept(accepted));
		for source in [submitted, returned, accepted] {
			assert_noop!(file(source, NEW_YEAR), Error::<Test>::NotApproved);
		}
	});
}

#[test]
fn file_should_fail_when_nothing_is_applied_for() {
	build_and_execute(|| {
		let admitted = admit();
		for source in ended().into_iter().chain([admitted]) {
			assert_noop!(file(source, NEW_YEAR), Error::<Test>::NotProposed);
		}
	});
}

#[test]
fn file_should_leave_room_for_another_application_when_it_succeeds() {
	build_and_execute(|| {
		let (first, second) = (approved(), approved());
		assert_ok!(file(first, NEW_YEAR));
		assert_eq!(OpenApplications::<Test>::get(number(DEVELOPER)), 1);
		assert_ok!(file(second, NEW_YEAR));
		assert!(!OpenApplications::<Test>::contains_key(number(DEVELOPER)));
	});
}

#[test]
fn file_should_fail_when_the_caller_is_not_the_authority() {
	build_and_execute(|| {
		let source = approved();
		for origin in no_offices().into_iter().chain([operator()]) {
			assert_noop!(Scenarios::file(origin, source, 1, NEW_YEAR), BadOrigin);
		}
	});
}
