use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::Document;

use super::{
	assert_last_event, call_off, consented, contribute, donate, event, flow, lots, receive,
	register, signed, unsigned,
};
use crate::{mock::*, Error, Event, OpenEvents};

#[test]
fn call_off_should_end_the_event_when_its_host_calls() {
	build_and_execute(|| {
		let number_of_it = register(1_000);
		assert_ok!(call_off(INSTITUTION, number_of_it));
		assert_eq!(event(number_of_it).called_off, Some((document(25), TODAY)));
		assert!(!OpenEvents::<Test>::contains_key(number(INSTITUTION)));
		assert_last_event(Event::CalledOff { event: number_of_it, document: document(25) });
	});
}

#[test]
fn call_off_should_leave_given_what_was_given_when_the_event_is_called_off() {
	build_and_execute(|| {
		let number_of_it = register(1_000);
		lots(&[(CITIZEN, 1, 100, 1)]);
		assert_ok!(donate(CITIZEN, number_of_it, 100));
		receive(REPORTER, 2, 200);
		assert_ok!(contribute(REPORTER, number_of_it, &[(2, 200)]));
		assert_ok!(call_off(INSTITUTION, number_of_it));
		let found = event(number_of_it);
		assert_eq!((found.covered, found.donors), (300, 1));
		assert_eq!(flow(2), (200, 200));
	});
}

#[test]
fn call_off_should_fail_when_the_caller_is_not_the_host() {
	build_and_execute(|| {
		let event = register(1_000);
		for caller in [REPORTER, CITIZEN] {
			assert_noop!(call_off(caller, event), Error::<Test>::NotHost);
		}
	});
}

#[test]
fn call_off_should_fail_when_the_event_is_not_open() {
	build_and_execute(|| {
		let event = register(1_000);
		assert_ok!(call_off(INSTITUTION, event));
		for event in [event, consented()] {
			assert_noop!(call_off(INSTITUTION, event), Error::<Test>::NotOpen);
		}
	});
}

#[test]
fn call_off_should_fail_when_there_is_no_such_event() {
	build_and_execute(|| {
		assert_noop!(call_off(INSTITUTION, 1), Error::<Test>::NotFound);
	});
}

#[test]
fn call_off_should_fail_when_there_is_no_document() {
	build_and_execute(|| {
		let event = register(1_000);
		let sent = Reductions::call_off(signed(INSTITUTION), event, Document::default());
		assert_noop!(sent, Error::<Test>::DocumentMissing);
	});
}

#[test]
fn call_off_should_fail_when_the_caller_has_no_open_account() {
	build_and_execute(|| {
		let event = register(1_000);
		assert_noop!(call_off(STRANGER, event), Error::<Test>::NotRegistered);
	});
}

#[test]
fn call_off_should_fail_when_nobody_signed() {
	build_and_execute(|| {
		let event = register(1_000);
		for origin in unsigned() {
			assert_noop!(Reductions::call_off(origin, event, document(25)), BadOrigin);
		}
	});
}
