use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};

use super::{accredit, assert_last_event, suspend, take_over};
use crate::{mock::*, Error, Event, Standing, Verifiers};

#[test]
fn reinstate_should_restore_good_standing_when_the_verifier_is_suspended() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		assert_ok!(Accreditation::reinstate(RuntimeOrigin::signed(AUTHORITY), number(VERIFIER)));
		assert_eq!(Verifiers::<Test>::get(number(VERIFIER)).unwrap().standing, Standing::Good);
	});
}

#[test]
fn reinstate_should_restore_good_standing_when_the_verifier_is_unconfirmed() {
	build_and_execute(|| {
		accredit(VERIFIER);
		take_over(VERIFIER);
		assert_ok!(Accreditation::reinstate(RuntimeOrigin::signed(AUTHORITY), number(VERIFIER)));
		assert_eq!(Verifiers::<Test>::get(number(VERIFIER)).unwrap().standing, Standing::Good);
	});
}

#[test]
fn reinstate_should_fail_when_the_account_is_closed() {
	build_and_execute(|| {
		let verifiers = [number(VERIFIER), number(INSTITUTION)];
		accredit(VERIFIER);
		accredit(INSTITUTION);
		suspend(VERIFIER);
		take_over(INSTITUTION);
		Closed::set(&vec![VERIFIER, INSTITUTION]);
		for verifier in verifiers {
			assert_noop!(
				Accreditation::reinstate(RuntimeOrigin::signed(AUTHORITY), verifier),
				Error::<Test>::NotRegistered
			);
		}
	});
}

#[test]
fn reinstate_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		assert_ok!(Accreditation::reinstate(RuntimeOrigin::signed(AUTHORITY), number(VERIFIER)));
		assert_last_event(Event::Reinstated { verifier: number(VERIFIER) });
	});
}

#[test]
fn reinstate_should_fail_when_the_participant_is_no_verifier() {
	build_and_execute(|| {
		assert_noop!(
			Accreditation::reinstate(RuntimeOrigin::signed(AUTHORITY), number(VERIFIER)),
			Error::<Test>::NotFound
		);
	});
}

#[test]
fn reinstate_should_fail_when_the_verifier_is_in_good_standing() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_noop!(
			Accreditation::reinstate(RuntimeOrigin::signed(AUTHORITY), number(VERIFIER)),
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
			assert_noop!(Accreditation::reinstate(origin, number(VERIFIER)), BadOrigin);
		}
	});
}
