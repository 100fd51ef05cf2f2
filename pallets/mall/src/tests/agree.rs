use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::Day;

use super::{agree, agreement, assert_last_event, dispatch, end_agreement, send, unsigned};
use crate::{mock::*, Agreement, Agreements, Error, Event};

#[test]
fn agree_should_keep_the_agreement_when_the_operator_calls() {
	build_and_execute(|| {
		for account in [PROVIDER, INSTITUTION] {
			agree(account);
			let (from, until) = (NEW_YEAR, END_OF_NEXT_YEAR);
			let expected = Agreement { document: document(1), from, until, ended: None };
			assert_eq!(Agreements::<Test>::get(number(account)), Some(expected));
		}
	});
}

#[test]
fn agree_should_take_the_place_of_an_agreement_when_it_begins_no_later_than_today() {
	build_and_execute(|| {
		agree(PROVIDER);
		let provider = number(PROVIDER);
		assert_ok!(send(OPERATOR, agreement(provider, TENTH_OF_MARCH, TENTH_OF_MARCH)));
		let until = Agreements::<Test>::get(provider).unwrap().until;
		assert_eq!(until, TENTH_OF_MARCH);
	});
}

#[test]
fn agree_should_fail_when_it_would_take_away_one_that_stands_before_it_begins() {
	build_and_execute(|| {
		agree(PROVIDER);
		let provider = number(PROVIDER);
		let later = agreement(provider, Day(TENTH_OF_MARCH.0 + 1), END_OF_NEXT_YEAR);
		assert_noop!(send(OPERATOR, later.clone()), Error::<Test>::InvalidPeriod);
		assert_ok!(send(OPERATOR, end_agreement(PROVIDER)));
		assert_ok!(send(OPERATOR, later));
	});
}

#[test]
fn agree_should_fail_when_the_days_are_over_or_end_before_they_begin() {
	build_and_execute(|| {
		let yesterday = Day(TENTH_OF_MARCH.0 - 1);
		for (from, until) in [(NEW_YEAR, yesterday), (END_OF_NEXT_YEAR, END_OF_YEAR)] {
			let call = agreement(number(PROVIDER), from, until);
			assert_noop!(send(OPERATOR, call), Error::<Test>::InvalidPeriod);
		}
	});
}

#[test]
fn agree_should_fail_when_the_provider_would_be_an_individual() {
	build_and_execute(|| {
		let call = agreement(number(CITIZEN), NEW_YEAR, END_OF_YEAR);
		assert_noop!(send(OPERATOR, call), Error::<Test>::WrongKind);
	});
}

#[test]
fn agree_should_fail_when_the_provider_has_no_open_account() {
	build_and_execute(|| {
		Closed::set(&vec![PROVIDER]);
		for provider in [number(PROVIDER), 1_000] {
			let call = agreement(provider, NEW_YEAR, END_OF_YEAR);
			assert_noop!(send(OPERATOR, call), Error::<Test>::NotRegistered);
		}
	});
}

#[test]
fn agree_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		agree(PROVIDER);
		assert_last_event(Event::Agreed {
			provider: number(PROVIDER),
			document: document(1),
			from: NEW_YEAR,
			until: END_OF_NEXT_YEAR,
		});
	});
}

#[test]
fn agree_should_fail_when_the_caller_is_not_the_operator() {
	build_and_execute(|| {
		let callers = [AUTHORITY, COUNCIL, PROVIDER, CITIZEN, TWO_OPERATORS];
		let callers = callers.map(RuntimeOrigin::signed).into_iter();
		for origin in callers.chain(unsigned()) {
			let call = agreement(number(PROVIDER), NEW_YEAR, END_OF_YEAR);
			assert_noop!(dispatch(origin, call), BadOrigin);
		}
	});
}
