//! Which set of those who vote nodes have, once what never became final is dropped.

use polkadot_sdk::frame_system;

use crate::{mock::*, Sets, VotersAreOthers};

/// Set 1 from block 10 on, 2 from 20, 3 from 30; one of them by force.
fn announced(by_force: Option<u64>) {
	for set in 1..=3 {
		frame_system::Pallet::<Test>::set_block_number(10 * set);
		Consortium::note_set(set, Some(set) == by_force, 100);
	}
}

#[test]
fn set_should_be_the_one_that_was_announced_until_then_when_later_ones_are_dropped() {
	new_test_ext().execute_with(|| {
		announced(None);
		let sets = [9, 10, 29, 30].map(|last_final| Consortium::set_at(3, last_final));
		assert_eq!(sets, [0, 1, 2, 3]);
	});
}

#[test]
fn set_should_not_be_dropped_when_it_was_announced_by_force() {
	new_test_ext().execute_with(|| {
		announced(Some(2));
		assert_eq!([9, 29, 30].map(|last_final| Consortium::set_at(3, last_final)), [2, 2, 3]);
	});
}

#[test]
fn sets_should_be_as_many_as_are_remembered_when_others_follow() {
	new_test_ext().execute_with(|| {
		(1..=5).for_each(|set| Consortium::note_set(set, false, 3));
		let mut remembered: Vec<u64> = Sets::<Test>::iter_keys().collect();
		remembered.sort_unstable();
		assert_eq!(remembered, [3, 4, 5]);
	});
}

#[test]
fn voters_should_be_others_when_a_set_was_lost_until_one_is_announced() {
	new_test_ext().execute_with(|| {
		Consortium::note_voters(true);
		assert!(VotersAreOthers::<Test>::get());
		Consortium::note_set(1, false, 3);
		assert!(!VotersAreOthers::<Test>::get());
	});
}
