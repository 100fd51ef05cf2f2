//! Each invariant, broken.

use polkadot_sdk::sp_runtime::TryRuntimeError;

use super::{listed, offer, ordered};
use crate::{
	mock::*, Agreements, Bought, BoughtList, Items, NextItem, NextOrder, OpenItems, OpenOrders,
	OrderState, Orders, OrdersOf, Pieces,
};

fn check(breaking: impl FnOnce(), message: &'static str) {
	new_test_ext().execute_with(|| {
		breaking();
		assert_eq!(Mall::do_try_state(), Err(TryRuntimeError::from(message)));
	});
}

#[test]
fn try_state_should_fail_when_an_individual_provides() {
	let breaking = || {
		offer(10);
		let agreement = Agreements::<Test>::get(number(PROVIDER)).unwrap();
		Agreements::<Test>::insert(number(CITIZEN), agreement);
	};
	check(breaking, "an individual is a provider");
}

#[test]
fn try_state_should_fail_when_a_number_was_never_given() {
	let of_item = || {
		listed(10);
		NextItem::<Test>::put(1);
	};
	check(of_item, "an item's number was never given");
	let of_order = || {
		ordered();
		NextOrder::<Test>::put(1);
	};
	check(of_order, "an order's number was never given");
}

#[test]
fn try_state_should_fail_when_an_item_was_lost() {
	let breaking = || {
		let item = listed(10);
		Items::<Test>::mutate(item, |item| item.as_mut().unwrap().stock -= 1);
	};
	check(breaking, "what was offered is not in stock, held or sold");
}

#[test]
fn try_state_should_fail_when_held_is_not_what_stands_in_orders() {
	let breaking = || {
		let item = listed(10);
		Items::<Test>::mutate(item, |item| {
			let item = item.as_mut().unwrap();
			(item.stock, item.held) = (2, 1);
		});
	};
	check(breaking, "what is held and sold is not what stands in orders and was handed over");
}

#[test]
fn try_state_should_fail_when_items_are_miscounted() {
	let breaking = || {
		listed(10);
		OpenItems::<Test>::insert(number(PROVIDER), 2);
	};
	check(breaking, "a provider's items are miscounted");
}

#[test]
fn try_state_should_fail_when_nothing_stands_in_an_order_that_runs() {
	let breaking = || Pieces::<Test>::remove(ordered());
	let message = "something stands in an order that is over, or nothing in one that runs";
	check(breaking, message);
}

#[test]
fn try_state_should_fail_when_another_sum_stands_in_an_order() {
	let breaking = || {
		let order = ordered();
		Pieces::<Test>::mutate(order, |pieces| drop(pieces.as_mut().unwrap().pop()));
	};
	check(breaking, "in an order stands not what was taken for it");
}

#[test]
fn try_state_should_fail_when_an_order_is_due_that_is_not_open() {
	let breaking = || {
		let order = ordered();
		Orders::<Test>::mutate(order, |order| order.as_mut().unwrap().state = OrderState::Disputed);
	};
	check(breaking, "an order is due that is not open, or open and not due");
}

#[test]
fn try_state_should_fail_when_open_orders_are_miscounted_or_not_found() {
	let miscounted = || {
		ordered();
		OpenOrders::<Test>::insert(number(CITIZEN), 2);
	};
	check(miscounted, "open orders are miscounted");
	let not_found = || OrdersOf::<Test>::remove(number(CITIZEN), ordered());
	check(not_found, "others than the open orders are found");
}

#[test]
fn try_state_should_fail_when_people_have_other_than_they_ordered() {
	let breaking = || {
		ordered();
		let people = BoughtList::truncate_from(vec![(7, 2)]);
		Bought::<Test>::insert(1, suhui_primitives::Page(0), people);
	};
	check(breaking, "what people have of an item is not what they ordered");
}
