use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Actor, Day, Matter, Subject};

use super::{accept, assert_last_event, operator, stage, submit, withdraw, CYCLING};
use crate::{mock::*, Error, Event, Stage};

#[test]
fn accept_should_begin_the_first_round_when_the_operator_calls() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		accept(version);
		assert_eq!(stage(version), Stage::Evaluation { round: 1 });
		assert_last_event(Event::Accepted { version });
	});
}

#[test]
fn accept_should_count_the_days_from_the_material_when_it_succeeds() {
	build_and_execute(|| {
		Today::set(&Day(16_841));
		let (_, version) = submit(CYCLING);
		Today::set(&Day(16_845));
		accept(version);
		assert_eq!(Met::get(), [Subject::Completion(Matter::Methodology(version))]);
		let evaluation = (Subject::Evaluation(version), Actor::Operator, Day(16_841), 20);
		assert_eq!(WorkingDeadlines::get().last(), Some(&evaluation));
	});
}

#[test]
fn accept_should_fail_when_the_version_does_not_wait_for_its_receipt() {
	build_and_execute(|| {
		assert_noop!(Methodology::accept(operator(), 1), Error::<Test>::NotFound);
		let [(_, accepted), (_, withdrawn), (_, returned)] =
			[submit(CYCLING), submit(CYCLING), submit(CYCLING)];
		accept(accepted);
		withdraw(withdrawn);
		assert_ok!(Methodology::return_incomplete(operator(), returned, document(5)));
		for version in [accepted, withdrawn, returned] {
			assert_noop!(Methodology::accept(operator(), version), Error::<Test>::NotSubmitted);
		}
	});
}

#[test]
fn accept_should_fail_when_the_caller_is_not_the_operator() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		let callers = [AUTHORITY, DEVELOPER, EXPERTS[0]].map(RuntimeOrigin::signed);
		for origin in callers.into_iter().chain([RuntimeOrigin::root(), RuntimeOrigin::none()]) {
			assert_noop!(Methodology::accept(origin, version), BadOrigin);
		}
	});
}
