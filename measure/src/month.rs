//! A month of issue under one layout: fed, redemptions planned, lapsed.

use std::{
	ops::Range,
	time::{Duration, Instant},
};

use anyhow::{ensure, Context, Error, Result};
use polkadot_sdk::{
	frame_support::storage::{storage_prefix, with_storage_layer},
	sp_runtime::{DispatchError, DispatchResult},
};
use serde::Serialize;
use suhui_primitives::{
	ClassId, Credit, Month, ParticipantId, Quantity, SourceId, FIRST_NUMBER, PAGE_SIZE,
};

use crate::{
	census::Map,
	chain::{months, set_today, ISSUE_DAY, ISSUE_MONTH, LAPSE_DAY, OLDEST_MONTH},
	layouts::{layout, Layout},
	node::{Node, Times},
	progress::Progress,
	settings::Settings,
};

/// People a chunk spans, whatever the layout's pages are.
const CHUNK_PEOPLE: u32 = 131_072;
/// People whose lots lapse in one block.
const LAPSE_PEOPLE: u32 = 131_072;

/// What is measured of a layout.
#[derive(Clone, Copy)]
pub struct Case<'a> {
	pub layout: &'a str,
	/// Classes in every month.
	pub classes: u32,
	/// How many of a hundred people have a record of a class, and so a lot.
	pub density: u32,
}

/// A measurement. Times are in microseconds unless a name says otherwise, and bytes are those of trie nodes with the
/// hashes by which the database finds them.
#[derive(Serialize)]
pub struct Row {
	pub layout: String,
	pub classes: u32,
	pub density: u32,
	pub records: u64,
	/// Feeding, by record: reads of the state, the rest of the execution, the root, the commit to the database.
	pub reads: f64,
	pub merge: f64,
	pub root: f64,
	pub commit: f64,
	pub feed: f64,
	pub records_per_second: f64,
	pub reads_per_record: f64,
	/// Bytes of nodes a record made the blocks write.
	pub branch_bytes: f64,
	pub leaf_bytes: f64,
	pub value_bytes: f64,
	/// A plan with nothing cached, and again with what the first left in the cache.
	pub plan_cold: f64,
	pub plan_warm: f64,
	pub plan_reads: f64,
	/// Lots that plans found, by person.
	pub plan_lots: f64,
	/// Lapse of 256 people's lots of the month, and of everybody's in seconds.
	pub lapse_page: f64,
	pub lapse_month_seconds: f64,
	/// Bytes of live nodes by person once the month was fed: of lots with what tells where they are, and of the bits of
	/// those who are open and consent.
	pub lot_bytes: f64,
	pub bit_bytes: f64,
	/// Bytes the database took on disk in the end.
	pub database_bytes: u64,
}

pub fn measure(case: Case, settings: &Settings) -> Result<Row> {
	let Case { layout: name, classes, density } = case;
	let layout = layout(name).context("no layout is called so")?;
	let layout = &*layout;
	let mut node = Node::new(&settings.folder, settings.pruning, &maps())?;
	let progress =
		Progress::new(blocks(case, settings), format!("{name}, {classes} classes, {density} %"));
	set_today(ISSUE_DAY);

	register(layout, &mut node, case, settings, &progress)?;
	node.census.forget_written();
	let (records, fed) = feed_month(layout, &mut node, case, settings, &progress)?;
	let total = node.census.total();
	let live = |of: &[&str]| -> f64 {
		let tallies = node.census.tallies().filter(|(name, _)| of.contains(name));
		tallies.map(|(_, tally)| tally.live.bytes as f64).sum()
	};
	let (lots, bits) = (live(&["Lots", "Classes", "Holders"]), live(&["Individuals", "Consents"]));

	fill_other_months(layout, &mut node, case, settings, &progress)?;
	let plans = plan(layout, &node, settings)?;

	set_today(LAPSE_DAY);
	let lapse = lapse_month(layout, &mut node, settings, &progress)?;
	let database_bytes = node.close()?;
	progress.finish();

	let people = f64::from(settings.people);
	let by_record = |amount: f64| amount / records as f64;
	let time = |time: Duration| by_record(time.as_secs_f64() * 1e6);
	Ok(Row {
		layout: name.to_string(),
		classes,
		density,
		records,
		reads: time(fed.reads.time),
		merge: time(fed.execution),
		root: time(fed.root),
		commit: time(fed.commit),
		feed: time(fed.total()),
		records_per_second: records as f64 / fed.total().as_secs_f64(),
		reads_per_record: by_record(fed.reads.count as f64),
		branch_bytes: by_record(total.branches.bytes as f64),
		leaf_bytes: by_record(total.leaves.bytes as f64),
		value_bytes: by_record(total.values.bytes as f64),
		plan_cold: plans.cold,
		plan_warm: plans.warm,
		plan_reads: plans.reads,
		plan_lots: plans.lots,
		lapse_page: lapse.total().as_secs_f64() * 1e6 * f64::from(PAGE_SIZE) / people,
		lapse_month_seconds: lapse.total().as_secs_f64(),
		lot_bytes: lots / people,
		bit_bytes: bits / people,
		database_bytes,
	})
}

