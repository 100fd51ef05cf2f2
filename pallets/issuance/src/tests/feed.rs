use polkadot_sdk::frame_support::assert_ok;
use suhui_primitives::{Day, Page};

use crate::{mock::*, BatchStatus, Call, Event, Progress};

#[test]
fn feed_should_credit_the_chunks_people_when_all_agrees() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		assert_ok!(example.feed(batch, 0));
		// Participant 1 rode 2,500 m and 1,000 m.
		assert_eq!(credited(), [(1, 631_750, 5), (255, 451_250, 4)]);
	})
}

#[test]
fn feed_should_keep_the_progress_when_a_chunk_is_credited() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		assert_ok!(example.feed(batch, 0));
		let expected = Progress {
			chunks: 1,
			records: 3,
			last: Some(255),
			fed: quantity(1_083_000, 9),
			withheld_records: 0,
			withheld: quantity(0, 0),
		};
		assert_eq!(progress(batch), expected);
		assert_eq!(details(batch).status, BatchStatus::Approved);
	})
}

#[test]
fn feed_should_tell_what_was_credited_when_a_chunk_is() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		assert_ok!(example.feed(batch, 0));
		let expected = Event::ChunkFed {
			batch,
			index: 0,
			class: 1,
			records: 3,
			credited: quantity(1_083_000, 9),
			withheld: quantity(0, 0),
			withheld_records: 0,
		};
		assert_eq!(last_event(), expected);
	})
}

#[test]
fn feed_should_credit_everyone_when_the_batch_is_fed_to_its_end() {
	build_and_execute(|| {
		TestBatch::example().fed_to_its_end();
		let expected = [(1, 631_750, 5), (255, 451_250, 4), (256, 180_500, 1), (514, 361_000, 3)];
		assert_eq!(credited(), expected);
	})
}

#[test]
fn feed_should_complete_the_batch_when_the_last_chunk_is_credited() {
	build_and_execute(|| {
		let batch = TestBatch::example().fed_to_its_end();
		assert_eq!(details(batch).status, BatchStatus::Complete);
		let expected = Event::Completed {
			batch,
			issued: quantity(1_624_500, 13),
			withheld: quantity(0, 0),
			withheld_records: 0,
		};
		assert_eq!(last_event(), expected);
	})
}

#[test]
fn feed_should_credit_points_alone_when_the_source_has_no_methodology() {
	build_and_execute(|| {
		let meals = [(1, 0, 3), (1, 1, 2), (2, 0, 1)];
		TestBatch::of_source(CLEAN_PLATE, JANUARY_2016, &meals).fed_to_its_end();
		assert_eq!(credited(), [(1, 0, 10), (2, 0, 2)]);
	})
}

#[test]
fn feed_should_withhold_when_a_person_consents_no_more_or_closed_the_account() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		Withholding::set(&vec![1]);
		assert_ok!(example.feed(batch, 0));
		assert_eq!(credited(), [(255, 451_250, 4)]);
		let expected = Event::ChunkFed {
			batch,
			index: 0,
			class: 1,
			records: 3,
			credited: quantity(451_250, 4),
			withheld: quantity(631_750, 5),
			withheld_records: 2,
		};
		assert_eq!(last_event(), expected);
	})
}

#[test]
fn feed_should_complete_the_batch_when_some_is_withheld() {
	build_and_execute(|| {
		Withholding::set(&vec![1, 514]);
		let batch = TestBatch::example().fed_to_its_end();
		assert_eq!(details(batch).status, BatchStatus::Complete);
		let expected = Event::Completed {
			batch,
			issued: quantity(631_750, 5),
			withheld: quantity(992_750, 8),
			withheld_records: 3,
		};
		assert_eq!(last_event(), expected);
	})
}

#[test]
fn feed_should_complete_the_batch_when_all_is_withheld() {
	build_and_execute(|| {
		Withholding::set(&vec![1, 255, 256, 514]);
		let batch = TestBatch::example().fed_to_its_end();
		assert_eq!(details(batch).status, BatchStatus::Complete);
		assert_eq!(credited(), []);
	})
}

