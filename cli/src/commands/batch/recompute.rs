//! An issued batch recomputed from the chain alone: its chunks are found in the blocks, every record is
//! quantified again, every chunk is proven under the attested root.

mod search;
mod show;

use std::collections::BTreeMap;

use anyhow::{bail, Result};
use suhui_client::{
	scenario,
	types::{Batch, BatchStatus, Ground, Progress},
};
use suhui_primitives::{
	recompute::{Attested, Deviation, Finding, Outcome, Recomputation},
	BatchId, Day, Month, Quantity,
};

use self::search::Search;
use super::{feed::progress, parts::Part};
use crate::{args::Context, output::AlreadyShown, words};

/// A batch, as far as it was fed, and what its chunks come to.
struct Recomputed {
	id: BatchId,
	batch: Batch,
	progress: Progress,
	/// Chunks in the order of the batch, with the blocks they stand in.
	chunks: BTreeMap<u32, (u64, Finding)>,
	outcome: Outcome,
	differences: Vec<String>,
}

pub async fn run(context: &Context, id: BatchId, from: Option<u64>) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let batch = super::batch(&at, id).await?;
	let progress = progress(&at, id).await?;
	let wanted = wanted(id, &batch, &progress)?;
	let compiled = scenario::rule(&at, batch.source, batch.terms).await?;
	let mut recomputation = Recomputation::new(attested(&batch), compiled.rule);
	let from = match from {
		Some(block) => block.max(1),
		None => {
			let month = Part::read(&at, id).await?.first().map(|part| part.month);
			chain.first_block_of(&at, earliest(*batch.opened, month)).await?
		}
	};
	let search = Search { context, chain: &chain, at: &at, id, wanted };
	let chunks = search.run(from, &mut recomputation).await?;
	let outcome = recomputation.finish();
	let differences = differences(&batch, &progress, wanted, &chunks, &outcome);
	let recomputed = Recomputed { id, batch, progress, chunks, outcome, differences };
	context.output.show(&recomputed.json(), |_| recomputed.text());
	recomputed.differences.is_empty().then_some(()).ok_or_else(|| AlreadyShown.into())
}

/// How many chunks the chain took: those credited, and the one that differed.
fn wanted(id: BatchId, batch: &Batch, progress: &Progress) -> Result<u32> {
	let held = u32::from(matches!(batch.status, BatchStatus::Held(Ground::Difference(_))));
	match progress.chunks + held {
		0 => bail!(
			"批次 {id} 尚未入链，链上没有可重算的记录，现为：{0} / nothing of batch {id} was fed, so the chain has no records of it; it is {0}",
			words::status_title(&batch.status)
		),
		chunks => Ok(chunks),
	}
}

fn attested(batch: &Batch) -> Attested {
	Attested {
		source: batch.source,
		period: *batch.period,
		records: batch.records,
		chunks: batch.chunks,
		root: batch.root,
		claim: *batch.claim,
	}
}

/// The first day on which a chunk can have been fed: no earlier than opening, nor than the first month of issue.
fn earliest(opened: Day, month: Option<Month>) -> Day {
	month.and_then(first_day).map_or(opened, |first| first.max(opened))
}

fn first_day(month: Month) -> Option<Day> {
	let (year, month) = month.year_and_month();
	Day::from_date(chrono::NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, 1)?)
}

