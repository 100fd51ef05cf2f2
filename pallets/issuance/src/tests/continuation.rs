//! What a batch left that was closed in its midst, another brings; nobody is credited twice.

use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchResult,
};
use suhui_primitives::{BatchId, Day, Month, ParticipantId, Period};

use crate::{
	mock::*, BatchStatus, Call, Continuations, DaysTaken, Difference, Error, Event, Ground,
	Progress,
};

const JANUARY: Month = Month(552);
const WHOLE_MONTH: u32 = 0x7fff_ffff;

/// The records of pages 1 and 2 of [`TestBatch::example`].
const SECOND: (ParticipantId, u32, u64) = (256, 1, 1_000);
const THIRD: (ParticipantId, u32, u64) = (514, 30, 2_000);

/// What all pages of [`TestBatch::example`] come to.
const ALL: [(ParticipantId, u64, u64); 4] =
	[(1, 631_750, 5), (255, 451_250, 4), (256, 180_500, 1), (514, 361_000, 3)];

/// Brings page 2, after a batch that was closed after two of three chunks.
fn third_page(before: BatchId) -> TestBatch {
	TestBatch::of(&[THIRD]).continuing(before)
}

fn open(batch: &TestBatch) -> DispatchResult {
	send(REPORTER, batch.open_call())
}

/// Opens as [`open`], and is not let.
fn assert_not_continuable(batch: TestBatch) {
	assert_noop!(open(&batch), Error::<Test>::NotContinuable);
}

#[test]
fn continuation_should_complete_what_was_left_when_it_brings_the_last_people() {
	build_and_execute(|| {
		let before = TestBatch::example().cut_short(2);
		let batch = third_page(before).fed_to_its_end();
		assert_eq!(details(batch).continues, Some(before));
		assert_eq!(details(batch).status, BatchStatus::Complete);
		assert_eq!(details(before).status, BatchStatus::Closed);
		assert_eq!(Continuations::<Test>::get(before), Some(batch));
		assert_eq!(credited(), ALL);
		assert_eq!(progress(batch).issued(), quantity(361_000, 3));
	})
}

#[test]
fn continuation_should_be_taken_when_the_source_was_terminated_since() {
	build_and_execute(|| {
		let before = TestBatch::example().cut_short(2);
		InactiveSources::set(&vec![CYCLING]);
		third_page(before).fed_to_its_end();
		assert_eq!(credited(), ALL);
	})
}

#[test]
fn continuation_should_start_past_the_last_participant_fed_when_it_is_approved() {
	build_and_execute(|| {
		let before = TestBatch::example().cut_short(2);
		let batch = third_page(before).approved();
		let expected = Progress { last: Some(256), ..Default::default() };
		assert_eq!(progress(batch), expected);
	})
}

#[test]
fn continuation_should_be_held_when_it_returns_to_people_who_were_passed() {
	// Participant 256 again, and 2, who had no record.
	for second in [SECOND, (2, 1, 1_000)] {
		build_and_execute(|| {
			let before = TestBatch::example().cut_short(2);
			let fed = credited();
			let batch = TestBatch::of(&[second, THIRD]).continuing(before);
			let id = batch.approved();
			assert_ok!(batch.feed(id, 0));
			let difference = Difference::NotAscending;
			assert_eq!(last_event(), Event::Held { batch: id, chunk: 0, difference });
			let ground = Ground::Difference(difference);
			assert_eq!(details(id).status, BatchStatus::Held(ground));
			assert_eq!(credited(), fed);
		})
	}
}

#[test]
fn continuation_should_take_the_rest_of_a_page_when_some_of_it_was_fed() {
	build_and_execute(|| {
		let before = TestBatch::example().cut_short(2);
		// 257 stands on the page of 256, the last who was fed.
		let batch = TestBatch::of(&[(257, 1, 1_000), THIRD]).continuing(before).fed_to_its_end();
		let [first, second, third, fourth] = ALL;
		assert_eq!(credited(), [first, second, third, (257, 180_500, 1), fourth]);
		assert_eq!(progress(batch).last, Some(514));
	})
}

#[test]
fn continuation_should_need_its_own_verification_when_it_is_opened() {
	build_and_execute(|| {
		let before = TestBatch::example().cut_short(2);
		let batch = third_page(before);
		let id = batch.opened();
		assert_eq!((details(id).verifier, details(id).report), (None, None));
		assert_noop!(approve(id), Error::<Test>::NotAttested);
		assert_noop!(batch.feed(id, 0), Error::<Test>::NotApproved);
	})
}

#[test]
fn continuation_should_bring_the_right_records_when_a_difference_held_the_batch() {
	build_and_execute(|| {
		let wrong = TestBatch::example().with_header(1, |header| header.subtotal.points = 7);
		let before = wrong.approved();
		assert_ok!(wrong.feed(before, 0));
		assert_ok!(wrong.feed(before, 1));
		assert_ok!(send(OPERATOR, Call::close { batch: before }));
		TestBatch::of(&[SECOND, THIRD]).continuing(before).fed_to_its_end();
		assert_eq!(credited(), ALL);
	})
}

