use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_core::H256,
	sp_runtime::DispatchError,
};
use suhui_primitives::{BatchId, Quantity};

use crate::{mock::*, BatchStatus, Call, Error, Event};

fn attest(batch: BatchId, root: H256, records: u32, claim: Quantity) -> Call<Test> {
	Call::attest { batch, root, records, claim, report: REPORT }
}

#[test]
fn attest_should_keep_the_report_when_all_agrees() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.assigned();
		assert_ok!(send(VERIFIER, example.attest_call(batch)));
		assert_eq!(details(batch).status, BatchStatus::Attested);
		assert_eq!(details(batch).report, Some(REPORT));
	})
}

#[test]
fn attest_should_tell_what_was_attested_when_it_succeeds() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.attested();
		let (root, claim) = (example.root(), quantity(1_624_500, 13));
		let expected =
			Event::Attested { batch, verifier: number(VERIFIER), root, claim, report: REPORT };
		assert_eq!(last_event(), expected);
	})
}

#[test]
fn attest_should_refuse_when_the_root_is_another() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.assigned();
		let mut root = example.root();
		root.0[31] ^= 1;
		let call = attest(batch, root, 5, example.claim());
		assert_noop!(send(VERIFIER, call), Error::<Test>::RootDiffers);
	})
}

#[test]
fn attest_should_refuse_when_records_are_more_or_fewer() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.assigned();
		for records in [4, 6] {
			let call = attest(batch, example.root(), records, example.claim());
			assert_noop!(send(VERIFIER, call), Error::<Test>::RecordsDiffer);
		}
	})
}

#[test]
fn attest_should_refuse_when_the_claim_differs_by_a_milligram_or_a_point() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.assigned();
		for (reduction, points) in
			[(1_624_499, 13), (1_624_501, 13), (1_624_500, 12), (1_624_500, 14)]
		{
			let call = attest(batch, example.root(), 5, quantity(reduction, points));
			assert_noop!(send(VERIFIER, call), Error::<Test>::ClaimDiffers);
		}
	})
}

#[test]
fn attest_should_refuse_when_the_verifier_was_suspended_a_block_before() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.assigned();
		InGoodStanding::set(&vec![number(SECOND_VERIFIER)]);
		System::set_block_number(2);
		assert_noop!(send(VERIFIER, example.attest_call(batch)), Error::<Test>::NotInGoodStanding);
	})
}

#[test]
fn attest_should_wait_for_the_verifiers_reinstatement_when_its_standing_was_lost() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.assigned();
		InGoodStanding::set(&vec![]);
		assert_noop!(send(VERIFIER, example.attest_call(batch)), Error::<Test>::NotInGoodStanding);
		InGoodStanding::set(&vec![number(VERIFIER)]);
		assert_ok!(send(VERIFIER, example.attest_call(batch)));
	})
}

#[test]
fn attest_should_succeed_under_the_new_key_alone_when_the_verifier_took_another() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.assigned();
		InGoodStanding::set(&vec![number(VERIFIER)]);
		let mut opened = Opened::get();
		opened.iter_mut().find(|(account, _)| *account == VERIFIER).unwrap().0 = STRANGER;
		Opened::set(&opened);
		assert_noop!(send(VERIFIER, example.attest_call(batch)), Error::<Test>::NotRegistered);
		assert_ok!(send(STRANGER, example.attest_call(batch)));
	})
}

#[test]
fn attest_should_stand_when_the_verifier_is_suspended_afterwards() {
	build_and_execute(|| {
		let batch = TestBatch::example().attested();
		InGoodStanding::set(&vec![]);
		assert_ok!(approve(batch));
		assert_ok!(TestBatch::example().feed(batch, 0));
	})
}

#[test]
fn attest_should_refuse_when_the_verifier_declared_an_interest_meanwhile() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.assigned();
		DeclaredInterests::set(&vec![(number(VERIFIER), CYCLING)]);
		assert_noop!(send(VERIFIER, example.attest_call(batch)), Error::<Test>::Interested);
	})
}

#[test]
fn attest_should_refuse_when_the_sender_is_not_the_batchs_verifier() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.assigned();
		for sender in [SECOND_VERIFIER, REPORTER, CITIZEN] {
			assert_noop!(send(sender, example.attest_call(batch)), Error::<Test>::NotAssigned);
		}
	})
}

#[test]
fn attest_should_refuse_when_the_sender_has_no_open_account() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.assigned();
		Closed::set(&vec![VERIFIER]);
		for sender in [VERIFIER, OPERATOR, STRANGER] {
			assert_noop!(send(sender, example.attest_call(batch)), Error::<Test>::NotRegistered);
		}
	})
}

#[test]
fn attest_should_refuse_when_another_verifier_took_the_place() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.assigned();
		assert_ok!(send(OPERATOR, Call::assign { batch, verifier: number(SECOND_VERIFIER) }));
		assert_noop!(send(VERIFIER, example.attest_call(batch)), Error::<Test>::NotAssigned);
		assert_ok!(send(SECOND_VERIFIER, example.attest_call(batch)));
	})
}

#[test]
fn attest_should_refuse_when_no_verifier_is_assigned() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.opened();
		assert_noop!(send(VERIFIER, example.attest_call(batch)), Error::<Test>::NotAssigned);
	})
}

#[test]
fn attest_should_refuse_when_the_batch_is_attested_or_cancelled() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.attested();
		assert_noop!(send(VERIFIER, example.attest_call(batch)), Error::<Test>::NotPending);
		assert_ok!(send(OPERATOR, Call::cancel { batch }));
		assert_noop!(send(VERIFIER, example.attest_call(batch)), Error::<Test>::NotPending);
	})
}

#[test]
fn attest_should_refuse_when_there_is_no_such_batch() {
	build_and_execute(|| {
		let call = attest(9, H256::zero(), 5, quantity(1, 1));
		assert_noop!(send(VERIFIER, call), Error::<Test>::NotFound);
	})
}

#[test]
fn attest_should_refuse_when_nobody_signs_it() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.assigned();
		for origin in unsigned_origins() {
			assert_noop!(dispatch(origin, example.attest_call(batch)), DispatchError::BadOrigin);
		}
	})
}
