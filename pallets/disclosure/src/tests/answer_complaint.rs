use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Actor, Region, Subject};

use super::{
	answer, appoint, ask_review, assert_last_event, complain, complaint, decide, signed, unsigned,
};
use crate::{mock::*, ComplaintStage, Error, Event, OpenComplaints};

#[test]
fn answer_complaint_should_keep_the_answer_when_the_operator_calls() {
	build_and_execute(|| {
		let number = complain(nanjing());
		assert_ok!(answer(OPERATOR, number));
		let found = complaint(number);
		assert_eq!(found.answer, Some((document(3), NINTH_OF_FEBRUARY, Actor::Operator)));
		assert_eq!(found.stage, ComplaintStage::Answered);
	});
}

#[test]
fn answer_complaint_should_meet_the_deadline_and_give_the_place_when_it_succeeds() {
	build_and_execute(|| {
		let complaint = complain(nanjing());
		assert_ok!(answer(OPERATOR, complaint));
		assert_eq!(Met::get(), [Subject::Complaint(complaint)]);
		assert_eq!(OpenComplaints::<Test>::iter().count(), 0);
	});
}

#[test]
fn answer_complaint_should_succeed_when_an_office_answers_for_what_lies_in_its_region() {
	build_and_execute(|| {
		appoint(NANJING_OFFICE, nanjing());
		appoint(PROVINCIAL_OFFICE, Region::PROVINCE);
		for (office, own, regions) in [
			(NANJING_OFFICE, nanjing(), vec![nanjing(), xuanwu()]),
			(PROVINCIAL_OFFICE, Region::PROVINCE, vec![Region::PROVINCE, nanjing(), suzhou()]),
		] {
			for region in regions {
				let number = complain(region);
				assert_ok!(answer(office, number));
				let (.., by) = complaint(number).answer.unwrap();
				assert_eq!(by, Actor::Region(own));
			}
		}
	});
}

#[test]
fn answer_complaint_should_succeed_when_the_operator_answers_for_an_office_that_was_dismissed() {
	build_and_execute(|| {
		appoint(NANJING_OFFICE, nanjing());
		let complaint = complain(nanjing());
		assert_ok!(Disclosure::dismiss_office(council(), NANJING_OFFICE));
		assert_ok!(answer(OPERATOR, complaint));
	});
}

#[test]
fn answer_complaint_should_fail_when_the_complaint_is_of_another_region() {
	build_and_execute(|| {
		appoint(NANJING_OFFICE, nanjing());
		appoint(XUANWU_OFFICE, xuanwu());
		for (office, region) in [
			(NANJING_OFFICE, suzhou()),
			(NANJING_OFFICE, Region::PROVINCE),
			(XUANWU_OFFICE, nanjing()),
		] {
			let complaint = complain(region);
			assert_noop!(answer(office, complaint), Error::<Test>::OutsideRegion);
		}
	});
}

#[test]
fn answer_complaint_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		appoint(NANJING_OFFICE, nanjing());
		let complaint = complain(nanjing());
		assert_ok!(answer(NANJING_OFFICE, complaint));
		let by = Actor::Region(nanjing());
		assert_last_event(Event::ComplaintAnswered { complaint, by, document: document(3) });
	});
}

#[test]
fn answer_complaint_should_fail_when_it_was_answered_already() {
	build_and_execute(|| {
		let complaint = complain(nanjing());
		assert_ok!(answer(OPERATOR, complaint));
		assert_noop!(answer(OPERATOR, complaint), Error::<Test>::Answered);
		assert_ok!(ask_review(CITIZEN, complaint));
		assert_noop!(answer(OPERATOR, complaint), Error::<Test>::Answered);
		assert_ok!(decide(complaint, true));
		assert_noop!(answer(OPERATOR, complaint), Error::<Test>::Answered);
	});
}

#[test]
fn answer_complaint_should_fail_when_there_is_none_of_the_number() {
	build_and_execute(|| {
		assert_noop!(answer(OPERATOR, 1), Error::<Test>::NotFound);
	});
}

#[test]
fn answer_complaint_should_fail_when_the_caller_is_neither_operator_nor_office() {
	build_and_execute(|| {
		let complaint = complain(nanjing());
		let callers = [AUTHORITY, COUNCIL, CITIZEN, NANJING_OFFICE].map(signed);
		for origin in callers.into_iter().chain(unsigned()) {
			assert_noop!(Disclosure::answer_complaint(origin, complaint, document(3)), BadOrigin);
		}
	});
}
