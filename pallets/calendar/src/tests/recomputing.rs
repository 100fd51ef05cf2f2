use polkadot_sdk::frame_support::assert_ok;
use suhui_primitives::{Actor, Deadlines as _, Due};

use super::{amend, amend_2026, complaint, day_list, is_marked, publish_2027, set, stored};
use crate::{mock::*, Deadlines, Event, Lateness, Recompute, Waiting, MARKS};

#[test]
fn deadline_should_move_when_the_year_is_amended_within_it() {
	build_and_execute(|| {
		set(1, on(2026, 2, 9), 20);
		assert_eq!(stored(1), Due::On(on(2026, 3, 13)));
		assert_ok!(amend_2026(&[(2026, 2, 24), (2026, 2, 25)]));
		begin_blocks();
		// 02-26 to 02-28 are 6 to 8, 03-02 to 03-13 are 9 to 18, 03-16 and 03-17 are 19 and 20.
		assert_eq!(stored(1), Due::On(on(2026, 3, 17)));
		assert!(!Recompute::<Test>::exists());
		let event = Event::DueKnown { subject: complaint(1), due: on(2026, 3, 17) };
		System::assert_last_event(event.into());
	});
}

#[test]
fn deadline_should_be_due_by_the_amended_year_when_it_is_asked_before_it_is_computed() {
	build_and_execute(|| {
		set(1, on(2026, 2, 9), 20);
		assert_ok!(amend_2026(&[(2026, 2, 24), (2026, 2, 25)]));
		assert_eq!(stored(1), Due::On(on(2026, 3, 13)));
		assert_eq!(Calendar::due(complaint(1)), Some(Due::On(on(2026, 3, 17))));
		Today::set(&on(2026, 3, 14));
		assert!(!Calendar::is_overdue(complaint(1)));
		assert_ok!(Calendar::met(complaint(1)));
		System::assert_last_event(Event::Met { subject: complaint(1), late: 0 }.into());
	});
}

#[test]
fn deadline_should_move_back_when_a_weekend_within_it_is_worked() {
	build_and_execute(|| {
		set(1, on(2026, 2, 9), 20);
		let make_up = [&super::MAKE_UP_2026[..3], &[(2026, 3, 1)], &super::MAKE_UP_2026[3..]];
		let make_up = day_list(&make_up.concat());
		assert_ok!(amend(2026, day_list(&super::HOLIDAYS_2026), make_up));
		begin_blocks();
		assert_eq!(stored(1), Due::On(on(2026, 3, 12)));
	});
}

#[test]
fn deadline_should_stay_when_it_ends_before_what_was_amended() {
	build_and_execute(|| {
		set(1, on(2026, 2, 9), 20);
		set(2, on(2026, 3, 13), 1);
		System::reset_events();
		assert_ok!(amend_2026(&[(2026, 3, 16)]));
		begin_blocks();
		assert_eq!(stored(1), Due::On(on(2026, 3, 13)));
		assert_eq!(stored(2), Due::On(on(2026, 3, 17)));
		// The amendment and the one that moved.
		assert_eq!(System::event_count(), 2);
	});
}

#[test]
fn deadline_should_stay_when_it_runs_by_the_calendar_day() {
	build_and_execute(|| {
		assert_ok!(Calendar::set_day(complaint(1), Actor::Operator, on(2026, 3, 13)));
		assert_ok!(amend_2026(&[(2026, 3, 13)]));
		begin_blocks();
		assert_eq!(stored(1), Due::On(on(2026, 3, 13)));
	});
}

#[test]
fn deadline_should_be_known_when_the_year_it_awaited_is_published() {
	build_and_execute(|| {
		set(1, on(2026, 12, 4), 20);
		publish_2027();
		begin_blocks();
		// 2026-12-31 is the 19th; 2027-01-01 is off, 01-04 a Monday.
		assert_eq!(stored(1), Due::On(on(2027, 1, 4)));
		assert_eq!(Waiting::<Test>::iter().count(), 0);
		let event = Event::DueKnown { subject: complaint(1), due: on(2027, 1, 4) };
		System::assert_last_event(event.into());
	});
}

#[test]
fn deadline_should_await_the_next_year_when_the_one_published_is_too_short() {
	build_and_execute(|| {
		Today::set(&on(2027, 12, 1));
		// 2027 has 260 working days, of which 12-30 and 12-31 are the last.
		set(1, on(2027, 12, 29), 3);
		assert_eq!(stored(1), Due::Awaiting(2027));
		publish_2027();
		begin_blocks();
		assert_eq!(stored(1), Due::Awaiting(2028));
		let event = Event::DueAwaited { subject: complaint(1), year: 2028 };
		System::assert_last_event(event.into());
	});
}

