use polkadot_sdk::frame_support::{assert_ok, assert_storage_noop};
use suhui_primitives::{Accreditation as _, Day};

use super::{accredit, apply, assert_last_event, found, lift, suspend, take_over};
use crate::{mock::*, Event, Standing};

/// The day after the twentieth working day after [`TODAY`].
const LATER: Day = Day(20_522);

#[test]
fn verifier_should_be_unconfirmed_when_its_key_is_replaced() {
	build_and_execute(|| {
		accredit(VERIFIER);
		Today::set(&LATER);
		take_over(VERIFIER);
		assert_eq!(
			(found(VERIFIER).standing, found(VERIFIER).unconfirmed),
			(Standing::Good, Some(LATER))
		);
		assert_last_event(Event::Unconfirmed { verifier: number(VERIFIER) });
	});
}

#[test]
fn verifier_should_not_be_in_good_standing_until_confirmed_when_its_key_is_replaced() {
	build_and_execute(|| {
		accredit(VERIFIER);
		take_over(VERIFIER);
		assert!(!Accreditation::in_good_standing(number(VERIFIER), None));
		assert_ok!(lift(number(VERIFIER), VERIFIER));
		assert!(Accreditation::in_good_standing(number(VERIFIER), None));
	});
}

/// Who replaced the key does not gain by the council's silence.
#[test]
fn verifier_should_stay_unconfirmed_when_the_suspension_lapses_in_which_its_key_was_replaced() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		take_over(VERIFIER);
		Today::set(&LATER);
		assert!(!Accreditation::in_good_standing(number(VERIFIER), None));
		assert_ok!(lift(number(VERIFIER), VERIFIER));
		assert!(Accreditation::in_good_standing(number(VERIFIER), None));
	});
}

#[test]
fn verifier_should_stay_unconfirmed_since_the_first_day_when_its_key_is_replaced_again() {
	build_and_execute(|| {
		accredit(VERIFIER);
		take_over(VERIFIER);
		Today::set(&LATER);
		assert_storage_noop!(take_over(VERIFIER));
	});
}

#[test]
fn custody_should_change_nothing_when_the_participant_is_no_verifier() {
	build_and_execute(|| {
		apply(VERIFIER);
		assert_storage_noop!(take_over(VERIFIER));
	});
}
