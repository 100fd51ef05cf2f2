use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError::BadOrigin, DispatchResult},
};
use suhui_primitives::{Actor, Region, Subject};

use super::{assert_last_event, complaint, signed, unsigned};
use crate::{mock::*, About, ComplaintStage, Error, Event, OpenComplaints};

fn record(about: About, region: Region) -> DispatchResult {
	Disclosure::record_complaint(signed(OPERATOR), about, region, document(1))
}

#[test]
fn record_complaint_should_keep_it_as_nobodys_when_the_operator_calls() {
	build_and_execute(|| {
		assert_ok!(record(About::Source(CYCLING), nanjing()));
		let found = complaint(1);
		assert_eq!((found.by, found.stage), (None, ComplaintStage::Filed));
		assert_eq!(OpenComplaints::<Test>::iter().count(), 0);
		let due = (Subject::Complaint(1), Actor::Operator, NINTH_OF_FEBRUARY, 15);
		assert_eq!(WorkingDeadlines::get(), [due]);
	});
}

#[test]
fn record_complaint_should_succeed_when_more_wait_than_one_participant_may_have() {
	build_and_execute(|| {
		for _ in 0..9 {
			assert_ok!(record(About::Scheme, nanjing()));
		}
	});
}

#[test]
fn record_complaint_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		assert_ok!(record(About::Scheme, nanjing()));
		assert_last_event(Event::Complained {
			complaint: 1,
			by: None,
			about: About::Scheme,
			region: nanjing(),
			document: document(1),
		});
	});
}

#[test]
fn record_complaint_should_fail_when_subject_or_region_is_unknown() {
	build_and_execute(|| {
		assert_noop!(record(About::Batch(11), nanjing()), Error::<Test>::UnknownSubject);
		assert_noop!(record(About::Scheme, region(310_118)), Error::<Test>::InvalidRegion);
	});
}

#[test]
fn record_complaint_should_fail_when_the_caller_is_not_the_operator() {
	build_and_execute(|| {
		let callers = [AUTHORITY, COUNCIL, CITIZEN].map(signed);
		for origin in callers.into_iter().chain(unsigned()) {
			assert_noop!(
				Disclosure::record_complaint(origin, About::Scheme, nanjing(), document(1)),
				BadOrigin
			);
		}
	});
}
