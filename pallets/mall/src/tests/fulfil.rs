use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::{BadOrigin, Other},
};
use suhui_primitives::Subject;

use super::{
	agree, assert_last_event, decision, dispatch, disputed, fulfilment, offering, order, ordered,
	redemption, send, state, stock, unsigned,
};
use crate::{
	mock::*, Bought, Call, Error, Event, NextItem, NextOrder, OpenOrders, OrderState, OrdersOf,
	Pieces,
};

#[test]
fn fulfil_should_settle_the_order_when_the_secret_is_shown() {
	build_and_execute(|| {
		let number = ordered();
		assert_ok!(send(PROVIDER, fulfilment(number)));
		assert_eq!(state(number), OrderState::Fulfilled);
		let citizen = crate::mock::number(CITIZEN);
		let settled = [
			(citizen, JANUARY_2026, 3, quantity(100_001, 7)),
			(citizen, FEBRUARY_2026, 4, quantity(30_189, 3)),
		];
		assert_eq!(SettledPieces::get(), settled);
		assert!(InOrders::get().is_empty());
	});
}

#[test]
fn fulfil_should_give_the_provider_the_reductions_when_pieces_have_any() {
	build_and_execute(|| {
		let first = ordered();
		let item = super::listed(60);
		assert_ok!(send(CITIZEN, redemption(item, 1)));
		assert_ok!(send(PROVIDER, fulfilment(first)));
		// Of the 60 points, 30 have no reductions.
		assert_ok!(send(PROVIDER, fulfilment(first + 1)));
		let provider = number(PROVIDER);
		let received = [(provider, 3, 100_001), (provider, 4, 30_189), (provider, 4, 301_891)];
		assert_eq!(Received::get(), received);
	});
}

#[test]
fn fulfil_should_count_the_item_as_sold_when_it_succeeds() {
	build_and_execute(|| {
		let number = ordered();
		assert_ok!(send(PROVIDER, fulfilment(number)));
		assert_eq!(stock(order(number).item), (2, 0, 1));
		assert_eq!(Bought::<Test>::iter().count(), 1);
	});
}

#[test]
fn fulfil_should_close_the_order_when_it_succeeds() {
	build_and_execute(|| {
		let number = ordered();
		assert_ok!(send(PROVIDER, fulfilment(number)));
		assert_eq!(Met::get(), [Subject::Order(number)]);
		assert_eq!(OpenOrders::<Test>::iter().count(), 0);
		assert_eq!(OrdersOf::<Test>::iter().count(), 0);
		assert_eq!(Pieces::<Test>::iter().count(), 0);
	});
}

#[test]
fn fulfil_should_end_the_dispute_when_the_secret_is_shown_in_one() {
	build_and_execute(|| {
		let number = disputed();
		assert_ok!(send(PROVIDER, fulfilment(number)));
		assert_eq!(state(number), OrderState::Fulfilled);
		assert_eq!(Dropped::get(), [Subject::Order(number), Subject::Dispute(number)]);
	});
}

#[test]
fn fulfil_should_fail_when_the_secret_is_another() {
	build_and_execute(|| {
		let order = ordered();
		let call = Call::fulfil { order, secret: [8; 32] };
		assert_noop!(send(PROVIDER, call), Error::<Test>::WrongSecret);
	});
}

/// A neighbour names the citizen's digest in an order with another provider, and both see the secret in the pool.
#[test]
fn fulfil_should_settle_none_but_ones_own_orders_when_a_secret_is_copied() {
	build_and_execute(|| {
		let first = ordered();
		agree(OTHER);
		let item = NextItem::<Test>::get();
		assert_ok!(send(OTHER, offering(10)));
		assert_ok!(send(OPERATOR, Call::list { item }));
		hold(number(NEIGHBOUR), JANUARY_2026, 3, quantity(100, 10));
		assert_ok!(send(NEIGHBOUR, redemption(item, 1)));
		assert_noop!(send(OTHER, fulfilment(first)), Error::<Test>::NotProvider);
		assert_ok!(send(OTHER, fulfilment(first + 1)));
		assert_eq!([first, first + 1].map(state), [OrderState::Open, OrderState::Fulfilled]);
	});
}

#[test]
fn fulfil_should_fail_when_the_order_is_over() {
	build_and_execute(|| {
		let first = ordered();
		assert_ok!(send(PROVIDER, fulfilment(first)));
		let second = ordered();
		assert_ok!(send(PROVIDER, Call::cancel { order: second }));
		let third = disputed();
		assert_ok!(send(TWO_OPERATORS, decision(third, true)));
		for order in [first, second, third] {
			assert_noop!(send(PROVIDER, fulfilment(order)), Error::<Test>::NotOpen);
		}
	});
}

#[test]
fn fulfil_should_fail_when_there_is_no_such_order() {
	build_and_execute(|| {
		ordered();
		let next = NextOrder::<Test>::get();
		assert_noop!(send(PROVIDER, fulfilment(next)), Error::<Test>::NotFound);
	});
}

#[test]
fn fulfil_should_change_nothing_when_the_provider_cannot_hold_the_reductions() {
	build_and_execute(|| {
		let order = ordered();
		HoldingsFail::set(&true);
		assert_noop!(send(PROVIDER, fulfilment(order)), Other("holdings fail"));
	});
}

#[test]
fn fulfil_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let order = ordered();
		assert_ok!(send(PROVIDER, fulfilment(order)));
		assert_last_event(Event::Fulfilled { order });
	});
}

#[test]
fn fulfil_should_fail_when_the_order_is_with_another() {
	build_and_execute(|| {
		let order = ordered();
		for account in [OTHER, CITIZEN, NEIGHBOUR] {
			assert_noop!(send(account, fulfilment(order)), Error::<Test>::NotProvider);
		}
		assert_noop!(send(STRANGER, fulfilment(order)), Error::<Test>::NotRegistered);
		for origin in unsigned() {
			assert_noop!(dispatch(origin, fulfilment(order)), BadOrigin);
		}
	});
}
