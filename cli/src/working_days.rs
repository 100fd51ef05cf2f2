//! The working days of the years published, counted as the chain counts them: the day a period runs from does not count,
//! its last one does (民法典 201, 203).

use std::{collections::BTreeMap, path::Path};

use anyhow::{anyhow, ensure, Error, Result};
use subxt::utils::Static;
use suhui_client::{
	api,
	read::read_all,
	types::{WorkingYear, YearDays},
	At,
};
use suhui_primitives::{Day, Year};
use suhui_records::{field, file, ColumnNames};

use crate::bounds;

/// The places of the columns of a file of days.
const DAY: usize = 0;
const KIND: usize = 1;

/// Days of a year that are not as the week has them, ascending.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Exceptions {
	/// Days off, of which those on Saturdays and Sundays change nothing.
	pub holidays: Vec<Day>,
	/// Saturdays and Sundays that are worked.
	pub make_up: Vec<Day>,
}

impl Exceptions {
	/// Of a file with the columns `day` and `kind`, the latter `holiday` or `make_up`; checked as the chain does.
	pub fn read(path: &Path, year: Year) -> Result<Self> {
		let mut found = Exceptions::default();
		file::read(path, ColumnNames::only(["day", "kind"]), |row| {
			let day = row.field(DAY, |text| of_year(field::date(text)?, year))?;
			let twice = [&found.holidays, &found.make_up].iter().any(|days| days.contains(&day));
			if twice {
				return Err(row.fault(
					DAY,
					format!("{day} 出现两次，请只写一次 / {day} stands there twice: write it once"),
				));
			}
			match row.field(KIND, kind)? {
				Kind::Holiday => found.holidays.push(day),
				Kind::MakeUp if day.is_weekend() => found.make_up.push(day),
				Kind::MakeUp => return Err(row.fault(KIND, format!("{day} 不是周六或周日，不能调休上班 / {day} is neither a Saturday nor a Sunday, so that it is worked anyway"))),
			}
			Ok(())
		})?;
		found.holidays.sort_unstable();
		found.make_up.sort_unstable();
		bounds::holidays(found.holidays.len(), found.make_up.len()).map_err(Error::msg)?;
		bounds::working_days(year, found.worked(year).count()).map_err(Error::msg)?;
		Ok(found)
	}

	/// The days of the year that are worked.
	pub fn worked(&self, year: Year) -> impl Iterator<Item = Day> + '_ {
		days_of(year).filter(|day| {
			self.make_up.contains(day) || !(day.is_weekend() || self.holidays.contains(day))
		})
	}
}

enum Kind {
	Holiday,
	MakeUp,
}

fn kind(text: &str) -> Result<Kind, String> {
	match text {
		"holiday" => Ok(Kind::Holiday),
		"make_up" => Ok(Kind::MakeUp),
		_ => Err(format!("「{text}」应为 holiday（放假）或 make_up（调休上班） / `{text}` is neither: write holiday, or make_up for a day that is worked instead")),
	}
}

fn of_year(day: Day, year: Year) -> Result<Day, String> {
	match day.year() == Some(year) {
		true => Ok(day),
		false => Err(format!("{day} 不在 {year} 年内 / {day} is not a day of {year}")),
	}
}

/// All days of a year.
fn days_of(year: Year) -> impl Iterator<Item = Day> {
	let first = Day::of(year, 1, 1).unwrap_or_default();
	let next = Day::of(year.saturating_add(1), 1, 1).unwrap_or(first);
	(first.0..next.0).map(Day)
}

/// The years published.
pub struct WorkingDays(BTreeMap<Year, [u8; 46]>);

impl WorkingDays {
	pub async fn read(at: &At) -> Result<Self> {
		let years = read_all(at, api::storage().calendar().years()).await?;
		let days = |WorkingYear { days: YearDays(days), .. }: WorkingYear| days;
		Ok(WorkingDays(years.into_iter().map(|((year,), it)| (year, days(it))).collect()))
	}

	/// What is not as the week has it in a year.
	pub fn exceptions(&self, year: Year) -> Result<Exceptions> {
		let mut found = Exceptions::default();
		for day in days_of(year) {
			match (day.is_weekend(), self.is_working(day)?) {
				(false, false) => found.holidays.push(day),
				(true, true) => found.make_up.push(day),
				_ => (),
			}
		}
		Ok(found)
	}

	pub fn is_working(&self, day: Day) -> Result<bool> {
		let year = day.year().unwrap_or_default();
		let days = self.0.get(&year).ok_or_else(|| {
			anyhow!("{year} 年的工作日尚未公布 / the working days of {year} are not published")
		})?;
		let place = Day::of(year, 1, 1).map_or(0, |first| day.0 - first.0) as usize;
		Ok((days[place / 8] >> (place % 8)) & 1 == 1)
	}

