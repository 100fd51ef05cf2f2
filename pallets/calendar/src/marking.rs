//! What is done at the beginning of a block: deadlines are computed anew, and those that are over are marked late.

use alloc::boxed::Box;

use suhui_primitives::{Clock, Day, Due, Subject};

use crate::{
	working_days::first_of, Agenda, Config, Deadlines, Event, Lateness, List, Pallet,
	Recomputation, Recompute, Swept, Waiting, MARKS,
};

impl<T: Config> Pallet<T> {
	/// How many steps were taken to compute anew and to mark, together no more than [`MARKS`].
	pub(crate) fn work() -> (u32, u32) {
		let recomputed = Self::go_on_recomputing();
		// What is to be computed anew may not be late any more.
		let marked =
			if recomputed < MARKS { Self::sweep(MARKS.saturating_sub(recomputed)) } else { 0 };
		(recomputed, marked)
	}

	/// Has the agenda computed anew from one day to another, with what waits for a year that begins within, beside what is
	/// still to be.
	pub(crate) fn recompute(from: Day, until: Day) {
		let (from, until) = match Recompute::<T>::get() {
			Some(Recomputation { list, until: last, .. }) => {
				let reached = match list {
					List::Agenda(day) => day,
					List::Waiting(year) => first_of(year).unwrap_or_default(),
				};
				(from.min(reached), until.max(last))
			}
			None => (from, until),
		};
		Recompute::<T>::put(Recomputation { list: List::Agenda(from), after: None, until });
	}

	/// The subjects of a list, after one that may be gone from it.
	pub(crate) fn subjects(
		list: List,
		after: Option<Subject>,
	) -> Box<dyn Iterator<Item = Subject>> {
		match (list, after) {
			(List::Agenda(day), None) => Box::new(Agenda::<T>::iter_key_prefix(day)),
			(List::Agenda(day), Some(subject)) => {
				let from = Agenda::<T>::hashed_key_for(day, subject);
				Box::new(Agenda::<T>::iter_key_prefix_from(day, from))
			}
			(List::Waiting(year), None) => Box::new(Waiting::<T>::iter_key_prefix(year)),
			(List::Waiting(year), Some(subject)) => {
				let from = Waiting::<T>::hashed_key_for(year, subject);
				Box::new(Waiting::<T>::iter_key_prefix_from(year, from))
			}
		}
	}

	/// Puts a subject where it waits to be late, or for its day to be known.
	pub(crate) fn enter(subject: Subject, due: Due) {
		match due {
			Due::On(day) => {
				Agenda::<T>::insert(day, subject, ());
				if Swept::<T>::get().is_none_or(|swept| day < swept) {
					Swept::<T>::put(day);
				}
			}
			Due::Awaiting(year) => Waiting::<T>::insert(year, subject, ()),
		}
	}

	/// Takes it away from there, if it still waits.
	pub(crate) fn leave(subject: Subject, due: Due) {
		match due {
			Due::On(day) => Agenda::<T>::remove(day, subject),
			Due::Awaiting(year) => Waiting::<T>::remove(year, subject),
		}
	}

	/// Returns the steps taken: `MARKS` unless nothing is left.
	fn go_on_recomputing() -> u32 {
		let Some(mut recomputation) = Recompute::<T>::get() else { return 0 };
		for step in 1..=MARKS {
			let Recomputation { list, after, until } = recomputation;
			match Self::subjects(list, after).next() {
				Some(subject) => {
					Self::recompute_subject(subject);
					recomputation.after = Some(subject);
				}
				None => match Self::list_after(list).filter(|next| is_within(*next, until)) {
					Some(next) => recomputation = Recomputation { list: next, after: None, until },
					None => {
						Recompute::<T>::kill();
						return step;
					}
				},
			}
		}
		Recompute::<T>::put(recomputation);
		MARKS
	}

	/// The agenda of the next day; after that of a 1st of January, first what waits for the year.
	fn list_after(list: List) -> Option<List> {
		let (day, is_waiting) = match list {
			List::Agenda(day) => (day, false),
			List::Waiting(year) => (first_of(year)?, true),
		};
		let year = day.year()?;
		if !is_waiting && first_of(year) == Some(day) {
			return Some(List::Waiting(year));
		}
		Some(List::Agenda(Day(day.0.checked_add(1)?)))
	}

	/// Has the subject wait by the calendar as it stands. It has a deadline, since whoever ends one takes it off the lists.
	fn recompute_subject(subject: Subject) {
		let Some(mut deadline) = Deadlines::<T>::get(subject) else { return };
		let (before, due) = (deadline.due, Self::due_now(&deadline));
		if due == before {
			return;
		}
		Self::leave(subject, before);
		Self::enter(subject, due);
		deadline.due = due;
		Deadlines::<T>::insert(subject, deadline);
		Self::deposit_event(match due {
			Due::On(due) => Event::DueKnown { subject, due },
			Due::Awaiting(year) => Event::DueAwaited { subject, year },
		});
	}

	/// Marks what was due before today; a day with nothing left is a step too. Returns the steps taken.
	fn sweep(most: u32) -> u32 {
		let Some(mut day) = Swept::<T>::get() else { return 0 };
		let today = T::Clock::today();
		let (begun, mut steps) = (day, 0u32);
		while day < today && steps < most {
			match Self::subjects(List::Agenda(day), None).next() {
				Some(subject) => Self::mark(subject, day),
				None => day = day.saturating_add(1),
			}
			steps = steps.saturating_add(1);
		}
		if day != begun {
			Swept::<T>::put(day);
		}
		steps
	}

	fn mark(subject: Subject, due: Day) {
		Agenda::<T>::remove(due, subject);
		let Some(mut deadline) = Deadlines::<T>::get(subject) else { return };
		deadline.overdue = true;
		Deadlines::<T>::insert(subject, deadline);
		let actor = deadline.actor;
		Lateness::<T>::mutate(actor, |tally| {
			tally.late_now = tally.late_now.saturating_add(1);
			tally.late_ever = tally.late_ever.saturating_add(1);
		});
		Self::deposit_event(Event::Overdue { subject, actor, due });
	}
}

/// Whether the list is no later than the day, with what waits for the year that begins with it.
fn is_within(list: List, until: Day) -> bool {
	match list {
		List::Agenda(day) => day <= until,
		List::Waiting(year) => first_of(year).is_some_and(|first| first <= until),
	}
}
