use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError,
};
use suhui_primitives::{Day, Month};

use crate::{mock::*, BatchStatus, Call, DaysTaken, Error, Event};

/// The last day on which a batch approved on 10 February 2016 is fed, and the day after.
const DUE: Day = Day(16_871);
const AFTER: Day = Day(16_872);
const JANUARY: Month = Month(552);

fn held() -> u32 {
	let batch = TestBatch::example().with_header(1, |header| header.subtotal.points = 7);
	let id = batch.approved();
	batch.feed(id, 0).unwrap();
	batch.feed(id, 1).unwrap();
	assert!(matches!(details(id).status, BatchStatus::Held(_)));
	id
}

#[test]
fn close_should_succeed_when_the_due_day_is_over_and_anyone_registered_sends_it() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		assert_ok!(example.feed(batch, 0));
		Today::set(&AFTER);
		assert_ok!(send(CITIZEN, Call::close { batch }));
		assert_eq!(details(batch).status, BatchStatus::Closed);
		assert_eq!(last_event(), Event::Closed { batch });
	})
}

#[test]
fn close_should_leave_what_was_credited_when_the_batch_is_fed_in_part() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		assert_ok!(example.feed(batch, 0));
		Today::set(&AFTER);
		assert_ok!(send(CITIZEN, Call::close { batch }));
		assert_eq!(credited(), [(1, 631_750, 5), (255, 451_250, 4)]);
		assert_eq!(progress(batch).issued(), quantity(1_083_000, 9));
		assert_eq!(DaysTaken::<Test>::get(CYCLING, JANUARY), 0x7fff_ffff);
	})
}

#[test]
fn close_should_give_the_days_free_when_nothing_was_fed() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		Today::set(&AFTER);
		assert_ok!(send(CITIZEN, Call::close { batch }));
		assert_eq!(DaysTaken::<Test>::get(CYCLING, JANUARY), 0);
		assert_ok!(send(REPORTER, example.open_call()));
	})
}

#[test]
fn close_should_succeed_when_the_operator_sends_it_for_a_held_batch() {
	build_and_execute(|| {
		let batch = held();
		assert_ok!(send(OPERATOR, Call::close { batch }));
		assert_eq!(details(batch).status, BatchStatus::Closed);
	})
}

#[test]
fn close_should_give_the_days_free_when_the_first_chunk_held_the_batch() {
	build_and_execute(|| {
		let batch = TestBatch::example().with_header(0, |header| header.subtotal.points = 7);
		let id = batch.approved();
		assert_ok!(batch.feed(id, 0));
		assert_ok!(send(OPERATOR, Call::close { batch: id }));
		TestBatch::example().fed_to_its_end();
		assert_eq!(credited().len(), 4);
	})
}

#[test]
fn close_should_succeed_when_a_held_batch_is_past_its_due_day() {
	build_and_execute(|| {
		let batch = held();
		Today::set(&AFTER);
		assert_ok!(send(CITIZEN, Call::close { batch }));
	})
}

#[test]
fn close_should_succeed_when_the_operator_sends_it_for_a_batch_on_hold() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		assert_ok!(example.feed(batch, 0));
		assert_ok!(hold(batch));
		assert_noop!(send(CITIZEN, Call::close { batch }), Error::<Test>::NotDue);
		assert_ok!(send(OPERATOR, Call::close { batch }));
		assert_eq!(details(batch).status, BatchStatus::Closed);
		assert_eq!(credited(), [(1, 631_750, 5), (255, 451_250, 4)]);
	})
}

#[test]
fn close_should_refuse_when_the_batch_is_on_hold_before_its_approval() {
	for stage in [TestBatch::opened, TestBatch::assigned, TestBatch::attested] {
		build_and_execute(|| {
			let batch = stage(&TestBatch::example());
			assert_ok!(hold(batch));
			Today::set(&AFTER);
			assert_noop!(send(OPERATOR, Call::close { batch }), Error::<Test>::NotApproved);
		})
	}
}

#[test]
fn close_should_refuse_when_a_citizen_sends_it_for_a_held_batch_before_its_due_day() {
	build_and_execute(|| {
		let batch = held();
		assert_noop!(send(CITIZEN, Call::close { batch }), Error::<Test>::NotDue);
	})
}

#[test]
fn close_should_refuse_when_it_is_the_due_day() {
	build_and_execute(|| {
		let batch = TestBatch::example().approved();
		Today::set(&DUE);
		for sender in [CITIZEN, OPERATOR] {
			assert_noop!(send(sender, Call::close { batch }), Error::<Test>::NotDue);
		}
	})
}

#[test]
fn close_should_refuse_when_the_batch_is_not_approved() {
	build_and_execute(|| {
		let batch = TestBatch::example().attested();
		Today::set(&AFTER);
		assert_noop!(send(OPERATOR, Call::close { batch }), Error::<Test>::NotApproved);
	})
}

#[test]
fn close_should_refuse_when_the_batch_is_complete_or_closed() {
	build_and_execute(|| {
		let complete =
			TestBatch::of_source(CLEAN_PLATE, JANUARY_2016, &[(1, 0, 3)]).fed_to_its_end();
		let batch = TestBatch::example().approved();
		Today::set(&AFTER);
		assert_noop!(send(CITIZEN, Call::close { batch: complete }), Error::<Test>::NotApproved);
		assert_ok!(send(CITIZEN, Call::close { batch }));
		assert_noop!(send(CITIZEN, Call::close { batch }), Error::<Test>::NotApproved);
	})
}

#[test]
fn close_should_refuse_when_the_sender_has_no_account() {
	build_and_execute(|| {
		let batch = TestBatch::example().approved();
		Today::set(&AFTER);
		assert_noop!(send(STRANGER, Call::close { batch }), Error::<Test>::NotRegistered);
	})
}

#[test]
fn close_should_refuse_when_there_is_no_such_batch() {
	build_and_execute(|| {
		assert_noop!(send(OPERATOR, Call::close { batch: 1 }), Error::<Test>::NotFound);
	})
}

#[test]
fn close_should_refuse_when_nobody_signs_it() {
	build_and_execute(|| {
		let batch = TestBatch::example().approved();
		Today::set(&AFTER);
		for origin in unsigned_origins() {
			assert_noop!(dispatch(origin, Call::close { batch }), DispatchError::BadOrigin);
		}
	})
}
