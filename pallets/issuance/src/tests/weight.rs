use polkadot_sdk::frame_support::{
	assert_noop,
	dispatch::{DispatchClass, GetDispatchInfo},
	weights::Weight,
};

use crate::{mock::*, Call, Error};

#[test]
fn feed_should_be_charged_for_the_records_and_pages_of_its_header_when_sent() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		// The mock charges 10, 100 a page, 1 a record and 1,000 an operation: one page, and
		// three records of seven operations.
		let Call::feed { header, body, proof, .. } = example.feed_call(batch, 0) else {
			unreachable!()
		};
		let info =
			Call::<Test>::feed { batch, header, operations: 7, body, proof }.get_dispatch_info();
		assert_eq!(info.call_weight, Weight::from_parts(113 + 3 * 7 * 1_000, 0));
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

#[test]
fn feed_alone_should_be_of_the_normal_class_when_calls_are_weighed() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		let class = |call: Call<Test>| call.get_dispatch_info().class;
		assert_eq!(class(example.feed_call(batch, 0)), DispatchClass::Normal);
		let others = [
			example.open_call(),
			Call::assign { batch, verifier: VERIFIER },
			example.attest_call(batch),
			Call::approve { batch },
			Call::close { batch },
			Call::cancel { batch },
		];
		assert!(others.map(class).iter().all(|class| *class == DispatchClass::Operational));
	})
}
