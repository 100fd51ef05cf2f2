//! A batch recomputed from its records alone and the rule the chain published.

use std::path::Path;

use anyhow::Result;
use serde_json::json;
use suhui_client::{scenario, types::Batch, At};
use suhui_primitives::{
	chunk::{ChunkHeader, Reader, Record},
	BatchId,
};
use suhui_records::QuantifiedBatch;

use super::Chunks;
use crate::{
	args::Context,
	dates,
	output::{fields, mass_exactly},
	prepared::{Manifest, Prepared},
	records,
};

pub struct Findings {
	id: BatchId,
	batch: Batch,
	pub recomputed: QuantifiedBatch,
	/// The first thing that differs.
	difference: Option<String>,
}

impl Findings {
	pub fn matches(&self) -> bool {
		self.difference.is_none()
	}

	pub fn show(&self, context: &Context) {
		let Findings { id, batch, recomputed, difference } = self;
		let result = json!({
			"batch": id, "matches": self.matches(), "difference": difference,
			"claimed": {
				"records": batch.records, "chunks": batch.chunks, "root": batch.root,
				"reduction_mg": batch.claim.reduction, "points": batch.claim.points,
			},
			"recomputed": {
				"records": recomputed.records, "chunks": recomputed.chunks.len(), "root": recomputed.root,
				"reduction_mg": recomputed.total.reduction, "points": recomputed.total.points,
			},
		});
		context.output.show(&result, |_| {
			let verdict = match difference {
				None => "重算相符 The recomputation agrees".to_string(),
				Some(difference) => format!("不符 Differs: {difference}"),
			};
			let pair = |claimed: String, found: String| {
				format!("申报 claimed {claimed}\n重算 found   {found}")
			};
			fields([
				("批次 Batch", id.to_string()),
				("结论 Verdict", verdict),
				("期间 Period", dates::period(*batch.period)),
				("记录 Records", pair(batch.records.to_string(), recomputed.records.to_string())),
				(
					"减碳量 Reductions",
					pair(
						mass_exactly(batch.claim.reduction),
						mass_exactly(recomputed.total.reduction),
					),
				),
				(
					"积分 Points",
					pair(batch.claim.points.to_string(), recomputed.total.points.to_string()),
				),
				("根 Root", pair(format!("{:?}", batch.root), format!("{:?}", recomputed.root))),
			])
		});
	}
}

pub async fn verify(
	context: &Context,
	at: &At,
	id: BatchId,
	path: &Path,
	chunks: &Chunks,
) -> Result<Findings> {
	let batch = super::batch(at, id).await?;
	let scenario = scenario::load_under(at, batch.source, batch.version).await?;
	let records = records::read(path, &scenario.terms.inputs, *batch.period, &context.output)?;
	let manifest = chunks.prepared.as_deref().map(Manifest::read).transpose()?;
	let chunk_records = chunks.chunk_records.or(manifest.as_ref().map(|it| it.chunk_records));
	let recomputed = records::quantify(
		path,
		&records,
		&scenario.terms.rule,
		batch.source,
		chunk_records,
		&context.output,
	)?;
	let difference = match difference(&batch, &recomputed) {
		None => None,
		Some(total) => Some(
			match located(chunks, manifest, &batch, &recomputed, scenario.terms.rule.inputs)? {
				Some(place) => format!("{total}\n{place}"),
				None => total,
			},
		),
	};
	Ok(Findings { id, batch, recomputed, difference })
}

/// The first total of the batch that is not what the records give.
fn difference(batch: &Batch, recomputed: &QuantifiedBatch) -> Option<String> {
	let claimed = *batch.claim;
	let found = recomputed.total;
	if batch.records != recomputed.records {
		return Some(format!(
			"申报 {0} 条记录，文件有 {1} 条 / {0} records claimed, the file has {1}",
			batch.records, recomputed.records
		));
	}
	if claimed.reduction != found.reduction {
		return Some(format!(
			"申报减碳量 {0} mg，重算 {1} mg / {0} mg of reductions claimed, {1} mg recomputed",
			claimed.reduction, found.reduction
		));
	}
	if claimed.points != found.points {
		return Some(format!(
			"申报积分 {0}，重算 {1} / {0} points claimed, {1} recomputed",
			claimed.points, found.points
		));
	}
	if batch.chunks as usize != recomputed.chunks.len() {
		return Some(format!(
			"申报 {0} 块，重算 {1} 块，平台若用了 --chunk-records 请同样给出 / {0} chunks claimed, {1} recomputed: give the platform's --chunk-records if it chose one",
			batch.chunks,
			recomputed.chunks.len()
		));
	}
	(batch.root != recomputed.root).then(|| {
		"各项合计相符而根不符：记录的归属、日期、数值或分块不同 / the totals agree but the root differs: records differ in person, day or value, or are cut differently".to_string()
	})
}

/// Where the platform's prepared batch, if there is one and it is of this batch, first differs from the records.
fn located(
	chunks: &Chunks,
	manifest: Option<Manifest>,
	batch: &Batch,
	recomputed: &QuantifiedBatch,
	inputs: u8,
) -> Result<Option<String>> {
	let (Some(path), Some(manifest)) = (&chunks.prepared, manifest) else { return Ok(None) };
	if manifest.root != batch.root {
		return Ok(Some(
			"所给清单不属于此批次 / the manifest given is not of this batch".to_string(),
		));
	}
	let headers = manifest.headers();
	let pairs = headers.iter().zip(recomputed.headers());
	let Some(index) = pairs.into_iter().position(|(theirs, ours)| *theirs != ours) else {
		return Ok(Some(format!(
			"前 {0} 块相同 / the first {0} chunks agree",
			headers.len().min(recomputed.chunks.len())
		)));
	};
	let mut place = chunk_difference(&headers[index], &recomputed.chunks[index].header);
	if path.is_dir() {
		let theirs = Prepared::open(path)?.body(index)?;
		let period = *batch.period;
		let ours = &recomputed.chunks[index].body;
		let read = |body: &[u8]| {
			Reader::new(body, period, inputs).map_while(Result::ok).collect::<Vec<_>>()
		};
		if let Some(record) = record_difference(&read(&theirs), &read(ours)) {
			place.push('\n');
			place.push_str(&record);
		}
	}
	Ok(Some(place))
}

fn chunk_difference(theirs: &ChunkHeader, ours: &ChunkHeader) -> String {
	let what = if theirs.records != ours.records {
		format!("{} / {}", theirs.records, ours.records) + " 条 records"
	} else if theirs.subtotal != ours.subtotal {
		let (theirs, ours) = (theirs.subtotal, ours.subtotal);
		format!(
			"{} mg, {} / {} mg, {} points",
			theirs.reduction, theirs.points, ours.reduction, ours.points
		)
	} else {
		"记录内容 contents of records".to_string()
	};
	format!(
		"首个不同的块 The first chunk that differs: {}: {what}（申报 / 重算 claimed / recomputed）",
		ours.index
	)
}

fn record_difference(theirs: &[Record], ours: &[Record]) -> Option<String> {
	let shown = |record: Option<&Record>| {
		record.map_or_else(
			|| "–".to_string(),
			|it| {
				format!(
					"参与者 participant {} {} {:?}",
					it.participant,
					dates::day(it.day),
					it.inputs()
				)
			},
		)
	};
	let index =
		(0..theirs.len().max(ours.len())).find(|index| theirs.get(*index) != ours.get(*index))?;
	Some(format!(
		"首条不同的记录 The first record that differs: {} / {}",
		shown(theirs.get(index)),
		shown(ours.get(index))
	))
}
