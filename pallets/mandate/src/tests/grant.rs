use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::Day;

use super::{grant, granted};
use crate::{mock::*, Error, Event, Mandates, Scope};

#[test]
fn mandate_should_stand_when_the_day_is_one_of_its_days() {
	build_and_execute(|| {
		granted();
		let stands = |day| {
			Today::set(&Day(day));
			Mandate::stands(Scope::Issuance)
		};
		assert_eq!([99, 100, 200, 201].map(stands), [false, true, true, false]);
		Today::set(&Day(150));
		assert!(!Mandate::stands(Scope::Accounts));
	});
}

#[test]
fn grant_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		granted();
		let (scope, from, until) = (Scope::Issuance, Day(100), Day(200));
		System::assert_last_event(
			Event::Granted { scope, from, until, document: document(1) }.into(),
		);
	});
}

#[test]
fn grant_should_take_the_place_of_a_mandate_when_there_is_one() {
	build_and_execute(|| {
		granted();
		assert_ok!(grant(AUTHORITY, 150, 160));
		Today::set(&Day(161));
		assert!(!Mandate::stands(Scope::Issuance));
		assert_eq!(Mandates::<Test>::iter().count(), 1);
	});
}

#[test]
fn grant_should_fail_when_it_would_leave_days_without_the_mandate_that_stands() {
	build_and_execute(|| {
		granted();
		assert_noop!(grant(AUTHORITY, 151, 300), Error::<Test>::InvalidPeriod);
		Today::set(&Day(201));
		assert_ok!(grant(AUTHORITY, 202, 300));
	});
}

#[test]
fn grant_should_fail_when_the_period_is_none_or_over() {
	build_and_execute(|| {
		Today::set(&Day(150));
		for (from, until) in [(200, 199), (100, 149)] {
			assert_noop!(grant(AUTHORITY, from, until), Error::<Test>::InvalidPeriod);
		}
		assert_ok!(grant(AUTHORITY, 100, 150));
	});
}

#[test]
fn grant_should_fail_when_the_caller_is_not_the_authority() {
	build_and_execute(|| {
		assert_noop!(grant(OPERATOR, 100, u32::MAX), BadOrigin);
	});
}
