use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError,
};
use suhui_primitives::{BatchId, Deed, Month, Obligations};

use crate::{mock::*, BatchStatus, Call, DaysTaken, Error, Event, Ground, Stage};

fn decline(batch: BatchId) -> Call<Test> {
	Call::decline { batch, reason: REASON }
}

#[test]
fn decline_should_hand_the_batch_back_when_the_verifier_sends_it() {
	build_and_execute(|| {
		let batch = TestBatch::example().assigned();
		assert_ok!(send(VERIFIER, decline(batch)));
		assert_eq!(details(batch).status, BatchStatus::Opened);
		assert_eq!(details(batch).verifier, None);
		assert_eq!(DaysTaken::<Test>::get(CYCLING, Month(552)), 0x7fff_ffff);
		let verifier = number(VERIFIER);
		assert_eq!(last_event(), Event::Declined { batch, verifier, reason: REASON });
	})
}

#[test]
fn decline_should_be_noted_of_the_verifier_when_it_succeeds() {
	build_and_execute(|| {
		let batch = TestBatch::example().assigned();
		assert_ok!(send(VERIFIER, decline(batch)));
		assert_eq!(Deeds::get().pop(), Some((number(VERIFIER), Deed::Declined)));
	})
}

#[test]
fn decline_should_let_another_verify_when_it_succeeded() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.assigned();
		assert_ok!(send(VERIFIER, decline(batch)));
		assert_noop!(send(VERIFIER, example.attest_call(batch)), Error::<Test>::NotAssigned);
		assert_ok!(send(OPERATOR, Call::assign { batch, verifier: number(SECOND_VERIFIER) }));
		assert_ok!(send(SECOND_VERIFIER, example.attest_call(batch)));
	})
}

#[test]
fn decline_should_succeed_when_the_verifier_is_suspended_or_interested() {
	build_and_execute(|| {
		let batch = TestBatch::example().assigned();
		InGoodStanding::set(&vec![]);
		DeclaredInterests::set(&vec![(number(VERIFIER), CYCLING)]);
		assert_ok!(send(VERIFIER, decline(batch)));
	})
}

#[test]
fn decline_should_let_the_verifier_go_when_the_batch_is_on_hold() {
	build_and_execute(|| {
		let batch = TestBatch::example().assigned();
		assert_ok!(send(OPERATOR, Call::hold { batch, reason: REPORT }));
		assert_ok!(send(VERIFIER, decline(batch)));
		assert!(Issuance::is_free(number(VERIFIER)));
		let ground = Ground::Order { reason: REPORT, before: Stage::Opened, by_authority: false };
		assert_eq!(details(batch).status, BatchStatus::Held(ground));
		assert_ok!(send(OPERATOR, Call::release { batch }));
		assert_ok!(send(OPERATOR, Call::assign { batch, verifier: number(SECOND_VERIFIER) }));
	})
}

#[test]
fn decline_should_refuse_when_the_batch_is_attested() {
	build_and_execute(|| {
		let batch = TestBatch::example().attested();
		assert_noop!(send(VERIFIER, decline(batch)), Error::<Test>::NotPending);
	})
}

#[test]
fn decline_should_refuse_when_the_sender_is_not_the_batchs_verifier() {
	build_and_execute(|| {
		let batch = TestBatch::example().assigned();
		for sender in [SECOND_VERIFIER, REPORTER, CITIZEN] {
			assert_noop!(send(sender, decline(batch)), Error::<Test>::NotAssigned);
		}
		for sender in [OPERATOR, STRANGER] {
			assert_noop!(send(sender, decline(batch)), Error::<Test>::NotRegistered);
		}
		for origin in unsigned_origins() {
			assert_noop!(dispatch(origin, decline(batch)), DispatchError::BadOrigin);
		}
	})
}

#[test]
fn decline_should_refuse_when_there_is_no_such_batch() {
	build_and_execute(|| {
		assert_noop!(send(VERIFIER, decline(1)), Error::<Test>::NotFound);
	})
}
