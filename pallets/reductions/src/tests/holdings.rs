//! What the mall and issuance ask.

use polkadot_sdk::frame_support::{assert_noop, assert_ok};
use suhui_primitives::Holdings as _;

use super::{
	assert_last_event, call_off, certify, consented, contribute, flow, held, issue, receive,
	register, retire, transfer,
};
use crate::{mock::*, CertificateOf, Error, Event, Flow, Flows, Holdings};

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
fn issue_should_add_to_holdings_when_a_project_reduced_something() {
	build_and_execute(|| {
		issue(INSTITUTION, 5, 582_700_000);
		issue(INSTITUTION, 5, 11_654_000);
		assert_eq!(held(INSTITUTION, 5), 594_354_000);
		let expected = Flow { from_people: 0, issued_direct: 594_354_000, retired: 0 };
		assert_eq!(Flows::<Test>::get(5), expected);
	});
}

#[test]
fn issue_should_deposit_an_event_when_something_is_issued() {
	build_and_execute(|| {
		let holder = number(INSTITUTION);
		issue(INSTITUTION, 5, 582_700_000);
		assert_last_event(Event::Issued { holder, class: 5, milligrams: 582_700_000 });
	});
}

#[test]
fn issue_should_change_nothing_when_nothing_was_reduced() {
	build_and_execute(|| {
		issue(INSTITUTION, 5, 0);
		assert_eq!(System::events(), vec![]);
		assert!(!Holdings::<Test>::contains_key(number(INSTITUTION), 5));
		assert!(!Flows::<Test>::contains_key(5));
	});
}

#[test]
fn issue_should_be_counted_beside_what_was_redeemed_when_a_class_came_both_ways() {
	build_and_execute(|| {
		receive(REPORTER, 5, 100);
		issue(REPORTER, 5, 40);
		assert_ok!(retire(REPORTER, &[(5, 130)]));
		assert_eq!(held(REPORTER, 5), 10);
		let expected = Flow { from_people: 100, issued_direct: 40, retired: 130 };
		assert_eq!(Flows::<Test>::get(5), expected);
	});
}

#[test]
fn issued_reductions_should_be_passed_on_retired_and_given_when_their_holder_does() {
	build_and_execute(|| {
		issue(REPORTER, 5, 100);
		assert_ok!(transfer(REPORTER, number(INSTITUTION), 5, 20));
		assert_ok!(retire(REPORTER, &[(5, 30)]));
		let event = register(1_000);
		assert_ok!(contribute(REPORTER, event, &[(5, 50)]));
		assert_eq!([held(REPORTER, 5), held(INSTITUTION, 5)], [0, 20]);
	});
}

#[test]
fn issue_should_fail_when_the_holder_is_a_person() {
	build_and_execute(|| {
		for milligrams in [0, 1] {
			let issued = Reductions::issue(number(CITIZEN), 5, milligrams);
			assert_eq!(issued, Err(Error::<Test>::WrongKind.into()));
		}
	});
}

#[test]
fn issue_should_fail_when_the_holder_has_no_open_account() {
	build_and_execute(|| {
		Closed::set(&vec![REPORTER]);
		let issue = || Reductions::issue(number(REPORTER), 5, 1);
		assert_noop!(issue(), Error::<Test>::UnknownParticipant);
	});
}

#[test]
fn issue_should_fail_when_what_was_received_would_leave_64_bits() {
	new_test_ext().execute_with(|| {
		receive(REPORTER, 5, u64::MAX - 1);
		issue(INSTITUTION, 5, 1);
		for holder in [REPORTER, INSTITUTION] {
			let issued = Reductions::issue(number(holder), 5, 1);
			assert_eq!(issued, Err(Error::<Test>::Overflow.into()));
		}
		let received = Reductions::receive(number(INSTITUTION), &[(5, 1)]);
		assert_eq!(received, Err(Error::<Test>::Overflow.into()));
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