	/// The day, or the first one after it that is worked (民法典 203); `None` if that lies in a year not published.
	pub fn first_worked(&self, day: Day) -> Option<Day> {
		let mut found = day;
		while !self.is_working(found).ok()? {
			found = found.saturating_add(1);
		}
		Some(found)
	}

	/// The last of so many working days after a day.
	pub fn add(&self, from: Day, days: u16) -> Result<Day> {
		let (mut day, mut left) = (from, days);
		while left > 0 {
			day = day.saturating_add(1);
			left -= u16::from(self.is_working(day)?);
		}
		Ok(day)
	}

	/// Working days after `from`, up to `to`, which counts.
	pub fn between(&self, from: Day, to: Day) -> Result<u32> {
		ensure!(
			from <= to,
			"末日 {to} 早于首日 {from} / the last day {to} is before the first, {from}"
		);
		(from.0 + 1..=to.0)
			.try_fold(0, |count, day| Ok(count + u32::from(self.is_working(Day(day))?)))
	}
}

/// As calls take them.
pub fn sent(days: Vec<Day>) -> Vec<Static<Day>> {
	days.into_iter().map(Static).collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::io::Write;

	const DAYS_OF_2025: &str =
		"e6f3f906789fcfe7f3f97c1e9fcff7e0f97c3e9ecfe7f3f97c3e9fcfe7f3f97c3edf01eef3f97c3e9fcfe7f3f91c";
	const DAYS_OF_2026: &str =
		"f8f97c3e9f1fc0f7f97c3e1fcfe7f3e07d3e9fcfe7f1f97c3e9fcfe7f3f97c3edfc701f7f97c3e9fcfe7f3f97c1e";

	fn published() -> WorkingDays {
		let days = |text: &str| hex::decode(text).unwrap().try_into().unwrap();
		WorkingDays([(2025, days(DAYS_OF_2025)), (2026, days(DAYS_OF_2026))].into())
	}

	fn day(text: &str) -> Day {
		field::date(text).unwrap()
	}

	#[test]
	fn period_should_end_by_working_days_when_holidays_and_days_made_up_lie_in_it() {
		for (from, days, last) in [
			("2026-02-09", 20, "2026-03-13"),
			("2026-02-14", 20, "2026-03-20"),
			("2026-02-20", 10, "2026-03-06"),
			("2026-09-24", 5, "2026-10-09"),
			("2026-09-24", 15, "2026-10-22"),
			("2025-12-31", 1, "2026-01-04"),
			("2026-12-03", 20, "2026-12-31"),
			("2026-12-03", 0, "2026-12-03"),
		] {
			assert_eq!(published().add(day(from), days).unwrap(), day(last), "{days} from {from}");
			assert_eq!(published().between(day(from), day(last)).unwrap(), u32::from(days));
		}
	}

	#[test]
	fn day_should_be_the_first_worked_when_it_is_off() {
		let first = |text: &str| published().first_worked(day(text));
		assert_eq!(first("2026-10-02"), Some(day("2026-10-08")));
		// A Saturday that is worked.
		assert_eq!(first("2026-10-10"), Some(day("2026-10-10")));
		assert_eq!(first("2027-01-01"), None);
	}

	#[test]
	fn period_should_be_refused_when_it_runs_into_a_year_not_published() {
		let fault = published().add(day("2026-12-04"), 20).unwrap_err().to_string();
		assert!(fault.contains("the working days of 2027 are not published"), "{fault}");
		assert!(published().between(day("2026-01-02"), day("2026-01-01")).is_err());
	}

	#[test]
	fn exceptions_should_come_back_when_they_are_written_to_a_file() {
		let found = published().exceptions(2026).unwrap();
		assert_eq!(found.holidays[..2], [day("2026-01-01"), day("2026-01-02")]);
		assert_eq!(found.make_up[..2], [day("2026-01-04"), day("2026-02-14")]);
		let mut file = tempfile::NamedTempFile::new().unwrap();
		writeln!(file, "day,kind").unwrap();
		found.holidays.iter().for_each(|day| writeln!(file, "{day},holiday").unwrap());
		found.make_up.iter().for_each(|day| writeln!(file, "{day},make_up").unwrap());
		assert_eq!(Exceptions::read(file.path(), 2026).unwrap(), found);
		assert_eq!(found.worked(2026).count(), 248);
	}

	#[test]
	fn day_should_be_refused_with_its_line_when_it_cannot_be_as_it_is_written() {
		for (line, wanted) in [
			("2025-01-01,holiday", "not a day of 2026"),
			("2026-01-01,off", "write holiday, or make_up"),
			("2026-01-05,make_up", "neither a Saturday nor a Sunday"),
			("2026-01-01,holiday\n2026-01-01,holiday", "stands there twice"),
		] {
			let mut file = tempfile::NamedTempFile::new().unwrap();
			write!(file, "day,kind\n{line}\n").unwrap();
			let fault = format!("{:#}", Exceptions::read(file.path(), 2026).unwrap_err());
			assert!(fault.contains(wanted) && fault.contains("line"), "{fault}");
		}
	}
}
