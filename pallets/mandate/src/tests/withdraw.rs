use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};

use super::granted;
use crate::{mock::*, Error, Event, Scope};

#[test]
fn withdraw_should_end_a_mandate_when_the_authority_calls() {
	build_and_execute(|| {
		granted();
		assert_ok!(Mandate::withdraw(RuntimeOrigin::signed(AUTHORITY), Scope::Issuance));
		assert!(!Mandate::stands(Scope::Issuance));
		System::assert_last_event(Event::Withdrawn { scope: Scope::Issuance }.into());
	});
}

#[test]
fn withdraw_should_fail_when_there_is_no_mandate() {
	build_and_execute(|| {
		granted();
		let call = Mandate::withdraw(RuntimeOrigin::signed(AUTHORITY), Scope::Accounts);
		assert_noop!(call, Error::<Test>::NotFound);
	});
}

#[test]
fn withdraw_should_fail_when_the_caller_is_not_the_authority() {
	build_and_execute(|| {
		granted();
		let call = Mandate::withdraw(RuntimeOrigin::signed(OPERATOR), Scope::Issuance);
		assert_noop!(call, BadOrigin);
	});
}
