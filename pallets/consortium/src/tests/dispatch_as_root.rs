use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		dispatch::{DispatchClass, GetDispatchInfo},
		weights::Weight,
	},
	frame_system, sp_io,
	sp_runtime::{
		traits::{BlakeTwo256, Hash},
		DispatchError::BadOrigin,
	},
};

use crate::{mock::*, Event};

fn set(value: &[u8]) -> RuntimeCall {
	let items = vec![(b"key".to_vec(), value.to_vec())];
	frame_system::Call::set_storage { items }.into()
}

#[test]
fn dispatch_as_root_should_do_what_only_root_may_when_the_council_calls() {
	build_and_execute(|| {
		assert_ok!(Consortium::dispatch_as_root(
			RuntimeOrigin::signed(COUNCIL),
			Box::new(set(b"value"))
		));
		assert_eq!(sp_io::storage::get(b"key").as_deref(), Some(&b"value"[..]));
	});
}

#[test]
fn dispatch_as_root_should_name_the_call_when_it_succeeds() {
	build_and_execute(|| {
		let call = set(b"value");
		let call_hash = BlakeTwo256::hash_of(&call);
		assert_ok!(Consortium::dispatch_as_root(RuntimeOrigin::signed(COUNCIL), Box::new(call)));
		System::assert_last_event(Event::DispatchedAsRoot { call_hash }.into());
	});
}

#[test]
fn dispatch_as_root_should_fail_as_the_call_does_when_the_call_fails() {
	build_and_execute(|| {
		// No code was authorized.
		let call = frame_system::Call::apply_authorized_upgrade { code: vec![1] }.into();
		assert_noop!(
			Consortium::dispatch_as_root(RuntimeOrigin::signed(COUNCIL), Box::new(call)),
			frame_system::Error::<Test>::NothingAuthorized
		);
	});
}

#[test]
fn dispatch_as_root_should_fail_when_others_call() {
	build_and_execute(|| {
		for origin in
			[RuntimeOrigin::signed(STRANGER), RuntimeOrigin::none(), RuntimeOrigin::root()]
		{
			assert_noop!(Consortium::dispatch_as_root(origin, Box::new(set(b"value"))), BadOrigin);
		}
	});
}

#[test]
fn dispatch_as_root_should_weigh_what_the_call_weighs_and_more_when_asked() {
	let inner = set(b"value").get_dispatch_info();
	let call: RuntimeCall = crate::Call::dispatch_as_root { call: Box::new(set(b"value")) }.into();
	let outer = call.get_dispatch_info();
	assert_eq!(outer.class, DispatchClass::Operational);
	assert_eq!(outer.class, inner.class);
	assert_eq!(
		outer.call_weight,
		inner.call_weight.saturating_add(Weight::from_parts(10_000_000, 0))
	);
}
