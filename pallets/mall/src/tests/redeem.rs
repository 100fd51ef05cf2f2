use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{
		ArithmeticError,
		DispatchError::{BadOrigin, Other},
	},
};
use suhui_primitives::{Actor, Day, Piece, Subject};

use super::{
	agreement, assert_last_event, digest, dispatch, end_agreement, left, listed, offering, order,
	ordered, redemption, send, stock, unsigned, whole, SECRET,
};
use crate::{
	mock::*, Bought, Call, Error, Event, NextOrder, OpenOrders, Order, OrderState, OrdersOf, Pieces,
};

fn within(item: u32, lots: u32) -> Call<Test> {
	Call::redeem { item, count: 1, secret_hash: digest(SECRET), lots }
}

/// The citizen redeems one at each of these prices, of an item each.
fn redeem_at(prices: &[u64]) -> Vec<u32> {
	let at = |price: &u64| {
		let item = listed(*price);
		assert_ok!(send(CITIZEN, redemption(item, 1)));
		NextOrder::<Test>::get() - 1
	};
	prices.iter().map(at).collect()
}

#[test]
fn redeem_should_take_points_with_reductions_first_when_an_older_lot_has_none() {
	build_and_execute(|| {
		// A whole, and 3 of C's 33 points: 332,080 * 3 / 33 = 30,189.09 mg. In all 130,190 mg.
		let number = ordered();
		let piece = |month, class, reduction, points| Piece {
			month,
			class,
			quantity: quantity(reduction, points),
		};
		let pieces = [piece(JANUARY_2026, 3, 100_001, 7), piece(FEBRUARY_2026, 4, 30_189, 3)];
		assert_eq!(Pieces::<Test>::get(number).unwrap().to_vec(), pieces);
		assert_eq!(left(), [quantity(0, 0), quantity(301_891, 30), quantity(0, 50)]);
	});
}

#[test]
fn redeem_should_take_lots_without_reductions_when_no_others_are_left() {
	build_and_execute(|| {
		let orders = redeem_at(&[10, 60]);
		assert_eq!(order(orders[1]).taken, quantity(301_891, 60));
		assert_eq!(left(), [quantity(0, 0), quantity(0, 0), quantity(0, 20)]);
	});
}

#[test]
fn redeem_should_fail_when_there_are_not_enough_points() {
	build_and_execute(|| {
		redeem_at(&[10, 60]);
		let item = listed(25);
		assert_noop!(send(CITIZEN, redemption(item, 1)), Other("not enough"));
		assert_eq!(left(), [quantity(0, 0), quantity(0, 0), quantity(0, 20)]);
	});
}

#[test]
fn redeem_should_place_the_order_when_an_individual_calls() {
	build_and_execute(|| {
		let number = ordered();
		let expected = Order {
			item: 1,
			participant: crate::mock::number(CITIZEN),
			count: 1,
			taken: quantity(130_190, 10),
			pieces: 2,
			placed: TENTH_OF_MARCH,
			secret: digest(SECRET),
			state: OrderState::Open,
		};
		assert_eq!((number, order(number)), (1, expected));
		for account in [CITIZEN, PROVIDER] {
			let whose = crate::mock::number(account);
			assert!(OrdersOf::<Test>::contains_key(whose, number));
			assert_eq!(OpenOrders::<Test>::get(whose), 1);
		}
	});
}

#[test]
fn redeem_should_hold_what_is_redeemed_when_it_succeeds() {
	build_and_execute(|| {
		let item = listed(10);
		assert_ok!(send(CITIZEN, redemption(item, 2)));
		assert_eq!(stock(item), (1, 2, 0));
		let bought = Bought::<Test>::iter().map(|(of, _, people)| (of, people.to_vec()));
		// The citizen is participant 7 of page 0.
		assert_eq!(bought.collect::<Vec<_>>(), [(item, vec![(7, 2)])]);
	});
}

#[test]
fn redeem_should_let_the_order_be_due_when_it_succeeds() {
	build_and_execute(|| {
		let number = ordered();
		let provider = Actor::Participant(crate::mock::number(PROVIDER));
		let due = (Subject::Order(number), provider, TENTH_OF_MARCH, 5);
		assert_eq!(WorkingDeadlines::get(), [due]);
	});
}

#[test]
fn redeem_should_fail_when_the_last_unit_stands_in_another_order() {
	build_and_execute(|| {
		let item = listed(1);
		hold(number(NEIGHBOUR), JANUARY_2026, 3, quantity(10, 10));
		assert_ok!(send(NEIGHBOUR, redemption(item, 2)));
		assert_ok!(send(CITIZEN, redemption(item, 1)));
		assert_noop!(send(CITIZEN, redemption(item, 1)), Error::<Test>::OutOfStock);
		assert_eq!(stock(item), (0, 3, 0));
	});
}

#[test]
fn redeem_should_fail_when_the_person_would_have_more_than_may_be() {
	build_and_execute(|| {
		let item = listed(1);
		assert_noop!(send(CITIZEN, redemption(item, 3)), Error::<Test>::LimitReached);
		assert_ok!(send(CITIZEN, redemption(item, 1)));
		assert_noop!(send(CITIZEN, redemption(item, 2)), Error::<Test>::LimitReached);
		assert_ok!(send(CITIZEN, redemption(item, 1)));
		assert_noop!(send(CITIZEN, redemption(item, 1)), Error::<Test>::LimitReached);
	});
}

