//! What was found, for people and for programs.

use serde_json::{json, Value};
use suhui_primitives::Quantity;

use super::Recomputed;
use crate::{
	output::{fields, mass_exactly, table},
	words,
};

/// Chunks shown to people at most.
const SHOWN: usize = 20;

impl Recomputed {
	pub fn json(&self) -> Value {
		let Recomputed { id, batch, progress, chunks, outcome, differences } = self;
		let quantity = |it: Quantity| json!({ "reduction_mg": it.reduction, "points": it.points });
		let chunks: Vec<_> = chunks
			.iter()
			.map(|(index, (block, finding))| {
				json!({
					"index": index, "block": block, "records": finding.records,
					"quantified": quantity(finding.quantity),
					"claimed": quantity(finding.header.subtotal),
					"body_matches": finding.body_matches, "proof_matches": finding.proof_matches,
					"fault": finding.fault.map(|fault| json!({
						"kind": fault.kind.name(), "record": fault.record, "message": fault.to_string(),
						"participant": fault.key.map(|(participant, _)| participant),
						"day": fault.key.map(|(_, day)| day.to_string()),
					})),
				})
			})
			.collect();
		json!({
			"batch": id, "status": words::status(&batch.status), "matches": differences.is_empty(),
			"differences": differences, "root_matches": outcome.root_matches,
			"claimed": {
				"records": batch.records, "chunks": batch.chunks, "root": batch.root,
				"reduction_mg": batch.claim.reduction, "points": batch.claim.points,
			},
			"fed": {
				"records": progress.records, "chunks": progress.chunks,
				"reduction_mg": progress.fed.reduction, "points": progress.fed.points,
			},
			"recomputed": {
				"records": outcome.records, "chunks": outcome.chunks,
				"reduction_mg": outcome.quantity.reduction, "points": outcome.quantity.points,
			},
			"chunks": chunks,
		})
	}

	pub fn text(&self) -> String {
		let Recomputed { id, batch, progress, chunks, outcome, differences } = self;
		let verdict = match differences.is_empty() {
			true => "重算相符 The recomputation agrees".to_string(),
			false => format!("不符 Differs:\n{}", differences.join("\n")),
		};
		let three = |claimed: String, fed: String, found: String| {
			format!("申报 claimed {claimed}\n入链 fed     {fed}\n重算 found   {found}")
		};
		let Quantity { reduction, points } = outcome.quantity;
		let totals = fields([
			("批次 Batch", format!("{id}，{}", words::status_title(&batch.status))),
			("结论 Verdict", verdict),
			(
				"块 Chunks",
				three(
					batch.chunks.to_string(),
					progress.chunks.to_string(),
					outcome.chunks.to_string(),
				),
			),
			(
				"记录 Records",
				three(
					batch.records.to_string(),
					progress.records.to_string(),
					outcome.records.to_string(),
				),
			),
			(
				"减碳量 Reductions",
				three(
					mass_exactly(batch.claim.reduction),
					mass_exactly(progress.fed.reduction),
					mass_exactly(reduction),
				),
			),
			(
				"碳积分 Points",
				three(
					batch.claim.points.to_string(),
					progress.fed.points.to_string(),
					points.to_string(),
				),
			),
			("根 Root", format!("{:?}", batch.root)),
		]);
		let rows = chunks.iter().take(SHOWN).map(|(index, (block, finding))| {
			[
				index.to_string(),
				block.to_string(),
				finding.records.to_string(),
				mass_exactly(finding.quantity.reduction),
				finding.quantity.points.to_string(),
				finding.fault.map_or("相符 agrees".to_string(), |fault| fault.to_string()),
			]
		});
		let header = [
			"块 Chunk#",
			"区块 Block#",
			"记录 Records#",
			"减碳量 Reductions#",
			"碳积分 Points#",
			"结论 Verdict",
		];
		let more = match chunks.len().saturating_sub(SHOWN) {
			0 => String::new(),
			more => format!("\n…… 另有 {more} 块 {more} more chunks (--json)"),
		};
		format!("{totals}\n{}{more}", table(header, rows))
	}
}
