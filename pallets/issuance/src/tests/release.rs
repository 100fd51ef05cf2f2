use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_primitives::{BatchId, Day};

use crate::{mock::*, BatchStatus, Call, Difference, Error, Event, Ground};

fn release(batch: BatchId) -> DispatchResult {
	send(OPERATOR, Call::release { batch })
}

#[test]
fn release_should_restore_the_stage_when_the_batch_is_on_hold() {
	type Reach = fn(&TestBatch) -> BatchId;
	let stages: [(Reach, BatchStatus); 4] = [
		(TestBatch::opened, BatchStatus::Opened),
		(TestBatch::assigned, BatchStatus::Assigned),
		(TestBatch::attested, BatchStatus::Attested),
		(TestBatch::approved, BatchStatus::Approved),
	];
	for (in_stage, status) in stages {
		build_and_execute(|| {
			let batch = in_stage(&TestBatch::example());
			let before = details(batch);
			assert_ok!(hold(batch));
			assert_ok!(release(batch));
			assert_eq!(details(batch).status, status);
			assert_eq!(details(batch), before);
			assert_eq!(last_event(), Event::Released { batch });
		})
	}
}

#[test]
fn release_should_let_the_batch_go_its_way_when_it_was_on_hold_in_every_stage() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.opened();
		let pause = || hold(batch).and_then(|()| release(batch));
		assert_ok!(pause());
		assert_ok!(send(OPERATOR, Call::assign { batch, verifier: number(VERIFIER) }));
		assert_ok!(pause());
		assert_ok!(send(VERIFIER, example.attest_call(batch)));
		assert_ok!(pause());
		assert_ok!(approve(batch));
		for chunk in 0..3 {
			assert_ok!(pause());
			assert_ok!(example.feed(batch, chunk));
		}
		assert_eq!(details(batch).status, BatchStatus::Complete);
	})
}

#[test]
fn release_should_not_put_off_the_due_day_when_it_passed_on_hold() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		assert_ok!(hold(batch));
		// The day after 11 March 2016.
		Today::set(&Day(16_872));
		assert_ok!(release(batch));
		assert_noop!(example.feed(batch, 0), Error::<Test>::Overdue);
		assert_ok!(send(CITIZEN, Call::close { batch }));
	})
}

#[test]
fn release_should_refuse_when_a_difference_holds_the_batch() {
	build_and_execute(|| {
		let batch = TestBatch::example().with_body(0, vec![0xff]);
		let id = batch.approved();
		assert_ok!(batch.feed(id, 0));
		assert_noop!(release(id), Error::<Test>::NotHeld);
		let ground = Ground::Difference(Difference::Malformed);
		assert_eq!(details(id).status, BatchStatus::Held(ground));
	})
}

#[test]
fn release_should_refuse_when_the_batch_is_not_on_hold() {
	build_and_execute(|| {
		let batch = TestBatch::example().opened();
		assert_noop!(release(batch), Error::<Test>::NotHeld);
		assert_ok!(hold(batch));
		assert_ok!(release(batch));
		assert_noop!(release(batch), Error::<Test>::NotHeld);
		assert_ok!(hold(batch));
		assert_ok!(send(OPERATOR, Call::cancel { batch }));
		assert_noop!(release(batch), Error::<Test>::NotHeld);
	})
}

#[test]
fn release_should_refuse_when_there_is_no_such_batch() {
	build_and_execute(|| {
		assert_noop!(release(1), Error::<Test>::NotFound);
	})
}

#[test]
fn release_should_refuse_when_the_sender_is_not_the_operator() {
	build_and_execute(|| {
		let batch = TestBatch::example().opened();
		assert_ok!(hold(batch));
		for sender in [REPORTER, VERIFIER, CITIZEN] {
			assert_noop!(send(sender, Call::release { batch }), DispatchError::BadOrigin);
		}
		for origin in unsigned_origins() {
			assert_noop!(dispatch(origin, Call::release { batch }), DispatchError::BadOrigin);
		}
	})
}
