use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, storage::with_storage_layer},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{ParticipantKind::Individual, Subject, VersionId};

use super::{
	answer, assert_last_event, due, file, notice, noticed, object, operator, outcome, stage,
	submit, CYCLING,
};
use crate::{mock::*, Answer, Error, Event, Objections, OpenObjections, Stage, WeightInfo};

/// A version in notice, to which three object.
fn objected() -> VersionId {
	let version = noticed();
	for account in [REPORTER, CITIZEN, INSTITUTION] {
		assert_ok!(object(version, account));
	}
	version
}

fn open(version: VersionId) -> Vec<u32> {
	let mut open: Vec<_> = OpenObjections::<Test>::iter_key_prefix(version).collect();
	open.sort_unstable();
	open
}

#[test]
fn answer_should_leave_the_version_in_notice_when_the_objection_is_dismissed() {
	build_and_execute(|| {
		let version = objected();
		let before = stage(version);
		assert_ok!(answer(version, 2, false));
		let given = Answer { upheld: false, document: document(11), day: Today::get() };
		assert_eq!(Objections::<Test>::get(version, 2).unwrap().answer, Some(given));
		assert_eq!(stage(version), before);
		assert_eq!(open(version), [1, 3]);
		assert_eq!(Met::get().last(), Some(&Subject::Objection(version, 2)));
		assert_last_event(Event::ObjectionAnswered {
			version,
			objection: 2,
			upheld: false,
			document: document(11),
		});
	});
}

#[test]
fn answer_should_begin_another_round_when_the_objection_is_upheld() {
	build_and_execute(|| {
		publish_year();
		Today::set(&day(3, 18));
		let version = objected();
		Today::set(&day(3, 30));
		assert_ok!(answer(version, 2, true));
		assert_eq!(stage(version), Stage::Evaluation { round: 2 });
		assert_eq!(due(Subject::Evaluation(version)), Some(day(4, 28)));
		assert_last_event(Event::ObjectionAnswered {
			version,
			objection: 2,
			upheld: true,
			document: document(11),
		});
	});
}

#[test]
fn answer_should_let_the_other_objections_fall_when_one_is_upheld() {
	build_and_execute(|| {
		let version = objected();
		assert_ok!(answer(version, 2, true));
		assert!(open(version).is_empty());
		let mut dropped = Dropped::get();
		dropped.sort();
		assert_eq!(dropped, [1, 3].map(|objection| Subject::Objection(version, objection)));
		assert_eq!(Objections::<Test>::get(version, 1).unwrap().answer, None);
		// Nor are they answered in the next round.
		notice(version, 2);
		assert_noop!(answer(version, 1, false), Error::<Test>::NotOpen);
	});
}

#[test]
fn answer_should_be_charged_by_what_falls_when_the_objection_is_upheld() {
	build_and_execute(|| {
		let version = objected();
		for (objection, upheld, fallen) in [(1, false, 0), (2, true, 1)] {
			let given = Methodology::answer(operator(), version, objection, upheld, document(11));
			assert_eq!(given.unwrap().actual_weight, Some(<()>::answer(fallen)));
		}
	});
}

#[test]
fn answer_should_be_given_after_the_notice_when_the_objection_came_within_it() {
	build_and_execute(|| {
		let version = objected();
		Today::set(&super::last_day(version).saturating_add(5));
		for objection in [1, 2, 3] {
			assert_ok!(answer(version, objection, false));
		}
		assert_ok!(Methodology::file(operator(), version));
	});
}

#[test]
fn answer_should_fail_when_more_objections_are_open_than_may_fall() {
	build_and_execute(|| {
		let version = noticed();
		for account in 1_001..=1_066 {
			open_account(account, Individual);
			assert_ok!(object(version, account));
		}
		let upholding = || outcome(Methodology::answer(operator(), version, 1, true, document(11)));
		// 65 others.
		assert_noop!(with_storage_layer(upholding), Error::<Test>::TooManyObjections);
		assert_ok!(answer(version, 2, false));
		assert_ok!(answer(version, 1, true));
	});
}

#[test]
fn answer_should_fail_when_the_objection_is_unknown_or_answered() {
	build_and_execute(|| {
		let version = objected();
		assert_noop!(answer(version, 4, false), Error::<Test>::NotFound);
		assert_ok!(answer(version, 1, false));
		assert_noop!(answer(version, 1, true), Error::<Test>::NotOpen);
	});
}

#[test]
fn answer_should_fail_when_the_version_is_not_in_notice() {
	build_and_execute(|| {
		assert_noop!(answer(1, 1, false), Error::<Test>::NotFound);
		let (_, submitted) = submit(CYCLING);
		assert_noop!(answer(submitted, 1, false), Error::<Test>::NotInNotice);
		let version = noticed();
		assert_ok!(object(version, REPORTER));
		assert_ok!(answer(version, 1, false));
		file(version);
		assert_noop!(answer(version, 1, false), Error::<Test>::NotInNotice);
	});
}

#[test]
fn answer_should_fail_when_the_caller_is_not_the_operator() {
	build_and_execute(|| {
		let version = objected();
		let callers = [AUTHORITY, DEVELOPER, REPORTER, EXPERTS[0]].map(RuntimeOrigin::signed);
		for origin in callers.into_iter().chain([RuntimeOrigin::root(), RuntimeOrigin::none()]) {
			let refused = Methodology::answer(origin, version, 1, false, document(11));
			assert_noop!(outcome(refused), BadOrigin);
		}
	});
}
