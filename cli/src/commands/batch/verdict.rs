//! What a verifier says of a batch it was assigned: it attests, refuses or declines (Art. 39, 42).

use std::path::Path;

use anyhow::Result;
use serde_json::json;
use suhui_client::api;
use suhui_primitives::BatchId;

use super::{verify, Attest};
use crate::{
	args::Context,
	document,
	output::{fields, mass_exactly, AlreadyShown},
};

pub async fn attest(context: &Context, attest: Attest) -> Result<()> {
	let Attest { batch, records, report, helps } = attest;
	let report = document::read(&report)?;
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let findings = verify::verify(context, &chain, &at, batch, &records, &helps).await?;
	if !findings.matches() {
		findings.show(context);
		context.output.warn("重算不符，未核证 / the recomputation differs; nothing was signed");
		return Err(AlreadyShown.into());
	}
	let recomputed = &findings.recomputed;
	let call = api::tx().issuance().attest(
		batch,
		recomputed.root,
		recomputed.records,
		recomputed.total.into(),
		report.into(),
	);
	let included = context.send_on(&chain, &call).await?;
	let result = json!({
		"block": included.block, "batch": batch, "root": recomputed.root, "records": recomputed.records,
		"reduction_mg": recomputed.total.reduction, "points": recomputed.total.points, "report": report,
		"left_out": findings.left_out.json(),
	});
	context.output.show(&result, |_| {
		fields([
			("批次 Batch", format!("{batch}，重算相符，已核证 the recomputation agrees, attested")),
			("根 Root", format!("{:?}", recomputed.root)),
			("减碳量 Reductions", mass_exactly(recomputed.total.reduction)),
			("碳积分 Points", recomputed.total.points.to_string()),
			("报告 BLAKE2-256", format!("{:?}", report.blake2_256)),
			("报告 SM3", format!("{:?}", report.sm3)),
		])
	});
	Ok(())
}

pub async fn refuse(context: &Context, batch: BatchId, report: &Path) -> Result<()> {
	let report = document::read(report)?;
	let call = api::tx().issuance().refuse(batch, report.into());
	let block = context.send(&call).await?.block;
	let result = json!({ "block": block, "batch": batch, "report": report });
	context.output.show(&result, |_| {
		format!("已对批次 {batch} 出具否定意见 / batch {batch} is refused by an adverse opinion")
	});
	Ok(())
}

pub async fn decline(context: &Context, batch: BatchId, reason: &Path) -> Result<()> {
	let reason = document::read(reason)?;
	let call = api::tx().issuance().decline(batch, reason.into());
	let block = context.send(&call).await?.block;
	let result = json!({ "block": block, "batch": batch, "reason": reason });
	context.output.show(&result, |_| {
		format!("批次 {batch} 不予受理，由运营机构另行指定 / batch {batch} is declined, and the operator assigns another verifier")
	});
	Ok(())
}
