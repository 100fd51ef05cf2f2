use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::Day;

use super::{assert_last_event, publish, signed, unsigned};
use crate::{mock::*, Error, Event, Rule, RuleKind, Rules};

#[test]
fn publish_rule_should_register_the_document_when_the_authority_calls() {
	build_and_execute(|| {
		let title = few("碳积分计算规则".as_bytes());
		let origin = signed(AUTHORITY);
		let kind = RuleKind::PointsRule;
		assert_ok!(Disclosure::publish_rule(origin, kind, title, document(1), Day(20_500)));
		let expected = Rule {
			kind,
			title: few("碳积分计算规则".as_bytes()),
			document: document(1),
			published: NINTH_OF_FEBRUARY,
			effective: Day(20_500),
			repealed: None,
			successor: None,
		};
		assert_eq!(Rules::<Test>::get(1), Some(expected));
	});
}

#[test]
fn publish_rule_should_number_rules_in_turn_when_there_are_several() {
	build_and_execute(|| {
		assert_eq!([publish(Day(20_500)), publish(Day(20_500))], [1, 2]);
	});
}

/// The Measures were in force before the chain was.
#[test]
fn publish_rule_should_succeed_when_the_day_is_past() {
	build_and_execute(|| {
		let rule = publish(Day(20_000));
		assert_eq!(Rules::<Test>::get(rule).unwrap().effective, Day(20_000));
	});
}

#[test]
fn publish_rule_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let rule = publish(Day(20_500));
		let (kind, title) = (RuleKind::Standard, few("碳普惠标准".as_bytes()));
		assert_last_event(Event::RulePublished {
			rule,
			kind,
			title,
			effective: Day(20_500),
			document: document(1),
		});
	});
}

#[test]
fn publish_rule_should_fail_when_the_title_shows_nothing() {
	build_and_execute(|| {
		for title in [&b""[..], &b" "[..], &[0xff][..]] {
			let (origin, title) = (signed(AUTHORITY), few(title));
			let kind = RuleKind::Other;
			assert_noop!(
				Disclosure::publish_rule(origin, kind, title, document(1), Day(20_500)),
				Error::<Test>::InvalidText
			);
		}
	});
}

#[test]
fn publish_rule_should_fail_when_the_caller_is_not_the_authority() {
	build_and_execute(|| {
		let callers = [OPERATOR, COUNCIL, CITIZEN, EXPERTS[0]].map(signed);
		for origin in callers.into_iter().chain(unsigned()) {
			let (kind, title) = (RuleKind::Other, few("规则".as_bytes()));
			assert_noop!(
				Disclosure::publish_rule(origin, kind, title, document(1), Day(20_500)),
				BadOrigin
			);
		}
	});
}
