use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResult},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Outcome, Subject, VersionId};

use super::{accept, assert_last_event, favour, operator, panel, stage, submit, CYCLING};
use crate::{mock::*, Error, Event, OpenApplications, Stage, Texts};

const FAVOURABLE: Outcome = Outcome::Favourable { all: true };
const ADVERSE: Outcome = Outcome::Adverse { all: true };

/// A version that a panel judges, which stands so.
fn judged(outcome: Outcome) -> VersionId {
	let (_, version) = submit(CYCLING);
	accept(version);
	panel(version, 1, outcome);
	version
}

fn conclude(version: VersionId, days: u16) -> DispatchResult {
	Methodology::conclude(operator(), version, days)
}

fn conclude_as(account: u64, version: VersionId, days: u16) -> DispatchResult {
	Methodology::conclude(RuntimeOrigin::signed(account), version, days)
}

#[test]
fn conclude_should_put_the_version_in_notice_when_the_panel_favours_it() {
	build_and_execute(|| {
		publish_year();
		Today::set(&day(3, 12));
		let version = judged(FAVOURABLE);
		assert_ok!(conclude(version, 5));
		let (round, from, last) = (1, day(3, 12), day(3, 19));
		assert_eq!(stage(version), Stage::Notice { round, from, last });
		assert_last_event(Event::NoticeBegun { version, round, from, last });
		assert_eq!(Met::get().last(), Some(&Subject::Evaluation(version)));
	});
}

#[test]
fn conclude_should_count_working_days_alone_when_there_are_holidays() {
	build_and_execute(|| {
		publish_year();
		// Saturday the 14th is worked, the 15th to the 23rd are off, Saturday the 28th is worked.
		Today::set(&day(2, 13));
		let version = judged(FAVOURABLE);
		assert_ok!(conclude(version, 6));
		let (from, last) = (day(2, 13), day(2, 28));
		assert_eq!(stage(version), Stage::Notice { round: 1, from, last });
	});
}

#[test]
fn conclude_should_turn_the_version_down_when_the_panel_does_not_favour_it() {
	build_and_execute(|| {
		let version = judged(ADVERSE);
		assert_ok!(conclude(version, 5));
		assert_eq!(stage(version), Stage::Rejected(Today::get()));
		assert_eq!(Texts::<Test>::get(version), None);
		assert_eq!(OpenApplications::<Test>::get(number(DEVELOPER)), 0);
		assert_last_event(Event::Rejected { version, reason: None });
		assert_eq!(Met::get().last(), Some(&Subject::Evaluation(version)));
	});
}

#[test]
fn conclude_should_be_the_operators_when_not_all_seats_spoke() {
	build_and_execute(|| {
		let favoured = judged(Outcome::Favourable { all: false });
		let turned_down = judged(Outcome::Adverse { all: false });
		for version in [favoured, turned_down] {
			assert_noop!(conclude_as(DEVELOPER, version, 5), Error::<Test>::NotAllSpoke);
			assert_ok!(conclude(version, 5));
		}
	});
}

#[test]
fn conclude_should_be_anybodys_when_all_seats_spoke() {
	build_and_execute(|| {
		for caller in [DEVELOPER, STRANGER, EXPERTS[0], AUTHORITY] {
			assert_ok!(conclude_as(caller, judged(FAVOURABLE), 5));
		}
		let version = judged(ADVERSE);
		assert_ok!(conclude_as(REPORTER, version, 5));
		assert_eq!(stage(version), Stage::Rejected(Today::get()));
	});
}

#[test]
fn conclude_should_take_no_longer_notice_of_others_when_all_seats_spoke() {
	build_and_execute(|| {
		let version = judged(FAVOURABLE);
		assert_noop!(conclude_as(REPORTER, version, 6), Error::<Test>::InvalidNotice);
		assert_ok!(conclude(version, 6));
	});
}

#[test]
fn conclude_should_fail_when_the_notice_is_shorter_than_five_days_or_longer_than_sixty() {
	build_and_execute(|| {
		let version = judged(FAVOURABLE);
		for days in [0, 4, 61, u16::MAX] {
			assert_noop!(conclude(version, days), Error::<Test>::InvalidNotice);
		}
		assert_ok!(conclude(version, 60));
	});
}

#[test]
fn conclude_should_fail_when_the_last_day_is_in_a_year_not_published() {
	build_and_execute(|| {
		UnpublishedYears::set(&vec![2027]);
		// The 31st of December 2026 is a Thursday: the 24th is the last day from which five days are left.
		Today::set(&day(12, 25));
		let version = judged(FAVOURABLE);
		assert_noop!(conclude(version, 5), Error::<Test>::YearUnpublished);
		Today::set(&day(12, 24));
		assert_ok!(conclude(version, 5));
	});
}

#[test]
fn conclude_should_fail_when_no_panel_was_named_in_the_round() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		accept(version);
		panel(version, 2, FAVOURABLE);
		assert_noop!(conclude(version, 5), Error::<Test>::NoPanel);
	});
}

#[test]
fn conclude_should_fail_when_too_few_gave_an_opinion() {
	build_and_execute(|| {
		let version = judged(Outcome::Open);
		for caller in [OPERATOR, DEVELOPER] {
			assert_noop!(conclude_as(caller, version, 5), Error::<Test>::NotEnoughOpinions);
		}
	});
}

#[test]
fn conclude_should_fail_when_the_version_is_not_in_evaluation() {
	build_and_execute(|| {
		assert_noop!(conclude(1, 5), Error::<Test>::NotFound);
		let (_, version) = submit(CYCLING);
		favour(version, 1);
		assert_noop!(conclude(version, 5), Error::<Test>::NotInEvaluation);
		accept(version);
		assert_ok!(conclude(version, 5));
		assert_noop!(conclude(version, 5), Error::<Test>::NotInEvaluation);
	});
}

#[test]
fn conclude_should_fail_when_nobody_signs() {
	build_and_execute(|| {
		let version = judged(FAVOURABLE);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Methodology::conclude(origin, version, 5), BadOrigin);
		}
	});
}
