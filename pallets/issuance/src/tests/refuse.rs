use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError,
};
use suhui_primitives::{BatchId, Deed, Month};

use crate::{mock::*, BatchStatus, Call, DaysTaken, Error, Event};

fn refuse(batch: BatchId) -> Call<Test> {
	Call::refuse { batch, report: REPORT }
}

#[test]
fn refuse_should_end_the_batch_and_keep_the_report_when_the_verifier_sends_it() {
	build_and_execute(|| {
		let batch = TestBatch::example().assigned();
		assert_ok!(send(VERIFIER, refuse(batch)));
		assert_eq!(details(batch).status, BatchStatus::Refused);
		assert_eq!(details(batch).verifier, Some(number(VERIFIER)));
		assert_eq!(details(batch).report, Some(REPORT));
		let verifier = number(VERIFIER);
		assert_eq!(last_event(), Event::Refused { batch, verifier, report: REPORT });
	})
}

#[test]
fn refuse_should_give_the_days_free_when_it_succeeds() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.assigned();
		assert_ok!(send(VERIFIER, refuse(batch)));
		assert_eq!(DaysTaken::<Test>::get(CYCLING, Month(552)), 0);
		example.fed_to_its_end();
	})
}

#[test]
fn refuse_should_leave_nothing_to_do_when_it_succeeded() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.assigned();
		assert_ok!(send(VERIFIER, refuse(batch)));
		assert_noop!(send(VERIFIER, refuse(batch)), Error::<Test>::NotPending);
		assert_noop!(send(VERIFIER, example.attest_call(batch)), Error::<Test>::NotPending);
		let assign = Call::assign { batch, verifier: number(SECOND_VERIFIER) };
		assert_noop!(send(OPERATOR, assign), Error::<Test>::NotPending);
		assert_noop!(approve(batch), Error::<Test>::NotAttested);
		assert_noop!(example.feed(batch, 0), Error::<Test>::NotApproved);
		assert_noop!(send(OPERATOR, Call::close { batch }), Error::<Test>::NotApproved);
		assert_noop!(send(REPORTER, Call::cancel { batch }), Error::<Test>::NotPending);
	})
}

#[test]
fn refuse_should_fail_when_the_batch_is_attested() {
	build_and_execute(|| {
		let batch = TestBatch::example().attested();
		assert_noop!(send(VERIFIER, refuse(batch)), Error::<Test>::NotPending);
	})
}

#[test]
fn refuse_should_fail_when_the_verifier_is_suspended() {
	build_and_execute(|| {
		let batch = TestBatch::example().assigned();
		InGoodStanding::set(&vec![]);
		assert_noop!(send(VERIFIER, refuse(batch)), Error::<Test>::NotInGoodStanding);
	})
}

#[test]
fn refuse_should_fail_when_the_verifier_is_not_accredited_for_the_methodology_any_more() {
	build_and_execute(|| {
		let batch = TestBatch::example().assigned();
		OutOfScope::set(&vec![(number(VERIFIER), Some(CYCLING_VERSION))]);
		assert_noop!(send(VERIFIER, refuse(batch)), Error::<Test>::NotInGoodStanding);
	})
}

#[test]
fn refuse_should_be_noted_as_adverse_when_it_succeeds() {
	build_and_execute(|| {
		let batch = TestBatch::example().assigned();
		assert_ok!(send(VERIFIER, refuse(batch)));
		assert_eq!(Deeds::get().pop(), Some((number(VERIFIER), Deed::Adverse)));
	})
}

#[test]
fn refuse_should_succeed_when_the_verifier_has_an_interest_since() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.assigned();
		DeclaredInterests::set(&vec![(number(VERIFIER), CYCLING)]);
		assert_noop!(send(VERIFIER, example.attest_call(batch)), Error::<Test>::Interested);
		assert_ok!(send(VERIFIER, refuse(batch)));
	})
}

#[test]
fn refuse_should_fail_when_the_sender_is_not_the_batchs_verifier() {
	build_and_execute(|| {
		let batch = TestBatch::example().assigned();
		for sender in [SECOND_VERIFIER, REPORTER, CITIZEN] {
			assert_noop!(send(sender, refuse(batch)), Error::<Test>::NotAssigned);
		}
		for sender in [OPERATOR, STRANGER] {
			assert_noop!(send(sender, refuse(batch)), Error::<Test>::NotRegistered);
		}
		for origin in unsigned_origins() {
			assert_noop!(dispatch(origin, refuse(batch)), DispatchError::BadOrigin);
		}
	})
}

#[test]
fn refuse_should_fail_when_there_is_no_such_batch() {
	build_and_execute(|| {
		assert_noop!(send(VERIFIER, refuse(1)), Error::<Test>::NotFound);
	})
}