#[test]
fn continuation_should_be_in_its_own_month_when_it_is_fed_later() {
	build_and_execute(|| {
		let before = TestBatch::example().cut_short(2);
		// 1 March 2016.
		Today::set(&Day(16_861));
		third_page(before).fed_to_its_end();
		let last = Credited::get().pop();
		assert_eq!(last, Some((2, Month(554), 514, 361_000, 3)));
	})
}

#[test]
fn continuation_should_leave_the_days_to_the_batch_before_when_it_comes_to_nothing() {
	let ends: [fn(&TestBatch) -> DispatchResult; 3] = [
		|batch| send(REPORTER, Call::cancel { batch: batch.opened() }),
		|batch| send(VERIFIER, Call::refuse { batch: batch.assigned(), report: REPORT }),
		|batch| {
			batch.cut_short(0);
			Ok(())
		},
	];
	for end in ends {
		build_and_execute(|| {
			let before = TestBatch::example().cut_short(2);
			assert_ok!(end(&third_page(before)));
			assert_eq!(DaysTaken::<Test>::get(CYCLING, JANUARY), WHOLE_MONTH);
			assert_noop!(open(&TestBatch::example()), Error::<Test>::PeriodOverlaps);
			assert_eq!(Continuations::<Test>::get(before), None);
			// Another may take its place.
			third_page(before).fed_to_its_end();
			assert_eq!(credited(), ALL);
		})
	}
}

#[test]
fn continuation_should_be_continued_when_it_is_closed_in_its_midst_itself() {
	build_and_execute(|| {
		let first = TestBatch::example().cut_short(1);
		let second = TestBatch::of(&[SECOND, THIRD]).continuing(first).cut_short(1);
		let third = third_page(second).fed_to_its_end();
		assert_eq!(Continuations::<Test>::get(first), Some(second));
		assert_eq!(Continuations::<Test>::get(second), Some(third));
		assert_eq!(credited(), ALL);
		assert_eq!(DaysTaken::<Test>::get(CYCLING, JANUARY), WHOLE_MONTH);
		assert_not_continuable(third_page(first));
	})
}

#[test]
fn open_should_refuse_when_the_batch_to_continue_is_complete() {
	build_and_execute(|| {
		let complete = TestBatch::example().fed_to_its_end();
		assert_not_continuable(third_page(complete));
	})
}

#[test]
fn open_should_refuse_when_nothing_was_fed_of_the_batch_to_continue() {
	build_and_execute(|| {
		let untouched = TestBatch::example().cut_short(0);
		assert_not_continuable(third_page(untouched));
	})
}

#[test]
fn open_should_refuse_when_the_batch_to_continue_is_not_closed() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		assert_ok!(example.feed(batch, 0));
		assert_not_continuable(third_page(batch));
		assert_ok!(hold(batch));
		assert_not_continuable(third_page(batch));
	})
}

#[test]
fn open_should_refuse_when_the_batch_to_continue_is_cancelled_or_unknown() {
	build_and_execute(|| {
		let batch = TestBatch::example().opened();
		assert_ok!(send(REPORTER, Call::cancel { batch }));
		assert_not_continuable(third_page(batch));
		assert_not_continuable(third_page(batch + 1));
		assert_not_continuable(third_page(0));
	})
}

#[test]
fn open_should_refuse_when_the_batch_to_continue_is_of_another_source() {
	build_and_execute(|| {
		let before = TestBatch::example().cut_short(2);
		let plates = TestBatch::of_source(CLEAN_PLATE, JANUARY_2016, &[(514, 30, 2)]);
		assert_not_continuable(plates.clone().continuing(before));
		// Not even if it succeeds it.
		Lines::set(&vec![(CLEAN_PLATE, CYCLING)]);
		assert_not_continuable(plates.continuing(before));
	})
}

#[test]
fn open_should_refuse_when_the_batch_to_continue_is_of_another_period() {
	build_and_execute(|| {
		let before = TestBatch::example().cut_short(2);
		let Period { first, last } = JANUARY_2016;
		for (first, last) in [(first, Day(last.0 - 1)), (Day(first.0 + 1), last)] {
			let other = TestBatch::of_source(CYCLING, Period { first, last }, &[(514, 0, 2_000)]);
			assert_not_continuable(other.continuing(before));
		}
		let february = Period { first: Day(16_832), last: Day(16_840) };
		let other = TestBatch::of_source(CYCLING, february, &[(514, 0, 2_000)]);
		assert_not_continuable(other.continuing(before));
	})
}

#[test]
fn open_should_refuse_when_another_continues_the_batch() {
	build_and_execute(|| {
		let before = TestBatch::example().cut_short(2);
		third_page(before).opened();
		assert_not_continuable(third_page(before));
	})
}

#[test]
fn open_should_refuse_when_a_complete_batch_continues_it() {
	build_and_execute(|| {
		let before = TestBatch::example().cut_short(2);
		third_page(before).fed_to_its_end();
		assert_not_continuable(third_page(before));
	})
}
