use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Day, Subject};

use super::{
	accredit, assert_last_event, confirm_suspension, found, lift, lift_of, prepare, revoke,
	suspend, take_over,
};
use crate::{mock::*, Error, Event, Standing};

#[test]
fn lift_should_restore_good_standing_when_the_verifier_is_suspended() {
	build_and_execute(|| {
		accredit(VERIFIER);
		accredit(INSTITUTION);
		suspend(VERIFIER);
		suspend(INSTITUTION);
		assert_ok!(confirm_suspension(INSTITUTION));
		for account in [VERIFIER, INSTITUTION] {
			assert_ok!(lift(number(account), account));
			assert_eq!(found(account).standing, Standing::Good);
			assert_last_event(Event::Lifted { verifier: number(account), account });
		}
	});
}

#[test]
fn lift_should_meet_the_councils_deadline_when_the_suspension_waits_to_be_confirmed() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		assert_ok!(lift(number(VERIFIER), VERIFIER));
		assert_eq!(Met::get(), vec![Subject::Suspension(number(VERIFIER))]);
	});
}

#[test]
fn lift_should_confirm_the_key_when_the_verifier_is_unconfirmed() {
	build_and_execute(|| {
		accredit(VERIFIER);
		take_over(VERIFIER);
		assert_ok!(lift(number(VERIFIER), VERIFIER));
		assert_eq!(found(VERIFIER).unconfirmed, None);
	});
}

#[test]
fn lift_should_do_both_when_the_verifier_is_suspended_and_unconfirmed() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		take_over(VERIFIER);
		assert_ok!(lift(number(VERIFIER), VERIFIER));
		assert_eq!((found(VERIFIER).standing, found(VERIFIER).unconfirmed), (Standing::Good, None));
	});
}

#[test]
fn lift_should_fail_when_the_account_is_closed() {
	build_and_execute(|| {
		let verifiers = [VERIFIER, INSTITUTION].map(|account| (number(account), account));
		accredit(VERIFIER);
		accredit(INSTITUTION);
		suspend(VERIFIER);
		take_over(INSTITUTION);
		Closed::set(&vec![VERIFIER, INSTITUTION]);
		for (verifier, account) in verifiers {
			assert_noop!(lift(verifier, account), Error::<Test>::NotRegistered);
		}
	});
}

#[test]
fn lift_should_fail_when_another_account_stands_for_the_verifier() {
	build_and_execute(|| {
		accredit(VERIFIER);
		take_over(VERIFIER);
		// The council looked at one key, and the operator replaced it since.
		let (verifier, mut opened) = (number(VERIFIER), Opened::get());
		opened.iter_mut().find(|(account, _)| *account == VERIFIER).unwrap().0 = STRANGER;
		Opened::set(&opened);
		for account in [VERIFIER, INSTITUTION] {
			assert_noop!(lift(verifier, account), Error::<Test>::KeyDiffers);
		}
		assert_ok!(lift(verifier, STRANGER));
	});
}

/// The council looked at a key alone, and the authority suspended the verifier since.
#[test]
fn lift_should_fail_when_the_authority_suspended_meanwhile_whose_key_is_confirmed() {
	build_and_execute(|| {
		accredit(VERIFIER);
		take_over(VERIFIER);
		suspend(VERIFIER);
		let verifier = number(VERIFIER);
		assert_noop!(lift_of(verifier, VERIFIER, None), Error::<Test>::SuspensionDiffers);
		assert_ok!(lift_of(verifier, VERIFIER, Some(document(3))));
		assert_eq!(found(VERIFIER).standing, Standing::Good);
	});
}

/// What the council looked at was lifted by another motion, and the authority suspended anew, for another reason.
#[test]
fn lift_should_fail_when_another_suspension_stands_than_the_one_named() {
	build_and_execute(|| {
		accredit(VERIFIER);
		let verifier = number(VERIFIER);
		suspend(VERIFIER);
		assert_ok!(lift(verifier, VERIFIER));
		let authority = RuntimeOrigin::signed(AUTHORITY);
		assert_ok!(Accreditation::suspend(authority, verifier, document(5)));
		let first = Some(document(3));
		assert_noop!(lift_of(verifier, VERIFIER, first), Error::<Test>::SuspensionDiffers);
	});
}

#[test]
fn lift_should_fail_when_a_suspension_is_named_and_a_key_alone_waits_to_be_confirmed() {
	build_and_execute(|| {
		accredit(VERIFIER);
		take_over(VERIFIER);
		let (verifier, named) = (number(VERIFIER), Some(document(3)));
		assert_noop!(lift_of(verifier, VERIFIER, named), Error::<Test>::SuspensionDiffers);
		assert_ok!(lift_of(verifier, VERIFIER, None));
	});
}

#[test]
fn lift_should_fail_when_the_participant_is_no_verifier_or_no_longer() {
	build_and_execute(|| {
		prepare(INSTITUTION);
		accredit(VERIFIER);
		assert_ok!(revoke(VERIFIER));
		for account in [VERIFIER, INSTITUTION] {
			assert_noop!(lift(number(account), account), Error::<Test>::NotFound);
		}
	});
}

#[test]
fn lift_should_fail_when_the_verifier_is_in_good_standing() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_noop!(lift(number(VERIFIER), VERIFIER), Error::<Test>::NotSuspended);
	});
}

#[test]
fn lift_should_leave_nothing_of_a_suspension_when_it_has_lapsed() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		// 2026-03-10.
		Today::set(&Day(20_522));
		assert_ok!(lift(number(VERIFIER), VERIFIER));
		assert_eq!(found(VERIFIER).standing, Standing::Good);
		assert_eq!(Met::get(), vec![Subject::Suspension(number(VERIFIER))]);
	});
}

#[test]
fn lift_should_fail_when_the_caller_is_not_the_council() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		for origin in [
			RuntimeOrigin::signed(AUTHORITY),
			RuntimeOrigin::signed(VERIFIER),
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
		] {
			let (verifier, reason) = (number(VERIFIER), Some(document(3)));
			assert_noop!(Accreditation::lift(origin, verifier, VERIFIER, reason), BadOrigin);
		}
	});
}
