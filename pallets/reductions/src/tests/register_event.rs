use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError::BadOrigin, DispatchResult},
};
use suhui_primitives::{Day, Document, Region, MAX_EVENTS};

use super::{
	assert_last_event, call_off, event, register, register_as, signed, unsigned, EMISSIONS, FIRST,
	LAST,
};
use crate::{mock::*, Error, Event, LargeEvent, NextEvent, OpenEvents};

fn send(title: &[u8], region: Region, last: Day, plan: Document, target: u64) -> DispatchResult {
	let origin = signed(INSTITUTION);
	Reductions::register_event(origin, few(title), region, FIRST, last, plan, target)
}

#[test]
fn register_event_should_number_and_store_the_event_when_an_institution_calls() {
	build_and_execute(|| {
		assert_eq!([register(1_000), register(EMISSIONS)], [1, 2]);
		let expected = LargeEvent {
			host: number(INSTITUTION),
			title: few("全省运动会".as_bytes()),
			region: Region::PROVINCE,
			first: FIRST,
			last: LAST,
			plan: document(21),
			target: EMISSIONS,
			registered: TODAY,
			accountant: None,
			accounting: None,
			covered: 0,
			donors: 0,
			consent: None,
			called_off: None,
			certificate: None,
		};
		assert_eq!(event(2), expected);
		assert_eq!(OpenEvents::<Test>::get(number(INSTITUTION)), 2);
	});
}

#[test]
fn register_event_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let event = register(1_000);
		assert_last_event(Event::EventRegistered {
			event,
			host: number(INSTITUTION),
			region: Region::PROVINCE,
			first: FIRST,
			last: LAST,
			plan: document(21),
			target: 1_000,
		});
	});
}

#[test]
fn register_event_should_fail_when_the_caller_is_no_institution() {
	build_and_execute(|| {
		for caller in [REPORTER, CITIZEN] {
			assert_noop!(register_as(caller, 1_000), Error::<Test>::WrongKind);
		}
	});
}

#[test]
fn register_event_should_fail_when_the_title_shows_nothing() {
	build_and_execute(|| {
		for title in [&b""[..], &b" "[..], &[0xff][..]] {
			let sent = send(title, Region::PROVINCE, LAST, document(21), 1);
			assert_noop!(sent, Error::<Test>::InvalidText);
		}
	});
}

#[test]
fn register_event_should_fail_when_the_region_is_outside_jiangsu() {
	build_and_execute(|| {
		let shanghai = Region::new(310_000).unwrap();
		let sent = send(b"Games", shanghai, LAST, document(21), 1);
		assert_noop!(sent, Error::<Test>::InvalidRegion);
	});
}

#[test]
fn register_event_should_fail_when_the_days_run_backwards() {
	build_and_execute(|| {
		let before = Day(FIRST.0 - 1);
		let sent = send(b"Games", Region::PROVINCE, before, document(21), 1);
		assert_noop!(sent, Error::<Test>::InvalidPeriod);
		assert_ok!(send(b"Games", Region::PROVINCE, FIRST, document(21), 1));
	});
}

#[test]
fn register_event_should_fail_when_there_is_no_plan() {
	build_and_execute(|| {
		let sent = send(b"Games", Region::PROVINCE, LAST, Document::default(), 1);
		assert_noop!(sent, Error::<Test>::DocumentMissing);
	});
}

#[test]
fn register_event_should_fail_when_it_is_to_emit_nothing() {
	build_and_execute(|| {
		let sent = send(b"Games", Region::PROVINCE, LAST, document(21), 0);
		assert_noop!(sent, Error::<Test>::NothingAsked);
	});
}

#[test]
fn register_event_should_fail_when_as_many_are_open_as_may_be() {
	build_and_execute(|| {
		for _ in 0..MAX_EVENTS {
			register(1_000);
		}
		assert_noop!(register_as(INSTITUTION, 1_000), Error::<Test>::TooManyEvents);
		assert_ok!(call_off(INSTITUTION, 1));
		assert_ok!(register_as(INSTITUTION, 1_000));
	});
}

#[test]
fn register_event_should_fail_when_all_numbers_are_given() {
	// The events before are nowhere.
	new_test_ext().execute_with(|| {
		NextEvent::<Test>::put(u32::MAX);
		assert_noop!(register_as(INSTITUTION, 1_000), Error::<Test>::Overflow);
	});
}

#[test]
fn register_event_should_fail_when_the_caller_has_no_open_account() {
	build_and_execute(|| {
		assert_noop!(register_as(STRANGER, 1_000), Error::<Test>::NotRegistered);
	});
}

#[test]
fn register_event_should_fail_when_nobody_signed() {
	build_and_execute(|| {
		for origin in unsigned() {
			let (title, region) = (few(&b"Games"[..]), Region::PROVINCE);
			assert_noop!(
				Reductions::register_event(origin, title, region, FIRST, LAST, document(21), 1),
				BadOrigin
			);
		}
	});
}
