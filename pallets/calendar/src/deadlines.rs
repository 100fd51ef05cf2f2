//! Answers other pallets: what is due, until when, and that it was done.

use polkadot_sdk::{frame_support::ensure, sp_runtime::DispatchResult};
use suhui_primitives::{Actor, Clock, Day, Due, Subject, Unpublished, WorkingDays};

use crate::{Config, Deadline, Deadlines, Error, Event, Lateness, Pallet, MAX_DAYS};

impl<T: Config> suhui_primitives::Deadlines for Pallet<T> {
	fn set(subject: Subject, actor: Actor, start: Day, days: u16) -> DispatchResult {
		ensure!(days <= MAX_DAYS, Error::<T>::TooLong);
		let due = Self::after(start, days);
		Self::begin(subject, Deadline { actor, start, days: Some(days), due, overdue: false });
		Ok(())
	}

	fn set_day(subject: Subject, actor: Actor, due: Day) -> DispatchResult {
		let start = T::Clock::today();
		let due = Due::On(due);
		Self::begin(subject, Deadline { actor, start, days: None, due, overdue: false });
		Ok(())
	}

	fn met(subject: Subject) -> DispatchResult {
		if let Some(late) = Self::end(subject) {
			Self::deposit_event(Event::Met { subject, late });
		}
		Ok(())
	}

	fn dropped(subject: Subject) -> DispatchResult {
		if Self::end(subject).is_some() {
			Self::deposit_event(Event::Dropped { subject });
		}
		Ok(())
	}

	fn due(subject: Subject) -> Option<Due> {
		Deadlines::<T>::get(subject).map(|deadline| Self::due_now(&deadline))
	}

	fn is_overdue(subject: Subject) -> bool {
		let due = Self::due(subject);
		matches!(due, Some(Due::On(day)) if day < T::Clock::today())
	}
}

impl<T: Config> Pallet<T> {
	/// Until when a deadline runs by the calendar as it stands: what is stored may not be computed anew yet.
	pub(crate) fn due_now(deadline: &Deadline) -> Due {
		deadline.days.map_or(deadline.due, |days| Self::after(deadline.start, days))
	}

	fn after(start: Day, days: u16) -> Due {
		<Self as WorkingDays>::add(start, days)
			.map_or_else(|Unpublished(year)| Due::Awaiting(year), Due::On)
	}

	fn begin(subject: Subject, deadline: Deadline) {
		Self::end(subject);
		let Deadline { actor, start, due, .. } = deadline;
		Deadlines::<T>::insert(subject, deadline);
		Self::enter(subject, due);
		Lateness::<T>::mutate(actor, |tally| tally.due = tally.due.saturating_add(1));
		Self::deposit_event(Event::Set { subject, actor, start, due });
	}

	/// Takes the subject's deadline out of everything but its actor's past. By how many working days it was late; `None`
	/// without a deadline.
	fn end(subject: Subject) -> Option<u16> {
		let deadline = Deadlines::<T>::take(subject)?;
		Self::leave(subject, deadline.due);
		let late = match Self::due_now(&deadline) {
			Due::On(due) => {
				let late = Self::late(due, T::Clock::today());
				if late > 0 && !deadline.overdue {
					Self::deposit_event(Event::Overdue { subject, actor: deadline.actor, due });
				}
				late
			}
			Due::Awaiting(_) => 0,
		};
		Lateness::<T>::mutate(deadline.actor, |tally| {
			tally.due = tally.due.saturating_sub(1);
			if deadline.overdue {
				tally.late_now = tally.late_now.saturating_sub(1);
			} else if late > 0 {
				tally.late_ever = tally.late_ever.saturating_add(1);
			}
			tally.worst = tally.worst.max(late);
		});
		Some(late)
	}
}
