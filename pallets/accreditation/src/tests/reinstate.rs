use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};

use super::{accredit, assert_last_event, reinstate, suspend, take_over};
use crate::{mock::*, Error, Event, Standing, Verifiers};

#[test]
fn reinstate_should_restore_good_standing_when_the_verifier_is_suspended() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		assert_ok!(reinstate(number(VERIFIER), VERIFIER));
		assert_eq!(Verifiers::<Test>::get(number(VERIFIER)).unwrap().standing, Standing::Good);
	});
}

#[test]
fn reinstate_should_restore_good_standing_when_the_verifier_is_unconfirmed() {
	build_and_execute(|| {
		accredit(VERIFIER);
		take_over(VERIFIER);
		assert_ok!(reinstate(number(VERIFIER), VERIFIER));
		assert_eq!(Verifiers::<Test>::get(number(VERIFIER)).unwrap().standing, Standing::Good);
	});
}

#[test]
fn reinstate_should_fail_when_the_account_is_closed() {
	build_and_execute(|| {
		let verifiers = [VERIFIER, INSTITUTION].map(|account| (number(account), account));
		accredit(VERIFIER);
		accredit(INSTITUTION);
		suspend(VERIFIER);
		take_over(INSTITUTION);
		Closed::set(&vec![VERIFIER, INSTITUTION]);
		for (verifier, account) in verifiers {
			assert_noop!(reinstate(verifier, account), Error::<Test>::NotRegistered);
		}
	});
}

#[test]
fn reinstate_should_fail_when_another_account_stands_for_the_verifier() {
	build_and_execute(|| {
		accredit(VERIFIER);
		take_over(VERIFIER);
		// The authority looked at one key, and the operator replaced it since.
		let (verifier, mut opened) = (number(VERIFIER), Opened::get());
		opened.iter_mut().find(|(account, _)| *account == VERIFIER).unwrap().0 = STRANGER;
		Opened::set(&opened);
		for account in [VERIFIER, INSTITUTION] {
			assert_noop!(reinstate(verifier, account), Error::<Test>::KeyDiffers);
		}
		assert_ok!(reinstate(verifier, STRANGER));
		assert_eq!(Verifiers::<Test>::get(verifier).unwrap().standing, Standing::Good);
	});
}

#[test]
fn reinstate_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		assert_ok!(reinstate(number(VERIFIER), VERIFIER));
		assert_last_event(Event::Reinstated { verifier: number(VERIFIER), account: VERIFIER });
	});
}

#[test]
fn reinstate_should_fail_when_the_participant_is_no_verifier() {
	build_and_execute(|| {
		assert_noop!(reinstate(number(VERIFIER), VERIFIER), Error::<Test>::NotFound);
	});
}

#[test]
fn reinstate_should_fail_when_the_verifier_is_in_good_standing() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_noop!(reinstate(number(VERIFIER), VERIFIER), Error::<Test>::NotSuspended);
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
			assert_noop!(Accreditation::reinstate(origin, number(VERIFIER), VERIFIER), BadOrigin);
		}
	});
}
