use polkadot_sdk::frame_support::parameter_types;

use crate::{Day, Unpublished, WorkingDays, Year};

parameter_types! {
	/// Days off beside Saturdays and Sundays.
	pub storage Holidays: Vec<Day> = vec![];
	/// Saturdays and Sundays that are worked.
	pub storage MakeUpDays: Vec<Day> = vec![];
	/// All other years are published.
	pub storage UnpublishedYears: Vec<Year> = vec![];
}

/// Monday to Friday, but for [`Holidays`] and [`MakeUpDays`].
pub struct MockWorkingDays;

impl WorkingDays for MockWorkingDays {
	fn is_working(day: Day) -> Result<bool, Unpublished> {
		let year = day.year().unwrap();
		if UnpublishedYears::get().contains(&year) {
			return Err(Unpublished(year));
		}
		let is_weekday = !day.is_weekend() && !Holidays::get().contains(&day);
		Ok(is_weekday || MakeUpDays::get().contains(&day))
	}

	fn add(day: Day, days: u16) -> Result<Day, Unpublished> {
		let mut last = day;
		for _ in 0..days {
			last = last.saturating_add(1);
			while !Self::is_working(last)? {
				last = last.saturating_add(1);
			}
		}
		Ok(last)
	}

	fn between(from: Day, to: Day) -> Result<u16, Unpublished> {
		(from.0..to.0)
			.try_fold(0, |count, day| Ok(count + u16::from(Self::is_working(Day(day + 1))?)))
	}
}
