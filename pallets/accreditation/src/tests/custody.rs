use polkadot_sdk::frame_support::{assert_ok, assert_storage_noop};
use suhui_primitives::{Accreditation as _, Day};

use super::{accredit, assert_last_event, reinstate, suspend, take_over};
use crate::{mock::*, Event, Standing, Verifiers};

#[test]
fn verifier_should_be_unconfirmed_when_its_key_is_replaced() {
	build_and_execute(|| {
		accredit(VERIFIER);
		Today::set(&Day(20_050));
		take_over(VERIFIER);
		assert_eq!(
			Verifiers::<Test>::get(number(VERIFIER)).unwrap().standing,
			Standing::Unconfirmed { since: Day(20_050) }
		);
		assert_last_event(Event::Unconfirmed { verifier: number(VERIFIER) });
	});
}

#[test]
fn verifier_should_not_be_in_good_standing_until_reinstated_when_its_key_is_replaced() {
	build_and_execute(|| {
		accredit(VERIFIER);
		take_over(VERIFIER);
		assert!(!Accreditation::in_good_standing(number(VERIFIER)));
		assert_ok!(reinstate(number(VERIFIER), VERIFIER));
		assert!(Accreditation::in_good_standing(number(VERIFIER)));
	});
}

#[test]
fn verifier_should_stay_suspended_when_its_key_is_replaced() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		assert_storage_noop!(take_over(VERIFIER));
	});
}

#[test]
fn verifier_should_stay_unconfirmed_since_the_first_day_when_its_key_is_replaced_again() {
	build_and_execute(|| {
		accredit(VERIFIER);
		take_over(VERIFIER);
		Today::set(&Day(20_050));
		assert_storage_noop!(take_over(VERIFIER));
	});
}

#[test]
fn custody_should_change_nothing_when_the_participant_is_no_verifier() {
	build_and_execute(|| {
		assert_storage_noop!(take_over(VERIFIER));
	});
}
