use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, storage::with_storage_layer},
	sp_runtime::DispatchError,
};
use suhui_primitives::{Ask, Day, Fate, Lots as _, Month, Piece, Purpose, Returned};

use crate::{mock::*, Book, ClassTotals, Error, Totals};

const JUNE_2025: Month = Month(665);

/// An order of 31 March 2026 that took 200,000 mg and 40 points of March 2024, and 25,000 mg and 10 points of June 2025.
fn order() -> Vec<Piece> {
	Today::set(&TENTH_OF_MARCH_2026);
	credit(7, MARCH_2024, &[(70, 200_000, 40)]);
	credit(9, JUNE_2025, &[(70, 50_000, 20)]);
	Today::set(&Day(20_543));
	let pieces = take(70, Ask::Points(50), Fate::Order).unwrap();
	assert_eq!(pieces, [piece(MARCH_2024, 7, 200_000, 40), piece(JUNE_2025, 9, 25_000, 10)]);
	pieces
}

fn give_back(pieces: &[Piece]) -> Result<Returned, DispatchError> {
	with_storage_layer(|| Points::give_back(70, pieces))
}

fn settle(pieces: &[Piece]) -> Result<(), DispatchError> {
	with_storage_layer(|| Points::settle(70, pieces))
}

#[test]
fn give_back_should_let_pieces_lapse_when_their_month_is_over_by_then() {
	build_and_execute(|| {
		let pieces = order();
		// 3 April 2026.
		Today::set(&Day(20_546));
		let expected = Returned { returned: quantity(25_000, 10), lapsed: quantity(200_000, 40) };
		assert_eq!(give_back(&pieces), Ok(expected));
		assert_eq!(lot(JUNE_2025, 9, 70), (50_000, 20));
		let honours = Book { lapsed: quantity(200_000, 40), ..Book::default() };
		assert_eq!(Points::honours_of(70), honours);
		let totals = |class: u32| ClassTotals::<Test>::get(class);
		assert_eq!(
			(totals(7).lapsed, totals(7).in_orders),
			(quantity(200_000, 40), quantity(0, 0))
		);
		assert_eq!((totals(9).lapsed, totals(9).in_orders), (quantity(0, 0), quantity(0, 0)));
	})
}

#[test]
fn give_back_should_return_all_when_no_month_is_over() {
	build_and_execute(|| {
		let pieces = order();
		let expected = Returned { returned: quantity(225_000, 50), lapsed: quantity(0, 0) };
		assert_eq!(give_back(&pieces), Ok(expected));
		assert_eq!(lot(MARCH_2024, 7, 70), (200_000, 40));
		assert_eq!(lot(JUNE_2025, 9, 70), (50_000, 20));
		assert_eq!(Points::honours_of(70), Book::default());
	})
}

#[test]
fn give_back_should_let_pieces_lapse_when_their_month_was_drained() {
	build_and_execute(|| {
		let pieces = order();
		Today::set(&Day(20_546));
		assert_eq!(Points::lapse_next(64), Some(1));
		assert_eq!(give_back(&pieces).unwrap().lapsed, quantity(200_000, 40));
	})
}

#[test]
fn give_back_should_find_its_place_when_the_page_has_as_many_classes_as_may_be() {
	build_and_execute(|| {
		(0..256).for_each(|class| credit(class, FEBRUARY_2016, &[(70, 10, 1)]));
		let pieces = take(70, Ask::Points(256), Fate::Order).unwrap();
		let another =
			with_storage_layer(|| Points::credit(256, FEBRUARY_2016, &to_credits(&[(70, 10, 1)])));
		assert_eq!(another, Err(Error::<Test>::PageFull.into()));
		let expected = Returned { returned: quantity(2_560, 256), lapsed: quantity(0, 0) };
		assert_eq!(give_back(&pieces), Ok(expected));
		assert_eq!(lot(FEBRUARY_2016, 255, 70), (10, 1));
	})
}

#[test]
fn settle_should_make_points_alone_an_honour_when_the_order_is_fulfilled() {
	build_and_execute(|| {
		let pieces = order();
		Today::set(&Day(20_546));
		assert_ok!(settle(&pieces));
		assert_eq!(Points::honours_of(70), Book { redeemed: 50, ..Book::default() });
		let expected = Totals {
			issued: quantity(50_000, 20),
			redeemed: quantity(25_000, 10),
			..Totals::default()
		};
		assert_eq!(ClassTotals::<Test>::get(9), expected);
		assert_eq!(lot(JUNE_2025, 9, 70), (25_000, 10));
	})
}

#[test]
fn orders_should_end_once_when_they_are_settled_or_given_back() {
	build_and_execute(|| {
		let pieces = order();
		assert_ok!(settle(&pieces));
		assert_noop!(settle(&pieces), Error::<Test>::NotInOrders);
		assert_noop!(give_back(&pieces), Error::<Test>::NotInOrders);
	})
}

#[test]
fn orders_should_not_end_when_the_pieces_were_retired() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(70, 10, 1)]);
		let pieces = take(70, Ask::Points(1), Fate::Retired(Purpose::Donation)).unwrap();
		assert_noop!(settle(&pieces), Error::<Test>::NotInOrders);
		assert_noop!(give_back(&pieces), Error::<Test>::NotInOrders);
	})
}

#[test]
fn give_back_should_refuse_when_the_participant_never_had_the_lot() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(70, 10, 1)]);
		let pieces = take(70, Ask::Points(1), Fate::Order).unwrap();
		let to_another = || with_storage_layer(|| Points::give_back(71, &pieces));
		assert_noop!(to_another(), DispatchError::Corruption);
	})
}
