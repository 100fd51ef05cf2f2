use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Capacity, Day, Sanctioned};

use super::{assert_last_event, opine, publish, reject, submit, CYCLING};
use crate::{mock::*, Error, Event, Opinion, OpinionCount, Opinions, Tally};

fn expert(place: usize) -> RuntimeOrigin {
	RuntimeOrigin::signed(EXPERTS[place])
}

#[test]
fn opine_should_store_the_opinion_when_an_expert_calls() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		Today::set(&Day(20_007));
		assert_ok!(Methodology::opine(expert(0), version, false, document(3)));
		assert_eq!(
			Opinions::<Test>::get(version, 1),
			Some(Opinion { favourable: false, report: document(3), day: Day(20_007) })
		);
	});
}

#[test]
fn opine_should_count_each_kind_when_experts_differ() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		opine(version, EXPERTS[0], true);
		opine(version, EXPERTS[1], false);
		opine(version, EXPERTS[2], true);
		assert_eq!(OpinionCount::<Test>::get(version), Tally { favourable: 2, adverse: 1 });
	});
}

#[test]
fn opine_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		assert_ok!(Methodology::opine(expert(1), version, true, document(3)));
		assert_last_event(Event::Opined { version, expert: 2, favourable: true });
	});
}

#[test]
fn opine_should_fail_when_the_version_is_unknown() {
	build_and_execute(|| {
		assert_noop!(Methodology::opine(expert(0), 1, true, document(3)), Error::<Test>::NotFound);
	});
}

#[test]
fn opine_should_fail_when_the_expert_gave_an_opinion_already() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		opine(version, EXPERTS[0], true);
		assert_noop!(
			Methodology::opine(expert(0), version, false, document(3)),
			Error::<Test>::AlreadyExists
		);
	});
}

#[test]
fn opine_should_fail_when_the_expert_gave_an_opinion_by_another_key() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		opine(version, EXPERTS[0], true);
		ExpertKeys::set(&vec![STRANGER, EXPERTS[1], EXPERTS[2]]);
		let new_key = RuntimeOrigin::signed(STRANGER);
		assert_noop!(
			Methodology::opine(new_key, version, true, document(3)),
			Error::<Test>::AlreadyExists
		);
		assert_noop!(Methodology::opine(expert(0), version, true, document(3)), BadOrigin);
	});
}

#[test]
fn opine_should_fail_when_the_version_is_published() {
	build_and_execute(|| {
		let version = publish(CYCLING);
		assert_noop!(
			Methodology::opine(expert(2), version, false, document(3)),
			Error::<Test>::NotInEvaluation
		);
	});
}

#[test]
fn opine_should_fail_when_the_version_is_rejected() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		reject(version);
		assert_noop!(
			Methodology::opine(expert(0), version, true, document(3)),
			Error::<Test>::NotInEvaluation
		);
	});
}

#[test]
fn opine_should_fail_when_the_caller_is_no_expert() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		let origins =
			[RuntimeOrigin::signed(DEVELOPER), RuntimeOrigin::root(), RuntimeOrigin::none()];
		for origin in origins {
			assert_noop!(Methodology::opine(origin, version, true, document(3)), BadOrigin);
		}
	});
}

#[test]
fn opine_should_fail_when_the_expert_is_the_developer() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		ExpertParticipants::set(&vec![(1, number(DEVELOPER)), (2, number(REPORTER))]);
		assert_noop!(
			Methodology::opine(expert(0), version, true, document(3)),
			Error::<Test>::Interested
		);
		assert_ok!(Methodology::opine(expert(1), version, true, document(3)));
	});
}

/// What the expert judged before stands.
#[test]
fn opine_should_fail_when_a_sanction_bars_the_expert() {
	build_and_execute(|| {
		let ((_, before), (_, version)) = (submit(CYCLING), submit(CYCLING));
		opine(before, EXPERTS[0], true);
		Barred::set(&vec![(Sanctioned::Expert(1), Capacity::Expert)]);
		assert_noop!(
			Methodology::opine(expert(0), version, true, document(3)),
			Error::<Test>::Barred
		);
		assert!(Opinions::<Test>::contains_key(before, 1));
		assert_ok!(Methodology::opine(expert(1), version, true, document(3)));
	});
}
