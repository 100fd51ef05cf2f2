//! What stands under the attested root, and yet is not what it should be: nobody is credited, the batch is held.

use polkadot_sdk::frame_support::assert_ok;
use suhui_primitives::{BatchId, Day, Deed};

use crate::{mock::*, BatchStatus, Difference, Event, Ground, Progresses};

/// Feeds the chunk, which must hold the batch, and credit nobody it had not credited before.
fn assert_held(batch: &TestBatch, id: BatchId, chunk: usize, difference: Difference) {
	let (before, progressed) = (credited(), progress(id));
	assert_ok!(batch.feed(id, chunk));
	let index = chunk.try_into().unwrap();
	assert_eq!(last_event(), Event::Held { batch: id, chunk: index, difference });
	assert_eq!(details(id).status, BatchStatus::Held(Ground::Difference(difference)));
	assert_eq!(credited(), before);
	assert_eq!(progress(id), progressed);
}

#[test]
fn feed_should_hold_when_the_subtotal_claims_a_milligram_or_point_more_or_less() {
	for (reduction, points) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
		build_and_execute(|| {
			let batch = TestBatch::example().with_header(0, |header| {
				header.subtotal.reduction =
					header.subtotal.reduction.saturating_add_signed(reduction);
				header.subtotal.points = header.subtotal.points.saturating_add_signed(points);
			});
			let id = batch.approved();
			let quantified = quantity(1_083_000, 9);
			assert_held(&batch, id, 0, Difference::Subtotal { quantified });
		})
	}
}

#[test]
fn feed_should_be_noted_of_who_attested_the_batch_when_it_holds_it() {
	build_and_execute(|| {
		let batch = TestBatch::of(&[(1, 0, 2_500), (2, 4, 300_001), (3, 0, 1_000)]);
		let id = batch.approved();
		assert_ok!(batch.feed(id, 0));
		assert_eq!(Deeds::get().pop(), Some((number(VERIFIER), Deed::Held)));
	})
}

#[test]
fn feed_should_hold_when_an_input_is_out_of_range() {
	build_and_execute(|| {
		// 300 km a day is the most; the record before is fine.
		let batch = TestBatch::of(&[(1, 0, 2_500), (2, 4, 300_001), (3, 0, 1_000)]);
		let id = batch.approved();
		let difference = Difference::Record { participant: 2, day: Day(16_805) };
		assert_held(&batch, id, 0, difference);
	})
}

#[test]
fn feed_should_hold_when_an_input_of_a_withheld_person_is_out_of_range() {
	build_and_execute(|| {
		let batch = TestBatch::of(&[(1, 0, 2_500), (2, 0, 300_001)]);
		let id = batch.approved();
		Withholding::set(&vec![2]);
		let difference = Difference::Record { participant: 2, day: Day(16_801) };
		assert_held(&batch, id, 0, difference);
	})
}

#[test]
fn feed_should_hold_when_a_participant_has_no_number() {
	build_and_execute(|| {
		let batch =
			TestBatch::of(&[(LAST_PARTICIPANT, 0, 2_500), (LAST_PARTICIPANT + 1, 0, 2_500)]);
		let id = batch.approved();
		assert_held(&batch, id, 0, Difference::Unknown { participant: LAST_PARTICIPANT + 1 });
	})
}

#[test]
fn feed_should_hold_when_a_participant_is_before_the_first() {
	build_and_execute(|| {
		let batch = TestBatch::of(&[(0, 0, 2_500), (1, 0, 2_500)]);
		let id = batch.approved();
		assert_held(&batch, id, 0, Difference::Unknown { participant: 0 });
	})
}

#[test]
fn feed_should_hold_when_the_body_ends_inside_a_record() {
	build_and_execute(|| {
		let body = TestBatch::example().chunks[0].body.clone();
		let batch = TestBatch::example().with_body(0, body[..body.len() - 1].to_vec());
		let id = batch.approved();
		assert_held(&batch, id, 0, Difference::Malformed);
	})
}

#[test]
fn feed_should_hold_when_a_day_lies_outside_the_period() {
	build_and_execute(|| {
		// Participant 1, 31 days after the first, one metre.
		let batch = TestBatch::of(&[(1, 0, 1)]).with_body(0, vec![1, 31, 1]);
		let id = batch.approved();
		assert_held(&batch, id, 0, Difference::Malformed);
	})
}

#[test]
fn feed_should_hold_when_a_number_is_not_in_its_shortest_form() {
	build_and_execute(|| {
		let batch = TestBatch::of(&[(1, 0, 1)]).with_body(0, vec![1, 0, 0x81, 0x00]);
		let id = batch.approved();
		assert_held(&batch, id, 0, Difference::Malformed);
	})
}

#[test]
fn feed_should_hold_when_the_body_is_empty() {
	build_and_execute(|| {
		let batch = TestBatch::of(&[(1, 0, 1)]).with_body(0, vec![]);
		let id = batch.approved();
		assert_held(&batch, id, 0, Difference::Count);
	})
}

#[test]
fn feed_should_hold_when_records_are_more_than_the_header_says() {
	build_and_execute(|| {
		let batch = TestBatch::example().with_header(0, |header| header.records = 2);
		let id = batch.approved();
		assert_held(&batch, id, 0, Difference::Count);
	})
}

#[test]
fn feed_should_hold_when_records_are_fewer_than_the_header_says() {
	build_and_execute(|| {
		let batch = TestBatch::example().with_header(0, |header| header.records = 4);
		let id = batch.approved();
		assert_held(&batch, id, 0, Difference::Count);
	})
}

