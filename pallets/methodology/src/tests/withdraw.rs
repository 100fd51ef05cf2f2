use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_core::H256,
	sp_io::hashing::blake2_256,
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Day, ParticipantKind::Individual, Subject};

use super::{
	accept, assert_last_event, authority, filed, noticed, object, operator, outcome, publish,
	reject, submit, text, withdraw, CYCLING, CYCLING_REVISED,
};
use crate::{
	mock::*, Error, Event, Formulas, Methodologies, Objections, OpenObjections, Stage, Texts,
	Version, Versions, WeightInfo,
};

#[test]
fn withdraw_should_record_the_day_and_keep_the_digest_alone_when_it_succeeds() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		let before = Versions::<Test>::get(version).unwrap();
		Today::set(&Day(20_020));
		withdraw(version);
		assert_eq!(Texts::<Test>::get(version), None);
		assert_eq!(Formulas::<Test>::get(version), None);
		// All else stays, the digest of the text too.
		assert_eq!(before.text, H256(blake2_256(&text(CYCLING))));
		let stage = Stage::Withdrawn(Day(20_020));
		assert_eq!(Versions::<Test>::get(version), Some(Version { stage, ..before }));
	});
}

#[test]
fn withdraw_should_succeed_when_the_version_waits_for_a_decision() {
	build_and_execute(|| {
		let [(_, incomplete), (_, evaluated)] = [submit(CYCLING), submit(CYCLING)];
		assert_ok!(Methodology::return_incomplete(operator(), incomplete, document(5)));
		accept(evaluated);
		let in_notice = noticed();
		for version in [incomplete, evaluated, in_notice, filed()] {
			withdraw(version);
		}
		assert!(RunningDeadlines::get().is_empty());
	});
}

#[test]
fn withdraw_should_let_open_objections_fall_when_there_are_some() {
	build_and_execute(|| {
		let version = noticed();
		assert_ok!(object(version, REPORTER));
		assert_ok!(object(version, CITIZEN));
		let charged = Methodology::withdraw(RuntimeOrigin::signed(DEVELOPER), version);
		assert_eq!(charged.unwrap().actual_weight, Some(<()>::withdraw(2)));
		assert_eq!(OpenObjections::<Test>::iter_keys().count(), 0);
		assert_eq!(Objections::<Test>::get(version, 2).unwrap().answer, None);
		let mut dropped = Dropped::get();
		dropped.sort();
		assert_eq!(dropped, [1, 2].map(|objection| Subject::Objection(version, objection)));
	});
}

#[test]
fn withdraw_should_fail_when_more_objections_are_open_than_may_fall() {
	build_and_execute(|| {
		let version = noticed();
		for account in 1_001..=1_065 {
			open_account(account, Individual);
			assert_ok!(object(version, account));
		}
		let developer = RuntimeOrigin::signed(DEVELOPER);
		assert_noop!(
			outcome(Methodology::withdraw(developer.clone(), version)),
			Error::<Test>::TooManyObjections
		);
		assert_ok!(super::answer(version, 65, false));
		assert_ok!(Methodology::withdraw(developer, version));
	});
}

#[test]
fn withdraw_should_leave_other_versions_as_they_are_when_the_methodology_has_some() {
	build_and_execute(|| {
		let published = publish(CYCLING);
		let developer = RuntimeOrigin::signed(DEVELOPER);
		assert_ok!(Methodology::revise(developer, 1, text(CYCLING_REVISED), document(5)));
		withdraw(published + 1);
		assert!(Formulas::<Test>::contains_key(published));
		assert_eq!(Methodologies::<Test>::get(1).unwrap().versions, 2);
		// The number of the one withdrawn is not given again.
		let developer = RuntimeOrigin::signed(DEVELOPER);
		assert_ok!(Methodology::revise(developer, 1, text(CYCLING_REVISED), document(5)));
		assert_eq!(Versions::<Test>::get(published + 2).unwrap().number, 3);
	});
}

#[test]
fn withdraw_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		withdraw(version);
		assert_last_event(Event::Withdrawn { version });
	});
}

#[test]
fn withdraw_should_fail_when_the_version_is_unknown() {
	build_and_execute(|| {
		let developer = RuntimeOrigin::signed(DEVELOPER);
		assert_noop!(outcome(Methodology::withdraw(developer, 1)), Error::<Test>::NotFound);
	});
}

#[test]
fn withdraw_should_fail_when_another_participant_applied() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		let other = RuntimeOrigin::signed(REPORTER);
		assert_noop!(outcome(Methodology::withdraw(other, version)), Error::<Test>::NotApplicant);
	});
}

/// The authority revises for nobody: what it applied for is its own to reject, not the developer's to withdraw.
#[test]
fn withdraw_should_fail_when_the_authority_applied() {
	build_and_execute(|| {
		let (methodology, version) = submit(CYCLING);
		let authority = RuntimeOrigin::signed(AUTHORITY);
		assert_ok!(Methodology::revise(authority, methodology, text(CYCLING_REVISED), document(5)));
		let developer = RuntimeOrigin::signed(DEVELOPER);
		assert_noop!(
			outcome(Methodology::withdraw(developer, version + 1)),
			Error::<Test>::NotApplicant
		);
	});
}

#[test]
fn withdraw_should_fail_when_the_version_is_decided_on() {
	build_and_execute(|| {
		let published = publish(CYCLING);
		let discontinued = publish(CYCLING);
		let day = Today::get();
		assert_ok!(Methodology::discontinue(authority(), discontinued, day, document(7)));
		let [(_, rejected), (_, withdrawn)] = [submit(CYCLING), submit(CYCLING)];
		reject(rejected);
		withdraw(withdrawn);
		for version in [published, discontinued, rejected, withdrawn] {
			let developer = RuntimeOrigin::signed(DEVELOPER);
			assert_noop!(
				outcome(Methodology::withdraw(developer, version)),
				Error::<Test>::AlreadyDecided
			);
		}
	});
}

#[test]
fn withdraw_should_fail_when_the_caller_is_no_participant() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		for caller in [STRANGER, OPERATOR, AUTHORITY, EXPERTS[0]] {
			let origin = RuntimeOrigin::signed(caller);
			assert_noop!(
				outcome(Methodology::withdraw(origin, version)),
				Error::<Test>::NotRegistered
			);
		}
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(outcome(Methodology::withdraw(origin, version)), BadOrigin);
		}
	});
}

#[test]
fn withdraw_should_fail_when_the_participant_closed_its_account() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		Closed::set(&vec![DEVELOPER]);
		let developer = RuntimeOrigin::signed(DEVELOPER);
		assert_noop!(
			outcome(Methodology::withdraw(developer, version)),
			Error::<Test>::NotRegistered
		);
	});
}
