use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_io::hashing::blake2_256,
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Day, Matter, Subject};

use super::{
	accept, admit, apply, approve, assert_last_event, june, proposed, reject, reject_terms,
	return_incomplete, revise, stage, terminate, withdraw, BY_HALF, BY_REDUCTION, NEW_YEAR,
};
use crate::{
	mock::*, Applications, Error, Event, Ground, InForce, OpenApplications, PointsRules,
	PointsTexts, ScenarioStage, TermsOf,
};

#[test]
fn withdraw_should_record_the_day_when_the_scenario_is_applied_for() {
	build_and_execute(|| {
		let source = apply();
		Today::set(&Day(20_009));
		assert_ok!(withdraw(source));
		assert_eq!(stage(source), ScenarioStage::Withdrawn(Day(20_009)));
		assert_last_event(Event::Withdrawn { source });
	});
}

#[test]
fn withdraw_should_keep_the_digest_alone_when_the_scenario_is_applied_for() {
	build_and_execute(|| {
		let source = apply();
		assert_ok!(withdraw(source));
		let text = TermsOf::<Test>::get(source, 1).unwrap().text;
		assert_eq!(text.0, blake2_256(BY_REDUCTION.as_bytes()));
		assert!(!PointsTexts::<Test>::contains_key(source, 1));
		assert!(!PointsRules::<Test>::contains_key(source, 1));
		assert!(!InForce::<Test>::contains_key(source));
	});
}

#[test]
fn withdraw_should_leave_the_scenario_as_it_is_when_terms_are_proposed() {
	build_and_execute(|| {
		let source = proposed();
		let before = stage(source);
		assert_ok!(withdraw(source));
		assert_eq!(stage(source), before);
		assert_last_event(Event::TermsWithdrawn { source, terms: 2 });
		assert_eq!(InForce::<Test>::get(source).into_inner(), [(1, NEW_YEAR)]);
		assert!(PointsRules::<Test>::contains_key(source, 1));
		let text = TermsOf::<Test>::get(source, 2).unwrap().text;
		assert_eq!(text.0, blake2_256(BY_HALF.as_bytes()));
		assert!(!PointsTexts::<Test>::contains_key(source, 2));
		assert!(!PointsRules::<Test>::contains_key(source, 2));
	});
}

#[test]
fn withdraw_should_leave_the_next_terms_a_number_of_their_own_when_terms_are_proposed() {
	build_and_execute(|| {
		let source = proposed();
		assert_ok!(withdraw(source));
		assert_eq!(revise(source, june(15)), 3);
		assert_eq!(InForce::<Test>::get(source).into_inner(), [(1, NEW_YEAR), (3, june(15))]);
	});
}

#[test]
fn withdraw_should_leave_room_for_another_application_when_it_succeeds() {
	build_and_execute(|| {
		let (first, second) = (apply(), proposed());
		assert_ok!(withdraw(first));
		assert_eq!(OpenApplications::<Test>::get(number(DEVELOPER)), 1);
		assert_ok!(withdraw(second));
		assert!(!OpenApplications::<Test>::contains_key(number(DEVELOPER)));
	});
}

#[test]
fn withdraw_should_succeed_when_the_scenario_was_terminated_meanwhile() {
	build_and_execute(|| {
		let source = proposed();
		terminate(source);
		assert_ok!(withdraw(source));
		assert_eq!(stage(source), ScenarioStage::Terminated(Today::get(), Ground::NotRectified));
		assert!(!OpenApplications::<Test>::contains_key(number(DEVELOPER)));
	});
}

#[test]
fn withdraw_should_end_the_application_when_it_is_at_any_stage() {
	build_and_execute(|| {
		let [submitted, returned, accepted, approved] = [apply(), apply(), apply(), apply()];
		assert_ok!(return_incomplete(returned));
		assert_ok!(accept(accepted));
		approve(approved);
		for source in [submitted, returned, accepted, approved] {
			assert_ok!(withdraw(source));
			assert!(!Applications::<Test>::contains_key(source));
		}
	});
}

#[test]
fn withdraw_should_let_the_operator_off_when_something_was_due() {
	build_and_execute(|| {
		let (submitted, accepted) = (apply(), apply());
		assert_ok!(accept(accepted));
		assert_ok!(withdraw(submitted));
		assert_ok!(withdraw(accepted));
		assert!(RunningDeadlines::get().is_empty());
		assert_eq!(
			Dropped::get(),
			[
				Subject::Completion(Matter::Scenario(submitted)),
				Subject::Review(Matter::Scenario(accepted)),
			]
		);
	});
}

#[test]
fn withdraw_should_fail_when_nothing_waits_for_a_decision() {
	build_and_execute(|| {
		let (never, revised, turned_down, rejected, withdrawn) =
			(admit(), admit(), proposed(), apply(), apply());
		revise(revised, june(15));
		assert_ok!(reject_terms(turned_down));
		reject(rejected);
		assert_ok!(withdraw(withdrawn));
		for source in [never, revised, turned_down, rejected, withdrawn] {
			assert_noop!(withdraw(source), Error::<Test>::NotProposed);
		}
	});
}

#[test]
fn withdraw_should_fail_when_the_scenario_is_unknown() {
	build_and_execute(|| {
		assert_noop!(withdraw(1), Error::<Test>::NotFound);
	});
}

#[test]
fn withdraw_should_fail_when_another_participant_calls() {
	build_and_execute(|| {
		for source in [apply(), proposed()] {
			let other = RuntimeOrigin::signed(REPORTER);
			assert_noop!(Scenarios::withdraw(other, source), Error::<Test>::NotDeveloper);
		}
	});
}

#[test]
fn withdraw_should_fail_when_the_caller_is_no_participant() {
	build_and_execute(|| {
		let source = apply();
		for caller in [OPERATOR, AUTHORITY] {
			let origin = RuntimeOrigin::signed(caller);
			assert_noop!(Scenarios::withdraw(origin, source), Error::<Test>::NotRegistered);
		}
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Scenarios::withdraw(origin, source), BadOrigin);
		}
	});
}
