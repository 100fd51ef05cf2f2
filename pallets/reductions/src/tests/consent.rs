use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::Document;

use super::{
	account, account_as, assert_last_event, call_off, consent, consented, contribute, covered,
	event, name, receive, register, signed, unsigned, AFTER, LAST,
};
use crate::{mock::*, Error, Event};

#[test]
fn consent_should_be_stored_when_the_event_is_covered() {
	build_and_execute(|| {
		let number_of_it = covered();
		assert_ok!(consent(number_of_it, 500));
		assert_eq!(event(number_of_it).consent, Some((document(27), TODAY)));
		assert_last_event(Event::Consented { event: number_of_it, document: document(27) });
	});
}

#[test]
fn consent_should_fail_when_a_milligram_is_missing() {
	build_and_execute(|| {
		let event = register(1_000);
		account(event, 500);
		receive(REPORTER, 1, 499);
		assert_ok!(contribute(REPORTER, event, &[(1, 499)]));
		assert_noop!(consent(event, 500), Error::<Test>::NotCovered);
	});
}

#[test]
fn consent_should_fail_when_nobody_accounted_the_event() {
	build_and_execute(|| {
		let event = register(500);
		receive(REPORTER, 1, 500);
		assert_ok!(contribute(REPORTER, event, &[(1, 500)]));
		assert_noop!(consent(event, 500), Error::<Test>::NotAccounted);
	});
}

/// The accountant accounts the event anew, a milligram lower, after the authority read what it had found.
#[test]
fn consent_should_fail_when_another_figure_was_accounted_meanwhile() {
	build_and_execute(|| {
		let event = covered();
		assert_ok!(account_as(VERIFIER, event, 499));
		for emissions in [500, 498] {
			assert_noop!(consent(event, emissions), Error::<Test>::EmissionsDiffer);
		}
		assert_ok!(consent(event, 499));
	});
}

#[test]
fn consent_should_fail_for_the_figure_first_when_the_event_was_not_over_or_is_not_covered() {
	build_and_execute(|| {
		Today::set(&LAST);
		let event = register(1_000);
		account(event, 600);
		assert_noop!(consent(event, 500), Error::<Test>::EmissionsDiffer);
		assert_noop!(consent(event, 600), Error::<Test>::NotOver);
		Today::set(&AFTER);
		assert_ok!(account_as(VERIFIER, event, 600));
		assert_noop!(consent(event, 500), Error::<Test>::EmissionsDiffer);
		assert_noop!(consent(event, 600), Error::<Test>::NotCovered);
	});
}

#[test]
fn consent_should_wait_for_another_accounting_when_another_accountant_was_named() {
	build_and_execute(|| {
		let event = covered();
		assert_ok!(name(event, SECOND_VERIFIER));
		assert_noop!(consent(event, 500), Error::<Test>::NotAccounted);
		assert_ok!(account_as(SECOND_VERIFIER, event, 400));
		assert_ok!(consent(event, 400));
	});
}

#[test]
fn consent_should_fail_when_the_event_was_accounted_on_its_last_day() {
	build_and_execute(|| {
		Today::set(&LAST);
		let event = covered();
		Today::set(&AFTER);
		assert_noop!(consent(event, 500), Error::<Test>::NotOver);
		assert_ok!(account_as(VERIFIER, event, 500));
		assert_ok!(consent(event, 500));
	});
}

#[test]
fn consent_should_fail_when_the_event_is_not_open() {
	build_and_execute(|| {
		let event = register(1_000);
		assert_ok!(call_off(INSTITUTION, event));
		for event in [event, consented()] {
			assert_noop!(consent(event, 500), Error::<Test>::NotOpen);
		}
		assert_noop!(consent(9, 500), Error::<Test>::NotFound);
	});
}

#[test]
fn consent_should_fail_when_there_is_no_document() {
	build_and_execute(|| {
		let event = covered();
		let sent = Reductions::consent(signed(AUTHORITY), event, 500, Document::default());
		assert_noop!(sent, Error::<Test>::DocumentMissing);
	});
}

#[test]
fn consent_should_fail_when_the_caller_is_not_the_authority() {
	build_and_execute(|| {
		let event = covered();
		let callers = [OPERATOR, TWO_OPERATORS, INSTITUTION, CITIZEN].map(signed);
		for origin in callers.into_iter().chain(unsigned()) {
			assert_noop!(Reductions::consent(origin, event, 500, document(27)), BadOrigin);
		}
	});
}
