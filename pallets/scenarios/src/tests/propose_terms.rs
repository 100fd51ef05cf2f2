use polkadot_sdk::{
	frame_support::{
		assert_err_with_weight, assert_noop, assert_ok, dispatch::DispatchResultWithPostInfo,
	},
	sp_io::hashing::blake2_256,
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Capacity, Compiling, Sanctioned, SourceId, MAX_TERMS};

use super::{
	admit, admit_from, admit_terms, apply, assert_last_event, june, points_text, propose,
	propose_as, reject, reject_terms, revise, terminate, try_apply, withdraw, BY_HALF,
	BY_REDUCTION, NEW_YEAR,
};
use crate::{
	mock::*, weights, Error, Event, InForce, OpenApplications, PointsRules, PointsTexts, Terms,
	TermsOf, WeightInfo,
};

fn try_propose(origin: RuntimeOrigin, source: SourceId) -> DispatchResultWithPostInfo {
	Scenarios::propose_terms(origin, source, None, points_text(BY_HALF), document(2))
}

#[test]
fn propose_terms_should_store_them_when_the_points_formula_is_sound() {
	build_and_execute(|| {
		let source = admit();
		Today::set(&june(10));
		assert_ok!(propose_as(source, Some(REVISED), BY_HALF));
		assert_eq!(
			TermsOf::<Test>::get(source, 2),
			Some(Terms {
				version: Some(REVISED),
				text: blake2_256(BY_HALF.as_bytes()).into(),
				document: document(2),
				proposed: june(10),
			})
		);
		assert_eq!(PointsTexts::<Test>::get(source, 2), Some(points_text(BY_HALF)));
		assert!(PointsRules::<Test>::contains_key(source, 2));
		assert_eq!(crate::Scenarios::<Test>::get(source).unwrap().terms, 2);
	});
}

#[test]
fn propose_terms_should_leave_those_in_force_as_they_are_when_it_succeeds() {
	build_and_execute(|| {
		let source = admit();
		let terms = TermsOf::<Test>::get(source, 1);
		assert_ok!(propose(source));
		assert_eq!(InForce::<Test>::get(source).into_inner(), [(1, NEW_YEAR)]);
		assert_eq!(TermsOf::<Test>::get(source, 1), terms);
		assert_eq!(PointsTexts::<Test>::get(source, 1), Some(points_text(BY_REDUCTION)));
	});
}

#[test]
fn propose_terms_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(propose(source));
		assert_last_event(Event::TermsProposed { source, terms: 2 });
	});
}

#[test]
fn propose_terms_should_fail_when_terms_wait_for_a_decision() {
	build_and_execute(|| {
		let (source, other) = (admit(), admit());
		assert_ok!(propose(source));
		assert_noop!(propose(source), Error::<Test>::AlreadyProposed);
		assert_ok!(propose(other));
	});
}

#[test]
fn propose_terms_should_number_on_when_those_before_are_admitted_or_rejected() {
	build_and_execute(|| {
		let source = admit();
		assert_eq!(revise(source, june(15)), 2);
		assert_ok!(propose(source));
		assert_ok!(reject_terms(source));
		// The rejected number 3 is not given again.
		assert_eq!(revise(source, june(20)), 4);
		assert_eq!(
			InForce::<Test>::get(source).into_inner(),
			[(1, NEW_YEAR), (2, june(15)), (4, june(20))]
		);
	});
}

#[test]
fn propose_terms_should_fail_when_as_many_terms_came_into_force_as_may_be() {
	build_and_execute(|| {
		let source = admit();
		Today::set(&june(1));
		(2..=MAX_TERMS).for_each(|terms| assert_eq!(revise(source, june(terms)), terms));
		assert_eq!(InForce::<Test>::get(source).len(), 64);
		assert_noop!(propose(source), Error::<Test>::TooManyTerms);
	});
}

#[test]
fn propose_terms_should_fail_when_as_many_were_rejected_as_may_be() {
	build_and_execute(|| {
		let source = admit();
		(2..=MAX_TERMS).for_each(|_| {
			assert_ok!(propose(source));
			assert_ok!(reject_terms(source));
		});
		assert_noop!(propose(source), Error::<Test>::TooManyTerms);
	});
}

#[test]
fn propose_terms_should_count_as_an_application_when_it_succeeds() {
	build_and_execute(|| {
		let source = admit();
		apply();
		assert_ok!(propose(source));
		assert_eq!(OpenApplications::<Test>::get(number(DEVELOPER)), 2);
	});
}

