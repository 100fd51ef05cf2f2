use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};

use super::{accredit, assert_last_event, suspend};
use crate::{mock::*, Error, Event, Interests};

#[test]
fn declare_interest_should_store_the_source_when_a_verifier_calls() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_ok!(Accreditation::declare_interest(RuntimeOrigin::signed(VERIFIER), CYCLING));
		assert!(Interests::<Test>::contains_key(number(VERIFIER), CYCLING));
	});
}

#[test]
fn declare_interest_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_ok!(Accreditation::declare_interest(RuntimeOrigin::signed(VERIFIER), CYCLING));
		assert_last_event(Event::InterestDeclared { verifier: number(VERIFIER), source: CYCLING });
	});
}

#[test]
fn declare_interest_should_succeed_when_the_verifier_is_suspended() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		assert_ok!(Accreditation::declare_interest(RuntimeOrigin::signed(VERIFIER), CYCLING));
	});
}

#[test]
fn declare_interest_should_fail_when_the_caller_is_no_verifier() {
	build_and_execute(|| {
		assert_noop!(
			Accreditation::declare_interest(RuntimeOrigin::signed(VERIFIER), CYCLING),
			Error::<Test>::NotFound
		);
	});
}

#[test]
fn declare_interest_should_fail_when_the_caller_has_no_open_account() {
	build_and_execute(|| {
		accredit(VERIFIER);
		Closed::set(&vec![VERIFIER]);
		for caller in [VERIFIER, STRANGER] {
			assert_noop!(
				Accreditation::declare_interest(RuntimeOrigin::signed(caller), CYCLING),
				Error::<Test>::NotRegistered
			);
		}
	});
}

#[test]
fn declare_interest_should_fail_when_it_is_declared_already() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_ok!(Accreditation::declare_interest(RuntimeOrigin::signed(VERIFIER), CYCLING));
		assert_noop!(
			Accreditation::declare_interest(RuntimeOrigin::signed(VERIFIER), CYCLING),
			Error::<Test>::AlreadyExists
		);
	});
}

/// The interest is in the line, which has one activity.
#[test]
fn declare_interest_should_fail_when_it_is_declared_in_another_source_of_the_line() {
	build_and_execute(|| {
		accredit(VERIFIER);
		Lines::set(&vec![(CLEAN_PLATE, CYCLING)]);
		assert_ok!(Accreditation::declare_interest(RuntimeOrigin::signed(VERIFIER), CLEAN_PLATE));
		assert!(Interests::<Test>::contains_key(number(VERIFIER), CYCLING));
		for source in [CYCLING, CLEAN_PLATE] {
			assert_noop!(
				Accreditation::declare_interest(RuntimeOrigin::signed(VERIFIER), source),
				Error::<Test>::AlreadyExists
			);
		}
	});
}

#[test]
fn declare_interest_should_fail_when_nobody_applied_for_the_source() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_noop!(
			Accreditation::declare_interest(RuntimeOrigin::signed(VERIFIER), 9),
			Error::<Test>::UnknownSource
		);
	});
}

#[test]
fn declare_interest_should_fail_when_nobody_signs() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Accreditation::declare_interest(origin, CYCLING), BadOrigin);
		}
	});
}
