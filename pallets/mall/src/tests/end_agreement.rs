use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::Day;

use super::{
	agree, assert_last_event, dispatch, end_agreement, fulfilment, ordered, send, state, unsigned,
};
use crate::{mock::*, Agreements, Error, Event, OrderState};

#[test]
fn end_agreement_should_note_document_and_day_when_the_operator_calls() {
	build_and_execute(|| {
		agree(PROVIDER);
		assert_ok!(send(OPERATOR, end_agreement(PROVIDER)));
		let ended = Agreements::<Test>::get(number(PROVIDER)).unwrap().ended;
		assert_eq!(ended, Some((document(3), TENTH_OF_MARCH)));
	});
}

#[test]
fn end_agreement_should_leave_orders_open_when_there_are_any() {
	build_and_execute(|| {
		let order = ordered();
		assert_ok!(send(OPERATOR, end_agreement(PROVIDER)));
		assert_ok!(send(PROVIDER, fulfilment(order)));
		assert_eq!(state(order), OrderState::Fulfilled);
	});
}

#[test]
fn end_agreement_should_fail_when_there_is_none_that_lasts() {
	build_and_execute(|| {
		assert_noop!(send(OPERATOR, end_agreement(OTHER)), Error::<Test>::NoAgreement);
		agree(PROVIDER);
		assert_ok!(send(OPERATOR, end_agreement(PROVIDER)));
		assert_noop!(send(OPERATOR, end_agreement(PROVIDER)), Error::<Test>::NoAgreement);
		agree(PROVIDER);
		Today::set(&Day(END_OF_NEXT_YEAR.0 + 1));
		assert_noop!(send(OPERATOR, end_agreement(PROVIDER)), Error::<Test>::NoAgreement);
	});
}

#[test]
fn end_agreement_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		agree(PROVIDER);
		assert_ok!(send(OPERATOR, end_agreement(PROVIDER)));
		let provider = number(PROVIDER);
		assert_last_event(Event::AgreementEnded { provider, document: document(3) });
	});
}

#[test]
fn end_agreement_should_fail_when_the_caller_is_not_the_operator() {
	build_and_execute(|| {
		agree(PROVIDER);
		let callers = [AUTHORITY, COUNCIL, PROVIDER, CITIZEN, TWO_OPERATORS];
		let callers = callers.map(RuntimeOrigin::signed).into_iter();
		for origin in callers.chain(unsigned()) {
			assert_noop!(dispatch(origin, end_agreement(PROVIDER)), BadOrigin);
		}
	});
}
