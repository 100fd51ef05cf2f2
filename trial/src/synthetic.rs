//! Trial data: a month of made-up activity, the same every time.

use std::path::Path;

use anyhow::{ensure, Result};
use suhui_formula::{format_scaled, parse_scaled};
use suhui_primitives::{Day, ParticipantId, Period, FIRST_NUMBER};
use suhui_records::{file, quoted};

/// An input and what its made-up values are drawn from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Values {
	name: String,
	from: Choice,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Choice {
	/// A range, scaled by its decimals.
	Range { low: u64, high: u64, decimals: u8 },
	/// Codes of a category.
	Codes(Vec<String>),
}

impl Values {
	/// `distance=0.500..8`, with as many decimals as the bounds are written with, or `material=paper,glass`.
	pub fn parse(text: &str) -> Result<Self, String> {
		let parts = text.split_once('=').and_then(|(name, from)| {
			let from = match from.split_once("..") {
				Some((low, high)) => Choice::range(low, high)?,
				None => Choice::codes(from)?,
			};
			(!name.is_empty()).then(|| Values { name: name.into(), from })
		});
		parts.ok_or_else(|| {
			format!("「{text}」应写作 distance=0.500..8，或 material=paper,glass / `{text}` should be written like distance=0.500..8 or material=paper,glass")
		})
	}

	fn value(&self, seed: u64) -> String {
		match &self.from {
			Choice::Range { low, high, decimals } => {
				let span = (high - low).saturating_add(1);
				format_scaled(low + scatter(seed) % span, *decimals)
			}
			Choice::Codes(codes) => codes[(scatter(seed) % codes.len() as u64) as usize].clone(),
		}
	}
}

impl Choice {
	fn range(low: &str, high: &str) -> Option<Self> {
		let decimals = decimals(low).max(decimals(high));
		let (low, high) = (parse_scaled(low, decimals).ok()?, parse_scaled(high, decimals).ok()?);
		(low <= high).then_some(Choice::Range { low, high, decimals })
	}

	fn codes(list: &str) -> Option<Self> {
		let is_code = |code: &str| {
			!code.is_empty()
				&& code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
		};
		let codes: Vec<_> = list.split(',').map(String::from).collect();
		codes.iter().all(|code| is_code(code)).then_some(Choice::Codes(codes))
	}
}

fn decimals(number: &str) -> u8 {
	number
		.split_once('.')
		.map_or(0, |(_, decimals)| u8::try_from(decimals.len()).unwrap_or(u8::MAX))
}

pub struct MonthOptions {
	pub period: Period,
	pub people: std::ops::Range<ParticipantId>,
	pub records_per_person: u32,
	/// Who of the people has any, of a hundred; they are scattered.
	pub percent: u32,
	pub values: Vec<Values>,
}

impl MonthOptions {
	/// How many records were written.
	pub fn write(&self, path: &Path) -> Result<u64> {
		let days = self.days();
		ensure!(
			(1..=days).contains(&self.records_per_person),
			"期间有 {days} 天，每人应有 1 至 {days} 条 / the period has {days} days: 1 to {days} records a person are possible"
		);
		let dates: Vec<_> =
			(0..days).map(|day| self.period.first.saturating_add(day).to_string()).collect();
		let names: Vec<_> = self.values.iter().map(|values| quoted(&values.name)).collect();
		let header = format!("participant,date,{}", names.join(","));
		let mut records = 0;
		file::write(path, &header, self.keys(), |out, (person, day)| {
			records += 1;
			write!(out, "{person},{}", dates[(day.0 - self.period.first.0) as usize])?;
			for (place, values) in (0u64..).zip(&self.values) {
				let seed = scatter(seat(person) << 32 | u64::from(day.0)).wrapping_add(place);
				write!(out, ",{}", values.value(seed))?;
			}
			writeln!(out)
		})?;
		Ok(records)
	}

	fn days(&self) -> u32 {
		self.period.last.0 - self.period.first.0 + 1
	}

	/// Each person's days are spread evenly from a day of their own.
	fn keys(&self) -> impl Iterator<Item = (ParticipantId, Day)> + '_ {
		let (days, wanted) = (u64::from(self.days()), u64::from(self.records_per_person));
		let active = |person: &ParticipantId| scatter(!seat(*person)) % 100 < self.percent.into();
		self.people.clone().filter(active).flat_map(move |person| {
			let start = scatter(seat(person)) % days;
			let mut passed: Vec<_> =
				(0..wanted).map(|index| (start + index * days / wanted) % days).collect();
			passed.sort_unstable();
			passed
				.into_iter()
				.map(move |day| (person, self.period.first.saturating_add(day as u32)))
		})
	}
}

