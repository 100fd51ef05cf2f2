use polkadot_sdk::frame_support::{assert_err, assert_ok};
use suhui_primitives::{mocks::LAST_PARTICIPANT, Day};

use super::{appoint, change_key, dismiss};
use crate::{mock::*, Expert, ExpertOf, Experts, Interests, NextExpert, Sitting};

fn broken(error: &'static str, harm: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		appoint(KEY);
		harm();
		assert_err!(ExpertGroup::do_try_state(), error);
	});
}

fn alter(change: impl FnOnce(&mut Expert<u64>)) {
	Experts::<Test>::mutate(1, |found| change(found.as_mut().unwrap()));
}

#[test]
fn try_state_should_fail_when_an_expert_is_above_the_next() {
	broken("an expert's number was never given", || NextExpert::<Test>::put(1));
}

#[test]
fn try_state_should_fail_when_a_number_is_nobodys() {
	broken("a number was given to nobody", || NextExpert::<Test>::put(3));
}

#[test]
fn try_state_should_fail_when_a_dismissal_precedes_the_appointment() {
	broken("an expert was dismissed before the appointment", || {
		dismiss(1);
		alter(|found| found.dismissed = Some(Day(16_840)));
	});
}

#[test]
fn try_state_should_fail_when_an_expert_is_a_participant_of_no_number() {
	broken("an expert is a participant who is not there", || {
		Interests::<Test>::insert(1, LAST_PARTICIPANT + 1, ());
	});
}

#[test]
fn try_state_should_fail_when_an_interest_is_no_experts() {
	broken("an interest is no expert's", || Interests::<Test>::insert(2, 1, ()));
}

#[test]
fn try_state_should_fail_when_those_who_sit_are_miscounted() {
	broken("those who sit are miscounted", || Sitting::<Test>::put(2));
}

#[test]
fn try_state_should_fail_when_a_key_stands_for_no_expert() {
	broken("a key stands for no expert", || ExpertOf::<Test>::insert(SECOND_KEY, 2));
}

#[test]
fn try_state_should_fail_when_a_key_was_let_go() {
	broken("an expert's key was let go, and its nonce with it", || {
		assert_ok!(System::dec_providers(&KEY));
	});
}

#[test]
fn try_state_should_fail_when_an_experts_key_is_nobodys() {
	broken("an expert's key does not stand for it", || {
		alter(|found| found.account = STRANGER);
	});
}

#[test]
fn try_state_should_fail_when_an_expert_has_more_keys_than_it_took() {
	broken("an expert has a key that it never took", || {
		assert_ok!(change_key(KEY, SECOND_KEY, 1, 2));
		alter(|found| found.keys = 1);
	});
}
