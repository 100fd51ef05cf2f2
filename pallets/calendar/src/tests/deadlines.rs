use polkadot_sdk::frame_support::{assert_noop, assert_ok};
use suhui_primitives::{Actor, Day, Deadlines as _, Due, Subject};

use super::{complaint, set, stored, tally};
use crate::{mock::*, Agenda, Deadline, Deadlines, Error, Event, Waiting};

#[test]
fn deadline_should_be_due_after_its_working_days_when_set() {
	build_and_execute(|| {
		let (start, due) = (on(2026, 2, 9), on(2026, 3, 13));
		set(1, start, 20);
		assert_eq!(Calendar::due(complaint(1)), Some(Due::On(due)));
		let expected = Deadline {
			actor: Actor::Operator,
			start,
			days: Some(20),
			due: Due::On(due),
			overdue: false,
		};
		assert_eq!(Deadlines::<Test>::get(complaint(1)), Some(expected));
		assert!(Agenda::<Test>::contains_key(due, complaint(1)));
		let event =
			Event::Set { subject: complaint(1), actor: Actor::Operator, start, due: Due::On(due) };
		System::assert_last_event(event.into());
	});
}

#[test]
fn deadline_should_await_the_year_when_it_runs_into_one_not_published() {
	build_and_execute(|| {
		set(1, on(2026, 12, 3), 20);
		set(2, on(2026, 12, 4), 20);
		assert_eq!(Calendar::due(complaint(1)), Some(Due::On(on(2026, 12, 31))));
		assert_eq!(Calendar::due(complaint(2)), Some(Due::Awaiting(2027)));
		assert!(Waiting::<Test>::contains_key(2027, complaint(2)));
		Today::set(&on(2027, 6, 1));
		assert!(!Calendar::is_overdue(complaint(2)));
	});
}

#[test]
fn deadline_should_be_due_on_its_day_when_set_by_the_calendar() {
	build_and_execute(|| {
		let (subject, until) = (Subject::Rectification(4), on(2027, 3, 6));
		let actor = Actor::Participant(9);
		assert_ok!(Calendar::set_day(subject, actor, until));
		let expected = Deadline {
			actor,
			start: on(2026, 2, 20),
			days: None,
			due: Due::On(until),
			overdue: false,
		};
		assert_eq!(Deadlines::<Test>::get(subject), Some(expected));
	});
}

#[test]
fn deadline_should_take_the_place_of_another_when_the_subject_had_one() {
	build_and_execute(|| {
		set(1, on(2026, 2, 9), 20);
		set(1, on(2026, 12, 4), 20);
		assert_eq!(Calendar::due(complaint(1)), Some(Due::Awaiting(2027)));
		assert_eq!(Agenda::<Test>::iter().count(), 0);
		assert_ok!(Calendar::set_day(complaint(1), Actor::Authority, on(2026, 5, 1)));
		assert_eq!(Waiting::<Test>::iter().count(), 0);
		assert_eq!(stored(1), Due::On(on(2026, 5, 1)));
		assert_eq!(tally().due, 0);
	});
}

#[test]
fn deadline_should_be_overdue_when_its_day_is_over() {
	build_and_execute(|| {
		set(1, on(2026, 2, 9), 20);
		let overdue = |day| {
			Today::set(&day);
			Calendar::is_overdue(complaint(1))
		};
		assert!(!overdue(on(2026, 3, 13)));
		assert!(overdue(on(2026, 3, 14)));
	});
}

#[test]
fn deadline_should_be_gone_when_met() {
	build_and_execute(|| {
		set(1, on(2026, 2, 9), 20);
		assert_ok!(Calendar::met(complaint(1)));
		System::assert_last_event(Event::Met { subject: complaint(1), late: 0 }.into());
		assert_eq!(Calendar::due(complaint(1)), None);
		assert!(!Calendar::is_overdue(complaint(1)));
		assert_eq!(Agenda::<Test>::iter().count(), 0);
	});
}

#[test]
fn deadline_should_be_gone_when_dropped() {
	build_and_execute(|| {
		set(1, on(2026, 12, 4), 20);
		assert_ok!(Calendar::dropped(complaint(1)));
		System::assert_last_event(Event::Dropped { subject: complaint(1) }.into());
		assert_eq!(Calendar::due(complaint(1)), None);
		assert_eq!(Waiting::<Test>::iter().count(), 0);
	});
}

#[test]
fn nothing_should_happen_when_a_subject_without_a_deadline_is_met_or_dropped() {
	build_and_execute(|| {
		assert_ok!(Calendar::met(complaint(1)));
		assert_ok!(Calendar::dropped(complaint(1)));
		assert_eq!(System::event_count(), 0);
	});
}

#[test]
fn deadline_should_be_refused_when_it_is_longer_than_a_year_has_working_days() {
	build_and_execute(|| {
		let set = |days| Calendar::set(complaint(1), Actor::Operator, Day(20_454), days);
		assert_noop!(set(241), Error::<Test>::TooLong);
		assert_ok!(set(240));
	});
}
