use polkadot_sdk::frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	weights::Weight,
};

use crate::{mock::*, Call};

#[test]
fn feed_should_be_charged_for_the_records_and_pages_of_its_header_when_sent() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		// The mock charges 10, and 100 a page and 1 a record.
		let info = example.feed_call(batch, 0).get_dispatch_info();
		assert_eq!(info.call_weight, Weight::from_parts(113, 0));
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
