//! Records quantified under a rule and cut into chunks.

use anyhow::{anyhow, bail, Result};
use indicatif::ProgressBar;
use subxt::utils::H256;
use suhui_primitives::{
	chunk::{self, Bounds, Chunk, ChunkError, ChunkHeader, Cutter},
	Period, Quantity, Rule, SourceId,
};

use crate::records::Records;

/// A batch quantified from its records.
pub struct Quantified {
	pub chunks: Vec<Chunk>,
	pub root: H256,
	pub records: u32,
	pub persons: u32,
	pub total: Quantity,
	pub bounds: Bounds,
}

impl Quantified {
	pub fn headers(&self) -> Vec<ChunkHeader> {
		self.chunks.iter().map(|chunk| chunk.header).collect()
	}
}

/// The bounds of chunks of at most so many records under a rule.
pub fn bounds(rule: &Rule, chunk_records: Option<u32>) -> Bounds {
	let bounds = Bounds::of_cost(rule.cost());
	Bounds {
		records: chunk_records.map_or(bounds.records, |records| records.min(bounds.records)),
		..bounds
	}
}

pub fn quantify(
	records: &Records,
	rule: &Rule,
	source: SourceId,
	period: Period,
	bounds: Bounds,
	bar: &ProgressBar,
) -> Result<Quantified> {
	let mut cutter = Cutter::new(period, bounds);
	let mut total = Quantity::default();
	let (mut persons, mut last) = (0, None);
	bar.set_length(records.len() as u64);
	for (index, (record, line)) in records.iter().enumerate() {
		let quantity = rule.quantify(record.inputs()).map_err(|error| {
			anyhow!("{0} 第 {line} 行：公式无法计算此记录 / {0} line {line}: the formula has no result for this record: {error}", records.name)
		})?;
		total = total.checked_add(quantity).ok_or_else(|| {
			anyhow!("合计超出 64 位，请分成较短的期间 / the totals exceed 64 bits: split the batch into shorter periods")
		})?;
		if last.replace(record.participant) != Some(record.participant) {
			persons += 1;
		}
		cutter.push(record, quantity).map_err(|error| cannot_cut(error, bounds))?;
		if index % 65_536 == 0 {
			bar.set_position(index as u64);
		}
	}
	let chunks = cutter.finish().map_err(|error| cannot_cut(error, bounds))?;
	bar.finish_and_clear();
	let Ok(count) = u32::try_from(records.len()) else {
		bail!(
			"记录过多，请分成较短的期间 / too many records: split the batch into shorter periods"
		);
	};
	let headers: Vec<_> = chunks.iter().map(|chunk| chunk.header).collect();
	let root = chunk::root(source, period, &headers);
	Ok(Quantified { chunks, root, records: count, persons, total, bounds })
}

fn cannot_cut(error: ChunkError, bounds: Bounds) -> anyhow::Error {
	match error {
		ChunkError::PageTooLarge => anyhow!(
			"每块至多 {0} 条记录，放不下一页 64 人的记录，请加大 --chunk-records / chunks of at most {0} records cannot hold one page of 64 people: raise --chunk-records",
			bounds.records
		),
		ChunkError::TooManyChunks => anyhow!(
			"块数超过 {0}，请加大 --chunk-records 或分成较短的期间 / more than {0} chunks: raise --chunk-records or split the batch into shorter periods",
			chunk::MAX_CHUNKS
		),
		other => anyhow!("无法分块 / the records cannot be cut into chunks: {other:?}"),
	}
}
