use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError::BadOrigin, DispatchResult},
};
use suhui_primitives::{ParticipantId, SourceId, MAX_INTERESTS};

use super::{accredit, apply, assert_last_event, suspend};
use crate::{mock::*, Error, Event, Interest, Interests, Involvements};

fn declare(account: u64, source: SourceId) -> DispatchResult {
	let interest = Interest::Source(source);
	Accreditation::declare_interest(RuntimeOrigin::signed(account), interest)
}

fn declare_in(account: u64, participant: ParticipantId) -> DispatchResult {
	let interest = Interest::Participant(participant);
	Accreditation::declare_interest(RuntimeOrigin::signed(account), interest)
}

#[test]
fn declare_interest_should_store_the_source_when_a_verifier_calls() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_ok!(declare(VERIFIER, CYCLING));
		assert!(Interests::<Test>::contains_key(number(VERIFIER), CYCLING));
	});
}

#[test]
fn declare_interest_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_ok!(declare(VERIFIER, CYCLING));
		let (verifier, interest) = (number(VERIFIER), Interest::Source(CYCLING));
		assert_last_event(Event::InterestDeclared { verifier, interest });
	});
}

#[test]
fn declare_interest_should_succeed_when_the_verifier_is_suspended() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		assert_ok!(declare(VERIFIER, CYCLING));
	});
}

#[test]
fn declare_interest_should_fail_when_the_caller_is_no_verifier() {
	build_and_execute(|| {
		assert_noop!(declare(VERIFIER, CYCLING), Error::<Test>::NotFound);
		apply(VERIFIER);
		assert_noop!(declare(VERIFIER, CYCLING), Error::<Test>::NotFound);
	});
}

#[test]
fn declare_interest_should_fail_when_the_caller_has_no_open_account() {
	build_and_execute(|| {
		accredit(VERIFIER);
		Closed::set(&vec![VERIFIER]);
		for caller in [VERIFIER, STRANGER] {
			assert_noop!(declare(caller, CYCLING), Error::<Test>::NotRegistered);
		}
	});
}

#[test]
fn declare_interest_should_fail_when_it_is_declared_already() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_ok!(declare(VERIFIER, CYCLING));
		assert_noop!(declare(VERIFIER, CYCLING), Error::<Test>::AlreadyExists);
	});
}

/// The interest is in the line, which has one activity.
#[test]
fn declare_interest_should_fail_when_it_is_declared_in_another_source_of_the_line() {
	build_and_execute(|| {
		accredit(VERIFIER);
		Lines::set(&vec![(CLEAN_PLATE, CYCLING)]);
		assert_ok!(declare(VERIFIER, CLEAN_PLATE));
		assert!(Interests::<Test>::contains_key(number(VERIFIER), CYCLING));
		for source in [CYCLING, CLEAN_PLATE] {
			assert_noop!(declare(VERIFIER, source), Error::<Test>::AlreadyExists);
		}
	});
}

#[test]
fn declare_interest_should_fail_when_nobody_applied_for_the_source() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_noop!(declare(VERIFIER, 9), Error::<Test>::UnknownSource);
	});
}

#[test]
fn declare_interest_should_fail_when_nobody_signs() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let interest = Interest::Source(CYCLING);
			assert_noop!(Accreditation::declare_interest(origin, interest), BadOrigin);
		}
	});
}

#[test]
fn declare_interest_should_store_the_participant_when_a_verifier_calls() {
	build_and_execute(|| {
		accredit(VERIFIER);
		let (verifier, developer) = (number(VERIFIER), number(DEVELOPER));
		assert_ok!(declare_in(VERIFIER, developer));
		assert_eq!(Involvements::<Test>::get(verifier), vec![developer]);
		let interest = Interest::Participant(developer);
		assert_last_event(Event::InterestDeclared { verifier, interest });
	});
}

#[test]
fn declare_interest_should_fail_when_the_participant_is_nobody_or_the_verifier() {
	build_and_execute(|| {
		accredit(VERIFIER);
		for participant in [0, LAST_PARTICIPANT + 1, number(VERIFIER)] {
			let result = declare_in(VERIFIER, participant);
			assert_noop!(result, Error::<Test>::UnknownParticipant);
		}
	});
}

#[test]
fn declare_interest_should_fail_when_it_is_declared_in_the_participant_already() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_ok!(declare_in(VERIFIER, number(DEVELOPER)));
		let result = declare_in(VERIFIER, number(DEVELOPER));
		assert_noop!(result, Error::<Test>::AlreadyExists);
	});
}

#[test]
fn declare_interest_should_fail_when_it_is_declared_in_as_many_participants_as_may_be() {
	build_and_execute(|| {
		accredit(VERIFIER);
		(100..100 + MAX_INTERESTS).for_each(|other| {
			assert_ok!(declare_in(VERIFIER, other));
		});
		let result = declare_in(VERIFIER, number(DEVELOPER));
		assert_noop!(result, Error::<Test>::TooManyInterests);
	});
}
