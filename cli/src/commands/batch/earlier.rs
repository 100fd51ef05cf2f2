//! Records of a line's earlier batches, from which the windows of later records are recomputed. Only those that were fed
//! count, credited or withheld: they stand in blocks, so that everybody recomputes from the same ones.

use std::{
	collections::BTreeMap,
	ops::Range,
	path::{Path, PathBuf},
};

use anyhow::{anyhow, bail, Result};
use clap::Args;
use suhui_client::{
	api,
	read::{read, read_from},
	scenario,
	types::{Batch, BatchStatus},
	At, Chain,
};
use suhui_formula::Input;
use suhui_primitives::{chunk::Reader, BatchId, Day, Period, SourceId, FIRST_NUMBER};
use suhui_records::{file, Earlier};

use super::feed::progress;
use crate::{args::Context, dates, prepared::Prepared, words};

/// Where records of earlier batches are.
#[derive(Args)]
pub struct EarlierPaths {
	/// 同一场景及其沿革此前批次已入链的记录，窗口输入由此重算，可多次给出：批次目录，或 CSV / Records that were fed of earlier batches of the source's line, from which windows are recomputed;
	/// repeatable: a prepared directory, or a CSV file such as the explorer's export
	#[arg(long = "earlier", value_name = "PATH")]
	paths: Vec<PathBuf>,
}

/// A batch of days that windows look at.
struct Before {
	id: BatchId,
	batch: Batch,
	/// Its records that were fed.
	fed: u32,
}

impl EarlierPaths {
	/// All that windows among these inputs look at before the period: every record that was fed of those days, and no
	/// other. As long as more of those days may be fed, that is an error.
	pub async fn read(
		&self,
		context: &Context,
		chain: &Chain,
		at: &At,
		source: SourceId,
		period: Period,
		inputs: &[Input],
	) -> Result<Earlier> {
		let mut earlier = Earlier::new(inputs);
		let Some(since) = earlier.since(period) else {
			if !self.paths.is_empty() {
				context.output.note("没有窗口输入涉及期间之前的记录，--earlier 未用 / no window looks back before the period: --earlier is not needed");
			}
			return Ok(earlier);
		};
		let batches = of_line(chain, at, source).await?;
		let mut before = Vec::new();
		for (id, batch) in &batches {
			let Period { first, last } = *batch.period;
			if first < period.first && last >= since {
				let fed = progress(at, *id).await?.records;
				before.push(Before { id: *id, batch: batch.clone(), fed });
			}
		}
		if let Some(fault) = going_on(&before) {
			bail!(fault);
		}
		if let Some(warning) = cut_short(&before) {
			context.output.warn(warning);
		}
		for path in &self.paths {
			match path.is_dir() {
				true => add_prepared(at, path, &batches, &mut earlier).await?,
				false => file::read_earlier(path, &mut earlier)?,
			}
		}
		match unlike(&before, &earlier, since..period.first) {
			Some(fault) => bail!(fault),
			None => Ok(earlier),
		}
	}
}

/// The batches of the source's line, but for those of which nothing counts, in the order they were opened.
async fn of_line(chain: &Chain, at: &At, source: SourceId) -> Result<Vec<(BatchId, Batch)>> {
	let line = scenario::scenario(at, source).await?.line;
	let next = read(at, api::storage().scenarios().next_source(), ()).await?;
	let sources = FIRST_NUMBER..next.unwrap_or(FIRST_NUMBER);
	let sources = read_from(chain, at, api::storage().scenarios().scenarios(), sources).await?;
	let next = read(at, api::storage().issuance().next_batch(), ()).await?;
	let batches = FIRST_NUMBER..next.unwrap_or(FIRST_NUMBER);
	let mut batches = read_from(chain, at, api::storage().issuance().batches(), batches).await?;
	batches.retain(|(_, batch)| {
		let mut line_of = sources.iter().filter(|(source, _)| *source == batch.source);
		line_of.any(|(_, it)| it.line == line) && !is_void(batch)
	});
	Ok(batches)
}

/// Whether nothing of the batch counts.
fn is_void(batch: &Batch) -> bool {
	matches!(batch.status, BatchStatus::Cancelled | BatchStatus::Refused)
}

/// Names the batches of which more may yet be fed.
fn going_on(before: &[Before]) -> Option<String> {
	let goes_on =
		|it: &&Before| !matches!(it.batch.status, BatchStatus::Complete | BatchStatus::Closed);
	let (zh, en) = named(before.iter().filter(goes_on))?;
	Some(format!("窗口输入只计已入链的记录，而所涉批次尚未办结：{zh}。请待其签发、截止或撤回后再试 / windows count records that were fed, and batches of the days they look at go on: {en}; try again once they are complete, closed or cancelled"))
}

