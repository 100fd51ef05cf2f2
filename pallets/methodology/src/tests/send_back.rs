use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{ArithmeticError, DispatchError::BadOrigin, DispatchResult},
};
use suhui_primitives::{Actor, Subject, VersionId};

use super::{assert_last_event, authority, filed, noticed, publish, stage, CYCLING};
use crate::{mock::*, Error, Event, Stage, Version, Versions};

fn send_back(version: VersionId) -> DispatchResult {
	Methodology::send_back(authority(), version, document(15))
}

#[test]
fn send_back_should_begin_another_round_when_the_authority_calls() {
	build_and_execute(|| {
		let version = filed();
		assert_ok!(send_back(version));
		assert_eq!(stage(version), Stage::Evaluation { round: 2 });
		assert_last_event(Event::SentBack { version, reason: document(15), round: 2 });
		let evaluation = (Subject::Evaluation(version), Actor::Operator, Today::get(), 20);
		assert_eq!(WorkingDeadlines::get().last(), Some(&evaluation));
	});
}

#[test]
fn send_back_should_let_the_version_be_published_when_the_next_panel_favours_it() {
	build_and_execute(|| {
		let version = filed();
		assert_ok!(send_back(version));
		super::notice(version, 2);
		super::file(version);
		assert_ok!(Methodology::publish(authority(), version, Today::get()));
	});
}

#[test]
fn send_back_should_fail_when_the_version_was_not_filed() {
	build_and_execute(|| {
		assert_noop!(send_back(1), Error::<Test>::NotFound);
		for version in [noticed(), publish(CYCLING)] {
			assert_noop!(send_back(version), Error::<Test>::NotFiled);
		}
	});
}

#[test]
fn send_back_should_fail_when_rounds_are_numbered_out() {
	new_test_ext().execute_with(|| {
		let version = filed();
		let found = Versions::<Test>::get(version).unwrap();
		let stage = Stage::Filed { round: u8::MAX, day: Today::get() };
		Versions::<Test>::insert(version, Version { stage, ..found });
		assert_noop!(send_back(version), ArithmeticError::Overflow);
	});
}

#[test]
fn send_back_should_fail_when_the_caller_is_not_the_authority() {
	build_and_execute(|| {
		let version = filed();
		let callers = [OPERATOR, DEVELOPER, EXPERTS[0]].map(RuntimeOrigin::signed);
		for origin in callers.into_iter().chain([RuntimeOrigin::root(), RuntimeOrigin::none()]) {
			assert_noop!(Methodology::send_back(origin, version, document(15)), BadOrigin);
		}
	});
}
