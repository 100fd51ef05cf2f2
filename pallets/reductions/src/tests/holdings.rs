//! What the mall asks.

use polkadot_sdk::frame_support::{assert_noop, assert_ok};
use suhui_primitives::Holdings as _;

use super::{
	assert_last_event, call_off, certify, consented, flow, held, receive, register, retire,
	transfer,
};
use crate::{mock::*, CertificateOf, Error, Event, Holdings};

#[test]
fn receive_should_add_to_holdings_when_people_redeem_with_the_holder() {
	build_and_execute(|| {
		assert_ok!(Reductions::receive(number(REPORTER), &[(3, 100_001), (4, 30_189)]));
		receive(REPORTER, 4, 301_891);
		assert_eq!([held(REPORTER, 3), held(REPORTER, 4)], [100_001, 332_080]);
		assert_eq!([flow(3), flow(4)], [(100_001, 0), (332_080, 0)]);
	});
}

#[test]
fn receive_should_deposit_an_event_of_the_classes_when_something_is_received() {
	build_and_execute(|| {
		let holder = number(REPORTER);
		assert_ok!(Reductions::receive(holder, &[(3, 100_001), (2, 0)]));
		assert_last_event(Event::Received { holder, reductions: vec![(3, 100_001)] });
	});
}

#[test]
fn receive_should_change_nothing_when_points_had_no_reductions() {
	build_and_execute(|| {
		assert_ok!(Reductions::receive(number(REPORTER), &[(2, 0)]));
		assert_eq!(System::events(), vec![]);
		assert!(!Holdings::<Test>::contains_key(number(REPORTER), 2));
	});
}

#[test]
fn receive_should_fail_when_the_holder_is_a_person() {
	build_and_execute(|| {
		let received = Reductions::receive(number(CITIZEN), &[(1, 1)]);
		assert_eq!(received, Err(Error::<Test>::WrongKind.into()));
	});
}

#[test]
fn receive_should_fail_when_the_holder_has_no_open_account() {
	build_and_execute(|| {
		Closed::set(&vec![REPORTER]);
		let receive = || Reductions::receive(number(REPORTER), &[(1, 1)]);
		assert_noop!(receive(), Error::<Test>::UnknownParticipant);
	});
}

#[test]
fn receive_should_fail_when_what_came_from_people_would_leave_64_bits() {
	new_test_ext().execute_with(|| {
		receive(REPORTER, 1, u64::MAX);
		for holder in [REPORTER, INSTITUTION] {
			let received = Reductions::receive(number(holder), &[(1, 1)]);
			assert_eq!(received, Err(Error::<Test>::Overflow.into()));
		}
	});
}

#[test]
fn holder_should_be_free_when_it_holds_nothing_any_more() {
	build_and_execute(|| {
		let holder = number(REPORTER);
		assert!(Reductions::is_free(holder));
		receive(REPORTER, 1, 100);
		assert!(!Reductions::is_free(holder));
		assert_ok!(retire(REPORTER, &[(1, 60)]));
		assert!(!Reductions::is_free(holder));
		assert_ok!(transfer(REPORTER, number(INSTITUTION), 1, 40));
		assert!(Reductions::is_free(holder));
	});
}

#[test]
fn host_should_be_free_when_its_events_are_called_off_or_certified() {
	build_and_execute(|| {
		let host = number(INSTITUTION);
		let event = register(1_000);
		assert!(!Reductions::is_free(host));
		assert_ok!(call_off(INSTITUTION, event));
		assert!(Reductions::is_free(host));
		let event = consented();
		assert!(!Reductions::is_free(host));
		assert_ok!(certify(CertificateOf::Neutrality(event)));
		assert!(Reductions::is_free(host));
	});
}
