use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		storage::{unhashed, with_storage_layer},
	},
	sp_runtime::DispatchError,
};
use suhui_primitives::{Lots as _, Page, PAGE_SIZE};

use crate::{mock::*, ClassTotals, Error, Lot, Lots};

fn page(page: u32) -> Vec<(u8, u32, u64, u64)> {
	let fields = |lot: &Lot| (lot.slot, lot.class, lot.quantity.reduction, lot.quantity.points);
	Lots::<Test>::get(FEBRUARY_2016, Page(page)).iter().map(fields).collect()
}

/// As a call does it: an error takes back what was written before it.
fn try_credit(class: u32, credits: &[(u32, u64, u64)]) -> Result<(), DispatchError> {
	with_storage_layer(|| Points::credit(class, FEBRUARY_2016, &to_credits(credits)))
}

#[test]
fn credit_should_spread_over_pages_when_participants_stand_on_several() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(1, 10, 1), (63, 20, 2), (64, 30, 3), (200, 40, 4)]);
		assert_eq!(page(0), [(1, 7, 10, 1), (63, 7, 20, 2)]);
		assert_eq!(page(1), [(0, 7, 30, 3)]);
		assert_eq!(page(3), [(8, 7, 40, 4)]);
	})
}

#[test]
fn credit_should_add_to_the_lot_when_the_participant_holds_the_class() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(1, 10, 1), (2, 20, 2)]);
		credit(7, FEBRUARY_2016, &[(2, 5, 3), (3, 1, 1)]);
		assert_eq!(page(0), [(1, 7, 10, 1), (2, 7, 25, 5), (3, 7, 1, 1)]);
	})
}

#[test]
fn credit_should_keep_lots_in_order_when_classes_come_out_of_order() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(1, 1, 1), (3, 1, 1)]);
		credit(9, FEBRUARY_2016, &[(1, 2, 2), (2, 2, 2)]);
		credit(2, FEBRUARY_2016, &[(0, 3, 3), (1, 3, 3), (3, 3, 3)]);
		assert_eq!(
			page(0),
			[
				(0, 2, 3, 3),
				(1, 2, 3, 3),
				(1, 7, 1, 1),
				(1, 9, 2, 2),
				(2, 9, 2, 2),
				(3, 2, 3, 3),
				(3, 7, 1, 1),
			]
		);
	})
}

#[test]
fn credit_should_count_as_issued_when_lots_are_credited() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(1, 10, 1), (64, 20, 2)]);
		credit(7, FEBRUARY_2016, &[(1, 5, 4)]);
		assert_eq!(ClassTotals::<Test>::get(7).issued, quantity(35, 7));
		assert_eq!(ClassTotals::<Test>::get(7).lapsed, quantity(0, 0));
	})
}

#[test]
fn credit_should_write_nothing_when_there_is_no_credit() {
	build_and_execute(|| {
		assert_ok!(try_credit(7, &[]));
		assert_eq!(ClassTotals::<Test>::iter().count(), 0);
		assert_eq!(Lots::<Test>::iter().count(), 0);
	})
}

#[test]
fn credit_should_refuse_when_participants_do_not_ascend() {
	build_and_execute(|| {
		for credits in [[(2, 1, 1), (1, 1, 1)], [(2, 1, 1), (2, 1, 1)], [(64, 1, 1), (1, 1, 1)]] {
			assert_noop!(try_credit(7, &credits), Error::<Test>::NotAscending);
		}
	})
}

#[test]
fn credit_should_refuse_when_a_lot_leaves_64_bits() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(70, u64::MAX, 1)]);
		assert_noop!(try_credit(7, &[(1, 1, 1), (70, 1, 1)]), Error::<Test>::Overflow);
	})
}

#[test]
fn credit_should_refuse_when_the_points_of_a_class_leave_64_bits() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(1, 0, u64::MAX)]);
		assert_noop!(try_credit(7, &[(2, 0, 1)]), Error::<Test>::Overflow);
	})
}

#[test]
fn credit_should_refuse_when_a_page_is_full() {
	build_and_execute(|| {
		// The mock's page holds 512 lots: 64 people of eight classes.
		let everyone: Vec<_> =
			(64..64 + PAGE_SIZE).map(|participant| (participant, 1, 1)).collect();
		for class in 0..8 {
			credit(class, FEBRUARY_2016, &everyone);
		}
		assert_noop!(try_credit(8, &[(1, 1, 1), (64, 1, 1)]), Error::<Test>::PageFull);
		assert_ok!(try_credit(7, &[(64, 1, 1)]));
	})
}

#[test]
fn credit_should_refuse_when_a_page_is_corrupt() {
	new_test_ext().execute_with(|| {
		// A page that tells of one lot, with half of it.
		let key = Lots::<Test>::hashed_key_for(FEBRUARY_2016, Page(0));
		unhashed::put_raw(&key, &[4, 1, 28]);
		assert_noop!(try_credit(7, &[(1, 1, 1)]), DispatchError::Corruption);
		assert_noop!(try_credit(7, &[(2, 1, 1)]), DispatchError::Corruption);
	})
}

#[test]
fn credit_should_reach_the_largest_participant_when_it_has_the_last_slot() {
	build_and_execute(|| {
		credit(7, FEBRUARY_2016, &[(u32::MAX, 10, 1)]);
		assert_eq!(page(u32::MAX / PAGE_SIZE), [(63, 7, 10, 1)]);
	})
}
