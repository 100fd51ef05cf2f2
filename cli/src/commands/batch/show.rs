use anyhow::Result;
use serde_json::{json, Value};
use subxt::utils::H256;
use suhui_client::{
	api,
	read::{read, read_from},
	scenario,
	types::{Batch, BatchStatus, Ground},
};
use suhui_primitives::{BatchId, SourceId, FIRST_NUMBER};

use super::{feed::progress, parts::Part};
use crate::{
	args::Context,
	commands::participant::named,
	dates,
	output::{fields, mass, mass_exactly, optional, table},
	words,
};

pub async fn show(context: &Context, id: BatchId) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let batch = super::batch(&at, id).await?;
	let progress = progress(&at, id).await?;
	let reporter = named(&chain, &at, &[batch.reporter]).await?.concat();
	let verifier = named(&chain, &at, batch.verifier.as_slice()).await?.pop();
	let version = scenario::version(&at, batch.source, batch.terms).await?;
	let parts = Part::read(&at, id).await?;
	let continued = read(&at, api::storage().issuance().continuations(), (id,)).await?;
	let issued = progress.issued();
	let mut result = entry(id, &batch);
	result["version"] = json!(version);
	result["continued_by"] = json!(continued);
	result["classes"] = parts.iter().map(Part::json).collect();
	result["progress"] = json!({
		"chunks": progress.chunks, "records": progress.records,
		"issued": { "reduction_mg": issued.reduction, "points": issued.points },
		"withheld": {
			"records": progress.withheld_records, "reduction_mg": progress.withheld.reduction,
			"points": progress.withheld.points,
		},
	});
	context.output.show(&result, |_| {
		fields([
			("批次 Batch", id.to_string()),
			("状态 Status", words::status_title(&batch.status)),
			(
				"暂停理由 Reason BLAKE2-256",
				optional(reason(&batch), |digest| format!("{digest:?}")),
			),
			("场景 Scenario", batch.source.to_string()),
			("规则版本 Terms", batch.terms.to_string()),
			("方法学版本 Methodology version", optional(version, |version| version.to_string())),
			("期间 Period", dates::period(*batch.period)),
			("接续 Continues", optional(batch.continues, |before| before.to_string())),
			("续批 Continued by", optional(continued, |batch| batch.to_string())),
			("申报 Opened", dates::day(*batch.opened)),
			("报送主体 Reporter", reporter),
			(
				"申报数额 Claim",
				format!(
					"{} 条 records, {}, {} 分 points",
					batch.records,
					mass_exactly(batch.claim.reduction),
					batch.claim.points
				),
			),
			("核查机构 Verifier", optional(verifier, |verifier| verifier)),
			(
				"报告 Report BLAKE2-256",
				optional(batch.report.as_ref(), |report| format!("{:?}", report.blake2_256)),
			),
			("批类 Classes", if parts.is_empty() { "–".into() } else { parts_text(&parts) }),
			("期限 Due", optional(batch.due.as_ref(), |day| dates::day(**day))),
			(
				"进度 Progress",
				format!(
					"{}/{} 块 chunks, {}/{} 条 records",
					progress.chunks, batch.chunks, progress.records, batch.records
				),
			),
			(
				"已签发 Issued",
				format!("{}, {} 分 points", mass_exactly(issued.reduction), issued.points),
			),
			(
				"未发放 Withheld",
				format!(
					"{} 条 records, {}, {} 分 points",
					progress.withheld_records,
					mass_exactly(progress.withheld.reduction),
					progress.withheld.points
				),
			),
		])
	});
	Ok(())
}

pub async fn list(context: &Context, source: Option<SourceId>, limit: usize) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let next = read(&at, api::storage().issuance().next_batch(), ()).await?.unwrap_or(FIRST_NUMBER);
	let mut batches =
		read_from(&chain, &at, api::storage().issuance().batches(), FIRST_NUMBER..next).await?;
	batches.retain(|(_, batch)| source.is_none_or(|source| source == batch.source));
	let recent = &batches[batches.len().saturating_sub(limit)..];
	let entries: Vec<_> = recent.iter().map(|(id, batch)| entry(*id, batch)).collect();
	context.output.show(&entries, |_| {
		let rows = recent.iter().map(|(id, batch)| {
			[
				id.to_string(),
				batch.source.to_string(),
				dates::period(*batch.period),
				batch.records.to_string(),
				mass(batch.claim.reduction),
				batch.claim.points.to_string(),
				words::status_title(&batch.status),
			]
		});
		let header = [
			"批次 Batch#",
			"场景 Scenario#",
			"期间 Period",
			"记录 Records#",
			"减碳量 Reductions#",
			"碳积分 Points#",
			"状态 Status",
		];
		table(header, rows)
	});
	Ok(())
}

/// Why the operator put the batch on hold.
fn reason(batch: &Batch) -> Option<H256> {
	match &batch.status {
		BatchStatus::Held(Ground::Order { reason, .. }) => Some(reason.blake2_256),
		_ => None,
	}
}

fn parts_text(parts: &[Part]) -> String {
	let parts = parts.iter().map(|part| {
		format!(
			"{0}，{1} 签发 issued，第 {2} 块起 from chunk {2} on: {3}, {4} 分 points",
			part.class,
			dates::month(part.month),
			part.first_chunk,
			mass(part.issued.reduction),
			part.issued.points
		)
	});
	parts.collect::<Vec<_>>().join("\n")
}

fn entry(id: BatchId, batch: &Batch) -> Value {
	let (difference, order) = match &batch.status {
		BatchStatus::Held(Ground::Difference(found)) => (Some(words::difference_json(found)), None),
		BatchStatus::Held(Ground::Order { reason, before, by_authority }) => {
			let before = words::stage(before);
			let order =
				json!({ "reason": **reason, "before": before, "by_authority": by_authority });
			(None, Some(order))
		}
		_ => (None, None),
	};
	json!({
		"batch": id, "status": words::status(&batch.status), "difference": difference, "order": order,
		"source": batch.source, "terms": batch.terms, "first": dates::day(batch.period.first),
		"last": dates::day(batch.period.last), "continues": batch.continues, "reporter": batch.reporter,
		"opened": dates::day(*batch.opened), "records": batch.records, "chunks": batch.chunks, "root": batch.root,
		"reduction_mg": batch.claim.reduction, "points": batch.claim.points, "verifier": batch.verifier,
		"report": batch.report.as_deref(), "due": batch.due.as_deref().map(|day| dates::day(*day)),
	})
}
