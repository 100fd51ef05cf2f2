use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::Day;

use super::{accredit, assert_last_event, suspend, take_over};
use crate::{mock::*, Error, Event, Standing, Verifiers};

#[test]
fn suspend_should_record_day_and_reason_when_the_authority_calls() {
	build_and_execute(|| {
		accredit(VERIFIER);
		Today::set(&Day(20_050));
		assert_ok!(Accreditation::suspend(
			RuntimeOrigin::signed(AUTHORITY),
			number(VERIFIER),
			document(3)
		));
		assert_eq!(
			Verifiers::<Test>::get(number(VERIFIER)).unwrap().standing,
			Standing::Suspended { since: Day(20_050), reason: document(3) }
		);
	});
}

#[test]
fn suspend_should_take_the_place_of_unconfirmed_when_the_key_was_replaced() {
	build_and_execute(|| {
		accredit(VERIFIER);
		take_over(VERIFIER);
		suspend(VERIFIER);
		assert_eq!(
			Verifiers::<Test>::get(number(VERIFIER)).unwrap().standing,
			Standing::Suspended { since: Today::get(), reason: document(3) }
		);
	});
}

#[test]
fn suspend_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_ok!(Accreditation::suspend(
			RuntimeOrigin::signed(AUTHORITY),
			number(VERIFIER),
			document(3)
		));
		assert_last_event(Event::Suspended { verifier: number(VERIFIER), reason: document(3) });
	});
}

#[test]
fn suspend_should_fail_when_the_participant_is_no_verifier() {
	build_and_execute(|| {
		assert_noop!(
			Accreditation::suspend(RuntimeOrigin::signed(AUTHORITY), number(VERIFIER), document(3)),
			Error::<Test>::NotFound
		);
	});
}

#[test]
fn suspend_should_fail_when_the_verifier_is_suspended_already() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_ok!(Accreditation::suspend(
			RuntimeOrigin::signed(AUTHORITY),
			number(VERIFIER),
			document(3)
		));
		assert_noop!(
			Accreditation::suspend(RuntimeOrigin::signed(AUTHORITY), number(VERIFIER), document(5)),
			Error::<Test>::AlreadySuspended
		);
	});
}

#[test]
fn suspend_should_fail_when_the_caller_is_not_the_authority() {
	build_and_execute(|| {
		accredit(VERIFIER);
		for origin in
			[RuntimeOrigin::signed(INSTITUTION), RuntimeOrigin::root(), RuntimeOrigin::none()]
		{
			assert_noop!(Accreditation::suspend(origin, number(VERIFIER), document(3)), BadOrigin);
		}
	});
}
