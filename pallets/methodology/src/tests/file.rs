use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};

use super::{
	accept, answer, assert_last_event, filed, last_day, noticed, object, operator, stage, submit,
	CYCLING,
};
use crate::{mock::*, Error, Event, Stage};

#[test]
fn file_should_record_the_day_when_the_notice_is_over() {
	build_and_execute(|| {
		let version = noticed();
		let day = last_day(version).saturating_add(3);
		Today::set(&day);
		assert_ok!(Methodology::file(operator(), version));
		assert_eq!(stage(version), Stage::Filed { round: 1, day });
		assert_last_event(Event::Filed { version });
	});
}

#[test]
fn file_should_fail_when_the_notice_is_not_over() {
	build_and_execute(|| {
		let version = noticed();
		let last = last_day(version);
		for day in [Today::get(), last] {
			Today::set(&day);
			assert_noop!(Methodology::file(operator(), version), Error::<Test>::NotDue);
		}
		Today::set(&last.saturating_add(1));
		assert_ok!(Methodology::file(operator(), version));
	});
}

#[test]
fn file_should_wait_for_five_working_days_when_days_off_were_announced_in_the_notice() {
	build_and_execute(|| {
		publish_year();
		// The 14th, and the 24th to the 27th.
		Today::set(&day(2, 13));
		let version = noticed();
		assert_eq!(last_day(version), day(2, 27));
		Holidays::set(&[Holidays::get(), vec![day(2, 24), day(2, 25)]].concat());
		// The 14th, 26th, 27th, Saturday the 28th, which is worked, and Monday.
		for today in [day(2, 28), day(3, 2)] {
			Today::set(&today);
			assert_noop!(Methodology::file(operator(), version), Error::<Test>::NotDue);
		}
		Today::set(&day(3, 3));
		assert_ok!(Methodology::file(operator(), version));
	});
}

#[test]
fn file_should_fail_when_an_objection_is_open() {
	build_and_execute(|| {
		let version = noticed();
		assert_ok!(object(version, REPORTER));
		assert_ok!(object(version, CITIZEN));
		assert_ok!(answer(version, 2, false));
		Today::set(&last_day(version).saturating_add(1));
		assert_noop!(Methodology::file(operator(), version), Error::<Test>::ObjectionsOpen);
		assert_ok!(answer(version, 1, false));
		assert_ok!(Methodology::file(operator(), version));
	});
}

#[test]
fn file_should_fail_when_the_version_is_not_in_notice() {
	build_and_execute(|| {
		assert_noop!(Methodology::file(operator(), 1), Error::<Test>::NotFound);
		let [(_, submitted), (_, evaluated)] = [submit(CYCLING), submit(CYCLING)];
		accept(evaluated);
		for version in [submitted, evaluated, filed()] {
			assert_noop!(Methodology::file(operator(), version), Error::<Test>::NotInNotice);
		}
	});
}

#[test]
fn file_should_fail_when_the_caller_is_not_the_operator() {
	build_and_execute(|| {
		let version = noticed();
		Today::set(&last_day(version).saturating_add(1));
		let callers = [AUTHORITY, DEVELOPER, EXPERTS[0]].map(RuntimeOrigin::signed);
		for origin in callers.into_iter().chain([RuntimeOrigin::root(), RuntimeOrigin::none()]) {
			assert_noop!(Methodology::file(origin, version), BadOrigin);
		}
	});
}
