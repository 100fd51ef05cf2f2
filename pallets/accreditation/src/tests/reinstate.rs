use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};

use super::{accredit, assert_last_event, suspend};
use crate::{mock::*, Error, Event, Standing, Verifiers};

#[test]
fn reinstate_should_restore_good_standing_when_the_verifier_is_suspended() {
	build_and_execute(|| {
		accredit(ORGANISATION);
		suspend(ORGANISATION);
		assert_ok!(Accreditation::reinstate(RuntimeOrigin::root(), ORGANISATION));
		assert_eq!(Verifiers::<Test>::get(ORGANISATION).unwrap().standing, Standing::Good);
	});
}

#[test]
fn reinstate_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		accredit(ORGANISATION);
		suspend(ORGANISATION);
		assert_ok!(Accreditation::reinstate(RuntimeOrigin::root(), ORGANISATION));
		assert_last_event(Event::Reinstated { verifier: ORGANISATION });
	});
}

#[test]
fn reinstate_should_fail_when_the_account_is_no_verifier() {
	build_and_execute(|| {
		assert_noop!(
			Accreditation::reinstate(RuntimeOrigin::root(), ORGANISATION),
			Error::<Test>::NotFound
		);
	});
}

#[test]
fn reinstate_should_fail_when_the_verifier_is_in_good_standing() {
	build_and_execute(|| {
		accredit(ORGANISATION);
		assert_noop!(
			Accreditation::reinstate(RuntimeOrigin::root(), ORGANISATION),
			Error::<Test>::NotSuspended
		);
	});
}

#[test]
fn reinstate_should_fail_when_the_caller_is_not_the_authority() {
	build_and_execute(|| {
		accredit(ORGANISATION);
		suspend(ORGANISATION);
		for origin in [RuntimeOrigin::signed(ORGANISATION), RuntimeOrigin::none()] {
			assert_noop!(Accreditation::reinstate(origin, ORGANISATION), BadOrigin);
		}
	});
}
