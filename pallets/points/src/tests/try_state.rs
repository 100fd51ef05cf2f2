//! Each invariant is seen to be broken once.

use polkadot_sdk::frame_support::{assert_err, assert_ok, traits::ConstU32, BoundedVec};
use suhui_primitives::{ClassId, Month, Page, Quantity, Slots, PAGE_SIZE};

use crate::{mock::*, Book, ClassPage, ClassTotals, Cursor, Holders, Honours, Lots, NextToLapse};

type MaxClasses = <Test as crate::Config>::MaxClasses;

const NOT_ISSUED: &str =
	"what is held, in orders, redeemed, retired, lapsed and taken back of a class is not what was issued";

/// Lots of February 2016 stand on one page, and then come to harm.
fn broken(error: &'static str, harm: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		credit(7, FEBRUARY_2016, &[(1, 10, 1)]);
		assert_ok!(Points::do_try_state());
		harm();
		assert_err!(Points::do_try_state(), error);
	});
}

fn slot(slot: u8) -> Slots {
	[slot].into_iter().collect()
}

/// The page's lots of class 7, and who holds them.
fn put_lots(page: u32, slots: Slots, quantities: &[Quantity]) {
	let lots = ClassPage { slots, quantities: BoundedVec::truncate_from(quantities.to_vec()) };
	Lots::<Test>::insert((FEBRUARY_2016, Page(page), 7u32), lots);
	put_index(page, &[(7, slots)]);
}

fn put_index(page: u32, classes: &[(ClassId, Slots)]) {
	let classes = BoundedVec::<_, MaxClasses>::truncate_from(classes.to_vec());
	Holders::<Test>::insert(FEBRUARY_2016, Page(page), classes);
}

fn put_books(books: &[(u8, Book)]) {
	let books = BoundedVec::<_, ConstU32<PAGE_SIZE>>::truncate_from(books.to_vec());
	Honours::<Test>::insert(Page(0), books);
}

fn lapsed() -> Book {
	Book { lapsed: quantity(1, 0), ..Book::default() }
}

#[test]
fn try_state_should_fail_when_lots_never_lapse() {
	broken("lots that never lapse", NextToLapse::<Test>::kill);
}

#[test]
fn try_state_should_fail_when_there_are_lots_of_a_month_that_lapsed() {
	broken("lots of a month that lapsed", || {
		NextToLapse::<Test>::put(Cursor::of(Month(554)));
	});
}

#[test]
fn try_state_should_fail_when_there_are_lots_of_a_page_that_lapsed() {
	broken("lots of a page that lapsed", || {
		Today::set(&FIRST_OF_MARCH_2018);
		NextToLapse::<Test>::put(Cursor { month: FEBRUARY_2016, after: Some(Page(0)) });
	});
}

#[test]
fn try_state_should_fail_when_a_month_lapses_before_it_is_due() {
	broken("a month whose lots lapse before it is due", || {
		NextToLapse::<Test>::put(Cursor { month: Month(552), after: Some(Page(0)) });
	});
}

#[test]
fn try_state_should_fail_when_a_lot_holds_other_than_was_issued() {
	for lot in [quantity(9, 1), quantity(11, 1), quantity(10, 0), quantity(10, 2)] {
		broken(NOT_ISSUED, || put_lots(0, slot(1), &[lot]));
	}
}

#[test]
fn try_state_should_fail_when_totals_of_a_class_are_not_what_was_issued() {
	for place in 0..6 {
		broken(NOT_ISSUED, || {
			ClassTotals::<Test>::mutate(7, |totals| {
				let all = [
					&mut totals.issued,
					&mut totals.in_orders,
					&mut totals.redeemed,
					&mut totals.retired,
					&mut totals.lapsed,
					&mut totals.taken_back,
				];
				all.into_iter().nth(place).unwrap().points += 1;
			});
		});
	}
}

#[test]
fn try_state_should_fail_when_a_class_with_lots_was_never_issued() {
	broken("lots of a class never issued", || ClassTotals::<Test>::remove(7));
}

#[test]
fn try_state_should_fail_when_a_class_page_has_no_lots() {
	broken("a class page without lots", || put_lots(1, Slots::default(), &[]));
}

#[test]
fn try_state_should_fail_when_a_class_page_has_more_quantities_than_slots() {
	broken("a class page has not a quantity for each slot", || {
		put_lots(0, slot(1), &[quantity(10, 1), quantity(0, 0)]);
	});
}

#[test]
fn try_state_should_fail_when_lots_of_a_class_exceed_64_bits() {
	broken("lots of a class exceed 64 bits", || {
		put_lots(1, slot(0), &[quantity(u64::MAX, 0)]);
	});
}

#[test]
fn try_state_should_fail_when_no_index_tells_of_a_class_page() {
	broken("a class page of which no index tells", || {
		Holders::<Test>::remove(FEBRUARY_2016, Page(0));
	});
}

#[test]
fn try_state_should_fail_when_an_index_tells_of_others_than_hold_lots() {
	let message = "an index tells of other lots than there are";
	broken(message, || put_index(0, &[(7, slot(2))]));
	broken(message, || put_index(0, &[(7, slot(1)), (8, slot(1))]));
}

#[test]
fn try_state_should_fail_when_an_index_has_no_classes_or_they_do_not_ascend() {
	broken("an index without classes", || put_index(1, &[]));
	broken("the classes of an index do not ascend", || {
		put_index(0, &[(7, slot(1)), (7, slot(1))]);
	});
}

#[test]
fn try_state_should_fail_when_honours_are_not_what_left_lots() {
	broken("honours are not what lapsed", || put_books(&[(1, lapsed())]));
	broken("honours are not what was redeemed", || {
		put_books(&[(1, Book { redeemed: 1, ..Book::default() })]);
	});
	let one = quantity(1, 0);
	for retired in [
		Book { donated: one, ..Book::default() },
		Book { offset: one, ..Book::default() },
		Book { cancelled: one, ..Book::default() },
		Book { compensated: one, ..Book::default() },
	] {
		broken("honours are not what was retired", || put_books(&[(1, retired)]));
	}
}

#[test]
fn try_state_should_fail_when_a_page_of_honours_is_out_of_order() {
	broken("a page without honours", || put_books(&[]));
	broken("a book without an honour", || put_books(&[(1, Book::default())]));
	broken("the books of a page do not ascend by slot", || {
		put_books(&[(1, lapsed()), (1, lapsed())]);
	});
}
