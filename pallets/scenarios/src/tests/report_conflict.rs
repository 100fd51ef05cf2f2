use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError::BadOrigin, DispatchResult},
};
use suhui_primitives::SourceId;

use super::{admit, apply, assert_last_event, claim, developer, ended, june, operator};
use crate::{mock::*, Conflict, Conflicts, Error, Event, OpenConflicts};

#[test]
fn report_conflict_should_enter_it_when_a_participant_calls() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(Scenarios::declare_claim(developer(), source, claim(1, 30)));
		Today::set(&june(10));
		let citizen = RuntimeOrigin::signed(CITIZEN);
		assert_ok!(Scenarios::report_conflict(citizen, source, Some(1), document(31)));
		let conflict = Conflict {
			source,
			by: Some(number(CITIZEN)),
			claim: Some(1),
			document: Some(document(31)),
			reported: june(10),
			decision: None,
		};
		assert_eq!(Conflicts::<Test>::get(1), Some(conflict));
		assert_last_event(Event::ConflictReported {
			conflict: 1,
			source,
			by: Some(number(CITIZEN)),
			claim: Some(1),
			document: Some(document(31)),
		});
	});
}

#[test]
fn report_conflict_should_be_nobodys_when_the_operator_calls() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(Scenarios::report_conflict(operator(), source, None, document(31)));
		let found = Conflicts::<Test>::get(1).unwrap();
		assert_eq!((found.by, found.document), (None, Some(document(31))));
	});
}

#[test]
fn report_conflict_should_take_any_scenario_when_it_was_applied_for() {
	build_and_execute(|| {
		let applied = apply();
		for source in ended().into_iter().chain([applied]) {
			assert_ok!(Scenarios::report_conflict(operator(), source, None, document(31)));
		}
		assert_eq!(Conflicts::<Test>::iter().count(), 5);
	});
}

fn report_as(caller: u64, source: SourceId) -> DispatchResult {
	Scenarios::report_conflict(RuntimeOrigin::signed(caller), source, None, document(31))
}

#[test]
fn report_conflict_should_fail_when_eight_of_the_participants_wait() {
	build_and_execute(|| {
		let source = admit();
		(0..8).for_each(|_| assert_eq!(report_as(CITIZEN, source), Ok(())));
		assert_noop!(report_as(CITIZEN, source), Error::<Test>::TooManyConflicts);
		assert_ok!(report_as(REPORTER, source));
		assert_ok!(report_as(OPERATOR, source));
		assert_ok!(Scenarios::decide_conflict(operator(), 1, false, document(32)));
		assert_ok!(report_as(CITIZEN, source));
		assert_noop!(report_as(CITIZEN, source), Error::<Test>::TooManyConflicts);
	});
}

#[test]
fn report_conflict_should_take_any_number_when_the_operator_calls() {
	build_and_execute(|| {
		let source = admit();
		(0..9).for_each(|_| assert_eq!(report_as(OPERATOR, source), Ok(())));
		assert_eq!(OpenConflicts::<Test>::iter().count(), 0);
	});
}

#[test]
fn report_conflict_should_fail_when_the_claim_was_not_declared() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(Scenarios::declare_claim(developer(), source, claim(1, 30)));
		for claim in [0, 2, u32::MAX] {
			assert_noop!(
				Scenarios::report_conflict(operator(), source, Some(claim), document(31)),
				Error::<Test>::UnknownClaim
			);
		}
	});
}

#[test]
fn report_conflict_should_fail_when_the_scenario_is_unknown() {
	build_and_execute(|| {
		assert_noop!(
			Scenarios::report_conflict(operator(), 1, None, document(31)),
			Error::<Test>::NotFound
		);
	});
}

#[test]
fn report_conflict_should_fail_when_the_caller_is_neither_operator_nor_participant() {
	build_and_execute(|| {
		let source = admit();
		for caller in [AUTHORITY, STRANGER] {
			let origin = RuntimeOrigin::signed(caller);
			assert_noop!(
				Scenarios::report_conflict(origin, source, None, document(31)),
				Error::<Test>::NotRegistered
			);
		}
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Scenarios::report_conflict(origin, source, None, document(31)), BadOrigin);
		}
	});
}
