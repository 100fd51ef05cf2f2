use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::OrderId;

use super::{digest, dispatch, listed, send, state, stock, unsigned};
use crate::{mock::*, Call, Error, Event, NextOrder, OrderState, Secret};

/// The citizen redeems one of a point, and names a secret of its own with it.
fn ordered(item: u32, secret: Secret) -> (OrderId, Secret) {
	let order = NextOrder::<Test>::get();
	let secret_hash = digest(secret);
	assert_ok!(send(CITIZEN, Call::redeem { item, count: 1, secret_hash, lots: 3 }));
	(order, secret)
}

/// Two orders of one item.
fn two() -> [(OrderId, Secret); 2] {
	let item = listed(1);
	[ordered(item, [1; 32]), ordered(item, [2; 32])]
}

fn many(orders: &[(OrderId, Secret)]) -> Call<Test> {
	Call::fulfil_many { orders: orders.to_vec().try_into().unwrap() }
}

#[test]
fn fulfil_many_should_settle_all_when_their_secrets_are_shown() {
	build_and_execute(|| {
		let orders = two();
		assert_ok!(send(PROVIDER, many(&orders)));
		assert_eq!(orders.map(|(order, _)| state(order)), [OrderState::Fulfilled; 2]);
		assert_eq!(stock(1), (1, 0, 2));
	});
}

#[test]
fn fulfil_many_should_deposit_an_event_for_each_when_it_succeeds() {
	build_and_execute(|| {
		let orders = two();
		assert_ok!(send(PROVIDER, many(&orders)));
		for (order, _) in orders {
			System::assert_has_event(Event::Fulfilled { order }.into());
		}
	});
}

#[test]
fn fulfil_many_should_settle_none_when_a_secret_is_another() {
	build_and_execute(|| {
		let [first, (second, _)] = two();
		let call = many(&[first, (second, [9; 32])]);
		assert_noop!(send(PROVIDER, call), Error::<Test>::WrongSecret);
	});
}

#[test]
fn fulfil_many_should_settle_none_when_an_order_is_named_twice() {
	build_and_execute(|| {
		let [first, second] = two();
		let call = many(&[first, second, first]);
		assert_noop!(send(PROVIDER, call), Error::<Test>::NotOpen);
	});
}

#[test]
fn fulfil_many_should_settle_none_when_an_order_is_with_another() {
	build_and_execute(|| {
		let orders = two();
		assert_noop!(send(OTHER, many(&orders)), Error::<Test>::NotProvider);
		let unknown = many(&[orders[0], (100, [1; 32])]);
		assert_noop!(send(PROVIDER, unknown), Error::<Test>::NotFound);
	});
}

#[test]
fn fulfil_many_should_fail_when_the_caller_has_no_account() {
	build_and_execute(|| {
		let orders = two();
		assert_noop!(send(STRANGER, many(&orders)), Error::<Test>::NotRegistered);
		for origin in unsigned() {
			assert_noop!(dispatch(origin, many(&orders)), BadOrigin);
		}
	});
}
