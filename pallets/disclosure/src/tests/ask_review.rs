use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Day, Subject};

use super::{
	answer, ask_review, assert_last_event, complain, complaint, decide, signed, under_review,
	unsigned,
};
use crate::{mock::*, About, ComplaintStage, Error, Event, OpenComplaints, Review};

const SECOND_OF_MARCH: Day = Day(20_514);

/// A complaint that the operator recorded and answered.
fn recorded() -> u32 {
	let origin = signed(OPERATOR);
	assert_ok!(Disclosure::record_complaint(origin, About::Scheme, nanjing(), document(1)));
	assert_ok!(answer(OPERATOR, 1));
	1
}

#[test]
fn ask_review_should_wait_for_the_authority_when_who_complained_calls() {
	build_and_execute(|| {
		let number = complain(nanjing());
		assert_ok!(answer(OPERATOR, number));
		assert_ok!(ask_review(CITIZEN, number));
		let found = complaint(number);
		let review = Review { document: document(5), asked: NINTH_OF_FEBRUARY, decision: None };
		assert_eq!((found.review, found.stage), (Some(review), ComplaintStage::UnderReview));
		let citizen = super::number(CITIZEN);
		assert_eq!(OpenComplaints::<Test>::get(citizen), 1);
	});
}

#[test]
fn ask_review_should_succeed_when_the_operator_asks_for_whom_it_recorded() {
	build_and_execute(|| {
		let complaint = recorded();
		assert_ok!(ask_review(OPERATOR, complaint));
	});
}

/// Fifteen working days after 9 February 2026, as the mock counts them, it is 2 March.
#[test]
fn ask_review_should_take_the_place_of_the_answer_when_it_is_overdue() {
	build_and_execute(|| {
		let number = complain(nanjing());
		Today::set(&SECOND_OF_MARCH);
		assert_noop!(ask_review(CITIZEN, number), Error::<Test>::NotReviewable);
		Today::set(&SECOND_OF_MARCH.saturating_add(1));
		assert_ok!(ask_review(CITIZEN, number));
		let found = complaint(number);
		assert_eq!((found.answer, found.stage), (None, ComplaintStage::UnderReview));
		assert_eq!(Dropped::get(), [Subject::Complaint(number)]);
		assert_noop!(answer(OPERATOR, number), Error::<Test>::Answered);
	});
}

#[test]
fn ask_review_should_keep_the_place_when_eight_complaints_wait_and_one_is_overdue() {
	build_and_execute(|| {
		for _ in 0..8 {
			complain(nanjing());
		}
		Overdue::set(&vec![Subject::Complaint(3)]);
		assert_ok!(ask_review(CITIZEN, 3));
		assert_eq!(OpenComplaints::<Test>::get(super::number(CITIZEN)), 8);
		assert_ok!(decide(3, true));
		assert_eq!(complaint(3).stage, ComplaintStage::Closed);
		assert_eq!(OpenComplaints::<Test>::get(super::number(CITIZEN)), 7);
	});
}

#[test]
fn ask_review_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let complaint = under_review();
		assert_last_event(Event::ReviewAsked { complaint, document: document(5) });
	});
}

#[test]
fn ask_review_should_fail_when_the_caller_did_not_complain() {
	build_and_execute(|| {
		let recorded = recorded();
		let complaint = complain(nanjing());
		assert_ok!(answer(OPERATOR, complaint));
		assert_noop!(ask_review(CITIZEN, recorded), Error::<Test>::NotComplainant);
		for caller in [INSTITUTION, OPERATOR] {
			assert_noop!(ask_review(caller, complaint), Error::<Test>::NotComplainant);
		}
	});
}

#[test]
fn ask_review_should_fail_when_there_is_no_answer_and_there_is_time_for_it() {
	build_and_execute(|| {
		let complaint = complain(nanjing());
		assert_noop!(ask_review(CITIZEN, complaint), Error::<Test>::NotReviewable);
	});
}

#[test]
fn ask_review_should_fail_when_it_was_asked_for_before() {
	build_and_execute(|| {
		let complaint = under_review();
		assert_noop!(ask_review(CITIZEN, complaint), Error::<Test>::NotReviewable);
		assert_ok!(decide(complaint, false));
		assert_noop!(ask_review(CITIZEN, complaint), Error::<Test>::NotReviewable);
	});
}

#[test]
fn ask_review_should_fail_when_eight_complaints_wait() {
	build_and_execute(|| {
		let complaint = complain(nanjing());
		assert_ok!(answer(OPERATOR, complaint));
		for _ in 0..8 {
			complain(nanjing());
		}
		assert_noop!(ask_review(CITIZEN, complaint), Error::<Test>::TooManyComplaints);
	});
}

#[test]
fn ask_review_should_fail_when_there_is_none_of_the_number() {
	build_and_execute(|| {
		assert_noop!(ask_review(CITIZEN, 1), Error::<Test>::NotFound);
	});
}

#[test]
fn ask_review_should_fail_when_the_caller_has_no_open_account() {
	build_and_execute(|| {
		let complaint = complain(nanjing());
		assert_ok!(answer(OPERATOR, complaint));
		Closed::set(&vec![CITIZEN]);
		for caller in [CITIZEN, STRANGER, AUTHORITY] {
			assert_noop!(ask_review(caller, complaint), Error::<Test>::NotRegistered);
		}
	});
}

#[test]
fn ask_review_should_fail_when_nobody_signs() {
	build_and_execute(|| {
		for origin in unsigned() {
			assert_noop!(Disclosure::ask_review(origin, 1, document(5)), BadOrigin);
		}
	});
}
