use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Matter, Subject};

use super::{accept, assert_last_event, operator, stage, submit, CYCLING};
use crate::{mock::*, Error, Event, Stage};

#[test]
fn return_incomplete_should_hand_the_material_back_when_the_operator_calls() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		assert_ok!(Methodology::return_incomplete(operator(), version, document(5)));
		assert_eq!(stage(version), Stage::Incomplete);
		assert_last_event(Event::ReturnedIncomplete { version, reason: document(5) });
	});
}

#[test]
fn return_incomplete_should_be_what_was_due_when_it_succeeds() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		assert_ok!(Methodology::return_incomplete(operator(), version, document(5)));
		assert_eq!(Met::get(), [Subject::Completion(Matter::Methodology(version))]);
		assert!(RunningDeadlines::get().is_empty());
	});
}

#[test]
fn return_incomplete_should_fail_when_the_version_does_not_wait_for_its_receipt() {
	build_and_execute(|| {
		let call = |version| Methodology::return_incomplete(operator(), version, document(5));
		assert_noop!(call(1), Error::<Test>::NotFound);
		let [(_, returned), (_, accepted)] = [submit(CYCLING), submit(CYCLING)];
		assert_ok!(call(returned));
		accept(accepted);
		for version in [returned, accepted] {
			assert_noop!(call(version), Error::<Test>::NotSubmitted);
		}
	});
}

#[test]
fn return_incomplete_should_fail_when_the_caller_is_not_the_operator() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		let callers = [AUTHORITY, DEVELOPER, EXPERTS[0]].map(RuntimeOrigin::signed);
		for origin in callers.into_iter().chain([RuntimeOrigin::root(), RuntimeOrigin::none()]) {
			let refused = Methodology::return_incomplete(origin, version, document(5));
			assert_eq!(refused, Err(BadOrigin));
		}
	});
}
