//! What is an error: nothing changes.

use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_core::H256,
	sp_io::hashing::blake2_256,
	sp_runtime::DispatchError,
};
use suhui_primitives::{
	chunk::{ChunkHeader, MAX_PAGES, MAX_RECORDS},
	BatchId, Capacity, Day, Period, Sanctioned,
};

use crate::{mock::*, BatchStatus, Call, Difference, Error, Ground, NextClass};

fn feed(batch: BatchId, header: ChunkHeader, body: &[u8], proof: Vec<H256>) -> Call<Test> {
	let (body, proof) = (body.to_vec().try_into().unwrap(), proof.try_into().unwrap());
	Call::feed { batch, header, operations: u32::MAX, body, proof }
}

/// February's first nine days, the same people and distances on each of January's weekdays.
fn february() -> TestBatch {
	let period = Period { first: Day(16_832), last: Day(16_840) };
	let records = [(1, 0, 2_500), (1, 3, 1_000), (255, 0, 2_500), (256, 1, 1_000), (514, 8, 2_000)];
	TestBatch::of_source(CYCLING, period, &records)
}

#[test]
fn feed_should_refuse_when_the_chunk_is_of_another_batch() {
	build_and_execute(|| {
		let (january, february) = (TestBatch::example(), february());
		let (one, two) = (january.approved(), february.approved());
		assert_noop!(send(REPORTER, january.feed_call(two, 0)), Error::<Test>::ProofInvalid);
		assert_noop!(send(REPORTER, february.feed_call(one, 0)), Error::<Test>::ProofInvalid);
	})
}

#[test]
fn feed_should_refuse_when_the_chunk_is_of_the_same_days_of_another_source() {
	build_and_execute(|| {
		let records = [(1, 0, 3), (256, 0, 3)];
		let cycling = TestBatch::of_source(CYCLING, JANUARY_2016, &records);
		let plates = TestBatch::of_source(CLEAN_PLATE, JANUARY_2016, &records);
		let (one, two) = (cycling.approved(), plates.approved());
		assert_eq!(cycling.chunks[0].body, plates.chunks[0].body);
		assert_noop!(send(REPORTER, cycling.feed_call(two, 0)), Error::<Test>::ProofInvalid);
		assert_noop!(send(REPORTER, plates.feed_call(one, 0)), Error::<Test>::ProofInvalid);
	})
}

#[test]
fn feed_should_refuse_when_the_chunk_was_fed_already() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		assert_ok!(example.feed(batch, 0));
		assert_noop!(example.feed(batch, 0), Error::<Test>::OutOfOrder);
		assert_ok!(example.feed(batch, 1));
		assert_noop!(example.feed(batch, 0), Error::<Test>::OutOfOrder);
		assert_noop!(example.feed(batch, 1), Error::<Test>::OutOfOrder);
	})
}

#[test]
fn feed_should_refuse_when_chunks_come_out_of_order() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		assert_noop!(example.feed(batch, 1), Error::<Test>::OutOfOrder);
		assert_noop!(example.feed(batch, 2), Error::<Test>::OutOfOrder);
		assert_ok!(example.feed(batch, 0));
		assert_noop!(example.feed(batch, 2), Error::<Test>::OutOfOrder);
	})
}

#[test]
fn feed_should_refuse_when_a_later_chunk_is_given_an_earlier_index() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		let chunk = &example.chunks[2];
		let header = ChunkHeader { index: 0, ..chunk.header };
		for proof in [example.proof(0), example.proof(2)] {
			let call = feed(batch, header, &chunk.body, proof);
			assert_noop!(send(REPORTER, call), Error::<Test>::ProofInvalid);
		}
	})
}

#[test]
fn feed_should_refuse_when_any_bit_of_the_body_is_changed() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		let chunk = &example.chunks[0];
		for bit in 0..chunk.body.len() * 8 {
			let mut body = chunk.body.clone();
			body[bit / 8] ^= 1 << (bit % 8);
			let call = feed(batch, chunk.header, &body, example.proof(0));
			assert_noop!(send(REPORTER, call), Error::<Test>::BodyDiffers);
		}
	})
}

