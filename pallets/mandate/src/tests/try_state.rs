use polkadot_sdk::frame_support::assert_err;
use suhui_primitives::Day;

use super::granted;
use crate::{mock::*, Mandates, Scope};

#[test]
fn try_state_should_fail_when_a_mandate_ends_before_it_begins() {
	new_test_ext().execute_with(|| {
		granted();
		Mandates::<Test>::mutate(Scope::Issuance, |found| found.as_mut().unwrap().until = Day(99));
		assert_err!(Mandate::do_try_state(), "a mandate ends before it begins");
	});
}
