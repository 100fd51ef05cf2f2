use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::Subject;

use super::{
	assert_last_event, dispatch, disputed, fulfilment, order, ordered, send, state, stock, unsigned,
};
use crate::{mock::*, Call, Error, Event, OrderState};

#[test]
fn accept_should_settle_the_order_when_who_redeemed_calls() {
	build_and_execute(|| {
		let number = ordered();
		assert_ok!(send(CITIZEN, Call::accept { order: number }));
		assert_eq!(state(number), OrderState::Fulfilled);
		assert_eq!(stock(order(number).item), (2, 0, 1));
		let provider = crate::mock::number(PROVIDER);
		assert_eq!(Received::get(), [(provider, 3, 100_001), (provider, 4, 30_189)]);
		assert_eq!(Met::get(), [Subject::Order(number)]);
	});
}

#[test]
fn accept_should_end_the_dispute_when_who_redeemed_gives_in() {
	build_and_execute(|| {
		let number = disputed();
		assert_ok!(send(CITIZEN, Call::accept { order: number }));
		assert_eq!(state(number), OrderState::Fulfilled);
		assert_eq!(Dropped::get(), [Subject::Order(number), Subject::Dispute(number)]);
	});
}

#[test]
fn accept_should_fail_when_the_order_is_over_or_there_is_none() {
	build_and_execute(|| {
		let order = ordered();
		assert_ok!(send(PROVIDER, fulfilment(order)));
		assert_noop!(send(CITIZEN, Call::accept { order }), Error::<Test>::NotOpen);
		let unknown = Call::accept { order: order + 1 };
		assert_noop!(send(CITIZEN, unknown), Error::<Test>::NotFound);
	});
}

#[test]
fn accept_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let order = ordered();
		assert_ok!(send(CITIZEN, Call::accept { order }));
		assert_last_event(Event::Accepted { order });
	});
}

#[test]
fn accept_should_fail_when_the_order_is_anothers() {
	build_and_execute(|| {
		let order = ordered();
		for account in [PROVIDER, OTHER, NEIGHBOUR] {
			assert_noop!(send(account, Call::accept { order }), Error::<Test>::NotConcerned);
		}
		assert_noop!(send(STRANGER, Call::accept { order }), Error::<Test>::NotRegistered);
		for origin in unsigned() {
			assert_noop!(dispatch(origin, Call::accept { order }), BadOrigin);
		}
	});
}
