//! Each invariant, broken.

use polkadot_sdk::{frame_support::assert_ok, sp_runtime::TryRuntimeError};
use suhui_primitives::{Actor, Deadlines, ItemId, OrderId, Page, Subject};

use super::{item, listed, offer, order, ordered};
use crate::{
	mock::*, Agreements, Bought, BoughtList, Item, ItemState, Items, NextItem, NextOrder,
	OpenItems, OpenOrders, Order, OrderState, Orders, OrdersOf, PieceList, Pieces,
};

fn check(breaking: impl FnOnce(), message: &'static str) {
	new_test_ext().execute_with(|| {
		breaking();
		assert_eq!(Mall::do_try_state(), Err(TryRuntimeError::from(message)));
	});
}

fn change_item(item: ItemId, change: impl FnOnce(&mut Item)) {
	Items::<Test>::mutate(item, |item| change(item.as_mut().unwrap()));
}

fn change_order(order: OrderId, change: impl FnOnce(&mut Order)) {
	Orders::<Test>::mutate(order, |order| change(order.as_mut().unwrap()));
}

/// These people of the first page are said to have so many of the first item.
fn have(people: &[(u8, u16)]) {
	Bought::<Test>::insert(1, Page(0), BoughtList::truncate_from(people.to_vec()));
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
fn try_state_should_fail_when_an_agreement_ends_before_it_begins() {
	let breaking = || {
		offer(10);
		Agreements::<Test>::mutate(number(PROVIDER), |agreement| {
			agreement.as_mut().unwrap().from = END_OF_NEXT_YEAR.saturating_add(1);
		});
	};
	check(breaking, "an agreement ends before it begins");
}

#[test]
fn try_state_should_fail_when_an_items_provider_has_no_agreement() {
	let breaking = || {
		offer(10);
		Agreements::<Test>::remove(number(PROVIDER));
	};
	check(breaking, "an item is of no provider");
}

#[test]
fn try_state_should_fail_when_an_item_was_redeemed_that_is_not_listed() {
	let breaking = || {
		let item = order(ordered()).item;
		change_item(item, |item| item.state = ItemState::Offered);
	};
	check(breaking, "an item that is not listed was redeemed");
}

#[test]
fn try_state_should_fail_when_an_orders_item_is_gone() {
	let breaking = || Items::<Test>::remove(order(ordered()).item);
	check(breaking, "an order is for no item");
}

#[test]
fn try_state_should_fail_when_a_provider_has_too_many_items() {
	let breaking = || {
		let first = item(offer(10));
		for number in 2..=65 {
			Items::<Test>::insert(number, &first);
		}
		NextItem::<Test>::put(66);
	};
	check(breaking, "a provider has too many items");
}

#[test]
fn try_state_should_fail_when_an_order_took_other_than_its_item_costs() {
	let breaking = || {
		let item = order(ordered()).item;
		change_item(item, |item| item.price = 11);
	};
	check(breaking, "an order took other than its item costs");
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
		Pieces::<Test>::mutate(order, |pieces| {
			pieces.as_mut().unwrap().pop();
		});
	};
	check(breaking, "in an order stands not what was taken for it");
}

#[test]
fn try_state_should_fail_when_an_orders_pieces_are_miscounted() {
	let breaking = || change_order(ordered(), |order| order.pieces += 1);
	check(breaking, "an order's pieces are miscounted");
}

#[test]
fn try_state_should_fail_when_something_stands_in_no_order() {
	let breaking = || Pieces::<Test>::insert(ordered() + 1, PieceList::default());
	check(breaking, "something stands in no order");
}

#[test]
fn try_state_should_fail_when_a_decision_is_due_without_a_dispute() {
	let breaking = || {
		let subject = Subject::Dispute(ordered());
		assert_ok!(MockDeadlines::set(subject, Actor::Operator, TENTH_OF_MARCH, 10));
	};
	check(breaking, "a decision is due without a dispute, or not due in one");
}

/// The citizen has 33, one more than may be.
#[test]
fn try_state_should_fail_when_too_many_orders_are_open() {
	let breaking = || {
		let first = ordered();
		let (found, pieces) = (order(first), Pieces::<Test>::get(first).unwrap());
		for number in 2..=33 {
			Orders::<Test>::insert(number, found);
			Pieces::<Test>::insert(number, &pieces);
			let (subject, actor) = (Subject::Order(number), Actor::Operator);
			assert_ok!(MockDeadlines::set(subject, actor, TENTH_OF_MARCH, 5));
		}
		NextOrder::<Test>::put(34);
		// Two are in stock.
		change_item(found.item, |item| (item.offered, item.held) = (35, 33));
	};
	check(breaking, "too many orders are open");
}

#[test]
fn try_state_should_fail_when_a_page_has_nobody_or_people_out_of_turn() {
	check(|| have(&[]), "a page of which nobody has any");
	let twice = || have(&[(7, 1), (7, 1)]);
	check(twice, "those who have an item do not ascend by slot");
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
		have(&[(7, 2)]);
	};
	check(breaking, "what people have of an item is not what they ordered");
}
