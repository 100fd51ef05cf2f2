use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{ArithmeticError, DispatchError::BadOrigin},
};
use suhui_primitives::{Capacity, Sanctioned};

use super::{assert_last_event, outcome, publish, reject, submit, text, CYCLING, CYCLING_REVISED};
use crate::{
	mock::*, Error, Event, Formulas, Methodologies, NextVersion, VersionStage, Versions, WeightInfo,
};

fn developer() -> RuntimeOrigin {
	RuntimeOrigin::signed(DEVELOPER)
}

#[test]
fn revise_should_add_the_second_version_when_the_developer_calls() {
	build_and_execute(|| {
		let (methodology, _) = submit(CYCLING);
		submit(CYCLING);
		let revised = text(CYCLING_REVISED);
		assert_ok!(Methodology::revise(developer(), methodology, revised, document(5)));
		let version = Versions::<Test>::get(3).unwrap();
		assert_eq!((version.methodology, version.number), (methodology, 2));
		assert_eq!(Methodologies::<Test>::get(methodology).unwrap().versions, 2);
	});
}

#[test]
fn revise_should_leave_the_published_version_when_a_revision_is_submitted() {
	build_and_execute(|| {
		let version = publish(CYCLING);
		let (before, formula) = (Versions::<Test>::get(version), Formulas::<Test>::get(version));
		assert_ok!(Methodology::revise(developer(), 1, text(CYCLING_REVISED), document(5)));
		assert_eq!(Versions::<Test>::get(version), before);
		assert_eq!(Formulas::<Test>::get(version), formula);
	});
}

#[test]
fn revise_should_start_in_evaluation_when_the_version_before_is_published() {
	build_and_execute(|| {
		publish(CYCLING);
		assert_ok!(Methodology::revise(developer(), 1, text(CYCLING_REVISED), document(5)));
		assert_eq!(Versions::<Test>::get(2).unwrap().stage, VersionStage::Evaluation);
	});
}

#[test]
fn revise_should_add_the_second_version_when_the_first_is_rejected() {
	build_and_execute(|| {
		let (methodology, version) = submit(CYCLING);
		reject(version);
		assert_ok!(Methodology::revise(developer(), methodology, text(CYCLING), document(5)));
		assert_eq!(Versions::<Test>::get(2).unwrap().number, 2);
	});
}

#[test]
fn revise_should_keep_the_developer_when_the_authority_calls() {
	build_and_execute(|| {
		submit(CYCLING);
		let revised = text(CYCLING_REVISED);
		assert_ok!(Methodology::revise(RuntimeOrigin::signed(AUTHORITY), 1, revised, document(5)));
		let version = Versions::<Test>::get(2).unwrap();
		assert_eq!((version.developer, version.applicant), (number(DEVELOPER), None));
	});
}

#[test]
fn revise_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		submit(CYCLING);
		assert_ok!(Methodology::revise(developer(), 1, text(CYCLING_REVISED), document(5)));
		assert_last_event(Event::Submitted {
			version: 2,
			methodology: 1,
			number: 2,
			developer: number(DEVELOPER),
		});
	});
}

#[test]
fn revise_should_fail_when_the_methodology_is_unknown() {
	build_and_execute(|| {
		assert_noop!(
			outcome(Methodology::revise(developer(), 1, text(CYCLING), document(5))),
			Error::<Test>::NotFound
		);
	});
}

#[test]
fn revise_should_fail_when_another_participant_calls() {
	build_and_execute(|| {
		submit(CYCLING);
		let origin = RuntimeOrigin::signed(REPORTER);
		assert_noop!(
			outcome(Methodology::revise(origin, 1, text(CYCLING), document(5))),
			Error::<Test>::NotDeveloper
		);
	});
}

#[test]
fn revise_should_fail_when_the_developer_closed_its_account() {
	build_and_execute(|| {
		submit(CYCLING);
		Closed::set(&vec![DEVELOPER]);
		assert_noop!(
			outcome(Methodology::revise(developer(), 1, text(CYCLING), document(5))),
			Error::<Test>::NotRegistered
		);
	});
}

#[test]
fn revise_should_give_weight_back_when_it_fails_before_compiling() {
	build_and_execute(|| {
		submit(CYCLING);
		for (caller, methodology) in [(DEVELOPER, 2), (REPORTER, 1), (STRANGER, 1), (AUTHORITY, 2)]
		{
			let origin = RuntimeOrigin::signed(caller);
			let refused = Methodology::revise(origin, methodology, text(CYCLING), document(5));
			assert_eq!(refused.unwrap_err().post_info.actual_weight, Some(<()>::refused()));
		}
	});
}

#[test]
fn revise_should_fail_when_the_text_is_unsound() {
	build_and_execute(|| {
		submit(CYCLING);
		let unsound = text(&CYCLING.replace("451.25", "451.24"));
		assert_noop!(
			outcome(Methodology::revise(developer(), 1, unsound, document(5))),
			Error::<Test>::VectorFails
		);
	});
}

#[test]
fn revise_should_fail_when_nobody_signs() {
	build_and_execute(|| {
		submit(CYCLING);
		assert_noop!(
			outcome(Methodology::revise(RuntimeOrigin::none(), 1, text(CYCLING), document(5))),
			BadOrigin
		);
	});
}

#[test]
fn revise_should_fail_when_versions_are_numbered_out() {
	new_test_ext().execute_with(|| {
		submit(CYCLING);
		NextVersion::<Test>::put(u32::MAX);
		assert_noop!(
			outcome(Methodology::revise(developer(), 1, text(CYCLING), document(5))),
			ArithmeticError::Overflow
		);
	});
}

/// What the authority revises is its own to judge.
#[test]
fn revise_should_fail_when_a_sanction_bars_the_developer() {
	build_and_execute(|| {
		submit(CYCLING);
		let whom = Sanctioned::Participant(number(DEVELOPER));
		Barred::set(&vec![(whom, Capacity::Developer)]);
		assert_noop!(
			outcome(Methodology::revise(developer(), 1, text(CYCLING), document(5))),
			Error::<Test>::Barred
		);
		let authority = RuntimeOrigin::signed(AUTHORITY);
		assert_ok!(Methodology::revise(authority, 1, text(CYCLING), document(5)));
	});
}
