use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::Day;

use super::{assert_last_event, flow, held, receive, transfer, unsigned};
use crate::{mock::*, Error, Event, Holdings};

#[test]
fn transfer_should_move_reductions_when_the_holder_has_as_much() {
	build_and_execute(|| {
		receive(REPORTER, 1, 130_190);
		assert_ok!(transfer(REPORTER, number(INSTITUTION), 1, 30_189));
		assert_eq!([held(REPORTER, 1), held(INSTITUTION, 1)], [100_001, 30_189]);
		// They stay with organisations.
		assert_eq!(flow(1), (130_190, 0));
	});
}

#[test]
fn transfer_should_leave_no_value_when_all_of_a_class_is_moved() {
	build_and_execute(|| {
		receive(REPORTER, 1, 130_190);
		assert_ok!(transfer(REPORTER, number(INSTITUTION), 1, 130_190));
		assert!(!Holdings::<Test>::contains_key(number(REPORTER), 1));
	});
}

#[test]
fn transfer_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		receive(REPORTER, 1, 100);
		assert_ok!(transfer(REPORTER, number(INSTITUTION), 1, 40));
		let (from, to) = (number(REPORTER), number(INSTITUTION));
		assert_last_event(Event::Transferred { from, to, class: 1, milligrams: 40 });
	});
}

#[test]
fn transfer_should_fail_when_the_sender_is_a_person() {
	build_and_execute(|| {
		let to = number(REPORTER);
		assert_noop!(transfer(CITIZEN, to, 1, 1), Error::<Test>::WrongKind);
	});
}

#[test]
fn transfer_should_fail_when_the_receiver_is_a_person() {
	build_and_execute(|| {
		receive(REPORTER, 1, 100);
		let to = number(CITIZEN);
		assert_noop!(transfer(REPORTER, to, 1, 1), Error::<Test>::WrongKind);
	});
}

#[test]
fn transfer_should_fail_when_the_receiver_is_the_sender() {
	build_and_execute(|| {
		receive(REPORTER, 1, 100);
		let to = number(REPORTER);
		assert_noop!(transfer(REPORTER, to, 1, 1), Error::<Test>::SameHolder);
	});
}

#[test]
fn transfer_should_fail_when_the_receiver_has_no_open_account() {
	build_and_execute(|| {
		receive(REPORTER, 1, 100);
		Closed::set(&vec![INSTITUTION]);
		for to in [0, 1_000, number(INSTITUTION)] {
			assert_noop!(transfer(REPORTER, to, 1, 1), Error::<Test>::UnknownParticipant);
		}
	});
}

#[test]
fn transfer_should_fail_when_nothing_is_asked() {
	build_and_execute(|| {
		receive(REPORTER, 1, 100);
		let to = number(INSTITUTION);
		assert_noop!(transfer(REPORTER, to, 1, 0), Error::<Test>::NothingAsked);
	});
}

#[test]
fn transfer_should_fail_when_the_holder_has_less_of_the_class() {
	build_and_execute(|| {
		receive(REPORTER, 1, 100);
		receive(REPORTER, 2, 100);
		let to = number(INSTITUTION);
		assert_noop!(transfer(REPORTER, to, 1, 101), Error::<Test>::NotEnough);
		assert_noop!(transfer(REPORTER, to, 3, 1), Error::<Test>::NotEnough);
	});
}

#[test]
fn transfer_should_fail_when_the_key_changed_less_than_three_days_ago() {
	build_and_execute(|| {
		receive(REPORTER, 1, 100);
		KeysChanged::set(&vec![(number(REPORTER), TODAY)]);
		let to = number(INSTITUTION);
		for day in 20_493..20_496 {
			Today::set(&Day(day));
			assert_noop!(transfer(REPORTER, to, 1, 1), Error::<Test>::Cooling);
		}
		Today::set(&Day(20_496));
		assert_ok!(transfer(REPORTER, to, 1, 1));
	});
}

#[test]
fn transfer_should_succeed_when_the_receivers_key_changed_today() {
	build_and_execute(|| {
		receive(REPORTER, 1, 100);
		KeysChanged::set(&vec![(number(INSTITUTION), TODAY)]);
		assert_ok!(transfer(REPORTER, number(INSTITUTION), 1, 1));
	});
}

#[test]
fn transfer_should_fail_when_the_caller_has_no_open_account() {
	build_and_execute(|| {
		receive(REPORTER, 1, 100);
		Closed::set(&vec![REPORTER]);
		let to = number(INSTITUTION);
		for caller in [STRANGER, REPORTER] {
			assert_noop!(transfer(caller, to, 1, 1), Error::<Test>::NotRegistered);
		}
	});
}

#[test]
fn transfer_should_fail_when_nobody_signed() {
	build_and_execute(|| {
		for origin in unsigned() {
			assert_noop!(Reductions::transfer(origin, number(REPORTER), 1, 1), BadOrigin);
		}
	});
}
