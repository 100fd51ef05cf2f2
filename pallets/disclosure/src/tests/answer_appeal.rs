use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Capacity, Day};

use super::{
	answer_appeal, appeal, assert_last_event, bar, is_barred, lift, sanction, signed, unsigned,
	verifier,
};
use crate::{mock::*, Error, Event, SanctionId};

const UNTIL: Day = Day(20_500);

/// A sanction of the verifier's, who appealed.
fn appealed() -> SanctionId {
	let sanction = bar(UNTIL);
	assert_ok!(appeal(VERIFIER, sanction));
	sanction
}

#[test]
fn answer_appeal_should_lift_the_sanction_when_it_is_upheld() {
	build_and_execute(|| {
		let number = appealed();
		assert_ok!(answer_appeal(number, true));
		assert!(!is_barred(verifier(), Capacity::Verifier));
		let found = sanction(number);
		assert_eq!(found.lifted, Some(NINTH_OF_FEBRUARY));
		let answer = found.appeal.unwrap().answer;
		assert_eq!(answer, Some((true, document(7), NINTH_OF_FEBRUARY)));
	});
}

#[test]
fn answer_appeal_should_leave_the_sanction_when_it_is_not_upheld() {
	build_and_execute(|| {
		let number = appealed();
		assert_ok!(answer_appeal(number, false));
		assert!(is_barred(verifier(), Capacity::Verifier));
		assert_eq!(sanction(number).lifted, None);
	});
}

#[test]
fn answer_appeal_should_leave_the_day_when_the_sanction_was_lifted_meanwhile() {
	build_and_execute(|| {
		let number = appealed();
		assert_ok!(lift(number));
		Today::set(&Day(20_495));
		assert_ok!(answer_appeal(number, true));
		assert_eq!(sanction(number).lifted, Some(NINTH_OF_FEBRUARY));
	});
}

#[test]
fn answer_appeal_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let sanction = appealed();
		assert_ok!(answer_appeal(sanction, true));
		let document = document(7);
		assert_last_event(Event::AppealAnswered { sanction, upheld: true, document });
	});
}

#[test]
fn answer_appeal_should_fail_when_none_waits() {
	build_and_execute(|| {
		let sanction = bar(UNTIL);
		assert_noop!(answer_appeal(sanction, true), Error::<Test>::NotAppealed);
		assert_ok!(appeal(VERIFIER, sanction));
		assert_ok!(answer_appeal(sanction, false));
		assert_noop!(answer_appeal(sanction, true), Error::<Test>::NotAppealed);
	});
}

#[test]
fn answer_appeal_should_fail_when_there_is_no_sanction_of_the_number() {
	build_and_execute(|| {
		assert_noop!(answer_appeal(1, true), Error::<Test>::NotFound);
	});
}

#[test]
fn answer_appeal_should_fail_when_the_caller_is_not_the_council() {
	build_and_execute(|| {
		let sanction = appealed();
		let callers = [OPERATOR, AUTHORITY, VERIFIER].map(signed);
		for origin in callers.into_iter().chain(unsigned()) {
			assert_noop!(Disclosure::answer_appeal(origin, sanction, true, document(7)), BadOrigin);
		}
	});
}
