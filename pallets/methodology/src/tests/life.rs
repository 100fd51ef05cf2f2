//! The days of a version's life, by the official working days of 2026.

use polkadot_sdk::frame_support::{assert_noop, assert_ok};
use suhui_primitives::{mocks::MockDeadlines, Deadlines, Matter, Subject, VersionId};

use super::{accept, answer, authority, due, favour, object, operator, stage, submit, CYCLING};
use crate::{mock::*, Error, Stage};

/// Submitted on Monday 9 February, taken in on the 12th.
fn accepted() -> VersionId {
	publish_year();
	Today::set(&day(2, 9));
	let (_, version) = submit(CYCLING);
	Today::set(&day(2, 12));
	accept(version);
	version
}

/// The same, favoured on 12 March.
fn noticed() -> VersionId {
	let version = accepted();
	Today::set(&day(3, 12));
	conclude(version, 1);
	version
}

fn conclude(version: VersionId, round: u8) {
	favour(version, round);
	assert_ok!(Methodology::conclude(operator(), version, 5));
}

#[test]
fn evaluation_should_be_due_20_working_days_after_the_material_when_it_is_taken_in_later() {
	build_and_execute(|| {
		assert_eq!(due(Subject::Evaluation(accepted())), Some(day(3, 13)));
	});
}

#[test]
fn evaluation_should_be_due_by_the_completed_material_when_it_was_returned() {
	build_and_execute(|| {
		publish_year();
		Today::set(&day(2, 9));
		let (_, version) = submit(CYCLING);
		assert_eq!(due(Subject::Completion(Matter::Methodology(version))), Some(day(2, 14)));
		Today::set(&day(2, 12));
		assert_ok!(Methodology::return_incomplete(operator(), version, document(5)));
		// A Friday.
		Today::set(&day(2, 27));
		assert_ok!(Methodology::complete(RuntimeOrigin::signed(DEVELOPER), version, document(1)));
		accept(version);
		assert_eq!(due(Subject::Evaluation(version)), Some(day(3, 26)));
	});
}

#[test]
fn version_should_be_concluded_when_its_evaluation_is_overdue() {
	build_and_execute(|| {
		let version = accepted();
		let evaluation = Subject::Evaluation(version);
		Today::set(&day(3, 13));
		assert!(!MockDeadlines::is_overdue(evaluation));
		// A Monday.
		Today::set(&day(3, 16));
		assert!(MockDeadlines::is_overdue(evaluation));
		conclude(version, 1);
		assert_eq!(Met::get().last(), Some(&evaluation));
	});
}

#[test]
fn version_should_be_filed_on_the_day_after_its_notice_when_nobody_objects() {
	build_and_execute(|| {
		let version = noticed();
		Today::set(&day(3, 19));
		assert_noop!(Methodology::file(operator(), version), Error::<Test>::NotDue);
		Today::set(&day(3, 20));
		assert_ok!(Methodology::file(operator(), version));
		assert_ok!(Methodology::publish(authority(), version, day(4, 1)));
		assert_eq!(stage(version), Stage::Published { effective: day(4, 1) });
	});
}

#[test]
fn objection_should_be_taken_until_the_end_of_the_19th_when_the_notice_ends_then() {
	build_and_execute(|| {
		let version = noticed();
		Today::set(&day(3, 19));
		assert_ok!(object(version, REPORTER));
		Today::set(&day(3, 20));
		assert_noop!(object(version, CITIZEN), Error::<Test>::NoticeOver);
	});
}

#[test]
fn version_should_be_judged_anew_when_an_objection_is_upheld() {
	build_and_execute(|| {
		let version = noticed();
		Today::set(&day(3, 18));
		assert_ok!(object(version, REPORTER));
		assert_eq!(due(Subject::Objection(version, 1)), Some(day(4, 1)));
		Today::set(&day(3, 30));
		assert_ok!(answer(version, 1, true));
		assert_eq!(due(Subject::Evaluation(version)), Some(day(4, 28)));
		// The first panel's opinions do not count.
		assert_noop!(Methodology::conclude(operator(), version, 5), Error::<Test>::NoPanel);
		Today::set(&day(4, 20));
		conclude(version, 2);
		let (from, last) = (day(4, 20), day(4, 27));
		assert_eq!(stage(version), Stage::Notice { round: 2, from, last });
		Today::set(&day(4, 28));
		assert_ok!(Methodology::file(operator(), version));
	});
}
