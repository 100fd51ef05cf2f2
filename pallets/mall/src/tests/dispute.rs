use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Actor, Subject};

use super::{
	assert_last_event, dispatch, disputing, fulfilment, ordered, send, state, stock, unsigned,
};
use crate::{mock::*, Error, Event, OpenOrders, OrderState};

#[test]
fn dispute_should_let_the_operator_decide_in_ten_working_days_when_either_calls() {
	build_and_execute(|| {
		for account in [CITIZEN, PROVIDER] {
			let order = ordered();
			assert_ok!(send(account, disputing(order)));
			assert_eq!(state(order), OrderState::Disputed);
			let due = (Subject::Dispute(order), Actor::Operator, TENTH_OF_MARCH, 10);
			assert_eq!(WorkingDeadlines::get().last(), Some(&due));
		}
	});
}

#[test]
fn dispute_should_let_nothing_be_due_of_the_provider_when_it_succeeds() {
	build_and_execute(|| {
		let order = ordered();
		assert_ok!(send(CITIZEN, disputing(order)));
		assert_eq!(Dropped::get(), [Subject::Order(order)]);
	});
}

#[test]
fn dispute_should_leave_the_order_running_when_it_succeeds() {
	build_and_execute(|| {
		let order = ordered();
		assert_ok!(send(CITIZEN, disputing(order)));
		assert_eq!(stock(1), (2, 1, 0));
		assert_eq!(OpenOrders::<Test>::get(number(CITIZEN)), 1);
	});
}

#[test]
fn dispute_should_fail_when_the_order_is_disputed_already() {
	build_and_execute(|| {
		let order = ordered();
		assert_ok!(send(CITIZEN, disputing(order)));
		for account in [CITIZEN, PROVIDER] {
			assert_noop!(send(account, disputing(order)), Error::<Test>::AlreadyDisputed);
		}
	});
}

#[test]
fn dispute_should_fail_when_the_order_is_over_or_there_is_none() {
	build_and_execute(|| {
		let order = ordered();
		assert_ok!(send(PROVIDER, fulfilment(order)));
		assert_noop!(send(CITIZEN, disputing(order)), Error::<Test>::NotOpen);
		assert_noop!(send(CITIZEN, disputing(order + 1)), Error::<Test>::NotFound);
	});
}

#[test]
fn dispute_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let order = ordered();
		assert_ok!(send(PROVIDER, disputing(order)));
		assert_last_event(Event::Disputed { order, by: number(PROVIDER), document: document(7) });
	});
}

#[test]
fn dispute_should_fail_when_the_order_is_neither_the_callers_nor_with_the_caller() {
	build_and_execute(|| {
		let order = ordered();
		for account in [OTHER, NEIGHBOUR] {
			assert_noop!(send(account, disputing(order)), Error::<Test>::NotConcerned);
		}
		assert_noop!(send(STRANGER, disputing(order)), Error::<Test>::NotRegistered);
		for origin in unsigned() {
			assert_noop!(dispatch(origin, disputing(order)), BadOrigin);
		}
	});
}
