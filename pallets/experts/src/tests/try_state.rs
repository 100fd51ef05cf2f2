use polkadot_sdk::frame_support::{assert_err, assert_ok};
use suhui_primitives::{mocks::LAST_PARTICIPANT, Day, Seat};

use super::{appoint, change_key, dismiss, seats, VERSION};
use crate::{
	mock::*, Expert, ExpertOf, Experts, Interests, NextExpert, Opinion, Opinions, Panel, Panels,
	Seats, Sitting, View,
};

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
	broken("an interest is in a participant who is not there", || {
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

fn seat(seats: Seats) {
	Panels::<Test>::insert((VERSION, 1), Panel { seats, named: Day(16_841) });
}

fn speak(of: Seat, view: View) {
	let opinion = Opinion { view, report: document(3), day: Day(16_841) };
	Opinions::<Test>::insert((VERSION, 1), of, opinion);
}

/// Experts 2 and 3 beside the first one.
fn appoint_two_more() {
	appoint(SECOND_KEY);
	appoint(THIRD_KEY);
}

#[test]
fn try_state_should_fail_when_a_panel_has_too_few_or_even_seats() {
	for experts in [&[1][..], &[1, 2]] {
		broken("a panel has too few or even seats", || {
			appoint_two_more();
			seat(seats(experts));
		});
	}
}

#[test]
fn try_state_should_fail_when_a_panel_has_a_seat_twice() {
	broken("a panel has a seat twice", || {
		appoint_two_more();
		seat(seats(&[1, 2, 1]));
	});
}

#[test]
fn try_state_should_fail_when_a_seat_is_nobodys() {
	broken("a seat is nobody's", || seat(seats(&[1, 2, 3])));
}

#[test]
fn try_state_should_fail_when_an_opinion_is_of_no_panel() {
	broken("an opinion of no panel", || speak(Seat::Expert(1), View::Favourable));
}

#[test]
fn try_state_should_fail_when_an_opinion_is_of_no_seat() {
	broken("an opinion is of no seat", || {
		appoint_two_more();
		appoint(STRANGER);
		seat(seats(&[1, 2, 3]));
		speak(Seat::Expert(4), View::Adverse);
	});
}
