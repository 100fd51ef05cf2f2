use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError::BadOrigin, DispatchResult},
};
use suhui_primitives::{Capacity, ParticipantId, Sanctioned, SourceId};

use super::{admit, apply, assert_last_event, developer, ended, operator, order};
use crate::{mock::*, Error, Event, Transfers};

fn transfer(source: SourceId, to: Option<ParticipantId>) -> DispatchResult {
	Scenarios::transfer(developer(), source, to)
}

#[test]
fn transfer_should_wait_for_the_operator_when_the_developer_calls() {
	build_and_execute(|| {
		let (source, to) = (admit(), Some(number(CITIZEN)));
		assert_ok!(transfer(source, to));
		assert_eq!(Transfers::<Test>::get(source), to);
		let found = crate::Scenarios::<Test>::get(source).unwrap();
		assert_eq!(found.developer, number(DEVELOPER));
		assert_last_event(Event::TransferOffered { source, to });
	});
}

#[test]
fn transfer_should_take_the_place_of_the_one_before_when_called_again() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(transfer(source, Some(number(CITIZEN))));
		assert_ok!(transfer(source, Some(number(REPORTER))));
		assert_eq!(Transfers::<Test>::get(source), Some(number(REPORTER)));
		assert_ok!(transfer(source, None));
		assert!(!Transfers::<Test>::contains_key(source));
		assert_last_event(Event::TransferOffered { source, to: None });
	});
}

#[test]
fn transfer_should_succeed_when_the_scenario_is_to_be_rectified() {
	build_and_execute(|| {
		let source = admit();
		order(source);
		assert_ok!(transfer(source, Some(number(CITIZEN))));
	});
}

#[test]
fn transfer_should_fail_when_it_is_to_nobody_there_is_or_to_the_developer() {
	build_and_execute(|| {
		let source = admit();
		Closed::set(&vec![CITIZEN]);
		for to in [number(CITIZEN), LAST_PARTICIPANT + 1] {
			assert_noop!(transfer(source, Some(to)), Error::<Test>::NotRegistered);
		}
		let same = Some(number(DEVELOPER));
		assert_noop!(transfer(source, same), Error::<Test>::SameDeveloper);
	});
}

#[test]
fn transfer_should_fail_when_it_is_to_one_who_is_barred() {
	build_and_execute(|| {
		let source = admit();
		let whom = Sanctioned::Participant(number(CITIZEN));
		Barred::set(&vec![(whom, Capacity::Developer)]);
		assert_noop!(transfer(source, Some(number(CITIZEN))), Error::<Test>::Barred);
	});
}

#[test]
fn transfer_should_fail_when_the_scenario_takes_no_part() {
	build_and_execute(|| {
		let (applied, to) = (apply(), Some(number(CITIZEN)));
		assert_noop!(transfer(applied, to), Error::<Test>::NotAdmitted);
		for source in ended() {
			assert_noop!(transfer(source, to), Error::<Test>::Terminated);
		}
		assert_noop!(transfer(1_000, to), Error::<Test>::NotFound);
	});
}

#[test]
fn transfer_should_fail_when_another_participant_calls() {
	build_and_execute(|| {
		let source = admit();
		let other = RuntimeOrigin::signed(CITIZEN);
		assert_noop!(
			Scenarios::transfer(other, source, Some(number(CITIZEN))),
			Error::<Test>::NotDeveloper
		);
	});
}

#[test]
fn transfer_should_fail_when_the_caller_is_no_participant() {
	build_and_execute(|| {
		let source = admit();
		let error = Error::<Test>::NotRegistered;
		assert_noop!(Scenarios::transfer(operator(), source, None), error);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Scenarios::transfer(origin, source, None), BadOrigin);
		}
	});
}
