//! On hold a batch stays where it is, whoever acts (Art. 22).

use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError,
};
use suhui_primitives::BatchId;

use crate::{mock::*, BatchStatus, Call, DaysTaken, Error, Event, Ground, Stage};

/// How a batch comes into a stage.
type InStage = (fn(&TestBatch) -> BatchId, Stage);

const STAGES: [InStage; 4] = [
	(TestBatch::opened, Stage::Opened),
	(TestBatch::assigned, Stage::Assigned),
	(TestBatch::attested, Stage::Attested),
	(TestBatch::approved, Stage::Approved),
];

#[test]
fn hold_should_keep_reason_and_stage_when_the_batch_is_in_any_stage() {
	for (in_stage, before) in STAGES {
		build_and_execute(|| {
			let batch = in_stage(&TestBatch::example());
			assert_ok!(hold(batch));
			let ground = Ground::Order { reason: REASON, before, by_authority: false };
			assert_eq!(details(batch).status, BatchStatus::Held(ground));
			assert_eq!(
				last_event(),
				Event::PutOnHold { batch, reason: REASON, by_authority: false }
			);
		})
	}
}

#[test]
fn hold_should_be_put_released_and_ended_when_the_authority_calls() {
	build_and_execute(|| {
		let batch = TestBatch::example().approved();
		assert_ok!(send(AUTHORITY, Call::hold { batch, reason: REASON }));
		assert_ok!(send(AUTHORITY, Call::release { batch }));
		assert_noop!(send(AUTHORITY, Call::close { batch }), Error::<Test>::NotDue);
		assert_ok!(send(AUTHORITY, Call::hold { batch, reason: REASON }));
		assert_ok!(send(AUTHORITY, Call::close { batch }));
		assert_eq!(details(batch).status, BatchStatus::Closed);
	})
}

#[test]
fn hold_should_be_the_authoritys_to_release_when_the_authority_put_it_also_over_the_operators() {
	build_and_execute(|| {
		let batch = TestBatch::example().approved();
		assert_ok!(hold(batch));
		assert_ok!(send(AUTHORITY, Call::hold { batch, reason: REPORT }));
		let ground = Ground::Order { reason: REPORT, before: Stage::Approved, by_authority: true };
		assert_eq!(details(batch).status, BatchStatus::Held(ground));
		assert_noop!(send(AUTHORITY, Call::hold { batch, reason: REASON }), Error::<Test>::NotOpen);
		assert_noop!(hold(batch), Error::<Test>::NotOpen);
		assert_noop!(send(OPERATOR, Call::release { batch }), Error::<Test>::HeldByAuthority);
		assert_ok!(send(AUTHORITY, Call::release { batch }));
		assert_eq!(details(batch).status, BatchStatus::Approved);
	})
}

#[test]
fn hold_should_stop_every_call_when_the_batch_is_in_any_stage() {
	for (in_stage, before) in STAGES {
		build_and_execute(|| {
			let example = TestBatch::example();
			let batch = in_stage(&example);
			assert_ok!(hold(batch));
			let assign = Call::assign { batch, verifier: number(SECOND_VERIFIER) };
			assert_noop!(send(OPERATOR, assign), Error::<Test>::NotPending);
			let unanswered: DispatchError = match before {
				Stage::Opened => Error::<Test>::NotAssigned.into(),
				_ => Error::<Test>::NotPending.into(),
			};
			for answer in [example.attest_call(batch), Call::refuse { batch, report: REPORT }] {
				assert_noop!(send(VERIFIER, answer), unanswered);
			}
			assert_noop!(approve(batch), Error::<Test>::NotAttested);
			assert_noop!(example.feed(batch, 0), Error::<Test>::NotApproved);
			assert_noop!(send(REPORTER, Call::cancel { batch }), Error::<Test>::NotPending);
			assert_noop!(hold(batch), Error::<Test>::NotOpen);
		})
	}
}

#[test]
fn hold_should_keep_the_days_covered_when_it_succeeds() {
	build_and_execute(|| {
		let example = TestBatch::example();
		assert_ok!(hold(example.opened()));
		assert_noop!(send(REPORTER, example.open_call()), Error::<Test>::PeriodOverlaps);
		assert_eq!(DaysTaken::<Test>::iter().count(), 1);
	})
}

#[test]
fn hold_should_stop_a_batch_in_its_midst_when_it_is_being_fed() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		assert_ok!(example.feed(batch, 0));
		assert_ok!(hold(batch));
		assert_noop!(example.feed(batch, 1), Error::<Test>::NotApproved);
		assert_eq!(credited(), [(1, 631_750, 5), (255, 451_250, 4)]);
	})
}

#[test]
fn hold_should_refuse_when_the_batch_is_over() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let refused = example.assigned();
		assert_ok!(send(VERIFIER, Call::refuse { batch: refused, report: REPORT }));
		let cancelled = example.opened();
		assert_ok!(send(REPORTER, Call::cancel { batch: cancelled }));
		let closed = example.cut_short(0);
		let complete = example.fed_to_its_end();
		for batch in [refused, cancelled, closed, complete] {
			assert_noop!(hold(batch), Error::<Test>::NotOpen);
		}
	})
}

#[test]
fn hold_should_refuse_when_a_difference_holds_the_batch() {
	build_and_execute(|| {
		let batch = TestBatch::example().with_body(0, vec![0xff]);
		let id = batch.approved();
		assert_ok!(batch.feed(id, 0));
		assert_noop!(hold(id), Error::<Test>::NotOpen);
	})
}

#[test]
fn hold_should_refuse_when_there_is_no_such_batch() {
	build_and_execute(|| {
		assert_noop!(hold(1), Error::<Test>::NotFound);
	})
}

#[test]
fn hold_should_refuse_when_the_sender_is_not_the_operator() {
	build_and_execute(|| {
		let batch = TestBatch::example().opened();
		let call = || Call::hold { batch, reason: REASON };
		for sender in [REPORTER, VERIFIER, CITIZEN] {
			assert_noop!(send(sender, call()), DispatchError::BadOrigin);
		}
		for origin in unsigned_origins() {
			assert_noop!(dispatch(origin, call()), DispatchError::BadOrigin);
		}
	})
}
