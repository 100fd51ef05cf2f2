use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Day, Matter, Subject, VersionId};

use super::{
	accept, assert_last_event, authority, due, operator, submit, text, CYCLING, CYCLING_REVISED,
};
use crate::{mock::*, Error, Event, Stage, Version, Versions};

/// A version that was returned.
fn returned() -> VersionId {
	let (_, version) = submit(CYCLING);
	hand_back(version);
	version
}

fn hand_back(version: VersionId) {
	assert_ok!(Methodology::return_incomplete(operator(), version, document(5)));
}

#[test]
fn complete_should_take_the_document_in_its_place_when_the_developer_calls() {
	build_and_execute(|| {
		let version = returned();
		let before = Versions::<Test>::get(version).unwrap();
		Today::set(&Day(16_850));
		assert_ok!(Methodology::complete(RuntimeOrigin::signed(DEVELOPER), version, document(13)));
		let (received, stage) = (Day(16_850), Stage::Submitted);
		let after = Version { document: document(13), received, stage, ..before };
		assert_eq!(Versions::<Test>::get(version), Some(after));
		assert_last_event(Event::Completed { version, document: document(13) });
	});
}

#[test]
fn complete_should_give_the_operator_five_working_days_anew_when_it_succeeds() {
	build_and_execute(|| {
		publish_year();
		Today::set(&day(2, 9));
		let version = returned();
		// A Friday, after which Saturday the 28th is worked.
		Today::set(&day(2, 27));
		assert_ok!(Methodology::complete(RuntimeOrigin::signed(DEVELOPER), version, document(13)));
		let receipt = Subject::Completion(Matter::Methodology(version));
		assert_eq!(due(receipt), Some(day(3, 5)));
	});
}

#[test]
fn complete_should_be_the_authoritys_when_it_revised() {
	build_and_execute(|| {
		let (methodology, version) = submit(CYCLING);
		let revised = text(CYCLING_REVISED);
		assert_ok!(Methodology::revise(authority(), methodology, revised, document(5)));
		hand_back(version + 1);
		let developer = RuntimeOrigin::signed(DEVELOPER);
		assert_noop!(
			Methodology::complete(developer, version + 1, document(13)),
			Error::<Test>::NotApplicant
		);
		assert_ok!(Methodology::complete(authority(), version + 1, document(13)));
	});
}

#[test]
fn complete_should_fail_when_another_applied() {
	build_and_execute(|| {
		let version = returned();
		for caller in [REPORTER, AUTHORITY] {
			let origin = RuntimeOrigin::signed(caller);
			assert_noop!(
				Methodology::complete(origin, version, document(13)),
				Error::<Test>::NotApplicant
			);
		}
	});
}

#[test]
fn complete_should_fail_when_the_version_was_not_returned() {
	build_and_execute(|| {
		let call = |version| {
			Methodology::complete(RuntimeOrigin::signed(DEVELOPER), version, document(13))
		};
		assert_noop!(call(1), Error::<Test>::NotFound);
		let (_, version) = submit(CYCLING);
		assert_noop!(call(version), Error::<Test>::NotIncomplete);
		accept(version);
		assert_noop!(call(version), Error::<Test>::NotIncomplete);
	});
}

#[test]
fn complete_should_fail_when_the_caller_is_no_participant() {
	build_and_execute(|| {
		let version = returned();
		for caller in [STRANGER, OPERATOR] {
			let origin = RuntimeOrigin::signed(caller);
			assert_noop!(
				Methodology::complete(origin, version, document(13)),
				Error::<Test>::NotRegistered
			);
		}
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Methodology::complete(origin, version, document(13)), BadOrigin);
		}
	});
}
