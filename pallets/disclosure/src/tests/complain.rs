use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError::BadOrigin, DispatchResult},
};
use suhui_primitives::{Actor, Day, Region, ReportKind, Subject};

use super::{answer, appoint, assert_last_event, begin, complain, complaint, signed, unsigned};
use crate::{mock::*, About, Complaint, ComplaintStage, Error, Event, OpenComplaints};

fn complain_about(about: About, region: Region) -> DispatchResult {
	Disclosure::complain(signed(CITIZEN), about, region, document(1))
}

/// Whose it is to answer each complaint, by its number.
fn responsible() -> Vec<(Subject, Actor)> {
	WorkingDeadlines::get().into_iter().map(|(subject, actor, ..)| (subject, actor)).collect()
}

#[test]
fn complain_should_keep_the_complaint_when_a_participant_calls() {
	build_and_execute(|| {
		assert_ok!(complain_about(About::Source(CYCLING), nanjing()));
		let expected = Complaint {
			by: Some(number(CITIZEN)),
			about: About::Source(CYCLING),
			region: nanjing(),
			document: document(1),
			filed: NINTH_OF_FEBRUARY,
			answer: None,
			review: None,
			stage: ComplaintStage::Filed,
		};
		assert_eq!(complaint(1), expected);
		assert_eq!(OpenComplaints::<Test>::get(number(CITIZEN)), 1);
	});
}

#[test]
fn complain_should_give_fifteen_working_days_when_it_succeeds() {
	build_and_execute(|| {
		complain(nanjing());
		let due = (Subject::Complaint(1), Actor::Operator, NINTH_OF_FEBRUARY, 15);
		assert_eq!(WorkingDeadlines::get(), [due]);
	});
}

#[test]
fn complain_should_be_for_the_nearest_office_to_answer_when_there_is_one() {
	build_and_execute(|| {
		appoint(NANJING_OFFICE, nanjing());
		complain(suzhou());
		complain(nanjing());
		complain(xuanwu());
		appoint(XUANWU_OFFICE, xuanwu());
		appoint(PROVINCIAL_OFFICE, Region::PROVINCE);
		complain(xuanwu());
		complain(suzhou());
		let office = Actor::Region;
		let expected = [
			(Subject::Complaint(1), Actor::Operator),
			(Subject::Complaint(2), office(nanjing())),
			(Subject::Complaint(3), office(nanjing())),
			(Subject::Complaint(4), office(xuanwu())),
			(Subject::Complaint(5), office(Region::PROVINCE)),
		];
		assert_eq!(responsible(), expected);
	});
}

#[test]
fn complain_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let complaint = complain(nanjing());
		assert_last_event(Event::Complained {
			complaint,
			by: Some(number(CITIZEN)),
			about: About::Scheme,
			region: nanjing(),
			document: document(1),
		});
	});
}

#[test]
fn complain_should_succeed_when_a_report_is_due_or_was_filed() {
	build_and_execute(|| {
		let about = |month| About::Report(ReportKind::Monthly, month, Region::PROVINCE);
		assert_noop!(complain_about(about(JANUARY), nanjing()), Error::<Test>::UnknownSubject);
		Today::set(&Day(20_458));
		begin();
		Today::set(&NINTH_OF_FEBRUARY);
		begin();
		assert_ok!(complain_about(about(JANUARY), nanjing()));
		let (kind, region) = (ReportKind::Monthly, Region::PROVINCE);
		let origin = signed(OPERATOR);
		assert_ok!(Disclosure::file_report(origin, kind, JANUARY, region, document(1)));
		assert_ok!(complain_about(about(JANUARY), nanjing()));
	});
}

#[test]
fn complain_should_fail_when_there_is_nothing_of_the_number() {
	build_and_execute(|| {
		let unknown = [About::Source(9), About::Version(11), About::Batch(11), About::Verifier(11)];
		for about in unknown {
			assert_noop!(complain_about(about, nanjing()), Error::<Test>::UnknownSubject);
		}
	});
}

#[test]
fn complain_should_give_the_operator_the_answer_when_the_region_is_a_pilot_outside_jiangsu() {
	build_and_execute(|| {
		Pilots::set(&vec![region(310_118)]);
		appoint(PROVINCIAL_OFFICE, Region::PROVINCE);
		assert_ok!(complain_about(About::Scheme, region(310_118)));
		assert_eq!(responsible(), [(Subject::Complaint(1), Actor::Operator)]);
	});
}

#[test]
fn complain_should_fail_when_the_region_is_not_of_the_scheme() {
	build_and_execute(|| {
		assert_noop!(complain_about(About::Scheme, region(310_118)), Error::<Test>::InvalidRegion);
	});
}

#[test]
fn complain_should_fail_when_eight_complaints_wait() {
	build_and_execute(|| {
		for _ in 0..8 {
			complain(nanjing());
		}
		let ninth = || complain_about(About::Scheme, nanjing());
		assert_noop!(ninth(), Error::<Test>::TooManyComplaints);
		// Those of others do not count.
		let origin = signed(INSTITUTION);
		assert_ok!(Disclosure::complain(origin, About::Scheme, nanjing(), document(1)));
		assert_ok!(answer(OPERATOR, 3));
		assert_ok!(ninth());
	});
}

#[test]
fn complain_should_fail_when_the_caller_has_no_open_account() {
	build_and_execute(|| {
		Closed::set(&vec![CITIZEN]);
		for caller in [CITIZEN, STRANGER, OPERATOR] {
			assert_noop!(
				Disclosure::complain(signed(caller), About::Scheme, nanjing(), document(1)),
				Error::<Test>::NotRegistered
			);
		}
	});
}

#[test]
fn complain_should_fail_when_nobody_signs() {
	build_and_execute(|| {
		for origin in unsigned() {
			assert_noop!(
				Disclosure::complain(origin, About::Scheme, nanjing(), document(1)),
				BadOrigin
			);
		}
	});
}
