//! Which terms a source's days count by (Art. 16, 34): as the chain finds them when a batch is opened.

use anyhow::Result;
use subxt::utils::Static;
use suhui_primitives::{Day, Period, SourceId, TermsNumber};

use crate::{api, connection::At, read::read};

/// The terms a source was admitted under, each with its first day, both ascending. They hold to the day before the next
/// ones' first, and the last until there are others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InForce(Vec<(TermsNumber, Day)>);

impl InForce {
	pub async fn read(at: &At, source: SourceId) -> Result<Self> {
		let stored = read(at, api::storage().scenarios().in_force(), (source,)).await?;
		Ok(stored.unwrap_or_default().into())
	}

	/// The terms of a day; none before the first ones' first.
	pub fn on(&self, day: Day) -> Option<TermsNumber> {
		self.0.iter().rev().find(|(_, first)| *first <= day).map(|(number, _)| *number)
	}

	/// The first of the terms that come after a day, and the day they come.
	fn after(&self, day: Day) -> Option<(TermsNumber, Day)> {
		self.0.iter().copied().find(|(_, first)| *first > day)
	}

	/// The first day of terms, and the last if others follow; `None` if they were never admitted.
	pub fn days(&self, terms: TermsNumber) -> Option<(Day, Option<Day>)> {
		let (_, first) = self.0.iter().find(|(number, _)| *number == terms)?;
		let next = self.after(*first).map(|(_, next)| before(next));
		Some((*first, next))
	}

	/// The last terms and their first day.
	pub fn last(&self) -> Option<(TermsNumber, Day)> {
		self.0.last().copied()
	}

	/// The terms of all days of a period, or why there are none.
	pub fn of(&self, period: Period) -> Result<TermsNumber, String> {
		let Period { first, last } = period;
		match (self.on(first), self.after(first)) {
			(Some(_), Some((next, day))) if day <= last => Err(format!(
				"自 {day} 起适用第 {next} 版规则，一个批次只适用一版规则，期间请分为 {first}..{0} 与 {day}..{last} / from {day} on its terms {next} hold, and a batch counts by one terms alone: split the period into {first}..{0} and {day}..{last}",
				before(day)
			)),
			(Some(terms), _) => Ok(terms),
			(None, Some((_, day))) if day <= last => Err(format!(
				"活动自 {day} 起计入，期间请改为 {day}..{last} / its activity counts from {day} on: make the period {day}..{last}"
			)),
			(None, Some((_, day))) => Err(format!(
				"活动自 {day} 起计入，期间 {first}..{last} 在此之前 / its activity counts from {day} on, and the period {first}..{last} is before that"
			)),
			(None, None) => {
				Err("尚未纳入，没有适用的规则 / it is not admitted: no terms are in force".to_string())
			}
		}
	}
}

impl From<Vec<(TermsNumber, Static<Day>)>> for InForce {
	fn from(stored: Vec<(TermsNumber, Static<Day>)>) -> Self {
		InForce(stored.into_iter().map(|(number, Static(first))| (number, first)).collect())
	}
}

fn before(day: Day) -> Day {
	Day(day.0.saturating_sub(1))
}

#[cfg(test)]
mod tests {
	use super::*;

	/// Terms 1 from 2026-06-01 on, which is day 20,605, and terms 3 from 2026-06-15 on.
	fn in_force() -> InForce {
		InForce(vec![(1, Day(20_605)), (3, Day(20_619))])
	}

	fn of(first: u32, last: u32) -> Result<TermsNumber, String> {
		in_force().of(Period { first: Day(first), last: Day(last) })
	}

	#[test]
	fn terms_should_be_those_of_every_day_when_none_change_in_the_period() {
		assert_eq!(of(20_605, 20_618), Ok(1));
		assert_eq!(of(20_619, 20_634), Ok(3));
		assert_eq!(in_force().on(Day(20_604)), None);
		assert_eq!(in_force().on(Day(90_000)), Some(3));
	}

	#[test]
	fn terms_should_be_refused_with_both_periods_when_they_change_within_one() {
		for last in [20_619, 20_634] {
			let fault = of(20_605, last).unwrap_err();
			assert!(fault.contains("2026-06-01..2026-06-14 and 2026-06-15.."), "{fault}");
		}
	}

	#[test]
	fn terms_should_be_refused_with_the_first_day_when_a_day_is_before_it() {
		let fault = of(20_600, 20_634).unwrap_err();
		assert!(fault.contains("make the period 2026-06-01..2026-06-30"), "{fault}");
		let fault = of(20_574, 20_604).unwrap_err();
		assert!(fault.contains("2026-05-01..2026-05-31 is before that"), "{fault}");
		let fault = InForce::default().of(Period { first: Day(1), last: Day(1) }).unwrap_err();
		assert!(fault.contains("it is not admitted"), "{fault}");
	}

	#[test]
	fn days_should_end_before_the_next_terms_when_there_are_any() {
		assert_eq!(in_force().days(1), Some((Day(20_605), Some(Day(20_618)))));
		assert_eq!(in_force().days(3), Some((Day(20_619), None)));
		// Rejected.
		assert_eq!(in_force().days(2), None);
	}
}
