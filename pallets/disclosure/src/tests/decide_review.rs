use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};

use super::{
	answer, assert_last_event, complain, complaint, decide, signed, under_review, unsigned,
};
use crate::{mock::*, ComplaintStage, Error, Event, OpenComplaints};

#[test]
fn decide_review_should_close_the_complaint_when_the_authority_calls() {
	build_and_execute(|| {
		for upheld in [true, false] {
			let number = under_review();
			assert_ok!(decide(number, upheld));
			let found = complaint(number);
			let decision = found.review.unwrap().decision;
			assert_eq!(decision, Some((upheld, document(7), NINTH_OF_FEBRUARY)));
			assert_eq!(found.stage, ComplaintStage::Closed);
		}
		assert_eq!(OpenComplaints::<Test>::iter().count(), 0);
	});
}

#[test]
fn decide_review_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let complaint = under_review();
		assert_ok!(decide(complaint, true));
		let document = document(7);
		assert_last_event(Event::ReviewDecided { complaint, upheld: true, document });
	});
}

#[test]
fn decide_review_should_fail_when_no_review_waits() {
	build_and_execute(|| {
		let complaint = complain(nanjing());
		assert_noop!(decide(complaint, true), Error::<Test>::NotUnderReview);
		assert_ok!(answer(OPERATOR, complaint));
		assert_noop!(decide(complaint, true), Error::<Test>::NotUnderReview);
		let decided = under_review();
		assert_ok!(decide(decided, true));
		assert_noop!(decide(decided, false), Error::<Test>::NotUnderReview);
	});
}

#[test]
fn decide_review_should_fail_when_there_is_none_of_the_number() {
	build_and_execute(|| {
		assert_noop!(decide(1, true), Error::<Test>::NotFound);
	});
}

#[test]
fn decide_review_should_fail_when_the_caller_is_not_the_authority() {
	build_and_execute(|| {
		let complaint = under_review();
		let callers = [OPERATOR, COUNCIL, CITIZEN].map(signed);
		for origin in callers.into_iter().chain(unsigned()) {
			assert_noop!(
				Disclosure::decide_review(origin, complaint, true, document(7)),
				BadOrigin
			);
		}
	});
}
