use polkadot_sdk::frame_support::assert_err;

use crate::{mock::*, AssignedBatches, Batches};

fn broken(error: &'static str, harm: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		harm();
		assert_err!(Issuance::do_try_state(), error);
	});
}

#[test]
fn try_state_should_fail_when_assigned_batches_are_not_counted() {
	let error = "batches assigned are not counted as they are";
	broken(error, || {
		TestBatch::example().assigned();
		AssignedBatches::<Test>::remove(number(VERIFIER));
	});
	broken(error, || {
		TestBatch::example().attested();
		AssignedBatches::<Test>::insert(number(VERIFIER), 1);
	});
	broken(error, || AssignedBatches::<Test>::insert(number(VERIFIER), 0));
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
