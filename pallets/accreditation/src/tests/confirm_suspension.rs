use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Accreditation as _, Day, Subject};

use super::{
	accredit, assert_last_event, confirm_suspension, found, lift, prepare, revoke, suspend,
};
use crate::{mock::*, Error, Event, Standing};

/// The day after the twentieth working day after [`TODAY`].
const LATER: Day = Day(20_522);

#[test]
fn confirm_suspension_should_let_it_stand_for_good_when_it_has_not_lapsed() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		let verifier = number(VERIFIER);
		assert_ok!(confirm_suspension(VERIFIER));
		assert_last_event(Event::SuspensionConfirmed { verifier });
		let standing = Standing::Suspended { since: TODAY, reason: document(3), confirmed: true };
		assert_eq!(found(VERIFIER).standing, standing);
		assert_eq!(Met::get(), vec![Subject::Suspension(verifier)]);
		Today::set(&LATER);
		assert!(!Accreditation::in_good_standing(verifier, None));
	});
}

#[test]
fn confirm_suspension_should_fail_when_it_has_lapsed() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		Today::set(&LATER);
		assert_noop!(confirm_suspension(VERIFIER), Error::<Test>::NotSuspended);
	});
}

#[test]
fn confirm_suspension_should_fail_when_none_waits_to_be_confirmed() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_noop!(confirm_suspension(VERIFIER), Error::<Test>::NotSuspended);
		suspend(VERIFIER);
		assert_ok!(confirm_suspension(VERIFIER));
		assert_noop!(confirm_suspension(VERIFIER), Error::<Test>::NotSuspended);
		assert_ok!(lift(number(VERIFIER), VERIFIER));
		assert_noop!(confirm_suspension(VERIFIER), Error::<Test>::NotSuspended);
	});
}

#[test]
fn confirm_suspension_should_fail_when_the_participant_is_no_verifier_or_no_longer() {
	build_and_execute(|| {
		prepare(INSTITUTION);
		accredit(VERIFIER);
		suspend(VERIFIER);
		assert_ok!(revoke(VERIFIER));
		for account in [VERIFIER, INSTITUTION] {
			assert_noop!(confirm_suspension(account), Error::<Test>::NotFound);
		}
	});
}

#[test]
fn confirm_suspension_should_fail_when_the_caller_is_not_the_council() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		for origin in [
			RuntimeOrigin::signed(AUTHORITY),
			RuntimeOrigin::signed(VERIFIER),
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
		] {
			let result = Accreditation::confirm_suspension(origin, number(VERIFIER));
			assert_noop!(result, BadOrigin);
		}
	});
}
