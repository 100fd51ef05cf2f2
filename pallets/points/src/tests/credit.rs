use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		storage::{unhashed, with_storage_layer},
	},
	sp_runtime::DispatchError,
};
use suhui_primitives::{Lots as _, Month, Page, PAGE_SIZE};

use crate::{mock::*, ClassTotals, Cursor, Error, Holders, Lots, NextToLapse};

/// Who of a page holds what, as (class, slots).
fn holders(page: u32) -> Vec<(u32, Vec<u8>)> {
	let holders = Holders::<Test>::get(FEBRUARY_2016, Page(page));
	holders.iter().map(|(class, slots)| (*class, slots.iter().collect())).collect()
}

/// As a call does it: an error takes back what was written before it.
fn try_credit(class: u32, credits: &[(u32, u64, u64)]) -> Result<(), DispatchError> {
	with_storage_layer(|| Points::credit(class, FEBRUARY_2016, &to_credits(credits)))
}

#[test]
fn credit_should_spread_over_pages_when_participants_stand_on_several() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(1, 10, 1), (255, 20, 2), (256, 30, 3), (800, 40, 4)]);
		assert_eq!(class_page(FEBRUARY_2016, 0, 7), [(1, 10, 1), (255, 20, 2)]);
		assert_eq!(class_page(FEBRUARY_2016, 1, 7), [(0, 30, 3)]);
		// 800 = 3 * 256 + 32.
		assert_eq!(class_page(FEBRUARY_2016, 3, 7), [(32, 40, 4)]);
	})
}

#[test]
fn credit_should_add_to_the_lot_when_the_participant_holds_the_class() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(1, 10, 1), (2, 20, 2)]);
		credit(7, FEBRUARY_2016, &[(2, 5, 3), (3, 1, 1)]);
		assert_eq!(class_page(FEBRUARY_2016, 0, 7), [(1, 10, 1), (2, 25, 5), (3, 1, 1)]);
	})
}

#[test]
fn credit_should_leave_other_classes_when_a_page_holds_several() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(1, 1, 1), (3, 1, 1)]);
		credit(9, FEBRUARY_2016, &[(1, 2, 2), (2, 2, 2)]);
		credit(2, FEBRUARY_2016, &[(0, 3, 3), (3, 3, 3)]);
		assert_eq!(class_page(FEBRUARY_2016, 0, 2), [(0, 3, 3), (3, 3, 3)]);
		assert_eq!(class_page(FEBRUARY_2016, 0, 7), [(1, 1, 1), (3, 1, 1)]);
		assert_eq!(class_page(FEBRUARY_2016, 0, 9), [(1, 2, 2), (2, 2, 2)]);
	})
}

#[test]
fn credit_should_note_holders_by_class_when_they_are_new_to_it() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(1, 1, 1), (256, 1, 1)]);
		credit(2, FEBRUARY_2016, &[(3, 1, 1)]);
		credit(7, FEBRUARY_2016, &[(1, 1, 1), (255, 1, 1)]);
		assert_eq!(holders(0), [(2, vec![3]), (7, vec![1, 255])]);
		assert_eq!(holders(1), [(7, vec![0])]);
	})
}

#[test]
fn credit_should_not_touch_the_index_when_all_hold_the_class() {
	new_test_ext().execute_with(|| {
		credit(7, FEBRUARY_2016, &[(1, 1, 1), (2, 1, 1)]);
		// Were it written, the class would be told of again.
		Holders::<Test>::remove(FEBRUARY_2016, Page(0));
		credit(7, FEBRUARY_2016, &[(1, 1, 1), (2, 1, 1)]);
		assert!(holders(0).is_empty());
	})
}

#[test]
fn credit_should_count_as_issued_when_lots_are_credited() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(1, 10, 1), (256, 20, 2)]);
		credit(7, FEBRUARY_2016, &[(1, 5, 4)]);
		let totals = ClassTotals::<Test>::get(7);
		assert_eq!((totals.issued, totals.lapsed), (quantity(35, 7), quantity(0, 0)));
	})
}

#[test]
fn credit_should_write_nothing_when_there_is_no_credit() {
	build_and_execute(|| {
		assert_ok!(try_credit(7, &[]));
		assert_eq!(ClassTotals::<Test>::iter().count(), 0);
		assert_eq!(Lots::<Test>::iter().count(), 0);
		assert_eq!(NextToLapse::<Test>::get(), None);
	})
}

#[test]
fn credit_should_let_the_oldest_month_lapse_first_when_it_is_not_the_first_credited() {
	build_and_execute(|| {
		for (month, oldest) in [(554, 554), (553, 553), (555, 553), (553, 553)] {
			credit(month, Month(month), &[(1, 1, 1)]);
			assert_eq!(NextToLapse::<Test>::get(), Some(Cursor::of(Month(oldest))));
		}
	})
}

#[test]
fn credit_should_refuse_when_participants_do_not_ascend() {
	build_and_execute(|| {
		for credits in [[(2, 1, 1), (1, 1, 1)], [(2, 1, 1), (2, 1, 1)], [(256, 1, 1), (1, 1, 1)]] {
			assert_noop!(try_credit(7, &credits), Error::<Test>::NotAscending);
		}
	})
}

#[test]
fn credit_should_refuse_when_the_points_of_a_class_leave_64_bits() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(1, 0, u64::MAX)]);
		assert_noop!(try_credit(7, &[(2, 0, 1)]), Error::<Test>::Overflow);
		assert_noop!(try_credit(7, &[(1, 0, 1)]), Error::<Test>::Overflow);
	})
}

#[test]
fn credit_should_refuse_when_a_page_is_full() {
	build_and_execute(|| {
		for class in 0..256 {
			credit(class, FEBRUARY_2016, &[(256, 1, 1)]);
		}
		assert_noop!(try_credit(256, &[(1, 1, 1), (257, 1, 1)]), Error::<Test>::PageFull);
		assert_ok!(try_credit(255, &[(257, 1, 1)]));
		assert_ok!(try_credit(256, &[(1, 1, 1)]));
	})
}

#[test]
fn credit_should_refuse_when_a_page_is_corrupt() {
	new_test_ext().execute_with(|| {
		// A page of one lot, with half of it: its bit is the second, and its points are missing.
		let key = Lots::<Test>::hashed_key_for((FEBRUARY_2016, Page(0), 7u32));
		let mut page = vec![0; 32];
		page[0] = 0b10;
		page.extend([4, 28]);
		unhashed::put_raw(&key, &page);
		assert_noop!(try_credit(7, &[(1, 1, 1)]), DispatchError::Corruption);
		assert_noop!(try_credit(7, &[(2, 1, 1)]), DispatchError::Corruption);
	})
}

#[test]
fn credit_should_reach_the_largest_participant_when_it_has_the_last_slot() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(u32::MAX, 10, 1)]);
		assert_eq!(class_page(FEBRUARY_2016, u32::MAX / PAGE_SIZE, 7), [(255, 10, 1)]);
	})
}
