use polkadot_sdk::{frame_support::parameter_types, sp_runtime::DispatchResult};

use super::{MockClock, MockWorkingDays};
use crate::{Actor, Clock, Day, Deadlines, Due, Subject, Unpublished, WorkingDays};

parameter_types! {
	/// Every deadline set by working days, in turn: the subject, whose it is, the day before its first, and how many.
	pub storage WorkingDeadlines: Vec<(Subject, Actor, Day, u16)> = vec![];
	/// Every deadline set by the calendar day, in turn.
	pub storage DayDeadlines: Vec<(Subject, Actor, Day)> = vec![];
	/// What was done of what was due, in turn.
	pub storage Met: Vec<Subject> = vec![];
	/// What need not be done any more of what was due, in turn.
	pub storage Dropped: Vec<Subject> = vec![];
	/// What is overdue whatever day it is.
	pub storage Overdue: Vec<Subject> = vec![];
	/// What is due, each subject once.
	pub storage RunningDeadlines: Vec<(Subject, Due)> = vec![];
}

/// Counts by [`MockWorkingDays`], and keeps what it is told for the test to see.
pub struct MockDeadlines;

impl MockDeadlines {
	/// Whether the subject had a deadline.
	fn end(subject: Subject) -> bool {
		let (ended, running) =
			RunningDeadlines::get().into_iter().partition::<Vec<_>, _>(|(of, _)| *of == subject);
		RunningDeadlines::set(&running);
		!ended.is_empty()
	}

	fn begin(subject: Subject, due: Due) {
		Self::end(subject);
		RunningDeadlines::set(&[RunningDeadlines::get(), vec![(subject, due)]].concat());
	}
}

impl Deadlines for MockDeadlines {
	fn set(subject: Subject, actor: Actor, start: Day, days: u16) -> DispatchResult {
		let set = vec![(subject, actor, start, days)];
		WorkingDeadlines::set(&[WorkingDeadlines::get(), set].concat());
		let due = MockWorkingDays::add(start, days);
		Self::begin(subject, due.map_or_else(|Unpublished(year)| Due::Awaiting(year), Due::On));
		Ok(())
	}

	fn set_day(subject: Subject, actor: Actor, due: Day) -> DispatchResult {
		DayDeadlines::set(&[DayDeadlines::get(), vec![(subject, actor, due)]].concat());
		Self::begin(subject, Due::On(due));
		Ok(())
	}

	fn met(subject: Subject) -> DispatchResult {
		if Self::end(subject) {
			Met::set(&[Met::get(), vec![subject]].concat());
		}
		Ok(())
	}

	fn dropped(subject: Subject) -> DispatchResult {
		if Self::end(subject) {
			Dropped::set(&[Dropped::get(), vec![subject]].concat());
		}
		Ok(())
	}

	fn due(subject: Subject) -> Option<Due> {
		RunningDeadlines::get().into_iter().find_map(|(of, due)| (of == subject).then_some(due))
	}

	fn is_overdue(subject: Subject) -> bool {
		let is_over = |due| matches!(due, Due::On(day) if day < MockClock::today());
		Overdue::get().contains(&subject) || Self::due(subject).is_some_and(is_over)
	}
}
