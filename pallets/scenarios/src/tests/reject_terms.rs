//! Terms are rejected as a scenario is.

use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_io::hashing::blake2_256,
};

use super::{
	admit, assert_last_event, june, proposed, proposed_anew, reject_terms, revise, terminate,
	BY_HALF, NEW_YEAR,
};
use crate::{mock::*, Error, Event, InForce, OpenApplications, PointsRules, PointsTexts, TermsOf};

#[test]
fn reject_should_keep_the_digest_of_terms_alone_when_the_operator_or_the_authority_calls() {
	build_and_execute(|| {
		for caller in [OPERATOR, AUTHORITY] {
			let source = proposed();
			let origin = RuntimeOrigin::signed(caller);
			assert_ok!(Scenarios::reject(origin, source, 2, document(7)));
			let text = TermsOf::<Test>::get(source, 2).unwrap().text;
			assert_eq!(text.0, blake2_256(BY_HALF.as_bytes()));
			assert!(!PointsTexts::<Test>::contains_key(source, 2));
			assert!(!PointsRules::<Test>::contains_key(source, 2));
		}
	});
}

#[test]
fn reject_should_leave_terms_in_force_as_they_are_when_others_are_rejected() {
	build_and_execute(|| {
		let source = proposed();
		assert_ok!(reject_terms(source));
		assert_eq!(InForce::<Test>::get(source).into_inner(), [(1, NEW_YEAR)]);
		assert!(PointsTexts::<Test>::contains_key(source, 1));
		assert!(PointsRules::<Test>::contains_key(source, 1));
	});
}

#[test]
fn reject_should_deposit_an_event_when_terms_are_rejected() {
	build_and_execute(|| {
		let source = proposed();
		assert_ok!(reject_terms(source));
		assert_last_event(Event::TermsRejected { source, terms: 2, reason: document(7) });
	});
}

#[test]
fn reject_should_leave_room_for_another_application_when_terms_are_rejected() {
	build_and_execute(|| {
		let (first, second) = (proposed(), proposed());
		assert_ok!(reject_terms(first));
		assert_eq!(OpenApplications::<Test>::get(number(DEVELOPER)), 1);
		assert_ok!(reject_terms(second));
		assert!(!OpenApplications::<Test>::contains_key(number(DEVELOPER)));
	});
}

#[test]
fn reject_should_take_terms_when_the_scenario_was_terminated_meanwhile() {
	build_and_execute(|| {
		let source = proposed();
		terminate(source);
		assert_ok!(reject_terms(source));
		assert!(!OpenApplications::<Test>::contains_key(number(DEVELOPER)));
	});
}

#[test]
fn reject_should_fail_when_no_terms_wait_for_a_decision() {
	build_and_execute(|| {
		let (never, admitted, rejected) = (admit(), admit(), proposed());
		revise(admitted, june(15));
		assert_ok!(reject_terms(rejected));
		for source in [never, admitted, rejected] {
			assert_noop!(reject_terms(source), Error::<Test>::NotProposed);
		}
	});
}

/// The reason is of terms 2, which were withdrawn since.
#[test]
fn reject_should_fail_when_other_terms_wait_than_those_named() {
	build_and_execute(|| {
		let source = proposed_anew();
		let reject = |caller, terms| {
			Scenarios::reject(RuntimeOrigin::signed(caller), source, terms, document(7))
		};
		for caller in [OPERATOR, AUTHORITY] {
			assert_noop!(reject(caller, 2), Error::<Test>::TermsDiffer);
		}
		assert_ok!(reject(AUTHORITY, 3));
	});
}
