use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{mocks::LAST_PARTICIPANT, ParticipantId};

use super::{appoint, assert_last_event, dismiss};
use crate::{mock::*, Error, Event, Interests};

fn declare(participant: ParticipantId) -> polkadot_sdk::sp_runtime::DispatchResult {
	ExpertGroup::declare_interest(RuntimeOrigin::signed(KEY), participant)
}

#[test]
fn declare_interest_should_note_the_participant_when_an_expert_calls() {
	build_and_execute(|| {
		appoint(KEY);
		assert_ok!(declare(number(VERIFIER)));
		assert!(Interests::<Test>::contains_key(1, number(VERIFIER)));
		assert_last_event(Event::InterestDeclared { expert: 1, participant: number(VERIFIER) });
	});
}

#[test]
fn declare_interest_should_fail_when_it_is_declared_already() {
	build_and_execute(|| {
		appoint(KEY);
		assert_ok!(declare(number(VERIFIER)));
		assert_noop!(declare(number(VERIFIER)), Error::<Test>::AlreadyExists);
		assert_ok!(declare(number(DEVELOPER)));
	});
}

#[test]
fn declare_interest_should_fail_when_no_participant_has_the_number() {
	build_and_execute(|| {
		appoint(KEY);
		for participant in [0, LAST_PARTICIPANT + 1] {
			assert_noop!(declare(participant), Error::<Test>::NotFound);
		}
		assert_ok!(declare(LAST_PARTICIPANT));
	});
}

#[test]
fn declare_interest_should_fail_when_the_caller_is_no_sitting_expert() {
	build_and_execute(|| {
		appoint(KEY);
		dismiss(1);
		assert_noop!(declare(1), Error::<Test>::NotExpert);
		let other = RuntimeOrigin::signed(OPERATOR);
		assert_noop!(ExpertGroup::declare_interest(other, 1), Error::<Test>::NotExpert);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(ExpertGroup::declare_interest(origin, 1), BadOrigin);
		}
	});
}
