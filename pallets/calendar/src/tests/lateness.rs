use polkadot_sdk::frame_support::assert_ok;
use suhui_primitives::{Actor, Day, Deadlines as _};

use super::{complaint, set, tally};
use crate::{mock::*, Event, Lateness, Tally};

/// By how many working days the event says that the operator was late, for what was due on Friday 2026-03-13.
fn late_on(day: Day) -> u16 {
	Today::set(&day);
	set(1, on(2026, 2, 9), 20);
	assert_ok!(Calendar::met(complaint(1)));
	let late = System::events().into_iter().rev().find_map(|record| match record.event {
		RuntimeEvent::Calendar(Event::Met { late, .. }) => Some(late),
		_ => None,
	});
	late.unwrap()
}

/// How often it was told that a subject is overdue.
fn told() -> usize {
	let is_told = |event| matches!(event, RuntimeEvent::Calendar(Event::Overdue { .. }));
	System::events().into_iter().filter(|record| is_told(record.event.clone())).count()
}

#[test]
fn lateness_should_be_counted_in_working_days_when_it_is_met() {
	build_and_execute(|| {
		assert_eq!(late_on(on(2026, 3, 13)), 0);
		// Monday to Wednesday after the weekend.
		assert_eq!(late_on(on(2026, 3, 18)), 3);
	});
}

#[test]
fn lateness_should_be_a_day_when_it_is_met_before_the_next_working_day_is_over() {
	build_and_execute(|| {
		assert_eq!([14, 15, 16].map(|day| late_on(on(2026, 3, day))), [1, 1, 1]);
	});
}

#[test]
fn lateness_should_count_weekdays_when_the_year_is_not_published() {
	build_and_execute(|| {
		set(2, on(2026, 12, 3), 20);
		// Due on Thursday 12-31; 2027-01-01 is a Friday, 01-04 to 01-06 follow the weekend.
		Today::set(&on(2027, 1, 6));
		assert_ok!(Calendar::met(complaint(2)));
		System::assert_last_event(Event::Met { subject: complaint(2), late: 4 }.into());
	});
}

#[test]
fn lateness_should_be_told_of_three_years_when_it_is_more() {
	build_and_execute(|| {
		assert_ok!(Calendar::set_day(complaint(1), Actor::Operator, on(2023, 12, 31)));
		Today::set(&on(2030, 1, 1));
		assert_ok!(Calendar::met(complaint(1)));
		System::assert_last_event(Event::Met { subject: complaint(1), late: 747 }.into());
	});
}

#[test]
fn tally_should_count_what_is_due_when_set_and_ended() {
	build_and_execute(|| {
		set(1, on(2026, 2, 9), 20);
		set(2, on(2026, 12, 4), 20);
		assert_ok!(Calendar::set(complaint(3), Actor::Authority, on(2026, 2, 9), 20));
		assert_eq!(tally(), Tally { due: 2, ..Tally::default() });
		assert_ok!(Calendar::met(complaint(1)));
		assert_ok!(Calendar::dropped(complaint(2)));
		assert_eq!(tally(), Tally::default());
		assert_eq!(Lateness::<Test>::get(Actor::Authority).due, 1);
	});
}

#[test]
fn tally_should_count_what_is_late_when_it_is_marked() {
	build_and_execute(|| {
		set(1, on(2026, 2, 9), 20);
		set(2, on(2026, 2, 14), 20);
		Today::set(&on(2026, 3, 14));
		begin_blocks();
		assert_eq!(tally(), Tally { due: 2, late_now: 1, late_ever: 1, worst: 0 });
	});
}

#[test]
fn tally_should_remember_what_was_late_when_it_is_met() {
	build_and_execute(|| {
		set(1, on(2026, 2, 9), 20);
		Today::set(&on(2026, 3, 18));
		begin_blocks();
		assert_ok!(Calendar::met(complaint(1)));
		assert_eq!(tally(), Tally { due: 0, late_now: 0, late_ever: 1, worst: 3 });
	});
}

#[test]
fn tally_should_be_the_same_when_what_is_late_is_met_before_it_is_marked() {
	build_and_execute(|| {
		set(1, on(2026, 2, 9), 20);
		Today::set(&on(2026, 3, 18));
		assert_ok!(Calendar::met(complaint(1)));
		assert_eq!(tally(), Tally { due: 0, late_now: 0, late_ever: 1, worst: 3 });
		assert_eq!(told(), 1);
	});
}

#[test]
fn tally_should_keep_the_worst_when_another_is_less_late() {
	build_and_execute(|| {
		assert_eq!([18, 17].map(|day| late_on(on(2026, 3, day))), [3, 2]);
		assert_eq!(tally(), Tally { due: 0, late_now: 0, late_ever: 2, worst: 3 });
	});
}

#[test]
fn tally_should_remember_what_was_late_when_it_is_dropped_or_set_again() {
	build_and_execute(|| {
		set(1, on(2026, 2, 9), 20);
		Today::set(&on(2026, 3, 18));
		set(1, on(2026, 3, 18), 20);
		assert_eq!(tally(), Tally { due: 1, late_now: 0, late_ever: 1, worst: 3 });
		// Due on 04-16, since 04-06 is off; dropped on the Friday after.
		Today::set(&on(2026, 4, 17));
		assert_ok!(Calendar::dropped(complaint(1)));
		assert_eq!(tally(), Tally { due: 0, late_now: 0, late_ever: 2, worst: 3 });
	});
}

#[test]
fn lateness_should_be_told_once_when_it_is_marked_and_then_met() {
	build_and_execute(|| {
		set(1, on(2026, 2, 9), 20);
		Today::set(&on(2026, 3, 14));
		begin_blocks();
		assert_ok!(Calendar::met(complaint(1)));
		assert_eq!(told(), 1);
	});
}
