use polkadot_sdk::frame_support::assert_ok;
use suhui_primitives::{Actor, Deadlines as _};

use super::{complaint, is_marked, publish_2027, set, tally};
use crate::{mock::*, Agenda, Event, Swept, MARKS};

#[test]
fn block_should_mark_what_is_late_when_it_begins() {
	build_and_execute(|| {
		set(1, on(2026, 2, 9), 20);
		Today::set(&on(2026, 3, 14));
		begin_block();
		assert!(is_marked(1));
		let (subject, actor) = (complaint(1), Actor::Operator);
		System::assert_last_event(Event::Overdue { subject, actor, due: on(2026, 3, 13) }.into());
		assert_eq!(Agenda::<Test>::iter().count(), 0);
	});
}

#[test]
fn block_should_mark_nothing_when_the_day_is_not_over() {
	build_and_execute(|| {
		set(1, on(2026, 2, 9), 20);
		Today::set(&on(2026, 3, 13));
		assert_eq!(begin_block(), 0);
		assert!(!is_marked(1));
	});
}

#[test]
fn block_should_mark_no_more_than_it_may_when_more_is_late() {
	build_and_execute(|| {
		(1..=40).for_each(|number| set(number, on(2026, 2, 9), 20));
		Today::set(&on(2026, 3, 14));
		let steps = [(); 4].map(|_| begin_block());
		// 16, 16, and 8 with the day that has nothing left.
		assert_eq!(steps, [16, 16, 9, 0]);
		assert_eq!(tally().late_now, 40);
	});
}

#[test]
fn block_should_pass_no_more_days_than_it_may_when_blocks_were_missing() {
	build_and_execute(|| {
		set(1, on(2026, 2, 9), 20);
		set(2, on(2026, 4, 10), 1);
		assert_ok!(Calendar::met(complaint(1)));
		Today::set(&on(2026, 4, 14));
		// 03-13 to 04-12 are 31 days; 04-13 has the other, and is passed in the third block.
		assert_eq!([(); 4].map(|_| begin_block()), [16, 16, 1, 0]);
		assert!(is_marked(2));
	});
}

#[test]
fn block_should_mark_a_deadline_when_it_was_late_as_it_was_set() {
	build_and_execute(|| {
		set(1, on(2026, 2, 9), 20);
		Today::set(&on(2026, 3, 20));
		begin_blocks();
		assert_eq!(Swept::<Test>::get(), Some(on(2026, 3, 20)));
		set(2, on(2025, 12, 31), 1);
		assert!(Calendar::is_overdue(complaint(2)));
		begin_blocks();
		assert!(is_marked(2));
		assert_eq!(Swept::<Test>::get(), Some(on(2026, 3, 20)));
	});
}

#[test]
fn block_should_not_mark_what_was_met_or_dropped_when_its_day_is_over() {
	build_and_execute(|| {
		(1..=3).for_each(|number| set(number, on(2026, 2, 9), 20));
		assert_ok!(Calendar::met(complaint(1)));
		assert_ok!(Calendar::dropped(complaint(2)));
		Today::set(&on(2026, 3, 14));
		begin_blocks();
		assert_eq!(tally().late_ever, 1);
	});
}

#[test]
fn block_should_mark_nothing_when_something_is_still_to_be_computed() {
	build_and_execute(|| {
		(1..=MARKS).for_each(|number| set(number, on(2026, 12, 4), 20));
		set(MARKS + 1, on(2026, 2, 9), 20);
		Today::set(&on(2026, 3, 14));
		publish_2027();
		// The agenda of 2027-01-01 is empty, and of what awaits the year 15 are computed.
		assert_eq!(begin_block(), 16);
		assert!(!is_marked(MARKS + 1));
		begin_blocks();
		assert!(is_marked(MARKS + 1));
	});
}
