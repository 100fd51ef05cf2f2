use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Capacity, Day};

use super::{assert_last_event, bar, is_barred, lift, sanction, signed, unsigned, verifier};
use crate::{mock::*, Bars, Error, Event};

const UNTIL: Day = Day(20_500);

#[test]
fn lift_should_let_whom_it_concerns_act_when_the_council_calls() {
	build_and_execute(|| {
		let number = bar(UNTIL);
		Today::set(&Day(20_495));
		assert_ok!(lift(number));
		assert!(!is_barred(verifier(), Capacity::Verifier));
		assert_eq!(sanction(number).lifted, Some(Day(20_495)));
		assert_eq!(Bars::<Test>::iter().count(), 0);
	});
}

#[test]
fn lift_should_leave_other_sanctions_when_there_are_several() {
	build_and_execute(|| {
		let first = bar(UNTIL);
		bar(UNTIL);
		assert_ok!(lift(first));
		assert!(is_barred(verifier(), Capacity::Verifier));
	});
}

#[test]
fn lift_should_succeed_when_the_last_day_is_over() {
	build_and_execute(|| {
		let number = bar(UNTIL);
		Today::set(&Day(20_501));
		assert_ok!(lift(number));
		assert_eq!(sanction(number).lifted, Some(Day(20_501)));
	});
}

#[test]
fn lift_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let sanction = bar(UNTIL);
		assert_ok!(lift(sanction));
		assert_last_event(Event::SanctionLifted { sanction, document: document(3) });
	});
}

#[test]
fn lift_should_fail_when_the_sanction_was_lifted_already() {
	build_and_execute(|| {
		let sanction = bar(UNTIL);
		assert_ok!(lift(sanction));
		assert_noop!(lift(sanction), Error::<Test>::Lifted);
	});
}

#[test]
fn lift_should_fail_when_there_is_none_of_the_number() {
	build_and_execute(|| {
		assert_noop!(lift(1), Error::<Test>::NotFound);
	});
}

#[test]
fn lift_should_fail_when_the_caller_is_not_the_council() {
	build_and_execute(|| {
		let sanction = bar(UNTIL);
		let callers = [OPERATOR, AUTHORITY, VERIFIER].map(signed);
		for origin in callers.into_iter().chain(unsigned()) {
			assert_noop!(Disclosure::lift(origin, sanction, document(3)), BadOrigin);
		}
	});
}