/// Everything that is not as attested or as the chain counted it.
fn differences(
	batch: &Batch,
	progress: &Progress,
	wanted: u32,
	chunks: &BTreeMap<u32, (u64, Finding)>,
	outcome: &Outcome,
) -> Vec<String> {
	let missing = (0..wanted).filter(|index| !chunks.contains_key(index)).map(|index| {
		format!("未找到第 {index} 块，请换一个节点或用 --from 指定更早的区块 / chunk {index} was not found: ask another node, or give an earlier block with --from")
	});
	// A batch that was not fed to its end misses chunks without being wrong.
	let is_whole = wanted == batch.chunks;
	let found = outcome
		.deviations
		.iter()
		.filter(|deviation| is_whole || !matches!(deviation, Deviation::Missing { .. }))
		.map(ToString::to_string);
	let mut differences: Vec<_> = missing.chain(found).collect();
	let (records, fed) = credited(progress.chunks, chunks);
	let counted = *progress.fed;
	if differences.is_empty() && (records, fed) != (progress.records.into(), Some(counted)) {
		let fed = fed.unwrap_or_default();
		differences.push(format!(
			"链上记为 {0} 条、{counted}，重算 {records} 条、{fed} / the chain counted {0} records and {counted}, recomputed {records} and {fed}",
			progress.records
		));
	}
	if let BatchStatus::Held(Ground::Difference(difference)) = &batch.status {
		let (chunk, text) = (progress.chunks, words::difference(difference));
		differences.push(format!(
			"链在第 {chunk} 块暂停了批次 the chain holds the batch at chunk {chunk}: {text}"
		));
	}
	differences
}

/// Records and quantity of the chunks the chain credited.
fn credited(fed: u32, chunks: &BTreeMap<u32, (u64, Finding)>) -> (u64, Option<Quantity>) {
	let findings = || chunks.range(..fed).map(|(_, (_, finding))| finding);
	let records = findings().map(|finding| u64::from(finding.records)).sum();
	let sum = findings().try_fold(Quantity::default(), |sum, it| sum.checked_add(it.quantity));
	(records, sum)
}

#[cfg(test)]
mod tests {
	use super::*;
	use suhui_client::types::{Difference, Stage};
	use suhui_primitives::{
		chunk::{self, Chunk, ChunkBounds, Cutter, Record},
		Document, Period, Rule,
	};

	const PERIOD: Period = Period { first: Day(16_801), last: Day(16_831) };

	/// 100 g/km and one point a record.
	fn rule() -> Rule {
		let methodology = suhui_formula::compile(
			r#"
			methodology "Cycling"
			input distance "distance" : km, decimals 3, from 0 to 300
			parameter factor : gCO2e/km = 100 source "table 2"
			result gCO2e = distance * factor
			"#,
		)
		.unwrap();
		let points = "points \"One a day\"\nparameter each : points = 1 source \"Rules\"\nresult points = each\n";
		let points = suhui_formula::compile(points).unwrap();
		Rule {
			inputs: 1,
			methodology: Some(methodology.formula),
			points: Some(points.formula),
			bindings: Default::default(),
		}
	}

	/// 1, 2 and 3 km of participants 1, 64 and 128, a chunk each: 100, 200 and 300 g.
	fn chunks() -> Vec<Chunk> {
		let mut cutter = Cutter::new(PERIOD, ChunkBounds { records: 1, ..ChunkBounds::default() });
		for (participant, metres) in [(1, 1_000), (64, 2_000), (128, 3_000)] {
			let record = Record::new(participant, Day(16_801), &[metres]).unwrap();
			cutter.push(record, Quantity { reduction: metres * 100, points: 1 }).unwrap();
		}
		cutter.finish().unwrap()
	}

	fn headers() -> Vec<chunk::ChunkHeader> {
		chunks().iter().map(|chunk| chunk.header).collect()
	}

	fn batch(status: BatchStatus) -> Batch {
		Batch {
			source: 7,
			terms: 3,
			period: PERIOD.into(),
			reporter: 1,
			opened: Day(16_840).into(),
			records: 3,
			chunks: 3,
			root: chunk::root(7, PERIOD, &headers()),
			claim: Quantity { reduction: 600_000, points: 3 }.into(),
			continues: None,
			verifier: None,
			report: None,
			status,
			due: None,
		}
	}

	fn fed(chunks: u32, reduction: u64) -> Progress {
		let nothing = Quantity::default().into();
		let fed = Quantity { reduction, points: chunks.into() }.into();
		Progress {
			chunks,
			records: chunks,
			last: None,
			fed,
			withheld_records: 0,
			withheld: nothing,
		}
	}

