use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Capacity, Day, Sanctioned};

use super::{
	answer_appeal, appeal, assert_last_event, bar, impose, is_barred, lift, sanction, unsigned,
	verifier,
};
use crate::{mock::*, Appeal, Error, Event};

const UNTIL: Day = Day(20_700);

#[test]
fn appeal_should_wait_for_the_council_when_the_participant_calls() {
	build_and_execute(|| {
		let number = bar(UNTIL);
		assert_ok!(appeal(VERIFIER, number));
		let expected = Appeal { document: document(5), day: NINTH_OF_FEBRUARY, answer: None };
		assert_eq!(sanction(number).appeal, Some(expected));
		assert!(is_barred(verifier(), Capacity::Verifier));
	});
}

#[test]
fn appeal_should_succeed_when_the_expert_calls() {
	build_and_execute(|| {
		assert_ok!(impose(Sanctioned::Expert(2), &[Capacity::Expert], UNTIL));
		assert_ok!(appeal(EXPERTS[1], 1));
	});
}

#[test]
fn appeal_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let sanction = bar(UNTIL);
		assert_ok!(appeal(VERIFIER, sanction));
		assert_last_event(Event::Appealed { sanction, document: document(5) });
	});
}

/// Sixty days after 9 February 2026 it is 10 April.
#[test]
fn appeal_should_fail_when_more_than_sixty_days_passed() {
	build_and_execute(|| {
		let (first, second) = (bar(UNTIL), bar(UNTIL));
		Today::set(&Day(20_553));
		assert_ok!(appeal(VERIFIER, first));
		Today::set(&Day(20_554));
		assert_noop!(appeal(VERIFIER, second), Error::<Test>::TooLate);
	});
}

/// Sixty days after 3 August 2026 it is Friday 2 October, off like the next days up to the 7th, a Wednesday.
#[test]
fn appeal_should_succeed_on_the_first_working_day_when_the_last_day_is_off() {
	build_and_execute(|| {
		Holidays::set(&[20_727, 20_728, 20_731, 20_732, 20_733].map(Day).to_vec());
		Today::set(&Day(20_668));
		let (first, second) = (bar(UNTIL), bar(UNTIL));
		Today::set(&Day(20_734));
		assert_ok!(appeal(VERIFIER, first));
		Today::set(&Day(20_735));
		assert_noop!(appeal(VERIFIER, second), Error::<Test>::TooLate);
	});
}

/// Sixty days after 2 November 2026 it is 1 January 2027; 1 February is 31 days later.
#[test]
fn appeal_should_succeed_when_nobody_can_tell_whether_the_last_day_is_off() {
	build_and_execute(|| {
		UnpublishedYears::set(&vec![2027]);
		Today::set(&Day(20_759));
		let (first, second) = (bar(Day(20_900)), bar(Day(20_900)));
		Today::set(&Day(20_820));
		assert_ok!(appeal(VERIFIER, first));
		Today::set(&Day(20_850));
		assert_noop!(appeal(VERIFIER, second), Error::<Test>::TooLate);
	});
}

#[test]
fn appeal_should_fail_when_there_was_one() {
	build_and_execute(|| {
		let sanction = bar(UNTIL);
		assert_ok!(appeal(VERIFIER, sanction));
		assert_noop!(appeal(VERIFIER, sanction), Error::<Test>::AlreadyExists);
		assert_ok!(answer_appeal(sanction, false));
		assert_noop!(appeal(VERIFIER, sanction), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn appeal_should_fail_when_the_sanction_was_lifted() {
	build_and_execute(|| {
		let sanction = bar(UNTIL);
		assert_ok!(lift(sanction));
		assert_noop!(appeal(VERIFIER, sanction), Error::<Test>::Lifted);
	});
}

#[test]
fn appeal_should_fail_when_the_sanction_concerns_another() {
	build_and_execute(|| {
		let of_verifier = bar(UNTIL);
		assert_ok!(impose(Sanctioned::Expert(2), &[Capacity::Expert], UNTIL));
		for caller in [CITIZEN, EXPERTS[1], OPERATOR, COUNCIL, STRANGER] {
			assert_noop!(appeal(caller, of_verifier), Error::<Test>::NotConcerned);
		}
		for caller in [EXPERTS[0], VERIFIER, STRANGER] {
			assert_noop!(appeal(caller, 2), Error::<Test>::NotConcerned);
		}
		Closed::set(&vec![VERIFIER]);
		assert_noop!(appeal(VERIFIER, of_verifier), Error::<Test>::NotConcerned);
	});
}

#[test]
fn appeal_should_fail_when_there_is_none_of_the_number() {
	build_and_execute(|| {
		assert_noop!(appeal(VERIFIER, 1), Error::<Test>::NotFound);
	});
}

#[test]
fn appeal_should_fail_when_nobody_signs() {
	build_and_execute(|| {
		let sanction = bar(UNTIL);
		for origin in unsigned() {
			assert_noop!(Disclosure::appeal(origin, sanction, document(5)), BadOrigin);
		}
	});
}