/// Names the batches that were closed before their end and that none goes on with.
fn cut_short(before: &[Before]) -> Option<String> {
	let is_cut_short = |it: &&Before| {
		let is_continued = before.iter().any(|other| other.batch.continues == Some(it.id));
		it.fed < it.batch.records && !is_continued
	};
	let (zh, en) = named(before.iter().filter(is_cut_short))?;
	Some(format!("窗口输入只计已入链的记录，所涉批次有未全部入链即截止的：{zh} / windows count records that were fed, and batches of the days they look at were closed before all of theirs were: {en}"))
}

/// Batches in Chinese and English, with their days, their stage, and how many of their records were fed; `None` for no
/// batch.
fn named<'a>(batches: impl Iterator<Item = &'a Before>) -> Option<(String, String)> {
	let named = batches.map(|Before { id, batch, fed }| {
		let (period, records) = (dates::period(*batch.period), batch.records);
		let (zh, en) = (words::status_chinese(&batch.status), words::status(&batch.status));
		(
			format!("批次 {id}（{period}，{zh}，入链 {fed} 条，共 {records} 条）"),
			format!("batch {id} ({period}, {en}, {fed} of {records} records fed)"),
		)
	});
	let (zh, en): (Vec<_>, Vec<_>) = named.unzip();
	(!zh.is_empty()).then(|| (zh.join("、"), en.join(", ")))
}

/// Where the records given of these days are not those that were fed: as many of each period, and none of other days.
fn unlike(before: &[Before], earlier: &Earlier, days: Range<Day>) -> Option<String> {
	let mut fed = BTreeMap::<(Day, Day), (Vec<String>, usize)>::new();
	for it in before.iter().filter(|it| it.fed > 0) {
		let Period { first, last } = *it.batch.period;
		let (ids, records) = fed.entry((first, last)).or_default();
		ids.push(it.id.to_string());
		*records += it.fed as usize;
	}
	for ((first, last), (ids, fed)) in &fed {
		let period = Period { first: *first, last: *last };
		let given = earlier.days().filter(|day| period.contains(*day)).count();
		if given != *fed {
			let (ids, period) = (ids.join(", "), dates::period(period));
			return Some(format!("窗口输入须由此前已入链的记录重算，不多不少：批次 {ids}（{period}）入链 {fed} 条，所给 {given} 条，请用 --earlier 给出其目录或区块浏览器导出的记录 / windows are recomputed from the earlier records that were fed, no more and no fewer: {fed} records of batch {ids} ({period}) were fed, {given} are given; name its directory, or the records the explorer exports, with --earlier"));
		}
	}
	let was_fed = |day: Day| fed.keys().any(|(first, last)| (*first..=*last).contains(&day));
	let stray = earlier.days().find(|day| days.contains(day) && !was_fed(*day))?;
	Some(format!("所给有 {stray} 的记录，而该日没有记录入链，不计入窗口，请勿给出 / a record of {stray} is given, but none of that day was fed, so that windows do not count it: leave it out"))
}

