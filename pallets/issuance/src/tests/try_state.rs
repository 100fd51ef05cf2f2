use polkadot_sdk::{frame_support::assert_err, sp_core::H256};
use suhui_primitives::{BatchId, Day, Month};

use crate::{
	mock::*, Batch, BatchClasses, BatchStatus, Batches, ClassPart, Continuations, DaysTaken,
	Masked, NextBatch, NextClass, OwedBatches, Progress, Progresses,
};

fn broken(error: &'static str, harm: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		harm();
		assert_err!(Issuance::do_try_state(), error);
	});
}

#[test]
fn try_state_should_fail_when_a_number_was_given_to_nothing() {
	broken("a number was given to no batch", || {
		let batch = TestBatch::example().opened();
		NextBatch::<Test>::put(batch + 2);
	});
	broken("a number was given to no class", || NextClass::<Test>::put(2));
}

#[test]
fn try_state_should_fail_when_batches_owed_are_not_counted() {
	let error = "batches owed are not counted as they are";
	broken(error, || {
		TestBatch::example().assigned();
		OwedBatches::<Test>::remove(number(VERIFIER));
	});
	broken(error, || {
		TestBatch::example().attested();
		OwedBatches::<Test>::insert(number(VERIFIER), 1);
	});
	broken(error, || {
		TestBatch::example().opened();
		OwedBatches::<Test>::remove(number(REPORTER));
	});
	broken(error, || {
		TestBatch::example().fed_to_its_end();
		OwedBatches::<Test>::insert(number(REPORTER), 1);
	});
	broken(error, || OwedBatches::<Test>::insert(number(VERIFIER), 0));
}

#[test]
fn try_state_should_fail_when_a_party_is_nobody() {
	let error = "a party's number was never given";
	broken(error, || {
		let batch = TestBatch::example().opened();
		Batches::<Test>::mutate(batch, |details| details.as_mut().unwrap().reporter = 0);
	});
	broken(error, || {
		let batch = TestBatch::example().assigned();
		let verifier = Some(LAST_PARTICIPANT + 1);
		Batches::<Test>::mutate(batch, |details| details.as_mut().unwrap().verifier = verifier);
	});
}

fn harm(batch: BatchId, change: impl FnOnce(&mut Batch)) {
	Batches::<Test>::mutate(batch, |details| change(details.as_mut().unwrap()));
}

fn harm_part(batch: BatchId, change: impl FnOnce(&mut ClassPart)) {
	BatchClasses::<Test>::mutate(batch, |parts| change(parts.last_mut().unwrap()));
}

#[test]
fn try_state_should_fail_when_days_are_not_those_of_the_batches() {
	let error = "days taken are not those of the batches";
	broken(error, || DaysTaken::<Test>::insert(CYCLING, Month(552), 1));
	broken(error, || {
		let batch = TestBatch::example().opened();
		harm(batch, |details| details.period.last = Day(16_830));
	});
	// They are the line's.
	broken(error, || {
		TestBatch::of_source(CLEAN_PLATE, JANUARY_2016, &[(1, 0, 3)]).opened();
		Lines::set(&vec![(CLEAN_PLATE, CYCLING)]);
	});
}

#[test]
fn try_state_should_fail_when_two_batches_of_a_line_cover_a_day() {
	broken("a day is covered by two batches", || {
		TestBatch::example().opened();
		TestBatch::of_source(CLEAN_PLATE, JANUARY_2016, &[(1, 0, 3)]).opened();
		Lines::set(&vec![(CLEAN_PLATE, CYCLING)]);
	});
}

#[test]
fn try_state_should_fail_when_a_batch_counts_by_other_terms() {
	broken("a batch does not count by the terms of its days", || {
		let batch = TestBatch::example().opened();
		harm(batch, |details| details.terms = 2);
	});
}

#[test]
fn try_state_should_fail_when_a_project_gave_points_or_was_fed_of_others() {
	let fed = |harm: fn(&mut Progress)| {
		let records = [(number(INSTITUTION), 0, 2_000)];
		let roof = TestBatch::of_source(SOLAR_ROOF, JANUARY_2016, &records);
		let batch = roof.fed_to_its_end();
		Progresses::<Test>::mutate(batch, |progress| harm(progress.as_mut().unwrap()));
	};
	broken("a project gave points", || fed(|progress| progress.fed.points = 1));
	let others = "a project was fed of others than its owner";
	broken(others, || fed(|progress| progress.last = Some(7)));
}

