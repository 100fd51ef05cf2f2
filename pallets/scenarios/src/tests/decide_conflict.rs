use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError::BadOrigin, DispatchResult},
};
use suhui_primitives::SourceId;

use super::{admit, assert_last_event, june, no_offices, operator, stage};
use crate::{mock::*, ConflictId, Conflicts, Decision, Error, Event, OpenConflicts, ScenarioStage};

/// A conflict about a scenario that takes part.
fn reported() -> (ConflictId, SourceId) {
	let source = admit();
	assert_ok!(Scenarios::report_conflict(operator(), source, None, document(31)));
	(1, source)
}

fn decide(conflict: ConflictId, upheld: bool) -> DispatchResult {
	Scenarios::decide_conflict(operator(), conflict, upheld, document(32))
}

#[test]
fn decide_conflict_should_record_what_was_found_when_the_operator_calls() {
	for upheld in [true, false] {
		build_and_execute(|| {
			let (conflict, source) = reported();
			Today::set(&june(10));
			assert_ok!(decide(conflict, upheld));
			let document = document(32);
			let decision = Decision { upheld, document, day: june(10) };
			assert_eq!(Conflicts::<Test>::get(conflict).unwrap().decision, Some(decision));
			assert_last_event(Event::ConflictDecided { conflict, source, upheld, document });
		});
	}
}

#[test]
fn decide_conflict_should_leave_the_scenario_as_it_is_when_it_is_upheld() {
	build_and_execute(|| {
		let (conflict, source) = reported();
		assert_ok!(decide(conflict, true));
		assert_eq!(stage(source), ScenarioStage::Admitted(june(1)));
	});
}

#[test]
fn decide_conflict_should_give_its_place_back_when_a_participant_reported_it() {
	build_and_execute(|| {
		let source = admit();
		let citizen = || RuntimeOrigin::signed(CITIZEN);
		for _ in 0..2 {
			assert_ok!(Scenarios::report_conflict(citizen(), source, None, document(31)));
		}
		assert_ok!(decide(1, true));
		assert_eq!(OpenConflicts::<Test>::get(number(CITIZEN)), 1);
		assert_ok!(decide(2, false));
		assert!(!OpenConflicts::<Test>::contains_key(number(CITIZEN)));
	});
}

#[test]
fn decide_conflict_should_fail_when_it_is_decided_already() {
	build_and_execute(|| {
		let (conflict, _) = reported();
		assert_ok!(decide(conflict, false));
		for upheld in [true, false] {
			assert_noop!(decide(conflict, upheld), Error::<Test>::AlreadyDecided);
		}
	});
}

#[test]
fn decide_conflict_should_fail_when_it_is_unknown() {
	build_and_execute(|| {
		let (conflict, _) = reported();
		assert_noop!(decide(conflict + 1, true), Error::<Test>::NotFound);
	});
}

#[test]
fn decide_conflict_should_fail_when_the_caller_is_not_the_operator() {
	build_and_execute(|| {
		let (conflict, _) = reported();
		for origin in no_offices().into_iter().chain([RuntimeOrigin::signed(AUTHORITY)]) {
			assert_noop!(
				Scenarios::decide_conflict(origin, conflict, true, document(32)),
				BadOrigin
			);
		}
	});
}
