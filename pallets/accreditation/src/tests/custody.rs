use polkadot_sdk::frame_support::{assert_ok, assert_storage_noop};
use suhui_primitives::{Accreditation as _, Day};

use super::{
	accredit, accredit_until, apply, assert_last_event, found, lift, prepare, suspend, take_over,
	UNTIL,
};
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

/// The council decides on a number: the operator could else choose who stands for it while the council votes.
#[test]
fn verifier_should_begin_unconfirmed_when_its_key_was_replaced_since_it_applied() {
	build_and_execute(|| {
		prepare(VERIFIER);
		take_over(VERIFIER);
		Today::set(&LATER);
		let verifier = number(VERIFIER);
		assert_ok!(accredit_until(verifier, UNTIL));
		assert_eq!(found(VERIFIER).unconfirmed, Some(LATER));
		System::assert_has_event(Event::Unconfirmed { verifier }.into());
		assert!(!Accreditation::in_good_standing(verifier, None));
		assert_ok!(lift(verifier, VERIFIER));
		assert!(Accreditation::in_good_standing(verifier, None));
	});
}

/// Who applies anew does so under the key that the council finds.
#[test]
fn verifier_should_begin_confirmed_when_it_applied_anew_after_it_was_rejected() {
	build_and_execute(|| {
		apply(VERIFIER);
		take_over(VERIFIER);
		let (council, verifier) = (RuntimeOrigin::signed(COUNCIL), number(VERIFIER));
		assert_ok!(Accreditation::reject(council, verifier, 1, document(6)));
		accredit(VERIFIER);
		assert_eq!(found(VERIFIER).unconfirmed, None);
	});
}

#[test]
fn custody_should_change_nothing_when_the_participant_is_no_verifier() {
	build_and_execute(|| {
		assert_storage_noop!(take_over(VERIFIER));
	});
}
