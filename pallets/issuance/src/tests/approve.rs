use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError,
};
use suhui_primitives::Day;

use crate::{mock::*, BatchStatus, Call, Classes, Error, Event, Progress};

#[test]
fn approve_should_fix_the_due_day_when_the_batch_is_attested() {
	build_and_execute(|| {
		let batch = TestBatch::example().attested();
		assert_ok!(approve(batch));
		assert_eq!(details(batch).status, BatchStatus::Approved);
		// 30 days after 10 February 2016 is 11 March.
		assert_eq!(details(batch).due, Some(Day(16_871)));
		assert_eq!(progress(batch), Progress::default());
	})
}

#[test]
fn approve_should_tell_the_due_day_when_it_succeeds() {
	build_and_execute(|| {
		let batch = TestBatch::example().approved();
		assert_eq!(last_event(), Event::Approved { batch, due: Day(16_871) });
	})
}

#[test]
fn approve_should_open_no_class_when_nothing_is_fed() {
	build_and_execute(|| {
		TestBatch::example().approved();
		assert_eq!(Classes::<Test>::iter().count(), 0);
	})
}

#[test]
fn approve_should_refuse_when_the_batch_is_not_attested() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.opened();
		assert_noop!(approve(batch), Error::<Test>::NotAttested);
		assert_ok!(send(OPERATOR, Call::assign { batch, verifier: number(VERIFIER) }));
		assert_noop!(approve(batch), Error::<Test>::NotAttested);
	})
}

#[test]
fn approve_should_refuse_when_the_batch_is_approved_or_cancelled() {
	build_and_execute(|| {
		let batch = TestBatch::example().approved();
		assert_noop!(approve(batch), Error::<Test>::NotAttested);
		let other = TestBatch::of_source(CLEAN_PLATE, JANUARY_2016, &[(1, 0, 3)]).attested();
		assert_ok!(send(OPERATOR, Call::cancel { batch: other }));
		assert_noop!(approve(other), Error::<Test>::NotAttested);
	})
}

#[test]
fn approve_should_refuse_when_there_is_no_such_batch() {
	build_and_execute(|| {
		assert_noop!(approve(3), Error::<Test>::NotFound);
	})
}

#[test]
fn approve_should_refuse_when_the_sender_is_not_two_of_the_operator() {
	build_and_execute(|| {
		let batch = TestBatch::example().attested();
		for sender in [OPERATOR, AUTHORITY, REPORTER, VERIFIER, CITIZEN] {
			assert_noop!(send(sender, Call::approve { batch }), DispatchError::BadOrigin);
		}
		for origin in unsigned_origins() {
			assert_noop!(dispatch(origin, Call::approve { batch }), DispatchError::BadOrigin);
		}
	})
}
