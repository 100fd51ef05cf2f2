//! What holds of the calendar and of what is due between any two blocks.

use alloc::collections::BTreeMap;

use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use suhui_primitives::{Actor, Clock, Due};

use crate::{
	working_days::places, years::PLAUSIBLE, Agenda, Config, Deadlines, Lateness, Pallet, Recompute,
	Swept, Waiting, Years,
};

/// Bits of a year's days, of which the last are no day's.
const BITS: u32 = 8 * 46;

impl<T: Config> Pallet<T> {
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_years()?;
		Self::try_deadlines()?;
		Self::try_lists()?;
		Self::try_lateness()
	}

	fn try_years() -> Result<(), TryRuntimeError> {
		for (year, published) in Years::<T>::iter() {
			let (_, length) = places(year).ok_or("a year is before 1970")?;
			let total = published.days.total();
			ensure!(
				(length..BITS).all(|place| !published.days.contains(place)),
				"a bit is no day's"
			);
			ensure!(PLAUSIBLE.contains(&total), "a year has too few working days, or too many");
		}
		Ok(())
	}

	fn try_deadlines() -> Result<(), TryRuntimeError> {
		let is_computed = !Recompute::<T>::exists();
		for (subject, deadline) in Deadlines::<T>::iter() {
			match deadline.due {
				Due::On(day) => {
					let is_unmarked = Agenda::<T>::contains_key(day, subject);
					ensure!(
						is_unmarked != deadline.overdue,
						"the agenda has what was marked, or lacks"
					);
					ensure!(!deadline.overdue || day < T::Clock::today(), "not late, but marked");
				}
				Due::Awaiting(year) => {
					ensure!(
						Waiting::<T>::contains_key(year, subject),
						"nothing waits for the year"
					);
					ensure!(!deadline.overdue, "late before it is due");
				}
			}
			ensure!(
				!is_computed || Self::due_now(&deadline) == deadline.due,
				"a deadline is not by the working days"
			);
		}
		Ok(())
	}

	/// That every deadline is on its list was seen; here that nothing else is on any.
	fn try_lists() -> Result<(), TryRuntimeError> {
		let unmarked = Deadlines::<T>::iter_values().filter(|deadline| !deadline.overdue).count();
		let listed =
			Agenda::<T>::iter_keys().count().saturating_add(Waiting::<T>::iter_keys().count());
		ensure!(unmarked == listed, "something waits that is not due");
		let swept = Swept::<T>::get();
		ensure!(
			Agenda::<T>::iter_keys().all(|(day, _)| swept.is_some_and(|swept| swept <= day)),
			"the agenda has something before the day it was swept to"
		);
		Ok(())
	}

	fn try_lateness() -> Result<(), TryRuntimeError> {
		let mut counted = BTreeMap::<Actor, (u32, u32)>::new();
		for deadline in Deadlines::<T>::iter_values() {
			let (due, late_now) = counted.entry(deadline.actor).or_default();
			*due = due.saturating_add(1);
			*late_now = late_now.saturating_add(deadline.overdue.into());
		}
		for (actor, tally) in Lateness::<T>::iter() {
			let found = counted.remove(&actor).unwrap_or_default();
			ensure!((tally.due, tally.late_now) == found, "a tally is not of the deadlines");
			let ended_late = tally.late_ever.checked_sub(tally.late_now);
			let ended_late = ended_late.ok_or("late now, but never")?;
			ensure!((tally.worst > 0) == (ended_late > 0), "the worst is of none that ended late");
		}
		ensure!(counted.is_empty(), "somebody's deadlines are not counted");
		Ok(())
	}
}