/// The maps that layouts use.
fn maps() -> [Map; 6] {
	let map = |pallet: &str, name: &'static str| Map {
		name,
		prefix: storage_prefix(pallet.as_bytes(), name.as_bytes()),
	};
	[
		map("Points", "Lots"),
		map("Points", "Classes"),
		map("Points", "Holders"),
		map("Points", "Honours"),
		map("Participants", "Individuals"),
		map("Participants", "Consents"),
	]
}

/// The blocks of a whole measurement.
fn blocks(case: Case, settings: &Settings) -> u64 {
	let feeds = parts(settings.people, CHUNK_PEOPLE * settings.chunks).count() as u32;
	let lapses = parts(settings.people, LAPSE_PEOPLE).count() as u32;
	let months = months().count() as u32 - 1;
	u64::from(1 + case.classes + settings.batches * case.classes * feeds + months + lapses)
}

/// All people, cut where so many pages end.
fn parts(people: u32, size: u32) -> impl Iterator<Item = Range<ParticipantId>> {
	let end = people + FIRST_NUMBER;
	let starts = (0..end).step_by(size as usize);
	starts.map(move |start| start.max(FIRST_NUMBER)..start.saturating_add(size).min(end))
}

/// Opens everybody's account and gives everybody's consent to the source of each class.
fn register(
	layout: &dyn Layout,
	node: &mut Node,
	case: Case,
	settings: &Settings,
	progress: &Progress,
) -> Result<()> {
	let people = FIRST_NUMBER..settings.people + FIRST_NUMBER;
	node.block(|| layout.open(&people))?;
	progress.step();
	for source in sources(case) {
		node.block(|| layout.consent(source, &people))?;
		progress.step();
	}
	Ok(())
}

/// Each class of a month has a source of its own.
fn sources(case: Case) -> Range<SourceId> {
	FIRST_NUMBER..case.classes + FIRST_NUMBER
}

/// A source's class of a month: numbers are given month by month.
fn class(case: Case, month: Month, source: SourceId) -> ClassId {
	(month.0 - OLDEST_MONTH.0) * case.classes + source
}

/// Feeds the month that is measured; returns how many records, and what it took.
fn feed_month(
	layout: &dyn Layout,
	node: &mut Node,
	case: Case,
	settings: &Settings,
	progress: &Progress,
) -> Result<(u64, Times)> {
	let (mut records, mut times) = (0, Times::default());
	for batch in 0..settings.batches {
		for source in sources(case) {
			let class = class(case, ISSUE_MONTH, source);
			let chunks = parts(settings.people, CHUNK_PEOPLE).collect::<Vec<_>>();
			for block in chunks.chunks(settings.chunks as usize) {
				let chunks = block.iter().cloned();
				let chunks: Vec<_> =
					chunks.map(|people| credits(class, batch, people, case.density)).collect();
				let (fed, taken) = node.block(|| {
					let mut chunks = chunks.iter();
					chunks.try_for_each(|credits| feed(layout, source, class, credits))
				})?;
				fed.map_err(refused)?;
				times += taken;
				records += chunks.iter().map(|credits| credits.len() as u64).sum::<u64>();
				progress.step();
			}
		}
	}
	ensure!(records > 0, "nobody has a record: ask for more people or a greater density");
	Ok((records, times))
}

/// What a chunk makes the chain do once its records are read and quantified.
fn feed(
	layout: &dyn Layout,
	source: SourceId,
	class: ClassId,
	credits: &[Credit],
) -> DispatchResult {
	with_storage_layer(|| {
		let creditable = layout.creditable(source, credits);
		if creditable < credits.len() {
			return Err(DispatchError::Other("somebody's credits are withheld"));
		}
		layout.credit(class, ISSUE_MONTH, credits)
	})
}

