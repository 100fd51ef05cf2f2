use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::Document;

use super::{
	account, account_as, assert_last_event, consent, consented, contribute, donate, event, lots,
	name, receive, register, signed, unsigned, DONATION, EMISSIONS,
};
use crate::{mock::*, Accounting, Error, Event};

#[test]
fn account_should_store_what_was_found_when_the_accountant_calls() {
	build_and_execute(|| {
		let number_of_it = register(1_000);
		account(number_of_it, EMISSIONS);
		let (verifier, report) = (number(VERIFIER), document(23));
		let expected = Accounting { verifier, emissions: EMISSIONS, report, day: TODAY };
		assert_eq!(event(number_of_it).accounting, Some(expected));
		assert_last_event(Event::Accounted {
			event: number_of_it,
			verifier,
			emissions: EMISSIONS,
			report,
		});
	});
}

#[test]
fn account_should_open_what_is_missing_when_more_is_found_than_was_covered() {
	build_and_execute(|| {
		let number_of_it = register(1);
		account(number_of_it, EMISSIONS);
		receive(REPORTER, 1, EMISSIONS);
		assert_ok!(contribute(REPORTER, number_of_it, &[(1, EMISSIONS)]));
		lots(&[(CITIZEN, 2, DONATION, 1)]);
		assert_noop!(donate(CITIZEN, number_of_it, DONATION), Error::<Test>::Covered);
		// 1,170 t.
		assert_ok!(account_as(VERIFIER, number_of_it, 1_170_000_000_000));
		assert_eq!(event(number_of_it).missing(), 6_410_000_000);
		assert_noop!(consent(number_of_it, 1_170_000_000_000), Error::<Test>::NotCovered);
		assert_ok!(donate(CITIZEN, number_of_it, DONATION));
	});
}

#[test]
fn account_should_leave_given_what_was_given_when_less_is_found() {
	build_and_execute(|| {
		let number_of_it = register(1_000);
		receive(REPORTER, 1, 800);
		assert_ok!(contribute(REPORTER, number_of_it, &[(1, 800)]));
		account(number_of_it, 500);
		let found = event(number_of_it);
		assert_eq!((found.covered, found.missing()), (800, 0));
		assert_ok!(consent(number_of_it, 500));
	});
}

#[test]
fn account_should_fail_when_the_caller_is_not_the_accountant() {
	build_and_execute(|| {
		let event = register(1_000);
		assert_noop!(account_as(VERIFIER, event, 500), Error::<Test>::NotAccountant);
		assert_ok!(name(event, VERIFIER));
		for caller in [SECOND_VERIFIER, INSTITUTION, CITIZEN] {
			assert_noop!(account_as(caller, event, 500), Error::<Test>::NotAccountant);
		}
		assert_ok!(name(event, SECOND_VERIFIER));
		assert_noop!(account_as(VERIFIER, event, 500), Error::<Test>::NotAccountant);
	});
}

#[test]
fn account_should_fail_when_the_accountant_lost_its_standing_since() {
	build_and_execute(|| {
		let event = register(1_000);
		assert_ok!(name(event, VERIFIER));
		MeteringAlone::set(&vec![number(VERIFIER)]);
		assert_noop!(account_as(VERIFIER, event, 500), Error::<Test>::NotInGoodStanding);
	});
}

#[test]
fn account_should_fail_when_the_accountant_declared_an_interest_since() {
	build_and_execute(|| {
		let event = register(1_000);
		assert_ok!(name(event, VERIFIER));
		Involved::set(&vec![(number(VERIFIER), number(INSTITUTION))]);
		assert_noop!(account_as(VERIFIER, event, 500), Error::<Test>::Interested);
	});
}

#[test]
fn account_should_fail_when_nothing_was_emitted() {
	build_and_execute(|| {
		let event = register(1_000);
		assert_ok!(name(event, VERIFIER));
		assert_noop!(account_as(VERIFIER, event, 0), Error::<Test>::NothingAsked);
	});
}

#[test]
fn account_should_fail_when_there_is_no_report() {
	build_and_execute(|| {
		let event = register(1_000);
		assert_ok!(name(event, VERIFIER));
		let sent = Reductions::account(signed(VERIFIER), event, 500, Document::default());
		assert_noop!(sent, Error::<Test>::DocumentMissing);
	});
}

#[test]
fn account_should_fail_when_the_authority_consented() {
	build_and_execute(|| {
		let event = consented();
		assert_noop!(account_as(VERIFIER, event, 500), Error::<Test>::NotOpen);
		assert_noop!(account_as(VERIFIER, event + 1, 500), Error::<Test>::NotFound);
	});
}

#[test]
fn account_should_fail_when_the_caller_has_no_open_account() {
	build_and_execute(|| {
		let event = register(1_000);
		assert_ok!(name(event, VERIFIER));
		Closed::set(&vec![VERIFIER]);
		assert_noop!(account_as(VERIFIER, event, 500), Error::<Test>::NotRegistered);
	});
}

#[test]
fn account_should_fail_when_nobody_signed() {
	build_and_execute(|| {
		let event = register(1_000);
		for origin in unsigned() {
			assert_noop!(Reductions::account(origin, event, 500, document(23)), BadOrigin);
		}
	});
}
