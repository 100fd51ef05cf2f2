use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{ArithmeticError, DispatchError::BadOrigin},
};
use suhui_primitives::Day;

use super::{
	assert_last_event, dispatch, end_agreement, item, offer, ordered, send, stock, unsigned,
};
use crate::{mock::*, Call, Error, Event};

#[test]
fn restock_should_add_to_stock_and_offer_when_the_provider_calls() {
	build_and_execute(|| {
		let number = offer(10);
		assert_ok!(send(PROVIDER, Call::restock { item: number, count: 4 }));
		assert_eq!((stock(number), item(number).offered), ((7, 0, 0), 7));
	});
}

#[test]
fn restock_should_leave_what_is_held_when_the_item_was_redeemed() {
	build_and_execute(|| {
		let number = order_item();
		assert_ok!(send(PROVIDER, Call::restock { item: number, count: 4 }));
		assert_eq!(stock(number), (6, 1, 0));
	});
}

/// An item of three of which one stands in an order.
fn order_item() -> u32 {
	super::order(ordered()).item
}

#[test]
fn restock_should_fail_when_nothing_is_added() {
	build_and_execute(|| {
		let item = offer(10);
		let call = Call::restock { item, count: 0 };
		assert_noop!(send(PROVIDER, call), Error::<Test>::InvalidCount);
	});
}

#[test]
fn restock_should_fail_when_the_offer_would_leave_32_bits() {
	build_and_execute(|| {
		let item = offer(10);
		let call = |count| Call::restock { item, count };
		assert_noop!(send(PROVIDER, call(u32::MAX - 2)), ArithmeticError::Overflow);
		assert_ok!(send(PROVIDER, call(u32::MAX - 3)));
	});
}

#[test]
fn restock_should_fail_when_the_item_is_withdrawn() {
	build_and_execute(|| {
		let item = order_item();
		assert_ok!(send(PROVIDER, Call::withdraw_item { item }));
		let call = Call::restock { item, count: 1 };
		assert_noop!(send(PROVIDER, call), Error::<Test>::Withdrawn);
	});
}

#[test]
fn restock_should_fail_when_the_provider_may_not_provide() {
	build_and_execute(|| {
		let item = offer(10);
		let call = Call::restock { item, count: 1 };
		Today::set(&Day(END_OF_NEXT_YEAR.0 + 1));
		assert_noop!(send(PROVIDER, call.clone()), Error::<Test>::NotInForce);
		Today::set(&END_OF_NEXT_YEAR);
		assert_ok!(send(OPERATOR, end_agreement(PROVIDER)));
		assert_noop!(send(PROVIDER, call), Error::<Test>::NoAgreement);
	});
}

#[test]
fn restock_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let item = offer(10);
		assert_ok!(send(PROVIDER, Call::restock { item, count: 4 }));
		assert_last_event(Event::Restocked { item, count: 4 });
	});
}

#[test]
fn restock_should_fail_when_the_item_is_not_the_callers() {
	build_and_execute(|| {
		let item = offer(10);
		let call = Call::restock { item, count: 1 };
		for account in [OTHER, CITIZEN] {
			assert_noop!(send(account, call.clone()), Error::<Test>::NotProvider);
		}
		assert_noop!(send(STRANGER, call.clone()), Error::<Test>::NotRegistered);
		let unknown = Call::restock { item: item + 1, count: 1 };
		assert_noop!(send(PROVIDER, unknown), Error::<Test>::NotFound);
		for origin in unsigned() {
			assert_noop!(dispatch(origin, call.clone()), BadOrigin);
		}
	});
}
