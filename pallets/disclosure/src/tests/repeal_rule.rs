use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::Day;

use super::{assert_last_event, publish, repeal, signed, unsigned};
use crate::{mock::*, Error, Event, Rules};

#[test]
fn repeal_rule_should_note_the_day_and_the_successor_when_the_authority_calls() {
	build_and_execute(|| {
		let (before, after) = (publish(Day(20_000)), publish(Day(20_500)));
		assert_ok!(repeal(before, Day(20_500), Some(after)));
		let rule = Rules::<Test>::get(before).unwrap();
		assert_eq!((rule.repealed, rule.successor), (Some(Day(20_500)), Some(after)));
		assert_eq!(Rules::<Test>::get(after).unwrap().repealed, None);
	});
}

#[test]
fn repeal_rule_should_succeed_when_no_rule_comes_in_its_place() {
	build_and_execute(|| {
		let rule = publish(Day(20_000));
		assert_ok!(repeal(rule, NINTH_OF_FEBRUARY, None));
		assert_eq!(Rules::<Test>::get(rule).unwrap().successor, None);
	});
}

#[test]
fn repeal_rule_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let (before, after) = (publish(Day(20_000)), publish(Day(20_500)));
		assert_ok!(repeal(before, Day(20_500), Some(after)));
		let successor = Some(after);
		assert_last_event(Event::RuleRepealed { rule: before, from: Day(20_500), successor });
	});
}

#[test]
fn repeal_rule_should_fail_when_the_rule_is_unknown() {
	build_and_execute(|| {
		assert_noop!(repeal(1, Day(20_500), None), Error::<Test>::NotFound);
	});
}

#[test]
fn repeal_rule_should_fail_when_the_rule_was_repealed_already() {
	build_and_execute(|| {
		let rule = publish(Day(20_000));
		assert_ok!(repeal(rule, Day(20_500), None));
		assert_noop!(repeal(rule, Day(20_600), None), Error::<Test>::Repealed);
	});
}

#[test]
fn repeal_rule_should_fail_when_the_day_is_past() {
	build_and_execute(|| {
		let rule = publish(Day(20_000));
		assert_noop!(repeal(rule, Day(20_492), None), Error::<Test>::InThePast);
	});
}

#[test]
fn repeal_rule_should_fail_when_the_successor_is_unknown_or_the_same_or_repealed() {
	build_and_execute(|| {
		let (rule, repealed) = (publish(Day(20_000)), publish(Day(20_000)));
		assert_ok!(repeal(repealed, Day(20_500), None));
		for successor in [rule, repealed, 3] {
			assert_noop!(
				repeal(rule, Day(20_500), Some(successor)),
				Error::<Test>::InvalidSuccessor
			);
		}
	});
}

#[test]
fn repeal_rule_should_fail_when_the_caller_is_not_the_authority() {
	build_and_execute(|| {
		let rule = publish(Day(20_000));
		let callers = [OPERATOR, COUNCIL, CITIZEN].map(signed);
		for origin in callers.into_iter().chain(unsigned()) {
			assert_noop!(Disclosure::repeal_rule(origin, rule, Day(20_500), None), BadOrigin);
		}
	});
}
