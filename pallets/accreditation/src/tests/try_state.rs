use polkadot_sdk::frame_support::assert_err;
use suhui_primitives::Day;

use super::accredit;
use crate::{mock::*, Interests, Standing, Verifiers};

#[test]
fn try_state_should_fail_when_a_title_is_no_text() {
	new_test_ext().execute_with(|| {
		accredit(VERIFIER);
		Verifiers::<Test>::mutate(VERIFIER, |verifier| {
			verifier.as_mut().unwrap().title = Default::default()
		});
		assert_err!(Accreditation::do_try_state(), "a verifier's title is not text");
	});
}

#[test]
fn try_state_should_fail_when_a_suspension_precedes_accreditation() {
	new_test_ext().execute_with(|| {
		accredit(VERIFIER);
		Verifiers::<Test>::mutate(VERIFIER, |verifier| {
			let since = Day(16_840);
			verifier.as_mut().unwrap().standing = Standing::Suspended { since, reason: document(1) }
		});
		assert_err!(Accreditation::do_try_state(), "suspended before it was accredited");
	});
}

#[test]
fn try_state_should_fail_when_an_interest_is_of_no_verifier() {
	new_test_ext().execute_with(|| {
		Interests::<Test>::insert(VERIFIER, 9, ());
		assert_err!(Accreditation::do_try_state(), "an interest of no verifier");
	});
}