#[test]
fn feed_should_credit_nobody_with_nothing_when_a_record_is_worth_nothing() {
	build_and_execute(|| {
		let batch = TestBatch::of(&[(1, 0, 0), (2, 0, 0), (2, 1, 2_500)]).fed_to_its_end();
		assert_eq!(credited(), [(2, 451_250, 4)]);
		assert_eq!(progress(batch).records, 3);
	})
}

#[test]
fn feed_should_ask_once_a_page_who_may_be_credited_when_a_page_has_many_records() {
	build_and_execute(|| {
		let mut records: Vec<_> =
			(1..256).flat_map(|who| (0..31).map(move |day| (who, day, 100))).collect();
		records.push((256, 0, 100));
		TestBatch::of(&records).fed_to_its_end();
		assert_eq!(PagesAsked::get(), [Page(0), Page(1)]);
	})
}

#[test]
fn feed_should_take_a_page_in_parts_when_chunks_ascend_within_it() {
	build_and_execute(|| {
		let batch = TestBatch::in_chunks_of(2, &[(1, 0, 2_500), (1, 3, 1_000), (2, 1, 1_000)]);
		assert_eq!(batch.headers().iter().map(|header| header.pages).collect::<Vec<_>>(), [1, 1]);
		let id = batch.approved();
		assert_ok!(batch.feed(id, 0));
		assert_eq!(progress(id).last, Some(1));
		assert_ok!(batch.feed(id, 1));
		assert_eq!(progress(id).last, Some(2));
		assert_eq!(credited(), [(1, 631_750, 5), (2, 180_500, 1)]);
		assert_eq!(PagesAsked::get(), [Page(0), Page(0)]);
	})
}

#[test]
fn feed_should_take_the_largest_participant_when_it_has_a_number() {
	build_and_execute(|| {
		TestBatch::of(&[(LAST_PARTICIPANT, 0, 2_500)]).fed_to_its_end();
		assert_eq!(credited(), [(LAST_PARTICIPANT, 451_250, 4)]);
	})
}

#[test]
fn feed_should_succeed_when_another_reporter_or_the_operator_sends_it() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		assert_ok!(send(SECOND_REPORTER, example.feed_call(batch, 0)));
		assert_ok!(send(OPERATOR, example.feed_call(batch, 1)));
		assert_eq!(progress(batch).chunks, 2);
	})
}

#[test]
fn feed_should_succeed_when_it_is_the_due_day() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		Today::set(&Day(16_871));
		assert_ok!(example.feed(batch, 0));
	})
}

#[test]
fn feed_should_take_batches_in_turn_when_two_are_approved() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let meals = TestBatch::of_source(CLEAN_PLATE, JANUARY_2016, &[(1, 0, 3)]);
		let (one, two) = (example.approved(), meals.approved());
		assert_ok!(example.feed(one, 0));
		assert_ok!(meals.feed(two, 0));
		assert_ok!(example.feed(one, 1));
		assert_eq!(credited(), [(1, 631_750, 5), (255, 451_250, 4), (1, 0, 6), (256, 180_500, 1)]);
	})
}

#[test]
fn feed_should_go_on_when_the_source_is_terminated_after_the_approval() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		InactiveSources::set(&vec![CYCLING]);
		assert_ok!(send(OPERATOR, example.feed_call(batch, 0)));
	})
}

#[test]
fn feed_should_take_one_chunk_of_many_pages_when_cut_so() {
	build_and_execute(|| {
		let records: Vec<_> = (1..=LAST_PARTICIPANT).map(|who| (who, 0, 1_000)).collect();
		let batch = TestBatch::in_one_chunk(&records);
		assert_eq!(batch.chunks.len(), 1);
		batch.fed_to_its_end();
		let expected: Vec<_> = (1..=LAST_PARTICIPANT).map(|who| (who, 180_500, 1)).collect();
		assert_eq!(credited(), expected);
	})
}

#[test]
fn feed_should_not_need_a_proof_when_there_is_one_chunk() {
	build_and_execute(|| {
		let batch = TestBatch::of(&[(1, 0, 2_500)]);
		let id = batch.approved();
		let Call::feed { proof, .. } = batch.feed_call(id, 0) else { unreachable!() };
		assert!(proof.is_empty());
		assert_ok!(batch.feed(id, 0));
	})
}