	/// What is found different when these bodies are found for the chunks.
	fn found(batch: &Batch, progress: &Progress, bodies: &[Vec<u8>]) -> Vec<String> {
		let mut recomputation = Recomputation::new(attested(batch), rule());
		let mut chunks = BTreeMap::new();
		for (header, body) in headers().iter().zip(bodies) {
			let proof = chunk::proof(7, PERIOD, &headers(), header.index).unwrap();
			let finding = recomputation.chunk(*header, &proof, body);
			chunks.insert(header.index, (100, finding));
		}
		let wanted = wanted(0, batch, progress).unwrap();
		differences(batch, progress, wanted, &chunks, &recomputation.finish())
	}

	fn bodies(count: usize) -> Vec<Vec<u8>> {
		chunks().into_iter().take(count).map(|chunk| chunk.body).collect()
	}

	#[test]
	fn recompute_should_find_nothing_when_a_complete_batch_is_what_it_says() {
		assert!(found(&batch(BatchStatus::Complete), &fed(3, 600_000), &bodies(3)).is_empty());
	}

	#[test]
	fn recompute_should_find_nothing_when_a_batch_is_only_fed_in_part() {
		assert!(found(&batch(BatchStatus::Approved), &fed(2, 300_000), &bodies(2)).is_empty());
	}

	#[test]
	fn recompute_should_name_chunk_and_record_when_a_body_is_damaged() {
		let mut bodies = bodies(3);
		bodies[1].push(0);
		let differences = found(&batch(BatchStatus::Complete), &fed(3, 600_000), &bodies);
		assert!(differences[0].contains("chunk 1: 第 2 条记录 record 2"), "{differences:?}");
	}

	#[test]
	fn recompute_should_name_the_chain_when_it_counted_otherwise() {
		let differences = found(&batch(BatchStatus::Approved), &fed(2, 300_001), &bodies(2));
		assert_eq!(differences.len(), 1);
		assert!(differences[0].contains("0.300001 kg") && differences[0].contains("0.300000 kg"));
	}

	#[test]
	fn recompute_should_name_the_chunk_when_it_is_not_found() {
		let differences = found(&batch(BatchStatus::Complete), &fed(3, 600_000), &bodies(2));
		assert!(differences[0].contains("chunk 2 was not found"), "{differences:?}");
	}

	#[test]
	fn recompute_should_tell_what_held_a_batch_when_it_is_held() {
		let held = BatchStatus::Held(Ground::Difference(Difference::Unknown { participant: 128 }));
		let differences = found(&batch(held), &fed(2, 300_000), &bodies(3));
		assert_eq!(differences.len(), 1, "{differences:?}");
		assert!(differences[0].contains("chunk 2: 参与者 128 不存在"), "{differences:?}");
	}

	#[test]
	fn recompute_should_find_nothing_when_the_operator_put_a_batch_on_hold() {
		let reason = Document::default().into();
		let order = Ground::Order { reason, before: Stage::Approved };
		let differences = found(&batch(BatchStatus::Held(order)), &fed(2, 300_000), &bodies(2));
		assert!(differences.is_empty(), "{differences:?}");
	}

	#[test]
	fn recompute_should_refuse_when_nothing_was_fed() {
		let error = wanted(9, &batch(BatchStatus::Attested), &fed(0, 0)).unwrap_err().to_string();
		assert!(error.contains("nothing of batch 9 was fed"), "{error}");
	}

	#[test]
	fn earliest_should_be_the_later_of_opening_and_first_month_of_issue_when_both_are_known() {
		// Month 553 is February 2016, whose first day is 16,832; the batch was opened on day 16,840.
		let opened = Day(16_840);
		assert_eq!(earliest(opened, Some(Month(553))), opened);
		assert_eq!(earliest(opened, Some(Month(554))), Day(16_861));
		assert_eq!(earliest(opened, None), opened);
	}
}