/// Takes the records that were fed of a prepared batch, which the chain knows by its root.
async fn add_prepared(
	at: &At,
	path: &Path,
	batches: &[(BatchId, Batch)],
	earlier: &mut Earlier,
) -> Result<()> {
	let name = path.display();
	let mut prepared = Prepared::open(path)?;
	let root = prepared.manifest.root;
	// What was closed before any of it was fed may have been opened again.
	let mut known: Option<(&Batch, u32)> = None;
	for (id, batch) in batches.iter().filter(|(_, batch)| batch.root == root) {
		let chunks = progress(at, *id).await?.chunks;
		if known.is_none_or(|(_, most)| chunks > most) {
			known = Some((batch, chunks));
		}
	}
	let Some((batch, chunks)) = known else {
		bail!("{name} 不是该场景及其沿革申报过的批次 / {name} is no batch that was opened for a scenario of this line");
	};
	let inputs = scenario::rule(at, batch.source, batch.terms).await?.inputs;
	let places = earlier.places(&inputs).map_err(|fault| anyhow!("{name}: {fault}"))?;
	let width = u8::try_from(inputs.len())?;
	for index in (0..prepared.manifest.chunks.len()).take(chunks as usize) {
		let body = prepared.body(index)?;
		let mut reader = Reader::new(&body, *batch.period, width);
		while let Some(record) = reader.read() {
			let record = record?;
			earlier
				.add(&places, record.participant, record.day, record.inputs())
				.map_err(|fault| anyhow!("{name}: {fault}"))?;
		}
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use suhui_client::types::{Ground, Stage};
	use suhui_primitives::{Document, Quantity};

	const JANUARY: Period = Period { first: Day(16_801), last: Day(16_831) };

	/// Records of these days.
	fn earlier(days: &[u32]) -> Earlier {
		let source = r#"
			methodology "Electricity"
			input used "used" : kWh, decimals 1, from 0 to 100
			input recent "recent" : kWh, decimals 1, from 0 to 4000, sum of used over 40 days
			parameter factor : gCO2e/kWh = 100 source "table 2"
			result gCO2e = (used + recent) * factor
		"#;
		let inputs = suhui_formula::compile(source).unwrap().inputs;
		let mut earlier = Earlier::new(&inputs);
		let places = earlier.places(&inputs).unwrap();
		for day in days {
			earlier.add(&places, 7, Day(*day), &[25, 0]).unwrap();
		}
		earlier
	}

	/// A batch of three records of January 2016, of which so many were fed.
	fn before(id: BatchId, status: BatchStatus, fed: u32) -> Before {
		let batch = Batch {
			source: 7,
			terms: 3,
			period: JANUARY.into(),
			reporter: 1,
			opened: Day(16_840).into(),
			records: 3,
			chunks: 3,
			root: Default::default(),
			claim: Quantity::default().into(),
			continues: None,
			verifier: None,
			report: None,
			status,
			due: None,
		};
		Before { id, batch, fed }
	}

	fn continuing(id: BatchId, batch: Before) -> Before {
		Before { batch: Batch { continues: Some(id), ..batch.batch }, ..batch }
	}

	#[test]
	fn batches_should_be_named_when_more_of_them_may_be_fed() {
		let order = Ground::Order {
			reason: Document::default().into(),
			before: Stage::Approved,
			by_authority: false,
		};
		let batches = [
			before(3, BatchStatus::Complete, 3),
			before(4, BatchStatus::Approved, 2),
			before(5, BatchStatus::Closed, 1),
			before(6, BatchStatus::Held(order), 0),
		];
		let fault = going_on(&batches).unwrap();
		let wanted = "batch 4 (2016-01-01..2016-01-31, approved, 2 of 3 records fed), batch 6 (2016-01-01..2016-01-31, held, 0 of 3 records fed); try again";
		assert!(fault.contains(wanted), "{fault}");
		assert_eq!(going_on(&[before(3, BatchStatus::Complete, 3)]), None);
	}

	#[test]
	fn batch_should_be_named_when_it_was_closed_and_none_goes_on_with_it() {
		let closed = || before(5, BatchStatus::Closed, 1);
		let warning = cut_short(&[before(3, BatchStatus::Complete, 3), closed()]).unwrap();
		let wanted = ": batch 5 (2016-01-01..2016-01-31, closed, 1 of 3 records fed)";
		assert!(warning.ends_with(wanted), "{warning}");
		let rest = continuing(5, before(8, BatchStatus::Complete, 3));
		assert_eq!(cut_short(&[closed(), rest]), None);
	}

	#[test]
	fn records_should_be_refused_when_they_are_more_or_fewer_than_were_fed() {
		let batches =
			[before(3, BatchStatus::Closed, 1), continuing(3, before(4, BatchStatus::Complete, 3))];
		let told = |days: &[u32]| unlike(&batches, &earlier(days), Day(16_801)..Day(16_832));
		assert_eq!(told(&[16_801, 16_802, 16_830, 16_831]), None);
		for (days, given) in
			[(&[16_801, 16_831][..], 2), (&[16_801, 16_802, 16_803, 16_830, 16_831][..], 5)]
		{
			let wanted = format!(
				"4 records of batch 3, 4 (2016-01-01..2016-01-31) were fed, {given} are given"
			);
			let fault = told(days).unwrap();
			assert!(fault.contains(&wanted), "{fault}");
		}
	}

	#[test]
	fn record_should_be_refused_when_none_of_its_day_was_fed() {
		let nothing_fed = [before(3, BatchStatus::Closed, 0)];
		let told = |batches: &[Before], days: &[u32]| {
			unlike(batches, &earlier(days), Day(16_800)..Day(16_832))
		};
		for batches in [&[][..], &nothing_fed[..]] {
			let fault = told(batches, &[16_831]).unwrap();
			assert!(fault.contains("a record of 2016-01-31 is given"), "{fault}");
		}
		let complete = [before(3, BatchStatus::Complete, 3)];
		let fault = told(&complete, &[16_800, 16_801, 16_802, 16_803]).unwrap();
		assert!(fault.contains("a record of 2015-12-31 is given"), "{fault}");
		// Of days at which no window looks.
		assert_eq!(told(&[], &[16_832]), None);
	}
}