/// Gives some people lots in the other months that a plan reads: the months are as they would be, but for the depth of
/// the branches above their pages.
fn fill_other_months(
	layout: &dyn Layout,
	node: &mut Node,
	case: Case,
	settings: &Settings,
	progress: &Progress,
) -> Result<()> {
	let people = settings.plan_people.min(settings.people);
	for month in months().filter(|month| *month != ISSUE_MONTH) {
		let (filled, _) = node.block(|| {
			sources(case).try_for_each(|source| {
				let class = class(case, month, source);
				let people = FIRST_NUMBER..people + FIRST_NUMBER;
				layout.credit(class, month, &credits(class, 0, people, case.density))
			})
		})?;
		filled.map_err(refused)?;
		progress.step();
	}
	Ok(())
}

fn refused(error: DispatchError) -> Error {
	Error::msg(format!("a layout refused what it was given: {error:?}"))
}

/// Means of the plans for some people, in microseconds.
struct Plans {
	cold: f64,
	warm: f64,
	reads: f64,
	lots: f64,
}

fn plan(layout: &dyn Layout, node: &Node, settings: &Settings) -> Result<Plans> {
	let (people, plans) = (u64::from(settings.plan_people.min(settings.people)), settings.plans);
	let mut sum = Plans { cold: 0.0, warm: 0.0, reads: 0.0, lots: 0.0 };
	for plan in 0..u64::from(plans) {
		let participant = FIRST_NUMBER + u32::try_from(plan * people / u64::from(plans))?;
		let run = || -> Result<(f64, f64, f64)> {
			let executed = node.execute(|| {
				let started = Instant::now();
				let lots = layout.plan(participant);
				(lots, started.elapsed())
			})?;
			let (lots, taken) = executed.result;
			let lots = lots.context("the state is not the layout's")?;
			// The chain's own counts what is due as lapsed.
			let lots = lots.iter().filter(|(month, ..)| *month != OLDEST_MONTH).count();
			let reads = executed.times.reads.count as f64;
			Ok((taken.as_secs_f64() * 1e6, reads, lots as f64))
		};
		node.forget_cache();
		let (cold, reads, lots) = run()?;
		let (warm, ..) = run()?;
		sum.cold += cold;
		sum.warm += warm;
		sum.reads += reads;
		sum.lots += lots;
	}
	let mean = |sum: f64| sum / f64::from(plans);
	Ok(Plans {
		cold: mean(sum.cold),
		warm: mean(sum.warm),
		reads: mean(sum.reads),
		lots: mean(sum.lots),
	})
}

/// Lets the month that was measured lapse.
fn lapse_month(
	layout: &dyn Layout,
	node: &mut Node,
	settings: &Settings,
	progress: &Progress,
) -> Result<Times> {
	let mut times = Times::default();
	for people in parts(settings.people, LAPSE_PEOPLE) {
		let (lapsed, taken) = node.block(|| layout.lapse(ISSUE_MONTH, &people))?;
		lapsed.context("the state is not the layout's")?;
		times += taken;
		progress.step();
	}
	Ok(times)
}

/// One record each of those of the people who have one in this batch of the class, the same every time: half a kilometre
/// to eight by bicycle, at 180.5 mg a metre and a point each 100 g.
fn credits(class: ClassId, batch: u32, people: Range<ParticipantId>, density: u32) -> Vec<Credit> {
	let credit = |participant: ParticipantId| {
		let seed = (u64::from(batch) << 56) ^ (u64::from(class) << 32) ^ u64::from(participant);
		let drawn = mixed(seed);
		let reduction = 90_250 + (drawn >> 8) % 1_353_751;
		let quantity = Quantity { reduction, points: reduction / 100_000 };
		(drawn % 100 < u64::from(density)).then_some(Credit { participant, quantity })
	};
	people.filter_map(credit).collect()
}

/// Sixty-four bits that look like chance (SplitMix64).
fn mixed(seed: u64) -> u64 {
	let mut mixed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
	mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
	mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
	mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn parts_should_hold_everybody_once_when_cut_at_pages() {
		let parts = parts(300, 128).collect::<Vec<_>>();
		assert_eq!(parts, [1..128, 128..256, 256..301]);
	}

	#[test]
	fn credits_should_be_of_about_the_density_when_drawn() {
		for density in [5, 30, 90] {
			let drawn = credits(7, 0, 1..100_001, density).len() as f64 / 1_000.0;
			// Five standard deviations of a draw of 100,000 are less than 0.8 percent.
			assert!((drawn - f64::from(density)).abs() < 0.8, "{density}: {drawn}");
		}
		assert_eq!(credits(7, 0, 1..1_001, 100).len(), 1_000);
	}
}
