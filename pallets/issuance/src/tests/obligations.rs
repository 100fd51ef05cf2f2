use polkadot_sdk::frame_support::assert_ok;
use suhui_primitives::Obligations as _;

use crate::{mock::*, Call, OwedBatches};

fn is_free(account: u64) -> bool {
	Issuance::is_free(number(account))
}

#[test]
fn verifier_should_not_be_free_when_a_batch_is_assigned() {
	build_and_execute(|| {
		assert!(is_free(VERIFIER));
		TestBatch::example().assigned();
		assert!(!is_free(VERIFIER));
		assert!(is_free(SECOND_VERIFIER));
	})
}

#[test]
fn verifier_should_be_free_when_the_batch_is_attested() {
	build_and_execute(|| {
		TestBatch::example().attested();
		assert!(is_free(VERIFIER));
	})
}

#[test]
fn verifier_should_be_free_when_the_batch_is_cancelled() {
	build_and_execute(|| {
		let batch = TestBatch::example().assigned();
		assert_ok!(send(OPERATOR, Call::cancel { batch }));
		assert!(is_free(VERIFIER));
	})
}

#[test]
fn verifier_should_be_free_when_it_refused_or_declined_the_batch() {
	let answers: [fn(u32) -> Call<Test>; 2] = [
		|batch| Call::refuse { batch, report: REPORT },
		|batch| Call::decline { batch, reason: REASON },
	];
	for answer in answers {
		build_and_execute(|| {
			let batch = TestBatch::example().assigned();
			assert_ok!(send(VERIFIER, answer(batch)));
			assert!(is_free(VERIFIER));
		})
	}
}

#[test]
fn verifier_should_not_be_free_when_its_batch_is_on_hold() {
	build_and_execute(|| {
		let batch = TestBatch::example().assigned();
		assert_ok!(hold(batch));
		assert!(!is_free(VERIFIER));
		assert_ok!(send(OPERATOR, Call::cancel { batch }));
		assert!(is_free(VERIFIER));
	})
}

#[test]
fn verifier_should_be_free_when_another_takes_its_place() {
	build_and_execute(|| {
		let batch = TestBatch::example().assigned();
		assert_ok!(send(OPERATOR, Call::assign { batch, verifier: number(SECOND_VERIFIER) }));
		assert!(is_free(VERIFIER));
		assert!(!is_free(SECOND_VERIFIER));
	})
}

#[test]
fn verifier_should_owe_one_batch_when_it_is_assigned_twice() {
	build_and_execute(|| {
		let batch = TestBatch::example().assigned();
		assert_ok!(send(OPERATOR, Call::assign { batch, verifier: number(VERIFIER) }));
		assert_eq!(OwedBatches::<Test>::get(number(VERIFIER)), 1);
	})
}

#[test]
fn verifier_should_not_be_free_when_the_other_of_two_batches_is_attested() {
	build_and_execute(|| {
		let meals = TestBatch::of_source(CLEAN_PLATE, JANUARY_2016, &[(1, 0, 3)]);
		TestBatch::example().assigned();
		assert_eq!(OwedBatches::<Test>::get(number(VERIFIER)), 1);
		let batch = meals.assigned();
		assert_eq!(OwedBatches::<Test>::get(number(VERIFIER)), 2);
		assert_ok!(send(VERIFIER, meals.attest_call(batch)));
		assert!(!is_free(VERIFIER));
	})
}

#[test]
fn verifier_should_stay_free_when_the_batch_is_cancelled_after_it_was_attested() {
	build_and_execute(|| {
		let meals = TestBatch::of_source(CLEAN_PLATE, JANUARY_2016, &[(1, 0, 3)]);
		let batch = TestBatch::example().attested();
		meals.assigned();
		assert_ok!(send(OPERATOR, Call::cancel { batch }));
		assert_eq!(OwedBatches::<Test>::get(number(VERIFIER)), 1);
	})
}

#[test]
fn reporter_should_not_be_free_when_its_batch_goes_on() {
	let stages = [TestBatch::opened, TestBatch::assigned, TestBatch::attested, TestBatch::approved];
	for stage in stages {
		build_and_execute(|| {
			assert!(is_free(REPORTER));
			let batch = stage(&TestBatch::example());
			assert!(!is_free(REPORTER));
			assert_ok!(hold(batch));
			assert!(!is_free(REPORTER));
			// It is another's.
			assert!(is_free(SECOND_REPORTER));
		})
	}
}

#[test]
fn reporter_should_be_free_when_its_batch_ended() {
	let ends: [fn(&TestBatch); 4] = [
		|example| {
			assert_ok!(send(REPORTER, Call::cancel { batch: example.opened() }));
		},
		|example| {
			let batch = example.assigned();
			assert_ok!(send(VERIFIER, Call::refuse { batch, report: REPORT }));
		},
		|example| {
			example.cut_short(1);
		},
		|example| {
			example.fed_to_its_end();
		},
	];
	for end in ends {
		build_and_execute(|| {
			end(&TestBatch::example());
			assert!(!OwedBatches::<Test>::contains_key(number(REPORTER)));
			assert!(is_free(REPORTER));
		})
	}
}

#[test]
fn reporter_should_not_be_free_when_a_chunk_of_its_batch_differs() {
	build_and_execute(|| {
		let example = TestBatch::example().with_body(0, vec![0xff]);
		let batch = example.approved();
		assert_ok!(example.feed(batch, 0));
		assert!(!is_free(REPORTER));
		assert_ok!(send(OPERATOR, Call::close { batch }));
		assert!(is_free(REPORTER));
	})
}

#[test]
fn reporter_should_owe_each_batch_when_it_opened_two() {
	build_and_execute(|| {
		let meals = TestBatch::of_source(CLEAN_PLATE, JANUARY_2016, &[(1, 0, 3)]);
		let batch = meals.opened();
		TestBatch::example().opened();
		assert_eq!(OwedBatches::<Test>::get(number(REPORTER)), 2);
		assert_ok!(send(REPORTER, Call::cancel { batch }));
		assert_eq!(OwedBatches::<Test>::get(number(REPORTER)), 1);
	})
}