#[test]
fn feed_should_hold_before_asking_for_it_when_a_page_is_more_than_the_header_says() {
	build_and_execute(|| {
		// Participants 1 and 257, one metre each, in a chunk of one page.
		let body = vec![1, 0, 1, 0x80, 0x02, 0, 1];
		let batch = TestBatch::of(&[(1, 0, 1), (2, 0, 1)]).with_body(0, body);
		let id = batch.approved();
		assert_held(&batch, id, 0, Difference::Count);
		assert_eq!(PagesAsked::get().len(), 1);
	})
}

#[test]
fn feed_should_hold_when_pages_are_fewer_than_the_header_says() {
	build_and_execute(|| {
		let batch = TestBatch::example().with_header(0, |header| header.pages = 2);
		let id = batch.approved();
		assert_held(&batch, id, 0, Difference::Count);
	})
}

#[test]
fn feed_should_hold_when_a_chunk_returns_to_the_last_participant_of_the_one_before() {
	build_and_execute(|| {
		// The second chunk has participant 255 again, on another day.
		let mut batch = TestBatch::example();
		let again = TestBatch::of(&[(255, 9, 1_000)]);
		batch = batch.with_body(1, again.chunks[0].body.clone());
		let id = batch.approved();
		assert_ok!(batch.feed(id, 0));
		assert_held(&batch, id, 1, Difference::NotAscending);
	})
}

#[test]
fn feed_should_hold_when_a_chunk_returns_to_an_earlier_participant_of_the_page() {
	build_and_execute(|| {
		let mut batch = TestBatch::in_chunks_of(1, &[(70, 0, 1_000), (130, 0, 1_000)]);
		let earlier = TestBatch::of(&[(1, 0, 1_000)]);
		batch = batch.with_body(1, earlier.chunks[0].body.clone());
		let id = batch.approved();
		assert_ok!(batch.feed(id, 0));
		assert_held(&batch, id, 1, Difference::NotAscending);
	})
}

#[test]
fn feed_should_hold_when_the_claim_is_a_milligram_less_than_all_chunks() {
	build_and_execute(|| {
		let batch = TestBatch::example();
		let id = batch.approved_as(5, quantity(1_624_499, 13));
		assert_ok!(batch.feed(id, 0));
		assert_ok!(batch.feed(id, 1));
		let difference = Difference::Total { records: 5, fed: quantity(1_624_500, 13) };
		assert_held(&batch, id, 2, difference);
	})
}

#[test]
fn feed_should_hold_when_the_claim_is_a_milligram_more_than_all_chunks() {
	build_and_execute(|| {
		let batch = TestBatch::example();
		let id = batch.approved_as(5, quantity(1_624_501, 13));
		assert_ok!(batch.feed(id, 0));
		assert_ok!(batch.feed(id, 1));
		let difference = Difference::Total { records: 5, fed: quantity(1_624_500, 13) };
		assert_held(&batch, id, 2, difference);
	})
}

#[test]
fn feed_should_hold_at_once_when_a_chunk_exceeds_the_claim() {
	build_and_execute(|| {
		let batch = TestBatch::example();
		let id = batch.approved_as(5, quantity(1_624_500, 8));
		let difference = Difference::Total { records: 3, fed: quantity(1_083_000, 9) };
		assert_held(&batch, id, 0, difference);
	})
}

#[test]
fn feed_should_hold_when_the_sum_of_all_chunks_leaves_64_bits() {
	// What was fed is not what was issued: the invariants do not hold.
	new_test_ext().execute_with(|| {
		// Cut off at the largest number, the milligrams would be the claim's.
		let batch = TestBatch::of(&[(1, 0, 2_500)]);
		let id = batch.approved_as(1, quantity(u64::MAX, 4));
		let fed = quantity(u64::MAX - 1, 0);
		Progresses::<Test>::mutate(id, |progress| progress.as_mut().unwrap().fed = fed);
		assert_held(&batch, id, 0, Difference::Total { records: 0, fed });
	})
}

#[test]
fn feed_should_hold_when_the_batch_was_opened_with_fewer_records() {
	build_and_execute(|| {
		let batch = TestBatch::example();
		let id = batch.approved_as(4, batch.claim());
		assert_ok!(batch.feed(id, 0));
		assert_ok!(batch.feed(id, 1));
		let difference = Difference::Total { records: 5, fed: quantity(1_624_500, 13) };
		assert_held(&batch, id, 2, difference);
	})
}

#[test]
fn feed_should_hold_when_the_batch_was_opened_with_more_records() {
	build_and_execute(|| {
		let batch = TestBatch::example();
		let id = batch.approved_as(6, batch.claim());
		assert_ok!(batch.feed(id, 0));
		assert_ok!(batch.feed(id, 1));
		let difference = Difference::Total { records: 5, fed: quantity(1_624_500, 13) };
		assert_held(&batch, id, 2, difference);
	})
}

#[test]
fn feed_should_leave_what_was_credited_before_when_a_later_chunk_holds_the_batch() {
	build_and_execute(|| {
		let batch = TestBatch::example().with_header(1, |header| header.subtotal.points = 7);
		let id = batch.approved();
		assert_ok!(batch.feed(id, 0));
		assert_ok!(batch.feed(id, 1));
		assert_eq!(credited(), [(1, 631_750, 5), (255, 451_250, 4)]);
		assert_eq!(progress(id).issued(), quantity(1_083_000, 9));
	})
}
