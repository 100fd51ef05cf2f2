use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};

use super::{
	assert_last_event, dispatch, end_agreement, fulfilment, listed, offer, order, ordered,
	redemption, send, state, state_of_item, stock, unsigned,
};
use crate::{mock::*, Call, Error, Event, ItemState, Items, OpenItems, OrderState};

#[test]
fn withdraw_item_should_keep_it_as_withdrawn_when_it_was_listed() {
	build_and_execute(|| {
		let item = listed(10);
		assert_ok!(send(PROVIDER, Call::withdraw_item { item }));
		assert_eq!(state_of_item(item), ItemState::Withdrawn);
		assert!(!OpenItems::<Test>::contains_key(number(PROVIDER)));
		assert_noop!(send(CITIZEN, redemption(item, 1)), Error::<Test>::NotListed);
	});
}

#[test]
fn withdraw_item_should_forget_it_when_it_was_never_listed() {
	build_and_execute(|| {
		let item = offer(10);
		assert_ok!(send(PROVIDER, Call::withdraw_item { item }));
		assert!(!Items::<Test>::contains_key(item));
		assert_eq!(offer(10), item + 1);
	});
}

#[test]
fn withdraw_item_should_leave_orders_open_when_there_are_any() {
	build_and_execute(|| {
		let number = ordered();
		let item = order(number).item;
		assert_ok!(send(PROVIDER, Call::withdraw_item { item }));
		assert_ok!(send(PROVIDER, fulfilment(number)));
		assert_eq!((state(number), stock(item)), (OrderState::Fulfilled, (2, 0, 1)));
	});
}

#[test]
fn withdraw_item_should_succeed_when_the_agreement_was_ended() {
	build_and_execute(|| {
		let item = listed(10);
		assert_ok!(send(OPERATOR, end_agreement(PROVIDER)));
		assert_ok!(send(PROVIDER, Call::withdraw_item { item }));
	});
}

#[test]
fn withdraw_item_should_fail_when_it_is_withdrawn_already() {
	build_and_execute(|| {
		let item = listed(10);
		assert_ok!(send(PROVIDER, Call::withdraw_item { item }));
		let again = Call::withdraw_item { item };
		assert_noop!(send(PROVIDER, again), Error::<Test>::Withdrawn);
	});
}

#[test]
fn withdraw_item_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let item = listed(10);
		assert_ok!(send(PROVIDER, Call::withdraw_item { item }));
		assert_last_event(Event::ItemWithdrawn { item });
	});
}

#[test]
fn withdraw_item_should_fail_when_the_item_is_not_the_callers() {
	build_and_execute(|| {
		let item = listed(10);
		let call = Call::withdraw_item { item };
		for account in [OTHER, CITIZEN] {
			assert_noop!(send(account, call.clone()), Error::<Test>::NotProvider);
		}
		assert_noop!(send(STRANGER, call.clone()), Error::<Test>::NotRegistered);
		let unknown = Call::withdraw_item { item: item + 1 };
		assert_noop!(send(PROVIDER, unknown), Error::<Test>::NotFound);
		for origin in unsigned() {
			assert_noop!(dispatch(origin, call.clone()), BadOrigin);
		}
	});
}
