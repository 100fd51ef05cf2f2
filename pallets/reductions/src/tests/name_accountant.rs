use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};

use super::{assert_last_event, call_off, event, name, register, signed, unsigned};
use crate::{mock::*, Error, Event};

#[test]
fn name_accountant_should_store_the_verifier_when_the_operator_calls() {
	build_and_execute(|| {
		let number_of_it = register(1_000);
		assert_ok!(name(number_of_it, VERIFIER));
		let verifier = number(VERIFIER);
		assert_eq!(event(number_of_it).accountant, Some(verifier));
		assert_last_event(Event::AccountantNamed { event: number_of_it, verifier });
	});
}

#[test]
fn name_accountant_should_name_another_when_one_was_named() {
	build_and_execute(|| {
		let number_of_it = register(1_000);
		assert_ok!(name(number_of_it, VERIFIER));
		assert_ok!(name(number_of_it, SECOND_VERIFIER));
		assert_eq!(event(number_of_it).accountant, Some(number(SECOND_VERIFIER)));
	});
}

#[test]
fn name_accountant_should_fail_when_the_verifier_is_not_in_good_standing() {
	build_and_execute(|| {
		let event = register(1_000);
		InGoodStanding::set(&vec![]);
		assert_noop!(name(event, VERIFIER), Error::<Test>::NotInGoodStanding);
	});
}

#[test]
fn name_accountant_should_fail_when_the_verifier_is_qualified_for_metering_alone() {
	build_and_execute(|| {
		let event = register(1_000);
		MeteringAlone::set(&vec![number(VERIFIER)]);
		assert_noop!(name(event, VERIFIER), Error::<Test>::NotInGoodStanding);
	});
}

#[test]
fn name_accountant_should_fail_when_the_verifier_has_an_interest_in_the_host() {
	build_and_execute(|| {
		let event = register(1_000);
		Involved::set(&vec![(number(VERIFIER), number(INSTITUTION))]);
		assert_noop!(name(event, VERIFIER), Error::<Test>::Interested);
		InGoodStanding::set(&vec![number(INSTITUTION)]);
		assert_noop!(name(event, INSTITUTION), Error::<Test>::Interested);
	});
}

#[test]
fn name_accountant_should_fail_when_the_event_is_not_open() {
	build_and_execute(|| {
		let event = register(1_000);
		assert_ok!(call_off(INSTITUTION, event));
		assert_noop!(name(event, VERIFIER), Error::<Test>::NotOpen);
		assert_noop!(name(2, VERIFIER), Error::<Test>::NotFound);
	});
}

#[test]
fn name_accountant_should_fail_when_the_caller_is_not_the_operator() {
	build_and_execute(|| {
		let event = register(1_000);
		let callers = [AUTHORITY, TWO_OPERATORS, INSTITUTION, CITIZEN].map(signed);
		for origin in callers.into_iter().chain(unsigned()) {
			let sent = Reductions::name_accountant(origin, event, number(VERIFIER));
			assert_noop!(sent, BadOrigin);
		}
	});
}
