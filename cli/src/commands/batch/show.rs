use anyhow::Result;
use serde_json::{json, Value};
use suhui_primitives::{BatchId, Day, Month, SourceId, FIRST_NUMBER};

use super::feed::progress;
use crate::{
	args::Context,
	chain::{
		read, read_from,
		state::{Batch, Status},
	},
	dates,
	output::{fields, mass, mass_exactly, optional, table},
};

pub async fn status(context: &Context, id: BatchId) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let batch = super::batch(&at, id).await?;
	let progress = progress(&at, id).await?;
	let issued = progress.issued();
	let mut result = entry(id, &batch);
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
			("状态 Status", batch.status.title()),
			("场景 Source", batch.source.to_string()),
			(
				"方法学版本 Methodology version",
				optional(batch.version, |version| version.to_string()),
			),
			("期间 Period", dates::period(batch.period.into())),
			("申报 Opened", format!("{} {}", dates::day(Day(batch.opened)), batch.reporter)),
			(
				"申报数额 Claim",
				format!(
					"{} 条 records, {}, {} 分 points",
					batch.records,
					mass_exactly(batch.claim.reduction),
					batch.claim.points
				),
			),
			("核查机构 Verifier", optional(batch.verifier, |verifier| verifier.to_string())),
			(
				"报告 Report BLAKE2-256",
				optional(batch.report, |report| format!("{:?}", report.blake2_256)),
			),
			("类别 Class", optional(batch.class, |class| class.to_string())),
			("发放月 Month of issue", optional(batch.month, |month| dates::month(Month(month)))),
			("截止 Due", optional(batch.due, |day| dates::day(Day(day)))),
			(
				"进度 Progress",
				format!(
					"{}/{} 块 chunks, {}/{} 条 records",
					progress.chunks, batch.chunks, progress.records, batch.records
				),
			),
			(
				"已发放 Issued",
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
	let next: BatchId = read(&at, "Issuance", "NextBatch", ()).await?.unwrap_or(FIRST_NUMBER);
	let mut batches: Vec<(BatchId, Batch)> =
		read_from(&chain, &at, "Issuance", "Batches", FIRST_NUMBER..next).await?;
	batches.retain(|(_, batch)| source.is_none_or(|source| source == batch.source));
	let recent = &batches[batches.len().saturating_sub(limit)..];
	let entries: Vec<_> = recent.iter().map(|(id, batch)| entry(*id, batch)).collect();
	context.output.show(&entries, |_| {
		let rows = recent.iter().map(|(id, batch)| {
			[
				id.to_string(),
				batch.source.to_string(),
				dates::period(batch.period.into()),
				batch.records.to_string(),
				mass(batch.claim.reduction),
				batch.claim.points.to_string(),
				batch.status.title(),
			]
		});
		let header = [
			"批次 Batch#",
			"场景 Source#",
			"期间 Period",
			"记录 Records#",
			"减碳量 Reductions#",
			"积分 Points#",
			"状态 Status",
		];
		table(header, rows)
	});
	Ok(())
}

fn entry(id: BatchId, batch: &Batch) -> Value {
	let difference = match &batch.status {
		Status::Held(difference) => Some(difference),
		_ => None,
	};
	json!({
		"batch": id, "status": batch.status.name(), "difference": difference, "source": batch.source,
		"version": batch.version, "first": dates::day(Day(batch.period.first)), "last": dates::day(Day(batch.period.last)),
		"reporter": batch.reporter.to_string(), "opened": dates::day(Day(batch.opened)), "records": batch.records,
		"chunks": batch.chunks, "root": batch.root, "reduction_mg": batch.claim.reduction, "points": batch.claim.points,
		"verifier": batch.verifier.map(|verifier| verifier.to_string()), "report": batch.report, "class": batch.class,
		"month": batch.month.map(|month| dates::month(Month(month))), "due": batch.due.map(|day| dates::day(Day(day))),
	})
}