#[test]
fn feed_should_refuse_when_the_body_is_cut_or_lengthened() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		let chunk = &example.chunks[0];
		let longer = [&chunk.body[..], &[0]].concat();
		for body in [&chunk.body[1..], &chunk.body[..chunk.body.len() - 1], &[], &longer] {
			let call = feed(batch, chunk.header, body, example.proof(0));
			assert_noop!(send(REPORTER, call), Error::<Test>::BodyDiffers);
		}
	})
}

#[test]
fn feed_should_refuse_when_a_body_is_changed_and_hashed_anew() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		let mut chunk = example.chunks[0].clone();
		let last = chunk.body.len() - 1;
		chunk.body[last] ^= 1;
		chunk.header.body = blake2_256(&chunk.body).into();
		let call = feed(batch, chunk.header, &chunk.body, example.proof(0));
		assert_noop!(send(REPORTER, call), Error::<Test>::ProofInvalid);
	})
}

#[test]
fn feed_should_refuse_when_a_subtotal_or_count_of_the_header_is_changed() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		let changes: [fn(&mut ChunkHeader); 6] = [
			|header| header.subtotal.reduction += 1,
			|header| header.subtotal.reduction -= 1,
			|header| header.subtotal.points += 1,
			|header| header.records += 1,
			|header| header.records -= 1,
			|header| header.pages += 1,
		];
		for change in changes {
			let chunk = &example.chunks[0];
			let mut header = chunk.header;
			change(&mut header);
			let call = feed(batch, header, &chunk.body, example.proof(0));
			assert_noop!(send(REPORTER, call), Error::<Test>::ProofInvalid);
		}
	})
}

#[test]
fn feed_should_refuse_when_the_proof_is_anothers_cut_lengthened_or_missing() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		let chunk = &example.chunks[0];
		let good = example.proof(0);
		let mut altered = good.clone();
		altered[0].0[0] ^= 1;
		let longer = [good.clone(), vec![H256::zero(); 14]].concat();
		for proof in [example.proof(1), good[1..].to_vec(), altered, longer, vec![]] {
			let call = feed(batch, chunk.header, &chunk.body, proof);
			assert_noop!(send(REPORTER, call), Error::<Test>::ProofInvalid);
		}
	})
}

#[test]
fn feed_should_refuse_unread_when_the_body_is_longer_than_its_records_can_be() {
	build_and_execute(|| {
		// One record takes at most 246 bytes, whatever its leaf binds.
		let batch = TestBatch::of(&[(1, 0, 2_500)]).with_body(0, vec![0; 247]);
		let id = batch.approved();
		assert_noop!(batch.feed(id, 0), Error::<Test>::BodyDiffers);
	})
}

#[test]
fn feed_should_refuse_when_the_header_exceeds_a_chunks_bounds() {
	build_and_execute(|| {
		let of = |records: u32, pages: u32| {
			TestBatch::of(&[(1, 0, 2_500)]).with_header(0, |header| {
				header.records = records;
				header.pages = pages;
			})
		};
		let (records, pages) = (of(MAX_RECORDS + 1, 1), of(1, MAX_PAGES + 1));
		let one = records.approved_as(1, quantity(451_250, 4));
		assert_noop!(records.feed(one, 0), Error::<Test>::TooLarge);
		assert_noop!(pages.feed(one, 0), Error::<Test>::TooLarge);
	})
}

#[test]
fn feed_should_refuse_when_the_batch_is_not_approved() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.opened();
		assert_noop!(example.feed(batch, 0), Error::<Test>::NotApproved);
		assert_ok!(send(OPERATOR, Call::assign { batch, verifier: number(VERIFIER) }));
		assert_noop!(example.feed(batch, 0), Error::<Test>::NotApproved);
		assert_ok!(send(VERIFIER, example.attest_call(batch)));
		assert_noop!(example.feed(batch, 0), Error::<Test>::NotApproved);
		assert_ok!(send(OPERATOR, Call::cancel { batch }));
		assert_noop!(example.feed(batch, 0), Error::<Test>::NotApproved);
	})
}

#[test]
fn feed_should_refuse_when_the_batch_is_complete() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.fed_to_its_end();
		for chunk in 0..3 {
			assert_noop!(example.feed(batch, chunk), Error::<Test>::NotApproved);
		}
	})
}

