use polkadot_sdk::{
	frame_support::{
		assert_noop,
		dispatch::{DispatchClass, GetDispatchInfo},
		weights::Weight,
	},
	sp_runtime::DispatchError,
};

use suhui_primitives::Day;

use crate::{mock::*, Call, Error, WeightInfo};

#[test]
fn feed_should_be_charged_for_its_body_and_the_records_and_pages_of_its_header_when_sent() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		// The mock charges 10, 100 a page, 1 a record, 1,000 an operation and 1,000,000 a byte: one page, three records of
		// seven operations, and a body.
		let Call::feed { header, body, proof, .. } = example.feed_call(batch, 0) else {
			unreachable!()
		};
		let bytes = body.len() as u64;
		let info =
			Call::<Test>::feed { batch, header, operations: 7, body, proof }.get_dispatch_info();
		let charged = 113 + 3 * 7 * 1_000 + bytes * 1_000_000;
		assert_eq!(info.call_weight, Weight::from_parts(charged, 0));
	})
}

#[test]
fn feed_should_fail_when_too_few_operations_are_paid_for() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		let Call::feed { header, operations, body, proof, .. } = example.feed_call(batch, 0) else {
			unreachable!()
		};
		let cheap = Call::feed { batch, header, operations: operations - 1, body, proof };
		assert_noop!(send(REPORTER, cheap), Error::<Test>::TooFewOperations);
	})
}

/// That a feed is refused and takes this weight, `None` for all that was charged.
fn assert_refused(sender: u64, call: Call<Test>, error: DispatchError, taken: Option<Weight>) {
	let refusal = try_dispatch(RuntimeOrigin::signed(sender), call).unwrap_err();
	assert_eq!(refusal.error, error);
	assert_eq!(refusal.post_info.actual_weight, taken);
}

fn refused(length: usize) -> Option<Weight> {
	Some(<() as WeightInfo>::feed_refused(length.try_into().unwrap()))
}

#[test]
fn feed_should_take_next_to_nothing_when_refused_before_the_body_is_hashed() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		let call = |chunk| example.feed_call(batch, chunk);
		assert_refused(CITIZEN, call(0), Error::<Test>::NotReporter.into(), refused(0));
		assert_refused(STRANGER, call(0), Error::<Test>::NotRegistered.into(), refused(0));
		assert_refused(REPORTER, call(1), Error::<Test>::OutOfOrder.into(), refused(0));
		let unknown = example.feed_call(batch, 0);
		let Call::feed { header, operations, body, proof, .. } = unknown else { unreachable!() };
		let unknown = Call::feed { batch: batch + 1, header, operations, body, proof };
		assert_refused(REPORTER, unknown, Error::<Test>::NotFound.into(), refused(0));
		Today::set(&Day(16_872));
		assert_refused(REPORTER, call(0), Error::<Test>::Overdue.into(), refused(0));
	})
}

#[test]
fn feed_should_take_what_its_body_costs_when_refused_after_it_is_hashed() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		let Call::feed { header, operations, body, proof, .. } = example.feed_call(batch, 0) else {
			unreachable!()
		};
		let taken = refused(body.len());
		let mut other = header;
		other.body = Default::default();
		let call = Call::feed {
			batch,
			header: other,
			operations,
			body: body.clone(),
			proof: proof.clone(),
		};
		assert_refused(REPORTER, call, Error::<Test>::BodyDiffers.into(), taken);
		let unproven = Default::default();
		let call = Call::feed { batch, header, operations, body: body.clone(), proof: unproven };
		assert_refused(REPORTER, call, Error::<Test>::ProofInvalid.into(), taken);
		let call = Call::feed { batch, header, operations: 0, body, proof };
		assert_refused(REPORTER, call, Error::<Test>::TooFewOperations.into(), taken);
	})
}

#[test]
fn feed_should_take_what_was_charged_when_the_lots_refuse_it() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		LotsFailAt::set(&Some(255));
		let call = example.feed_call(batch, 0);
		assert_refused(REPORTER, call, DispatchError::Other("page full"), None);
	})
}

#[test]
fn feed_alone_should_be_of_the_normal_class_when_calls_are_weighed() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		let class = |call: Call<Test>| call.get_dispatch_info().class;
		assert_eq!(class(example.feed_call(batch, 0)), DispatchClass::Normal);
		let others = [
			example.open_call(),
			Call::assign { batch, verifier: number(VERIFIER) },
			example.attest_call(batch),
			Call::approve { batch },
			Call::close { batch },
			Call::cancel { batch },
			Call::hold { batch, reason: REASON },
			Call::release { batch },
			Call::refuse { batch, report: REPORT },
			Call::decline { batch, reason: REASON },
		];
		assert!(others.map(class).iter().all(|class| *class == DispatchClass::Operational));
	})
}
