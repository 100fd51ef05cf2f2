use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_io::hashing::blake2_256,
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Day, Matter, Subject};

use super::{
	accept, admit, apply, approve, assert_last_event, ended, no_offices, operator, reject,
	return_incomplete, stage, BY_REDUCTION,
};
use crate::{
	mock::*, Applications, Error, Event, InForce, OpenApplications, PointsRules, PointsTexts,
	ScenarioStage, TermsOf,
};

#[test]
fn reject_should_record_the_day_when_the_operator_or_the_authority_calls() {
	build_and_execute(|| {
		Today::set(&Day(20_009));
		for caller in [OPERATOR, AUTHORITY] {
			let source = apply();
			assert_ok!(Scenarios::reject(RuntimeOrigin::signed(caller), source, 1, document(7)));
			assert_eq!(stage(source), ScenarioStage::Rejected(Day(20_009)));
		}
	});
}

#[test]
fn reject_should_keep_the_digest_alone_when_it_succeeds() {
	build_and_execute(|| {
		let source = apply();
		reject(source);
		let text = TermsOf::<Test>::get(source, 1).unwrap().text;
		assert_eq!(text.0, blake2_256(BY_REDUCTION.as_bytes()));
		assert!(!PointsTexts::<Test>::contains_key(source, 1));
		assert!(!PointsRules::<Test>::contains_key(source, 1));
		assert!(!InForce::<Test>::contains_key(source));
	});
}

#[test]
fn reject_should_leave_room_for_another_application_when_it_succeeds() {
	build_and_execute(|| {
		let (first, second) = (apply(), apply());
		reject(first);
		assert_eq!(OpenApplications::<Test>::get(number(DEVELOPER)), 1);
		reject(second);
		assert!(!OpenApplications::<Test>::contains_key(number(DEVELOPER)));
	});
}

#[test]
fn reject_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let source = apply();
		reject(source);
		assert_last_event(Event::Rejected { source, reason: document(7) });
	});
}

#[test]
fn reject_should_fail_when_the_scenario_is_unknown() {
	build_and_execute(|| {
		assert_noop!(
			Scenarios::reject(RuntimeOrigin::signed(OPERATOR), 1, 1, document(7)),
			Error::<Test>::NotFound
		);
	});
}

#[test]
fn reject_should_end_the_application_when_it_is_at_any_stage() {
	build_and_execute(|| {
		let [submitted, returned, accepted, approved] = [apply(), apply(), apply(), apply()];
		assert_ok!(return_incomplete(returned));
		assert_ok!(accept(accepted));
		approve(approved);
		for source in [submitted, returned, accepted, approved] {
			reject(source);
			assert!(!Applications::<Test>::contains_key(source));
		}
	});
}

#[test]
fn reject_should_have_done_what_was_due_when_it_succeeds() {
	build_and_execute(|| {
		let (submitted, accepted) = (apply(), apply());
		assert_ok!(accept(accepted));
		reject(submitted);
		reject(accepted);
		assert!(RunningDeadlines::get().is_empty());
		assert_eq!(
			Met::get(),
			[
				Subject::Completion(Matter::Scenario(accepted)),
				Subject::Completion(Matter::Scenario(submitted)),
				Subject::Review(Matter::Scenario(accepted)),
			]
		);
	});
}

#[test]
fn reject_should_fail_when_nothing_is_applied_for() {
	build_and_execute(|| {
		let admitted = admit();
		for source in ended().into_iter().chain([admitted]) {
			assert_noop!(
				Scenarios::reject(operator(), source, 1, document(7)),
				Error::<Test>::NotProposed
			);
		}
	});
}

#[test]
fn reject_should_fail_when_the_caller_is_neither_operator_nor_authority() {
	build_and_execute(|| {
		let source = apply();
		for origin in no_offices() {
			assert_noop!(Scenarios::reject(origin, source, 1, document(7)), BadOrigin);
		}
	});
}