#[test]
fn deadline_should_await_a_year_when_an_amendment_pushes_it_there_and_be_known_when_taken_back() {
	build_and_execute(|| {
		set(1, on(2026, 12, 3), 20);
		assert_ok!(amend_2026(&[(2026, 12, 31)]));
		begin_blocks();
		assert_eq!(stored(1), Due::Awaiting(2027));
		assert_ok!(amend_2026(&[]));
		begin_blocks();
		assert_eq!(stored(1), Due::On(on(2026, 12, 31)));
	});
}

#[test]
fn deadline_should_move_when_it_ends_in_the_year_after_the_amended_one() {
	build_and_execute(|| {
		publish_2027();
		set(1, on(2026, 12, 4), 20);
		assert_eq!(stored(1), Due::On(on(2027, 1, 4)));
		assert_ok!(amend_2026(&[(2026, 12, 31)]));
		begin_blocks();
		assert_eq!(stored(1), Due::On(on(2027, 1, 5)));
	});
}

#[test]
fn deadline_should_be_late_at_once_when_its_year_is_published_after_its_day() {
	build_and_execute(|| {
		set(1, on(2026, 12, 4), 20);
		Today::set(&on(2027, 2, 1));
		publish_2027();
		assert!(Calendar::is_overdue(complaint(1)));
		begin_blocks();
		assert!(is_marked(1));
	});
}

#[test]
fn recomputing_should_take_several_blocks_when_there_is_much() {
	build_and_execute(|| {
		let all = 1..=40;
		all.clone().for_each(|number| set(number, on(2026, 12, 4), 20));
		publish_2027();
		// A step for the agenda of 2027-01-01, 40, and one as the list ends.
		assert_eq!([(); 4].map(|_| begin_block()), [16, 16, 10, 0]);
		let known = Due::On(on(2027, 1, 4));
		assert!(all.into_iter().all(|number| stored(number) == known));
	});
}

#[test]
fn recomputing_should_bring_back_nothing_when_subjects_ended_or_were_set_anew_meanwhile() {
	build_and_execute(|| {
		(1..=40).for_each(|number| set(number, on(2026, 12, 4), 20));
		publish_2027();
		begin_block();
		let waiting = Waiting::<Test>::iter().map(|(_, subject, _)| subject).collect::<Vec<_>>();
		assert_eq!(waiting.len(), 25);
		assert_ok!(Calendar::met(waiting[0]));
		assert_ok!(Calendar::dropped(waiting[1]));
		assert_ok!(Calendar::set(waiting[2], Actor::Authority, on(2026, 2, 9), 20));
		begin_blocks();
		assert_eq!(Deadlines::<Test>::get(waiting[0]), None);
		assert_eq!(Deadlines::<Test>::get(waiting[1]), None);
		assert_eq!(Calendar::due(waiting[2]), Some(Due::On(on(2026, 3, 13))));
		assert_eq!(Lateness::<Test>::get(Actor::Operator).due, 37);
	});
}

#[test]
fn recomputing_should_go_on_when_the_subject_it_reached_is_met() {
	build_and_execute(|| {
		(1..=MARKS * 2).for_each(|number| set(number, on(2026, 2, 9), 20));
		set(99, on(2026, 2, 14), 20);
		assert_ok!(amend_2026(&[(2026, 3, 13)]));
		assert_eq!(begin_block(), 16);
		let reached = Recompute::<Test>::get().and_then(|reached| reached.after).unwrap();
		assert_ok!(Calendar::met(reached));
		begin_blocks();
		let mut left = (1..=MARKS * 2).filter(|number| complaint(*number) != reached);
		assert!(left.all(|number| stored(number) == Due::On(on(2026, 3, 16))));
		assert_eq!(stored(99), Due::On(on(2026, 3, 23)));
	});
}

#[test]
fn recomputing_should_begin_again_when_the_year_is_amended_meanwhile() {
	build_and_execute(|| {
		(1..=MARKS * 2).for_each(|number| set(number, on(2026, 2, 9), 20));
		set(99, on(2026, 12, 4), 20);
		assert_ok!(amend_2026(&[(2026, 3, 13)]));
		begin_block();
		publish_2027();
		begin_block();
		assert_ok!(amend_2026(&[(2026, 3, 12), (2026, 3, 13)]));
		begin_blocks();
		assert!((1..=MARKS * 2).all(|number| stored(number) == Due::On(on(2026, 3, 17))));
		assert_eq!(stored(99), Due::On(on(2027, 1, 4)));
	});
}