#[test]
fn feed_should_refuse_when_the_batch_is_held() {
	build_and_execute(|| {
		let batch = TestBatch::example().with_body(0, vec![0xff]);
		let id = batch.approved();
		assert_ok!(batch.feed(id, 0));
		let ground = Ground::Difference(Difference::Malformed);
		assert_eq!(details(id).status, BatchStatus::Held(ground));
		assert_noop!(batch.feed(id, 0), Error::<Test>::NotApproved);
		assert_noop!(batch.feed(id, 1), Error::<Test>::NotApproved);
	})
}

#[test]
fn feed_should_refuse_when_the_batch_is_closed() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		assert_ok!(example.feed(batch, 0));
		Today::set(&Day(16_872));
		assert_ok!(send(CITIZEN, Call::close { batch }));
		assert_noop!(example.feed(batch, 1), Error::<Test>::NotApproved);
	})
}

#[test]
fn feed_should_refuse_when_the_due_day_is_over() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		Today::set(&Day(16_872));
		assert_noop!(example.feed(batch, 0), Error::<Test>::Overdue);
	})
}

#[test]
fn feed_should_refuse_when_the_source_has_no_rule() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		SourcesWithoutRule::set(&vec![CYCLING]);
		assert_noop!(example.feed(batch, 0), Error::<Test>::NotActive);
		SourcesWithoutRule::set(&vec![]);
	})
}

#[test]
fn feed_should_take_back_all_when_crediting_fails_in_its_middle() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		LotsFailAt::set(&Some(255));
		assert_noop!(example.feed(batch, 0), DispatchError::Other("page full"));
		assert_eq!(credited(), []);
		LotsFailAt::set(&None);
		assert_ok!(example.feed(batch, 0));
	})
}

#[test]
fn feed_should_refuse_when_classes_are_used_up() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		NextClass::<Test>::put(u32::MAX);
		assert_noop!(example.feed(batch, 0), Error::<Test>::Overflow);
		NextClass::<Test>::kill();
	})
}

#[test]
fn feed_should_refuse_when_the_sender_does_not_report_for_the_source() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		for sender in [DEVELOPER, VERIFIER, CITIZEN] {
			let call = example.feed_call(batch, 0);
			assert_noop!(send(sender, call), Error::<Test>::NotReporter);
		}
		assert_noop!(send(STRANGER, example.feed_call(batch, 0)), Error::<Test>::NotRegistered);
	})
}

#[test]
fn feed_should_refuse_when_the_reporter_attested_the_batch() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		Reporters::set(&[REPORTER, VERIFIER, SECOND_VERIFIER].map(number).to_vec());
		assert_noop!(send(VERIFIER, example.feed_call(batch, 0)), Error::<Test>::Interested);
		assert_ok!(example.feed(batch, 0));
		assert_noop!(send(VERIFIER, example.feed_call(batch, 1)), Error::<Test>::Interested);
		// Another verifier attested nothing of it.
		assert_ok!(send(SECOND_VERIFIER, example.feed_call(batch, 1)));
	})
}

#[test]
fn feed_should_refuse_when_the_reporter_who_opened_reports_no_more() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		Reporters::set(&vec![number(SECOND_REPORTER)]);
		assert_noop!(example.feed(batch, 0), Error::<Test>::NotReporter);
	})
}

#[test]
fn feed_should_refuse_when_nobody_signs_it() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		for origin in unsigned_origins() {
			let call = example.feed_call(batch, 0);
			assert_noop!(dispatch(origin, call), DispatchError::BadOrigin);
		}
	})
}

#[test]
fn feed_should_refuse_when_there_is_no_such_batch() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		let call = example.feed_call(batch + 1, 0);
		assert_noop!(send(REPORTER, call), Error::<Test>::NotFound);
	})
}

/// People get what was attested all the same: another reporter feeds it, or the operator.
#[test]
fn feed_should_refuse_when_a_sanction_bars_the_reporter() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		let whom = Sanctioned::Participant(number(REPORTER));
		Barred::set(&vec![(whom, Capacity::Reporter)]);
		assert_noop!(example.feed(batch, 0), Error::<Test>::Barred);
		assert_ok!(send(SECOND_REPORTER, example.feed_call(batch, 0)));
		assert_ok!(send(OPERATOR, example.feed_call(batch, 1)));
	})
}
