use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError::BadOrigin, DispatchResult},
};
use suhui_primitives::{Day, Subject};

use super::{
	assert_last_event, decision, dispatch, disputed, disputing, fulfilment, left, listed, order,
	ordered, redemption, send, state, stock, unsigned, whole,
};
use crate::{mock::*, Bought, Call, Error, Event, OpenOrders, OrderState};

/// Tuesday 28 April 2026. The fifth working day after it is Friday 8 May, since the 1st to the 5th are off.
const DAY_28_OF_APRIL: Day = Day(20_571);
const DAY_8_OF_MAY: Day = Day(20_581);
/// A Tuesday: the tenth working day after the tenth of March.
const DAY_24_OF_MARCH: Day = Day(20_536);
/// Four weeks before the tenth of March.
const TENTH_OF_FEBRUARY: Day = Day(20_494);

fn cancel(account: u64, order: u32) -> DispatchResult {
	send(account, Call::cancel { order })
}

#[test]
fn cancel_should_return_what_was_taken_when_no_month_is_over() {
	build_and_execute(|| {
		let number = ordered();
		assert_ok!(cancel(PROVIDER, number));
		assert_eq!((state(number), left()), (OrderState::Cancelled, whole()));
		assert!(InOrders::get().is_empty());
		let (order, returned, lapsed) = (number, quantity(130_190, 10), quantity(0, 0));
		assert_last_event(Event::Cancelled { order, returned, lapsed });
	});
}

#[test]
fn cancel_should_tell_what_lapsed_when_a_month_is_over_by_now() {
	build_and_execute(|| {
		let order = ordered();
		LapsedMonths::set(&vec![JANUARY_2026]);
		assert_ok!(cancel(PROVIDER, order));
		let (returned, lapsed) = (quantity(30_189, 3), quantity(100_001, 7));
		assert_last_event(Event::Cancelled { order, returned, lapsed });
		assert_eq!(left(), [quantity(0, 0), quantity(332_080, 33), quantity(0, 50)]);
	});
}

#[test]
fn cancel_should_return_the_item_to_the_stock_when_it_succeeds() {
	build_and_execute(|| {
		let number = ordered();
		let item = order(number).item;
		assert_ok!(send(CITIZEN, redemption(item, 1)));
		assert_ok!(cancel(PROVIDER, number));
		assert_eq!(stock(item), (2, 1, 0));
		let bought = Bought::<Test>::iter().map(|(.., people)| people.to_vec());
		assert_eq!(bought.collect::<Vec<_>>(), [vec![(7, 1)]]);
		assert_ok!(cancel(PROVIDER, number + 1));
		assert_eq!((stock(item), Bought::<Test>::iter().count()), ((3, 0, 0), 0));
	});
}

#[test]
fn cancel_should_close_the_order_when_it_succeeds() {
	build_and_execute(|| {
		let number = ordered();
		assert_ok!(cancel(PROVIDER, number));
		assert_eq!(Dropped::get(), [Subject::Order(number)]);
		assert_eq!(OpenOrders::<Test>::iter().count(), 0);
	});
}

#[test]
fn cancel_should_succeed_when_the_days_are_over_and_who_redeemed_calls() {
	build_and_execute(|| {
		Holidays::set(&(20_574..=20_578).map(Day).collect::<Vec<_>>());
		Today::set(&DAY_28_OF_APRIL);
		let number = ordered();
		Today::set(&DAY_8_OF_MAY);
		assert_noop!(cancel(CITIZEN, number), Error::<Test>::NotDue);
		Today::set(&Day(DAY_8_OF_MAY.0 + 1));
		assert_ok!(cancel(CITIZEN, number));
		assert_eq!(state(number), OrderState::Cancelled);
	});
}

#[test]
fn cancel_should_be_the_providers_alone_when_the_order_is_in_dispute() {
	build_and_execute(|| {
		let number = disputed();
		Today::set(&DAY_24_OF_MARCH);
		assert_noop!(cancel(CITIZEN, number), Error::<Test>::NotDue);
		assert_ok!(cancel(PROVIDER, number));
		assert_eq!(state(number), OrderState::Cancelled);
		assert_eq!(Dropped::get(), [Subject::Order(number), Subject::Dispute(number)]);
	});
}

#[test]
fn cancel_should_wait_for_the_decision_when_a_late_order_is_disputed() {
	build_and_execute(|| {
		Today::set(&TENTH_OF_FEBRUARY);
		let number = ordered();
		Today::set(&TENTH_OF_MARCH);
		assert_ok!(send(PROVIDER, disputing(number)));
		Today::set(&DAY_24_OF_MARCH);
		assert_noop!(cancel(CITIZEN, number), Error::<Test>::NotDue);
	});
}

/// Neither a provider that disputes what it did not hand over nor an operator that does not decide keeps the points.
#[test]
fn cancel_should_succeed_when_the_days_to_decide_are_over_and_who_redeemed_calls() {
	build_and_execute(|| {
		for account in [PROVIDER, CITIZEN] {
			Today::set(&TENTH_OF_MARCH);
			let number = ordered();
			assert_ok!(send(account, disputing(number)));
			Today::set(&Day(DAY_24_OF_MARCH.0 + 1));
			assert_noop!(cancel(NEIGHBOUR, number), Error::<Test>::NotConcerned);
			assert_ok!(cancel(CITIZEN, number));
			assert_eq!((state(number), left()), (OrderState::Cancelled, whole()));
			assert_eq!(Dropped::get().last(), Some(&Subject::Dispute(number)));
			let late_decision = send(TWO_OPERATORS, decision(number, true));
			assert_eq!(late_decision, Err(Error::<Test>::NotOpen.into()));
		}
	});
}

#[test]
fn cancel_should_let_the_person_redeem_again_when_the_limit_was_reached() {
	build_and_execute(|| {
		let item = listed(1);
		assert_ok!(send(CITIZEN, redemption(item, 2)));
		assert_noop!(send(CITIZEN, redemption(item, 1)), Error::<Test>::LimitReached);
		assert_ok!(cancel(PROVIDER, 1));
		assert_ok!(send(CITIZEN, redemption(item, 2)));
	});
}

#[test]
fn cancel_should_fail_when_the_order_is_over_or_there_is_none() {
	build_and_execute(|| {
		let first = ordered();
		assert_ok!(send(PROVIDER, fulfilment(first)));
		let second = ordered();
		assert_ok!(cancel(PROVIDER, second));
		for order in [first, second] {
			assert_noop!(cancel(PROVIDER, order), Error::<Test>::NotOpen);
		}
		assert_noop!(cancel(PROVIDER, second + 1), Error::<Test>::NotFound);
	});
}

#[test]
fn cancel_should_fail_when_the_order_is_neither_the_callers_nor_with_the_caller() {
	build_and_execute(|| {
		let order = ordered();
		Today::set(&END_OF_YEAR);
		for account in [OTHER, NEIGHBOUR] {
			assert_noop!(cancel(account, order), Error::<Test>::NotConcerned);
		}
		assert_noop!(cancel(STRANGER, order), Error::<Test>::NotRegistered);
		for origin in unsigned() {
			assert_noop!(dispatch(origin, Call::cancel { order }), BadOrigin);
		}
	});
}
