use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::Subject;

use super::{
	assert_last_event, decision, dispatch, disputed, fulfilment, left, ordered, send, state, stock,
	unsigned, whole,
};
use crate::{mock::*, Error, Event, OpenOrders, OrderState};

#[test]
fn decide_should_settle_the_order_when_it_was_handed_over() {
	build_and_execute(|| {
		let order = disputed();
		assert_ok!(send(TWO_OPERATORS, decision(order, true)));
		assert_eq!((state(order), stock(1)), (OrderState::Fulfilled, (2, 0, 1)));
		let provider = number(PROVIDER);
		assert_eq!(Received::get(), [(provider, 3, 100_001), (provider, 4, 30_189)]);
		assert_last_event(Event::Decided {
			order,
			settled: true,
			returned: quantity(0, 0),
			lapsed: quantity(0, 0),
			document: document(9),
		});
	});
}

#[test]
fn decide_should_give_back_what_was_taken_when_it_was_not_handed_over() {
	build_and_execute(|| {
		let order = disputed();
		LapsedMonths::set(&vec![FEBRUARY_2026]);
		assert_ok!(send(TWO_OPERATORS, decision(order, false)));
		assert_eq!((state(order), stock(1)), (OrderState::Cancelled, (3, 0, 0)));
		assert_eq!(left(), [quantity(100_001, 7), quantity(301_891, 30), quantity(0, 50)]);
		assert_last_event(Event::Decided {
			order,
			settled: false,
			returned: quantity(100_001, 7),
			lapsed: quantity(30_189, 3),
			document: document(9),
		});
	});
}

#[test]
fn decide_should_meet_the_deadline_when_it_succeeds() {
	build_and_execute(|| {
		for settle in [true, false] {
			let order = disputed();
			assert_ok!(send(TWO_OPERATORS, decision(order, settle)));
			assert_eq!(Met::get().last(), Some(&Subject::Dispute(order)));
			assert_eq!(OpenOrders::<Test>::iter().count(), 0);
		}
	});
}

#[test]
fn decide_should_give_back_all_when_no_month_is_over() {
	build_and_execute(|| {
		let order = disputed();
		assert_ok!(send(TWO_OPERATORS, decision(order, false)));
		assert_eq!(left(), whole());
	});
}

#[test]
fn decide_should_fail_when_the_order_is_not_in_dispute() {
	build_and_execute(|| {
		let order = ordered();
		assert_noop!(send(TWO_OPERATORS, decision(order, true)), Error::<Test>::NotDisputed);
		assert_ok!(send(PROVIDER, fulfilment(order)));
		assert_noop!(send(TWO_OPERATORS, decision(order, true)), Error::<Test>::NotOpen);
		assert_noop!(send(TWO_OPERATORS, decision(order + 1, true)), Error::<Test>::NotFound);
	});
}

#[test]
fn decide_should_fail_when_it_was_decided_already() {
	build_and_execute(|| {
		let order = disputed();
		assert_ok!(send(TWO_OPERATORS, decision(order, false)));
		assert_noop!(send(TWO_OPERATORS, decision(order, true)), Error::<Test>::NotOpen);
	});
}

#[test]
fn decide_should_fail_when_the_caller_is_not_two_clerks() {
	build_and_execute(|| {
		let order = disputed();
		let callers = [OPERATOR, AUTHORITY, COUNCIL, PROVIDER, CITIZEN];
		let callers = callers.map(RuntimeOrigin::signed).into_iter();
		for origin in callers.chain(unsigned()) {
			assert_noop!(dispatch(origin, decision(order, true)), BadOrigin);
		}
	});
}
