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

use crate::{mock::*, Error, Event};

const CODE: &[u8] = b"code";

fn authorize() -> RuntimeCall {
	frame_system::Call::authorize_upgrade { code_hash: BlakeTwo256::hash(CODE) }.into()
}

fn as_root(call: RuntimeCall) -> RuntimeCall {
	crate::Call::dispatch_as_root { call: Box::new(call) }.into()
}

#[test]
fn dispatch_as_root_should_do_what_only_root_may_when_the_council_calls() {
	build_and_execute(|| {
		assert_ok!(Consortium::dispatch_as_root(
			RuntimeOrigin::signed(COUNCIL),
			Box::new(authorize())
		));
		let authorized = System::authorized_upgrade().map(|upgrade| *upgrade.code_hash());
		assert_eq!(authorized, Some(BlakeTwo256::hash(CODE)));
	});
}

#[test]
fn dispatch_as_root_should_name_the_call_when_it_succeeds() {
	build_and_execute(|| {
		let call = authorize();
		let call_hash = BlakeTwo256::hash_of(&call);
		assert_ok!(Consortium::dispatch_as_root(RuntimeOrigin::signed(COUNCIL), Box::new(call)));
		System::assert_last_event(Event::DispatchedAsRoot { call_hash }.into());
	});
}

#[test]
fn dispatch_as_root_should_fail_when_the_call_is_not_listed() {
	build_and_execute(|| {
		let items = vec![(b"key".to_vec(), b"value".to_vec())];
		let calls: [RuntimeCall; 3] = [
			frame_system::Call::set_storage { items }.into(),
			frame_system::Call::remark { remark: vec![] }.into(),
			as_root(authorize()),
		];
		for call in calls {
			assert_noop!(
				Consortium::dispatch_as_root(RuntimeOrigin::signed(COUNCIL), Box::new(call)),
				Error::<Test>::NotPermitted
			);
		}
		assert_eq!(sp_io::storage::get(b"key"), None);
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
			assert_noop!(Consortium::dispatch_as_root(origin, Box::new(authorize())), BadOrigin);
		}
	});
}

#[test]
fn dispatch_as_root_should_weigh_what_the_call_weighs_and_more_when_asked() {
	let inner = authorize().get_dispatch_info();
	let outer = as_root(authorize()).get_dispatch_info();
	assert_eq!(outer.class, DispatchClass::Operational);
	assert_eq!(outer.class, inner.class);
	assert_eq!(
		outer.call_weight,
		inner.call_weight.saturating_add(Weight::from_parts(10_000_000, 0))
	);
}
