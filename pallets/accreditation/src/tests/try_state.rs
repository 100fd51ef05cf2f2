use polkadot_sdk::frame_support::assert_err;
use suhui_primitives::{Day, ParticipantId};

use super::accredit;
use crate::{mock::*, Interests, Standing, Verifiers};

fn broken(error: &'static str, harm: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		accredit(VERIFIER);
		harm();
		assert_err!(Accreditation::do_try_state(), error);
	});
}

fn set_standing(standing: Standing) {
	Verifiers::<Test>::mutate(number(VERIFIER), |verifier| {
		verifier.as_mut().unwrap().standing = standing
	});
}

/// Another verifier like the one that is accredited.
fn copy_to(verifier: ParticipantId) {
	Verifiers::<Test>::insert(verifier, Verifiers::<Test>::get(number(VERIFIER)).unwrap());
}

#[test]
fn try_state_should_fail_when_a_verifier_is_nobody() {
	for verifier in [0, LAST_PARTICIPANT + 1] {
		broken("a verifier's number was never given", || copy_to(verifier));
	}
}

#[test]
fn try_state_should_fail_when_a_verifier_is_an_individual() {
	broken("a verifier is an individual", || copy_to(number(CITIZEN)));
}

#[test]
fn try_state_should_fail_when_a_suspension_precedes_accreditation() {
	broken("suspended before it was accredited", || {
		set_standing(Standing::Suspended { since: Day(16_840), reason: document(1) })
	});
}

#[test]
fn try_state_should_fail_when_a_replaced_key_precedes_accreditation() {
	broken("unconfirmed before it was accredited", || {
		set_standing(Standing::Unconfirmed { since: Day(16_840) })
	});
}

#[test]
fn try_state_should_fail_when_an_interest_is_of_no_verifier() {
	broken("an interest of no verifier", || {
		Interests::<Test>::insert(number(CITIZEN), CYCLING, ())
	});
}

#[test]
fn try_state_should_fail_when_an_interest_is_in_no_line() {
	broken("an interest in no line", || Interests::<Test>::insert(number(VERIFIER), 9, ()));
	broken("an interest in no line", || {
		Lines::set(&vec![(CLEAN_PLATE, CYCLING)]);
		Interests::<Test>::insert(number(VERIFIER), CLEAN_PLATE, ());
	});
}
