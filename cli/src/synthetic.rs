//! Trial data: a month of made-up rides, the same every time.

use std::path::Path;

use anyhow::{ensure, Result};
use suhui_formula::format_scaled;
use suhui_primitives::{Day, ParticipantId, Period};

use crate::{dates, people::write_lines};

/// Metres of a made-up day: from half a kilometre to eight.
const SHORTEST: u64 = 500;
const LONGEST: u64 = 8_000;

pub struct Month {
    pub period: Period,
    pub people: std::ops::Range<ParticipantId>,
    pub records_per_person: u32,
}

impl Month {
    pub fn write(&self, path: &Path, input: &str) -> Result<()> {
        let days = self.days();
        ensure!(
            (1..=days).contains(&self.records_per_person),
            "期间有 {days} 天，每人应有 1 至 {days} 条 / the period has {days} days: 1 to {days} records a person are possible"
        );
        let dates: Vec<_> =
            (0..days).map(|day| dates::day(self.period.first.saturating_add(day))).collect();
        write_lines(path, &format!("participant,date,{input}"), self.records(), |out, (person, day, metres)| {
            let date = &dates[(day.0 - self.period.first.0) as usize];
            writeln!(out, "{person},{date},{}", format_scaled(metres, 3))
        })
    }

    fn days(&self) -> u32 {
        self.period.last.0 - self.period.first.0 + 1
    }

    /// Each person's days are spread evenly from a day of their own.
    fn records(&self) -> impl Iterator<Item = (ParticipantId, Day, u64)> + '_ {
        let (days, wanted) = (u64::from(self.days()), u64::from(self.records_per_person));
        self.people.clone().flat_map(move |person| {
            let start = scatter(u64::from(person)) % days;
            let mut passed: Vec<_> = (0..wanted).map(|index| (start + index * days / wanted) % days).collect();
            passed.sort_unstable();
            passed.into_iter().map(move |day| {
                let metres = SHORTEST + scatter(u64::from(person) << 32 | day) % (LONGEST - SHORTEST + 1);
                (person, self.period.first.saturating_add(day as u32), metres)
            })
        })
    }
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

    fn month(records_per_person: u32) -> Month {
        let period = Period { first: Day(16_801), last: Day(16_831) };
        Month { period, people: 100..150, records_per_person }
    }

    #[test]
    fn scatter_should_be_split_mix_64_when_started_from_nothing() {
        // The first output of the reference implementation for the seed 0.
        assert_eq!(scatter(0), 0xe220_a839_7b1d_cdaf);
    }

    #[test]
    fn month_should_hold_as_many_days_of_everyone_as_asked_when_generated() {
        for wanted in [1, 7, 30, 31] {
            let month = month(wanted);
            let records: Vec<_> = month.records().collect();
            let keys: BTreeSet<_> = records.iter().map(|(person, day, _)| (*person, *day)).collect();
            assert_eq!((records.len(), keys.len()), (50 * wanted as usize, 50 * wanted as usize));
            assert!(records.iter().all(|(_, day, metres)| month.period.contains(*day) && (500..=8_000).contains(metres)));
            assert!(records.is_sorted());
        }
    }

    #[test]
    fn month_should_be_refused_when_it_has_too_few_days() {
        let directory = tempfile::tempdir().unwrap();
        assert!(month(32).write(&directory.path().join("x.csv"), "distance").is_err());
        assert!(month(0).write(&directory.path().join("x.csv"), "distance").is_err());
    }
}