/// How many numbers come before a participant's.
fn seat(person: ParticipantId) -> u64 {
	u64::from(person.saturating_sub(FIRST_NUMBER))
}

/// The finaliser of SplitMix64: scatters successive numbers.
fn scatter(number: u64) -> u64 {
	let mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
	let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
	let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
	mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::collections::BTreeSet;

	fn month(records_per_person: u32) -> MonthOptions {
		let period = Period { first: Day(16_801), last: Day(16_831) };
		let values = ["distance=0.500..8", "trips=1..6", "material=paper,glass,2024"]
			.map(|text| Values::parse(text).unwrap());
		let people = 100..150;
		MonthOptions { period, people, records_per_person, percent: 100, values: values.into() }
	}

	fn lines(month: &MonthOptions) -> Vec<Vec<String>> {
		let directory = tempfile::tempdir().unwrap();
		let path = directory.path().join("month.csv");
		month.write(&path).unwrap();
		let text = std::fs::read_to_string(path).unwrap();
		text.lines().map(|line| line.split(',').map(String::from).collect()).collect()
	}

	#[test]
	fn scatter_should_be_split_mix_64_when_started_from_nothing() {
		// The first output of the reference implementation for the seed 0.
		assert_eq!(scatter(0), 0xe220_a839_7b1d_cdaf);
	}

	#[test]
	fn values_should_have_the_decimals_of_their_bounds_when_parsed() {
		let from = Choice::Range { low: 500, high: 8_000, decimals: 3 };
		let expected = Values { name: "distance".into(), from };
		assert_eq!(Values::parse("distance=0.500..8"), Ok(expected));
		for text in ["distance", "distance=", "=1..2", "distance=2..1", "distance=-1..2", "d=1.."] {
			assert!(Values::parse(text).is_err(), "{text}");
		}
	}

	#[test]
	fn values_should_be_codes_when_they_are_listed() {
		let from = Choice::Codes(vec!["paper".into(), "2024".into()]);
		assert_eq!(Values::parse("m=paper,2024"), Ok(Values { name: "m".into(), from }));
		for text in ["m=paper,", "m=paper, glass", "m=纸", "m=0.5"] {
			assert!(Values::parse(text).is_err(), "{text}");
		}
	}

	#[test]
	fn month_should_hold_as_many_days_of_everyone_as_asked_when_generated() {
		for wanted in [1, 7, 30, 31] {
			let lines = lines(&month(wanted));
			let keys: BTreeSet<_> = lines[1..].iter().map(|cells| (&cells[0], &cells[1])).collect();
			assert_eq!((lines.len() - 1, keys.len()), (50 * wanted as usize, 50 * wanted as usize));
		}
	}

	#[test]
	fn month_should_hold_records_of_about_as_many_people_as_asked_when_not_all_have_any() {
		for (percent, about) in [(0, 0..=0), (5, 450..=550), (30, 2_800..=3_200)] {
			let lines = lines(&MonthOptions { people: 1..10_001, percent, ..month(1) });
			assert!(
				about.contains(&(lines.len() - 1)),
				"{percent} %: {} of 10,000",
				lines.len() - 1
			);
		}
	}

	#[test]
	fn values_should_stay_in_their_range_when_generated() {
		let lines = lines(&month(31));
		assert_eq!(lines[0], ["participant", "date", "distance", "trips", "material"]);
		let trips: BTreeSet<_> =
			lines[1..].iter().map(|cells| cells[3].parse::<u32>().unwrap()).collect();
		assert_eq!(trips, (1..=6).collect());
		let materials: BTreeSet<_> = lines[1..].iter().map(|cells| &cells[4][..]).collect();
		assert_eq!(materials, BTreeSet::from(["paper", "glass", "2024"]));
		let distance = |cells: &Vec<String>| cells[2].parse::<f64>().unwrap();
		assert!(lines[1..].iter().map(distance).all(|distance| (0.5..=8.0).contains(&distance)));
	}

	#[test]
	fn month_should_be_the_same_when_generated_again() {
		assert_eq!(lines(&month(7)), lines(&month(7)));
	}

	#[test]
	fn month_should_be_refused_when_it_has_too_few_days() {
		let directory = tempfile::tempdir().unwrap();
		assert!(month(32).write(&directory.path().join("x.csv")).is_err());
		assert!(month(0).write(&directory.path().join("x.csv")).is_err());
	}
}