#[test]
fn redeem_should_fail_when_as_many_of_the_persons_orders_are_open_as_may_be() {
	build_and_execute(|| {
		let item = listed(1);
		OpenOrders::<Test>::insert(number(CITIZEN), 32);
		assert_noop!(send(CITIZEN, redemption(item, 1)), Error::<Test>::TooManyOrders);
		OpenOrders::<Test>::remove(number(CITIZEN));
	});
}

#[test]
fn redeem_should_fail_when_as_many_orders_with_the_provider_are_open_as_may_be() {
	build_and_execute(|| {
		let item = listed(1);
		OpenOrders::<Test>::insert(number(PROVIDER), 100_000);
		assert_noop!(send(CITIZEN, redemption(item, 1)), Error::<Test>::TooManyOrders);
		OpenOrders::<Test>::remove(number(PROVIDER));
	});
}

#[test]
fn redeem_should_fail_when_the_item_is_not_listed() {
	build_and_execute(|| {
		let item = super::offer(10);
		assert_noop!(send(CITIZEN, redemption(item, 1)), Error::<Test>::NotListed);
		assert_noop!(send(CITIZEN, redemption(item + 1, 1)), Error::<Test>::NotFound);
	});
}

#[test]
fn redeem_should_fail_when_today_is_none_of_the_items_days() {
	build_and_execute(|| {
		let item = listed(1);
		for day in [Day(NEW_YEAR.0 - 1), Day(END_OF_YEAR.0 + 1)] {
			Today::set(&day);
			assert_noop!(send(CITIZEN, redemption(item, 1)), Error::<Test>::OutOfPeriod);
		}
		for day in [NEW_YEAR, END_OF_YEAR] {
			Today::set(&day);
			assert_ok!(send(CITIZEN, redemption(item, 1)));
		}
	});
}

#[test]
fn redeem_should_fail_when_the_provider_may_not_provide() {
	build_and_execute(|| {
		let item = listed(1);
		let shorter = agreement(number(PROVIDER), NEW_YEAR, TENTH_OF_MARCH);
		assert_ok!(send(OPERATOR, shorter));
		assert_ok!(send(CITIZEN, redemption(item, 1)));
		Today::set(&Day(TENTH_OF_MARCH.0 + 1));
		assert_noop!(send(CITIZEN, redemption(item, 1)), Error::<Test>::NotInForce);
		Today::set(&TENTH_OF_MARCH);
		assert_ok!(send(OPERATOR, end_agreement(PROVIDER)));
		assert_noop!(send(CITIZEN, redemption(item, 1)), Error::<Test>::NoAgreement);
	});
}

#[test]
fn redeem_should_fail_when_none_is_redeemed() {
	build_and_execute(|| {
		let item = listed(1);
		assert_noop!(send(CITIZEN, redemption(item, 0)), Error::<Test>::InvalidCount);
	});
}

#[test]
fn redeem_should_fail_when_no_lots_or_too_many_are_to_be_read() {
	build_and_execute(|| {
		let item = listed(1);
		for lots in [0, 6_401] {
			assert_noop!(send(CITIZEN, within(item, lots)), Error::<Test>::InvalidLots);
		}
	});
}

#[test]
fn redeem_should_fail_when_more_lots_have_to_be_read_than_are_paid_for() {
	build_and_execute(|| {
		// B, the oldest, is read before A and C, and taken from after them.
		let item = listed(10);
		assert_noop!(send(CITIZEN, within(item, 2)), Other("too many lots"));
		assert_ok!(send(CITIZEN, within(item, 3)));
	});
}

#[test]
fn redeem_should_fail_when_the_points_lie_in_more_lots_than_an_order_takes_from() {
	build_and_execute(|| {
		let neighbour = number(NEIGHBOUR);
		let lots = (1..=3_201).map(|class| (neighbour, JANUARY_2026, class, quantity(1, 1)));
		Held::set(&[Held::get(), lots.collect()].concat());
		let item = listed(3_201);
		assert_noop!(send(NEIGHBOUR, redemption(item, 1)), Error::<Test>::TooManyPieces);
	});
}

#[test]
fn redeem_should_fail_when_the_price_would_leave_64_bits() {
	build_and_execute(|| {
		let item = listed(u64::MAX);
		assert_noop!(send(CITIZEN, redemption(item, 2)), ArithmeticError::Overflow);
	});
}

#[test]
fn redeem_should_fail_when_the_caller_is_no_individual() {
	build_and_execute(|| {
		let item = listed(1);
		for account in [PROVIDER, OTHER, INSTITUTION] {
			assert_noop!(send(account, redemption(item, 1)), Error::<Test>::WrongKind);
		}
		assert_noop!(send(STRANGER, redemption(item, 1)), Error::<Test>::NotRegistered);
		for origin in unsigned() {
			assert_noop!(dispatch(origin, redemption(item, 1)), BadOrigin);
		}
	});
}

#[test]
fn redeem_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let order = ordered();
		assert_last_event(Event::Redeemed {
			order,
			item: 1,
			participant: number(CITIZEN),
			count: 1,
			taken: quantity(130_190, 10),
		});
	});
}

#[test]
fn redeem_should_change_nothing_when_it_fails_after_lots_were_taken() {
	build_and_execute(|| {
		assert_ok!(send(OPERATOR, agreement(number(PROVIDER), NEW_YEAR, END_OF_NEXT_YEAR)));
		assert_ok!(send(PROVIDER, offering(10)));
		assert_ok!(send(OPERATOR, Call::list { item: 1 }));
		NextOrder::<Test>::put(u32::MAX);
		assert_noop!(send(CITIZEN, redemption(1, 1)), ArithmeticError::Overflow);
		assert_eq!(left(), whole());
		NextOrder::<Test>::kill();
	});
}