#[test]
fn propose_terms_should_fail_when_the_developer_has_as_many_applications_as_may_be() {
	build_and_execute(|| {
		let source = admit();
		let applied: Vec<_> = (0..7).map(|_| apply()).collect();
		assert_ok!(propose(source));
		assert_noop!(try_apply(Some(PUBLISHED), BY_REDUCTION), Error::<Test>::TooManyApplications);
		assert_ok!(admit_terms(source, june(15)));
		apply();
		assert_noop!(propose(source), Error::<Test>::TooManyApplications);
		reject(applied[0]);
		assert_ok!(propose(source));
	});
}

#[test]
fn propose_terms_should_succeed_when_the_first_ones_are_not_in_force_yet() {
	build_and_execute(|| {
		let source = admit_from(june(20));
		assert_ok!(propose(source));
	});
}

#[test]
fn propose_terms_should_fail_when_the_scenario_is_in_review() {
	build_and_execute(|| {
		let source = apply();
		assert_noop!(propose(source), Error::<Test>::NotAdmitted);
	});
}

#[test]
fn propose_terms_should_fail_when_the_scenario_is_terminated_rejected_or_withdrawn() {
	build_and_execute(|| {
		let (terminated, rejected, withdrawn) = (admit(), apply(), apply());
		terminate(terminated);
		reject(rejected);
		assert_ok!(withdraw(withdrawn));
		for source in [terminated, rejected, withdrawn] {
			assert_noop!(propose(source), Error::<Test>::Terminated);
		}
	});
}

#[test]
fn propose_terms_should_fail_when_the_scenario_is_unknown() {
	build_and_execute(|| {
		assert_noop!(propose(1), Error::<Test>::NotFound);
	});
}

#[test]
fn propose_terms_should_fail_when_another_participant_calls() {
	build_and_execute(|| {
		let source = admit();
		let taken = Some(<() as WeightInfo>::refused());
		assert_err_with_weight!(
			try_propose(RuntimeOrigin::signed(REPORTER), source),
			Error::<Test>::NotDeveloper,
			taken
		);
	});
}

#[test]
fn propose_terms_should_take_the_developers_new_key_alone_when_it_was_changed() {
	build_and_execute(|| {
		let source = admit();
		give_developer_another_key();
		assert_noop!(propose(source), Error::<Test>::NotRegistered);
		let points = points_text(BY_HALF);
		let origin = RuntimeOrigin::signed(STRANGER);
		assert_ok!(Scenarios::propose_terms(origin, source, Some(REVISED), points, document(2)));
	});
}

#[test]
fn propose_terms_should_fail_when_the_version_is_not_published() {
	build_and_execute(|| {
		let source = admit();
		assert_noop!(propose_as(source, Some(REVISED + 1), BY_HALF), Error::<Test>::NotPublished);
	});
}

#[test]
fn propose_terms_should_charge_for_what_was_compiled_when_it_fails() {
	build_and_execute(|| {
		let source = admit();
		let origin = || RuntimeOrigin::signed(DEVELOPER);
		// Compiled and refused: there is no reduction without a methodology.
		let mut compiling = Compiling::default();
		compiling.compile(BY_HALF).unwrap();
		let taken = Some(compiling.weight(weights::compiling::<()>(<()>::propose_terms)));
		assert_err_with_weight!(try_propose(origin(), source), Error::<Test>::InputUnknown, taken);
		assert_noop!(propose_as(source, None, BY_HALF), Error::<Test>::InputUnknown);
		terminate(source);
		let taken = Some(<() as WeightInfo>::refused());
		assert_err_with_weight!(try_propose(origin(), source), Error::<Test>::Terminated, taken);
	});
}

#[test]
fn propose_terms_should_fail_when_nobody_signs() {
	build_and_execute(|| {
		let source = admit();
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(
				try_propose(origin, source).map(|_| ()).map_err(|refusal| refusal.error),
				BadOrigin
			);
		}
	});
}

/// The scenario goes on as it is.
#[test]
fn propose_terms_should_fail_when_a_sanction_bars_from_developing() {
	build_and_execute(|| {
		let source = admit();
		let whom = Sanctioned::Participant(number(DEVELOPER));
		Barred::set(&vec![(whom, Capacity::Developer)]);
		assert_noop!(propose(source), Error::<Test>::Barred);
	});
}
