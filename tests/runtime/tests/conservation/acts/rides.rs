//! What platforms bring: batches of people's days and of a roof's, now and then with a claim that is not what the records
//! give.

use std::collections::BTreeSet;

use suhui_primitives::{chunk::ChunkBounds, Day, Period};
use suhui_runtime_tests::scheme::Platform;

use super::Author;
use crate::{
	dates::last_of_month,
	model::{
		amount::{small, Amount},
		state::{Activity, Number, Prepared, Stage},
		Model,
	},
};

/// Of the methodology's lists: the second of its provinces, the third of its years.
const JIANGSU: u64 = 1;
const OF_2023: u64 = 2;
/// By that year's factor, of a hundredth of a kilowatt-hour, in mg.
const FACTOR: u128 = 5_827;
/// As many people stand on one page.
const PAGE: u32 = 256;

/// A participant's day of the period, counted from 1, its inputs, and what it gives.
type Record<const INPUTS: usize> = (Number, u32, [u64; INPUTS], (u64, u64));

/// A batch, and what is known of it before it is opened.
pub struct Brought {
	pub platform: Platform,
	pub content: Prepared,
}

impl Author {
	/// A source's next days: none of them is in another batch but now and then the first.
	pub fn bring(&mut self, model: &Model, source: u32) -> Brought {
		let of_source = model.batches.values().filter(|batch| batch.source == source);
		let covered = of_source.filter(|batch| batch.stage != Stage::Cancelled);
		let covered = covered.map(|batch| batch.last).max();
		// 2025-12-01, from which day on the sources count.
		let begun = covered.map_or(20_423, |last| last + 1).max(model.today - 45);
		let first = if covered.is_some() && self.chance.one_in(15) { begun - 1 } else { begun };
		let first = first.min(model.today - 1);
		let last = match self.chance.below(30) {
			0 => first + 30,
			_ => (first + self.chance.below(12)).min(model.today - 1),
		};
		let period = Period { first: Day(first), last: Day(last.min(last_of_month(first))) };
		let days = period.last.0 - first + 1;
		match model.sources[&source] {
			Activity::Cycling => {
				let records = self.of_people(days, |author| {
					let metres = match author.chance.below(3) {
						0 => author.chance.within(1..=400),
						_ => author.chance.within(1..=25_000),
					};
					// 26.9 mg a metre, of 20,000 at most; a point for every 10,000 mg.
					let mg = u128::from(metres.min(20_000)) * 269 / 10;
					([metres.into()], Amount::new(mg, mg / 10_000))
				});
				self.brought(source, period, records)
			}
			Activity::CleanPlates => {
				let records = self.of_people(days, |author| {
					let plates = author.chance.within(1..=3);
					([plates.into()], Amount::new(0, u128::from(plates) * 5))
				});
				self.brought(source, period, records)
			}
			Activity::Roof(owner) => {
				let records = self.of_days(days, |author| {
					let generated = author.chance.within(1..=300);
					let certified = author.chance.below(generated);
					let mg = u128::from(generated - certified) * FACTOR;
					let inputs = [generated.into(), certified.into(), JIANGSU, OF_2023];
					(inputs, Amount::new(mg, 0))
				});
				let of_owner = |(day, inputs, amount)| (owner, day, inputs, amount);
				self.brought(source, period, records.into_iter().map(of_owner).collect())
			}
		}
	}

	/// Some of the people and now and then some of the others, who consent to nothing, by number.
	fn of_people<const INPUTS: usize>(
		&mut self,
		days: u32,
		mut earn: impl FnMut(&mut Self) -> ([u64; INPUTS], Amount),
	) -> Vec<(Number, u32, [u64; INPUTS], Amount)> {
		let mut people: BTreeSet<Number> = self.cast.people.clone().into_iter().collect();
		people.retain(|_| !self.chance.one_in(4));
		let (first, last) = (*self.cast.others.start(), *self.cast.others.end());
		for _ in 0..self.chance.below(3) {
			people.insert(self.chance.within(first..=last));
		}
		if people.is_empty() {
			people.insert(first);
		}
		let mut records = vec![];
		for person in people {
			let of_person = self.of_days(days, &mut earn);
			let with_person = |(day, inputs, amount)| (person, day, inputs, amount);
			records.extend(of_person.into_iter().map(with_person));
		}
		records
	}

	/// One to three of the days, in order.
	fn of_days<const INPUTS: usize>(
		&mut self,
		days: u32,
		mut earn: impl FnMut(&mut Self) -> ([u64; INPUTS], Amount),
	) -> Vec<(u32, [u64; INPUTS], Amount)> {
		let count = self.chance.within(1..=3);
		let chosen: BTreeSet<u32> = (0..count).map(|_| self.chance.within(1..=days)).collect();
		let mut records = vec![];
		for day in chosen {
			let (inputs, amount) = earn(self);
			records.push((day, inputs, amount));
		}
		records
	}

	/// In chunks by page; now and then one of them claims a point, or a milligram, more than it gives.
	fn brought<const INPUTS: usize>(
		&mut self,
		source: u32,
		period: Period,
		records: Vec<(Number, u32, [u64; INPUTS], Amount)>,
	) -> Brought {
		let mut chunks = Vec::<Vec<(Number, Amount)>>::new();
		let mut page = None;
		for (participant, _, _, amount) in &records {
			if page != Some(participant / PAGE) {
				page = Some(participant / PAGE);
				chunks.push(vec![]);
			}
			chunks.last_mut().expect("one was begun").push((*participant, *amount));
		}
		let told = |(participant, day, inputs, amount): &(Number, u32, [u64; INPUTS], Amount)| {
			(*participant, *day, *inputs, (small(amount.mg), small(amount.points)))
		};
		let mut told: Vec<Record<INPUTS>> = records.iter().map(told).collect();
		let mut lie = None;
		if self.chance.one_in(15) {
			let all = (0..records.len()).collect::<Vec<_>>();
			let place = self.chance.among(&all).expect("there are some");
			told[place].3 .0 += 1;
			let before = records[..=place].chunk_by(|one, next| one.0 / PAGE == next.0 / PAGE);
			lie = Some(before.count() - 1);
		}
		let bounds = ChunkBounds { pages: 1, ..ChunkBounds::default() };
		let platform = Platform::of_inputs(bounds, period, source, &told);
		assert_eq!(platform.chunks.len(), chunks.len(), "chunks are cut by page");
		Brought { platform, content: Prepared { chunks, lie } }
	}
}
