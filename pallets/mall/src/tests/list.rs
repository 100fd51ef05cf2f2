use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::Day;

use super::{
	assert_last_event, dispatch, end_agreement, listed, offer, send, state_of_item, unsigned,
};
use crate::{mock::*, Call, Error, Event, ItemState};

#[test]
fn list_should_put_the_item_in_the_mall_when_the_operator_calls() {
	build_and_execute(|| {
		let item = offer(10);
		assert_ok!(send(OPERATOR, Call::list { item }));
		assert_eq!(state_of_item(item), ItemState::Listed);
		assert_last_event(Event::ItemListed { item });
	});
}

#[test]
fn list_should_fail_when_the_item_is_listed_or_withdrawn() {
	build_and_execute(|| {
		let item = listed(10);
		assert_noop!(send(OPERATOR, Call::list { item }), Error::<Test>::AlreadyListed);
		assert_ok!(send(PROVIDER, Call::withdraw_item { item }));
		assert_noop!(send(OPERATOR, Call::list { item }), Error::<Test>::Withdrawn);
	});
}

#[test]
fn list_should_fail_when_there_is_no_such_item() {
	build_and_execute(|| {
		assert_noop!(send(OPERATOR, Call::list { item: 1 }), Error::<Test>::NotFound);
		let item = offer(10);
		assert_ok!(send(PROVIDER, Call::withdraw_item { item }));
		assert_noop!(send(OPERATOR, Call::list { item }), Error::<Test>::NotFound);
	});
}

#[test]
fn list_should_fail_when_the_provider_may_not_provide() {
	build_and_execute(|| {
		let item = offer(10);
		Today::set(&Day(END_OF_NEXT_YEAR.0 + 1));
		assert_noop!(send(OPERATOR, Call::list { item }), Error::<Test>::NotInForce);
		Today::set(&TENTH_OF_MARCH);
		assert_ok!(send(OPERATOR, end_agreement(PROVIDER)));
		assert_noop!(send(OPERATOR, Call::list { item }), Error::<Test>::NoAgreement);
	});
}

#[test]
fn list_should_fail_when_the_caller_is_not_the_operator() {
	build_and_execute(|| {
		let item = offer(10);
		let callers = [AUTHORITY, COUNCIL, PROVIDER, CITIZEN, TWO_OPERATORS];
		let callers = callers.map(RuntimeOrigin::signed).into_iter();
		for origin in callers.chain(unsigned()) {
			assert_noop!(dispatch(origin, Call::list { item }), BadOrigin);
		}
	});
}
