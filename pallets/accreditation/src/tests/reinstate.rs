use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};

use super::{accredit, assert_last_event, suspend};
use crate::{mock::*, Error, Event, Standing, Verifiers};

#[test]
fn reinstate_should_restore_good_standing_when_the_verifier_is_suspended() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		assert_ok!(Accreditation::reinstate(RuntimeOrigin::signed(AUTHORITY), VERIFIER));
		assert_eq!(Verifiers::<Test>::get(VERIFIER).unwrap().standing, Standing::Good);
	});
}

#[test]
fn reinstate_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		assert_ok!(Accreditation::reinstate(RuntimeOrigin::signed(AUTHORITY), VERIFIER));
		assert_last_event(Event::Reinstated { verifier: VERIFIER });
	});
}

#[test]
fn reinstate_should_fail_when_the_account_is_no_verifier() {
	build_and_execute(|| {
		assert_noop!(
			Accreditation::reinstate(RuntimeOrigin::signed(AUTHORITY), VERIFIER),
			Error::<Test>::NotFound
		);
	});
}

#[test]
fn reinstate_should_fail_when_the_verifier_is_in_good_standing() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_noop!(
			Accreditation::reinstate(RuntimeOrigin::signed(AUTHORITY), VERIFIER),
			Error::<Test>::NotSuspended
		);
	});
}

#[test]
fn reinstate_should_fail_when_the_caller_is_not_the_authority() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		for origin in
			[RuntimeOrigin::signed(VERIFIER), RuntimeOrigin::root(), RuntimeOrigin::none()]
		{
			assert_noop!(Accreditation::reinstate(origin, VERIFIER), BadOrigin);
		}
	});
}
