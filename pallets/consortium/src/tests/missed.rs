use polkadot_sdk::{frame_support::assert_ok, sp_runtime::Perbill};

use super::{add, assert_last_event, give_way, remove};
use crate::{mock::*, Authored, Event, Missed, MissedSessions};

/// A session of so many blocks by each of these.
fn session(number: u32, each: u32, authors: &[u64]) {
	for author in authors {
		(0..each).for_each(|_| Consortium::note_author(author));
	}
	Consortium::session_ended(number);
}

fn missed(department: u32) -> Option<(u32, u32, u32)> {
	let missed = MissedSessions::<Test>::get(department);
	missed.map(|Missed { sessions, in_a_row, last }| (sessions, in_a_row, last))
}

#[test]
fn session_should_be_missed_when_a_validator_makes_no_block_in_it() {
	build_and_execute(|| {
		// Four blocks apiece are sixteen.
		session(7, 6, &[11, 12, 14]);
		assert_eq!(missed(3), Some((1, 1, 7)));
		assert_eq!([1, 2, 4].map(missed), [None; 3]);
		assert_last_event(Event::SessionMissed { department: 3, session: 7, in_a_row: 1 });
	});
}

#[test]
fn sessions_should_be_counted_in_a_row_when_no_block_comes_between() {
	build_and_execute(|| {
		session(7, 6, &[11, 12, 14]);
		session(8, 6, &[11, 12, 14]);
		assert_eq!(missed(3), Some((2, 2, 8)));
		session(9, 6, &[11, 12, 13, 14]);
		assert_eq!(missed(3), Some((2, 0, 8)));
		session(10, 6, &[11, 12, 14]);
		assert_eq!(missed(3), Some((3, 1, 10)));
	});
}

#[test]
fn session_should_be_missed_by_nobody_when_it_has_too_few_blocks_to_tell() {
	build_and_execute(|| {
		session(7, 5, &[11, 12, 14]);
		assert_eq!(missed(3), None);
		assert_eq!(Authored::<Test>::iter().count(), 0);
	});
}

#[test]
fn session_should_not_be_missed_when_the_validator_may_make_no_blocks() {
	build_and_execute(|| {
		DisabledOnes::set(&vec![13]);
		session(7, 6, &[11, 12, 14]);
		assert_eq!(missed(3), None);
	});
}

/// It was disabled until the session was nearly over. In the next one it might have made blocks.
#[test]
fn session_should_not_be_missed_when_the_department_was_retained_in_it() {
	build_and_execute(|| {
		Consortium::note_offence(&13, 6, Perbill::from_percent(10));
		assert_ok!(Consortium::retain(majority(), 3, document(7)));
		session(7, 6, &[11, 12, 14]);
		assert_eq!(missed(3), None);
		session(8, 6, &[11, 12, 14]);
		assert_eq!(missed(3), Some((1, 1, 8)));
	});
}

/// No more may be kept from making blocks: it was, until the session was nearly over, and another is in its place.
#[test]
fn session_should_not_be_missed_when_another_made_no_blocks_in_the_validators_place() {
	build_and_execute(|| {
		Consortium::note_offence(&13, 6, Perbill::from_percent(10));
		Consortium::note_offence(&12, 6, Perbill::from_percent(10));
		DisabledOnes::set(&vec![12]);
		// Four blocks apiece are sixteen.
		session(7, 8, &[11, 14]);
		assert_eq!(missed(3), None);
	});
}

#[test]
fn session_should_not_be_missed_when_the_account_was_taken_in_again_in_it() {
	build_and_execute(|| {
		Consortium::note_offence(&13, 6, Perbill::from_percent(10));
		assert_ok!(remove(3));
		assert_ok!(add(1, 13));
		session(7, 6, &[11, 12, 14]);
		assert_eq!(missed(5), None);
	});
}

#[test]
fn session_should_not_be_missed_when_the_department_left_that_the_account_was_at_fault_for() {
	build_and_execute(|| {
		Consortium::note_offence(&13, 6, Perbill::from_percent(10));
		give_way(3, NEW);
		assert_ok!(add(1, 13));
		assert_ok!(remove(3));
		session(7, 6, &[11, 12, 14]);
		assert_eq!(missed(5), None);
	});
}

#[test]
fn session_should_be_missed_by_nobody_when_the_department_left() {
	build_and_execute(|| {
		assert_ok!(remove(3));
		session(0, 6, &[11, 12, 14]);
		assert_eq!(missed(3), None);
	});
}
