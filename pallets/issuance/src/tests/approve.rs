use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError,
};
use suhui_primitives::{Day, Month, Period};

use crate::{mock::*, BatchStatus, Call, Class, Classes, Error, Event, Progress};

/// Cycling on one day of January, from 0.
fn cycling_on(day: u32) -> TestBatch {
	let day = Day(16_801 + day);
	TestBatch::of_source(CYCLING, Period { first: day, last: day }, &[(1, 0, 2_500)])
}

#[test]
fn approve_should_fix_class_month_and_due_day_when_the_batch_is_attested() {
	build_and_execute(|| {
		let batch = TestBatch::example().attested();
		assert_ok!(send(OPERATOR, Call::approve { batch }));
		let details = details(batch);
		assert_eq!(details.status, BatchStatus::Approved);
		assert_eq!(details.class, Some(1));
		assert_eq!(details.month, Some(FEBRUARY_2016));
		// 30 days after 10 February 2016 is 11 March.
		assert_eq!(details.due, Some(Day(16_871)));
		assert_eq!(progress(batch), Progress::default());
	})
}

#[test]
fn approve_should_tell_class_and_month_when_it_succeeds() {
	build_and_execute(|| {
		let batch = TestBatch::example().approved();
		assert_eq!(last_event(), Event::Approved { batch, class: 1, month: FEBRUARY_2016 });
	})
}

#[test]
fn approve_should_keep_what_the_class_is_by_its_number_from_one_when_it_is_new() {
	build_and_execute(|| {
		TestBatch::example().approved();
		let expected =
			Class { source: CYCLING, version: Some(CYCLING_VERSION), month: FEBRUARY_2016 };
		assert_eq!(Classes::<Test>::get(1), Some(expected));
	})
}

#[test]
fn approve_should_give_one_class_when_source_version_and_month_are_the_same() {
	build_and_execute(|| {
		let (one, two) = (cycling_on(0).approved(), cycling_on(1).approved());
		assert_eq!(details(one).class, details(two).class);
	})
}

#[test]
fn approve_should_give_another_class_when_the_month_of_issue_is_another() {
	build_and_execute(|| {
		let (one, two) = (cycling_on(0).approved(), cycling_on(1).attested());
		Today::set(&Day(16_861));
		assert_ok!(send(OPERATOR, Call::approve { batch: two }));
		assert_eq!(details(one).class, Some(1));
		assert_eq!(details(two).class, Some(2));
		assert_eq!(details(two).month, Some(Month(554)));
	})
}

#[test]
fn approve_should_give_another_class_when_the_source_is_another() {
	build_and_execute(|| {
		TestBatch::example().approved();
		let other = TestBatch::of_source(CLEAN_PLATE, JANUARY_2016, &[(1, 0, 3)]).approved();
		assert_eq!(details(other).class, Some(2));
	})
}

#[test]
fn approve_should_refuse_when_the_batch_is_not_attested() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.opened();
		assert_noop!(send(OPERATOR, Call::approve { batch }), Error::<Test>::NotAttested);
		assert_ok!(send(OPERATOR, Call::assign { batch, verifier: number(VERIFIER) }));
		assert_noop!(send(OPERATOR, Call::approve { batch }), Error::<Test>::NotAttested);
	})
}

#[test]
fn approve_should_refuse_when_the_batch_is_approved_or_cancelled() {
	build_and_execute(|| {
		let batch = TestBatch::example().approved();
		assert_noop!(send(OPERATOR, Call::approve { batch }), Error::<Test>::NotAttested);
		let other = TestBatch::of_source(CLEAN_PLATE, JANUARY_2016, &[(1, 0, 3)]).attested();
		assert_ok!(send(REPORTER, Call::cancel { batch: other }));
		assert_noop!(send(OPERATOR, Call::approve { batch: other }), Error::<Test>::NotAttested);
	})
}

#[test]
fn approve_should_refuse_when_classes_are_used_up() {
	build_and_execute(|| {
		let batch = TestBatch::example().attested();
		crate::NextClass::<Test>::put(u32::MAX);
		assert_noop!(send(OPERATOR, Call::approve { batch }), Error::<Test>::Overflow);
	})
}

#[test]
fn approve_should_refuse_when_there_is_no_such_batch() {
	build_and_execute(|| {
		assert_noop!(send(OPERATOR, Call::approve { batch: 3 }), Error::<Test>::NotFound);
	})
}

#[test]
fn approve_should_refuse_when_the_sender_is_not_the_operator() {
	build_and_execute(|| {
		let batch = TestBatch::example().attested();
		for sender in [REPORTER, VERIFIER, CITIZEN] {
			assert_noop!(send(sender, Call::approve { batch }), DispatchError::BadOrigin);
		}
		for origin in unsigned_origins() {
			assert_noop!(dispatch(origin, Call::approve { batch }), DispatchError::BadOrigin);
		}
	})
}
