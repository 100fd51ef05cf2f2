use polkadot_sdk::frame_support::assert_ok;
use suhui_primitives::{BatchId, Capacity, Day, Sanctioned};

use crate::{mock::*, Call};

/// Which of the indices from 0 to 4 may be fed with so many pending before.
fn due(sender: u64, batch: BatchId, ahead: u32) -> Vec<u32> {
	(0..5).filter(|index| Issuance::judge_feed(&sender, batch, *index, ahead)).collect()
}

#[test]
fn feed_should_be_due_when_it_is_the_next_chunk() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		assert_eq!(due(REPORTER, batch, 0), [0]);
		assert_ok!(example.feed(batch, 0));
		assert_eq!(due(REPORTER, batch, 0), [1]);
	})
}

#[test]
fn feed_should_be_due_when_the_chunks_before_it_are_on_their_way() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		assert_eq!(due(REPORTER, batch, 1), [0, 1]);
		assert_ok!(example.feed(batch, 0));
		assert_eq!(due(REPORTER, batch, 1), [1, 2]);
	})
}

#[test]
fn feed_should_not_be_due_when_the_batch_has_no_such_chunk() {
	build_and_execute(|| {
		let batch = TestBatch::example().approved();
		// Three chunks, whatever is pending.
		for ahead in [2, 4, u32::MAX] {
			assert_eq!(due(REPORTER, batch, ahead), [0, 1, 2]);
		}
	})
}

#[test]
fn feed_should_be_due_when_another_reporter_or_the_operator_sends_it() {
	build_and_execute(|| {
		let batch = TestBatch::example().approved();
		for sender in [SECOND_REPORTER, OPERATOR] {
			assert_eq!(due(sender, batch, 0), [0]);
		}
	})
}

#[test]
fn feed_should_not_be_due_when_the_sender_does_not_report_for_the_source() {
	build_and_execute(|| {
		let batch = TestBatch::example().approved();
		for sender in [DEVELOPER, VERIFIER, CITIZEN, AUTHORITY, STRANGER] {
			assert!(due(sender, batch, 4).is_empty());
		}
		Closed::set(&vec![REPORTER]);
		assert!(due(REPORTER, batch, 4).is_empty());
	})
}

#[test]
fn feed_should_not_be_due_when_the_reporter_attested_the_batch() {
	build_and_execute(|| {
		let batch = TestBatch::example().approved();
		Reporters::set(&[REPORTER, VERIFIER].map(number).to_vec());
		assert!(due(VERIFIER, batch, 4).is_empty());
		assert_eq!(due(REPORTER, batch, 0), [0]);
	})
}

#[test]
fn feed_should_not_be_due_when_the_batch_is_not_approved_or_unknown() {
	build_and_execute(|| {
		let batch = TestBatch::example().attested();
		assert!(due(REPORTER, batch, 4).is_empty());
		assert!(due(REPORTER, batch + 1, 4).is_empty());
		assert_ok!(send(OPERATOR, Call::cancel { batch }));
		assert!(due(REPORTER, batch, 4).is_empty());
	})
}

#[test]
fn feed_should_not_be_due_when_the_batch_is_complete_or_held() {
	build_and_execute(|| {
		let complete =
			TestBatch::of_source(CLEAN_PLATE, JANUARY_2016, &[(1, 0, 3)]).fed_to_its_end();
		assert!(due(REPORTER, complete, 4).is_empty());
		let held = TestBatch::example().with_body(0, vec![0xff]);
		let batch = held.approved();
		assert_ok!(held.feed(batch, 0));
		assert!(due(REPORTER, batch, 4).is_empty());
		assert_ok!(send(OPERATOR, Call::close { batch }));
		let batch = TestBatch::example().approved();
		assert_ok!(hold(batch));
		assert!(due(REPORTER, batch, 4).is_empty());
	})
}

#[test]
fn feed_should_not_be_due_when_the_due_day_is_over() {
	build_and_execute(|| {
		let batch = TestBatch::example().approved();
		// 30 days after 10 February 2016 is 11 March.
		Today::set(&Day(16_871));
		assert_eq!(due(REPORTER, batch, 0), [0]);
		Today::set(&Day(16_872));
		assert!(due(REPORTER, batch, 0).is_empty());
	})
}

#[test]
fn feed_should_not_be_due_when_a_sanction_bars_the_reporter() {
	build_and_execute(|| {
		let batch = TestBatch::example().approved();
		let whom = Sanctioned::Participant(number(REPORTER));
		Barred::set(&vec![(whom, Capacity::Reporter)]);
		assert!(due(REPORTER, batch, 4).is_empty());
		assert_eq!(due(OPERATOR, batch, 0), [0]);
	})
}
