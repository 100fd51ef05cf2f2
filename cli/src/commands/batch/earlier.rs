//! Records of a source's earlier batches, from which the windows of later records are recomputed.

use std::{
	collections::BTreeMap,
	path::{Path, PathBuf},
};

use anyhow::{anyhow, bail, ensure, Result};
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
use crate::{args::Context, dates, prepared::Prepared};

/// Where records of earlier batches are.
#[derive(Args)]
pub struct EarlierPaths {
	/// 同一场景此前批次的记录，窗口输入由此重算，可多次给出：批次目录，或 CSV / Records of the source's earlier batches, from which windows are recomputed;
	/// repeatable: a prepared directory, or a CSV file such as the explorer's export
	#[arg(long = "earlier", value_name = "PATH")]
	paths: Vec<PathBuf>,
}

/// The batches of one period that were fed, and records fed of them.
type Fed = BTreeMap<(Day, Day), (Vec<BatchId>, usize)>;

impl EarlierPaths {
	/// All that windows among these inputs look at before the period. What the chain was fed of those days must be there.
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
		let next =
			read(at, api::storage().issuance().next_batch(), ()).await?.unwrap_or(FIRST_NUMBER);
		let mut batches =
			read_from(chain, at, api::storage().issuance().batches(), FIRST_NUMBER..next).await?;
		batches.retain(|(_, batch)| batch.source == source && !is_void(batch));
		for path in &self.paths {
			match path.is_dir() {
				true => add_prepared(at, path, source, &batches, &mut earlier).await?,
				false => file::read_earlier(path, &mut earlier)?,
			}
		}
		let mut fed = Fed::new();
		for (id, batch) in &batches {
			let Period { first, last } = *batch.period;
			if first < period.first && last >= since {
				let records = progress(at, *id).await?.records as usize;
				let (ids, sum) = fed.entry((first, last)).or_default();
				ids.push(*id);
				*sum += records;
			}
		}
		match missing(&fed, &earlier) {
			Some(fault) => bail!(fault),
			None => Ok(earlier),
		}
	}
}

/// Whether nothing of the batch counts.
fn is_void(batch: &Batch) -> bool {
	matches!(batch.status, BatchStatus::Cancelled | BatchStatus::Refused)
}

/// The first batches of which fewer records were given than were fed.
fn missing(fed: &Fed, earlier: &Earlier) -> Option<String> {
	fed.iter().find_map(|((first, last), (ids, fed))| {
		let period = Period { first: *first, last: *last };
		let given = earlier.count(period);
		let ids = ids.iter().map(BatchId::to_string).collect::<Vec<_>>().join(", ");
		let period = dates::period(period);
		(given < *fed).then(|| format!("窗口输入须由此前记录重算：批次 {ids}（{period}）入链 {fed} 条，所给只有 {given} 条，请用 --earlier 给出其目录或区块浏览器导出的记录 / windows are recomputed from earlier records: {fed} records of batch {ids} ({period}) were fed, {given} are given; name its directory, or the records the explorer exports, with --earlier"))
	})
}

/// Takes the records of a prepared batch that the chain knows by its root.
async fn add_prepared(
	at: &At,
	path: &Path,
	source: SourceId,
	batches: &[(BatchId, Batch)],
	earlier: &mut Earlier,
) -> Result<()> {
	let name = path.display();
	let mut prepared = Prepared::open(path)?;
	let (root, terms, period) =
		(prepared.manifest.root, prepared.manifest.terms, prepared.manifest.period);
	ensure!(
		batches.iter().any(|(_, batch)| batch.root == root),
		"{name} 不是场景 {source} 申报过的批次 / {name} is no batch that was opened for scenario {source}"
	);
	let inputs = scenario::rule(at, source, terms).await?.inputs;
	let places = earlier.places(&inputs).map_err(|fault| anyhow!("{name}: {fault}"))?;
	let width = u8::try_from(inputs.len())?;
	for index in 0..prepared.manifest.chunks.len() {
		let body = prepared.body(index)?;
		let mut reader = Reader::new(&body, period, width);
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

	const JANUARY: (Day, Day) = (Day(16_801), Day(16_831));

	/// Two records of January 2016.
	fn earlier() -> Earlier {
		let source = r#"
			methodology "Electricity"
			input used "used" : kWh, decimals 1, from 0 to 100
			input recent "recent" : kWh, decimals 1, from 0 to 700, sum of used over 7 days
			parameter factor : gCO2e/kWh = 100 source "table 2"
			result gCO2e = (used + recent) * factor
		"#;
		let inputs = suhui_formula::compile(source).unwrap().inputs;
		let mut earlier = Earlier::new(&inputs);
		let places = earlier.places(&inputs).unwrap();
		for day in [16_801, 16_831] {
			earlier.add(&places, 7, Day(day), &[25, 0]).unwrap();
		}
		earlier
	}

	#[test]
	fn missing_should_name_the_batches_when_fewer_records_are_given_than_were_fed() {
		let earlier = earlier();
		let fed = Fed::from([(JANUARY, (vec![3, 4], 3))]);
		let fault = missing(&fed, &earlier).unwrap();
		let wanted = "3 records of batch 3, 4 (2016-01-01..2016-01-31) were fed, 2 are given";
		assert!(fault.contains(wanted), "{fault}");
	}

	#[test]
	fn missing_should_name_none_when_as_many_records_are_given_as_were_fed() {
		let fed = Fed::from([(JANUARY, (vec![3], 2))]);
		assert_eq!(missing(&fed, &earlier()), None);
		assert_eq!(missing(&Fed::new(), &earlier()), None);
	}
}
