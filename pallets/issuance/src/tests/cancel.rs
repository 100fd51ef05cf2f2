use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError,
};
use suhui_primitives::{Day, Month, Period};

use crate::{mock::*, BatchStatus, Call, DaysTaken, Error, Event};

#[test]
fn cancel_should_withdraw_the_batch_when_the_operator_sends_it_before_the_approval() {
	for stage in [TestBatch::opened, TestBatch::assigned, TestBatch::attested] {
		build_and_execute(|| {
			let batch = stage(&TestBatch::example());
			assert_ok!(send(OPERATOR, Call::cancel { batch }));
			assert_eq!(details(batch).status, BatchStatus::Cancelled);
			assert_eq!(last_event(), Event::Cancelled { batch });
		})
	}
}

#[test]
fn cancel_should_refuse_when_a_reporter_sends_it_after_the_assignment() {
	for stage in [TestBatch::assigned, TestBatch::attested] {
		build_and_execute(|| {
			let batch = stage(&TestBatch::example());
			for sender in [REPORTER, SECOND_REPORTER] {
				let call = Call::cancel { batch };
				assert_noop!(send(sender, call), Error::<Test>::VerifierAssigned);
			}
		})
	}
}

#[test]
fn cancel_should_withdraw_the_batch_when_a_reporter_sends_it_after_the_verifier_declined() {
	build_and_execute(|| {
		let batch = TestBatch::example().assigned();
		assert_ok!(send(VERIFIER, Call::decline { batch, reason: REASON }));
		assert_ok!(send(REPORTER, Call::cancel { batch }));
		assert_eq!(details(batch).status, BatchStatus::Cancelled);
	})
}

#[test]
fn cancel_should_give_its_days_alone_free_when_the_month_has_others() {
	build_and_execute(|| {
		let on = |first, last| {
			let period = Period { first: Day(first), last: Day(last) };
			TestBatch::of_source(CYCLING, period, &[(1, 0, 2_500)])
		};
		on(16_801, 16_802).opened();
		let batch = on(16_803, 16_804).opened();
		assert_ok!(send(REPORTER, Call::cancel { batch }));
		assert_eq!(DaysTaken::<Test>::get(CYCLING, Month(552)), 0b11);
		assert_ok!(send(REPORTER, on(16_803, 16_805).open_call()));
	})
}

#[test]
fn cancel_should_keep_no_entry_of_days_when_the_month_has_no_other() {
	build_and_execute(|| {
		let batch = TestBatch::example().opened();
		assert_ok!(send(REPORTER, Call::cancel { batch }));
		assert!(!DaysTaken::<Test>::contains_key(CYCLING, Month(552)));
	})
}

#[test]
fn cancel_should_withdraw_the_batch_when_a_reporter_sends_it_before_the_assignment() {
	build_and_execute(|| {
		for sender in [REPORTER, SECOND_REPORTER] {
			let batch = TestBatch::example().opened();
			assert_ok!(send(sender, Call::cancel { batch }));
			assert_eq!(details(batch).status, BatchStatus::Cancelled);
		}
	})
}

#[test]
fn cancel_should_withdraw_the_batch_when_who_opened_it_reports_no_more() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.opened();
		Reporters::set(&vec![number(SECOND_REPORTER)]);
		assert_ok!(send(REPORTER, Call::cancel { batch }));
		assert_eq!(details(batch).status, BatchStatus::Cancelled);
	})
}

#[test]
fn cancel_should_refuse_when_who_opened_it_reports_no_more_and_it_is_assigned_or_on_hold() {
	build_and_execute(|| {
		let batch = TestBatch::example().assigned();
		let held = TestBatch::of_source(CLEAN_PLATE, JANUARY_2016, &[(1, 0, 3)]).opened();
		assert_ok!(hold(held));
		Reporters::set(&vec![number(SECOND_REPORTER)]);
		let cancel = |batch| send(REPORTER, Call::cancel { batch });
		assert_noop!(cancel(batch), Error::<Test>::VerifierAssigned);
		assert_noop!(cancel(held), Error::<Test>::NotPending);
	})
}

#[test]
fn cancel_should_refuse_when_who_reports_no_more_opened_another_batch() {
	build_and_execute(|| {
		TestBatch::of_source(CLEAN_PLATE, JANUARY_2016, &[(1, 0, 3)]).opened();
		let batch = crate::NextBatch::<Test>::get();
		assert_ok!(send(SECOND_REPORTER, TestBatch::example().open_call()));
		Reporters::set(&vec![]);
		assert_noop!(send(REPORTER, Call::cancel { batch }), Error::<Test>::NotReporter);
	})
}

#[test]
fn cancel_should_refuse_when_the_batch_is_approved_or_fed() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		assert_noop!(send(OPERATOR, Call::cancel { batch }), Error::<Test>::NotPending);
		assert_ok!(example.feed(batch, 0));
		assert_noop!(send(OPERATOR, Call::cancel { batch }), Error::<Test>::NotPending);
	})
}

#[test]
fn cancel_should_withdraw_a_batch_on_hold_when_the_operator_sends_it() {
	for stage in [TestBatch::opened, TestBatch::assigned, TestBatch::attested] {
		build_and_execute(|| {
			let example = TestBatch::example();
			let batch = stage(&example);
			assert_ok!(hold(batch));
			assert_noop!(send(REPORTER, Call::cancel { batch }), Error::<Test>::NotPending);
			assert_ok!(send(OPERATOR, Call::cancel { batch }));
			assert_eq!(details(batch).status, BatchStatus::Cancelled);
			assert_ok!(send(REPORTER, example.open_call()));
		})
	}
}

#[test]
fn cancel_should_refuse_when_the_batch_is_held_after_its_approval() {
	build_and_execute(|| {
		let batch = TestBatch::example().approved();
		assert_ok!(hold(batch));
		assert_noop!(send(OPERATOR, Call::cancel { batch }), Error::<Test>::NotPending);
		let other = TestBatch::of_source(CLEAN_PLATE, JANUARY_2016, &[(1, 0, 3)]);
		let other = other.with_body(0, vec![0xff]);
		let batch = other.approved();
		assert_ok!(other.feed(batch, 0));
		assert_noop!(send(OPERATOR, Call::cancel { batch }), Error::<Test>::NotPending);
	})
}

#[test]
fn cancel_should_refuse_when_the_batch_is_cancelled() {
	build_and_execute(|| {
		let batch = TestBatch::example().opened();
		assert_ok!(send(REPORTER, Call::cancel { batch }));
		assert_noop!(send(REPORTER, Call::cancel { batch }), Error::<Test>::NotPending);
	})
}

#[test]
fn cancel_should_refuse_when_the_sender_does_not_report_for_the_source() {
	build_and_execute(|| {
		let batch = TestBatch::example().assigned();
		for sender in [VERIFIER, DEVELOPER, CITIZEN] {
			assert_noop!(send(sender, Call::cancel { batch }), Error::<Test>::NotReporter);
		}
		assert_noop!(send(STRANGER, Call::cancel { batch }), Error::<Test>::NotRegistered);
	})
}

#[test]
fn cancel_should_refuse_when_there_is_no_such_batch() {
	build_and_execute(|| {
		assert_noop!(send(OPERATOR, Call::cancel { batch: 1 }), Error::<Test>::NotFound);
	})
}

#[test]
fn cancel_should_refuse_when_nobody_signs_it() {
	build_and_execute(|| {
		let batch = TestBatch::example().opened();
		for origin in unsigned_origins() {
			assert_noop!(dispatch(origin, Call::cancel { batch }), DispatchError::BadOrigin);
		}
	})
}