#[test]
fn try_state_should_fail_when_continuations_are_not_those_of_the_batches() {
	let error = "continuations are not those of the batches";
	broken(error, || {
		let before = TestBatch::example().cut_short(2);
		Continuations::<Test>::insert(before, before + 1);
	});
	broken(error, || {
		let before = TestBatch::example().cut_short(2);
		TestBatch::of(&[(514, 30, 2_000)]).continuing(before).opened();
		Continuations::<Test>::remove(before);
	});
}

#[test]
fn try_state_should_fail_when_a_batch_is_continued_by_two() {
	broken("a batch is continued by two", || {
		let before = TestBatch::example().cut_short(2);
		let rest = TestBatch::of(&[(514, 30, 2_000)]).continuing(before);
		rest.opened();
		Continuations::<Test>::remove(before);
		rest.opened();
	});
}

#[test]
fn try_state_should_fail_when_a_batch_continues_one_that_goes_on() {
	broken("a batch continues one that it may not", || {
		let example = TestBatch::example();
		let before = example.cut_short(2);
		TestBatch::of(&[(514, 30, 2_000)]).continuing(before).opened();
		harm(before, |details| details.status = BatchStatus::Approved);
	});
}

#[test]
fn try_state_should_fail_when_a_batch_starts_before_the_people_fed() {
	broken("a batch does not go on from where it starts", || {
		let before = TestBatch::example().cut_short(2);
		let batch = TestBatch::of(&[(514, 30, 2_000)]).continuing(before).approved();
		Progresses::<Test>::insert(batch, Progress::default());
	});
}

#[test]
fn try_state_should_fail_when_classes_were_not_issued_what_was_fed() {
	broken("a batch's classes were not issued what was fed of it", || {
		let batch = TestBatch::example().fed_to_its_end();
		harm_part(batch, |part| part.issued.points += 1);
	});
}

#[test]
fn try_state_should_fail_when_classes_do_not_go_by_chunks() {
	let error = "a batch's classes do not go by its chunks";
	broken(error, || {
		let batch = TestBatch::example().fed_to_its_end();
		harm_part(batch, |part| part.first_chunk = 1);
	});
	broken(error, || {
		let batch = TestBatch::example().fed_to_its_end();
		BatchClasses::<Test>::remove(batch);
	});
	// The second part begins where the first does, or past the chunks fed.
	for first_chunk in [0, 3] {
		broken(error, || {
			let example = TestBatch::example();
			let batch = example.approved();
			example.feed(batch, 0).unwrap();
			// 1 March 2016.
			Today::set(&Day(16_861));
			example.feed(batch, 1).unwrap();
			example.feed(batch, 2).unwrap();
			harm_part(batch, |part| part.first_chunk = first_chunk);
		});
	}
}

#[test]
fn try_state_should_fail_when_a_batch_was_issued_before_its_approval_or_after_its_due_day() {
	// Fed in February: approved in March, or due in January.
	for due in [Day(16_861 + 30), Day(16_831)] {
		broken("a batch was issued when it could not be fed", || {
			let batch = TestBatch::example().fed_to_its_end();
			harm(batch, |details| details.due = Some(due));
		});
	}
}

#[test]
fn try_state_should_fail_when_a_batchs_class_is_of_another_source() {
	broken("a batch's class is another's", || {
		let plates = TestBatch::of_source(CLEAN_PLATE, JANUARY_2016, &[(1, 0, 3)]);
		plates.fed_to_its_end();
		let batch = TestBatch::example().fed_to_its_end();
		harm_part(batch, |part| part.class = 1);
	});
}

#[test]
fn try_state_should_fail_when_masks_are_not_of_what_was_withheld() {
	let error = "masks are not of what was withheld";
	broken(error, || {
		let batch = TestBatch::example().fed_to_its_end();
		Masked::<Test>::insert(batch, 0, H256::zero());
	});
	broken(error, || {
		Withholding::set(&vec![1]);
		let batch = TestBatch::example().fed_to_its_end();
		Masked::<Test>::remove(batch, 0);
	});
	// One record was withheld, of participant 255.
	broken(error, || {
		Withholding::set(&vec![255]);
		let batch = TestBatch::example().fed_to_its_end();
		Masked::<Test>::insert(batch, 1, H256::zero());
	});
}

#[test]
fn try_state_should_fail_when_a_chunk_not_fed_is_masked() {
	broken("a mask of a chunk that was not fed", || {
		Withholding::set(&vec![1]);
		let example = TestBatch::example();
		let batch = example.approved();
		example.feed(batch, 0).unwrap();
		Masked::<Test>::insert(batch, 1, H256::zero());
	});
}
