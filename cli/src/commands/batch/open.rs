//! Opening a prepared batch.

use std::path::Path;

use anyhow::{bail, ensure, Error, Result};
use serde_json::json;
use suhui_client::{
	api::{self, issuance::events::Opened},
	scenario,
};
use suhui_primitives::BatchId;

use super::continuation::Continued;
use crate::{
	args::Context,
	bounds, dates,
	output::{fields, mass_exactly, optional},
	prepared::Manifest,
};

pub async fn run(context: &Context, directory: &Path, named: Option<BatchId>) -> Result<()> {
	let manifest = Manifest::read(directory)?;
	let chain = context.connect().await?;
	ensure!(
		manifest.genesis == chain.genesis(),
		"该批次是为另一条链生成的 / the batch was prepared for another chain: prepare it again"
	);
	let chunks = bounds::batch(manifest.records, manifest.chunks.len()).map_err(Error::msg)?;
	let Manifest { source, terms, period, continues, records, root, .. } = manifest;
	if named.is_some() && named != continues {
		bail!("该批次生成时未写明接续此批次，请用 prepare --continues 重新生成 / the batch was not prepared as one that continues this one: prepare it again with --continues");
	}
	let at = chain.at_finalized().await?;
	if let Some(before) = continues {
		Continued::available(&at, before).await?;
	}
	let now = scenario::terms(&at, source, period).await?;
	ensure!(
		now == terms,
		"该批次依第 {terms} 版规则生成，期间现适用第 {now} 版，请重新 prepare / the batch was prepared by terms {terms} of the scenario, and terms {now} hold in its period by now: prepare it again"
	);
	let call = api::tx().issuance().open(
		source,
		period.into(),
		records,
		chunks,
		root,
		manifest.claim().into(),
		continues,
	);
	let included = context.send_on(&chain, &call).await?;
	let Opened { batch, .. } = included.event()?;
	let result = json!({
		"block": included.block, "batch": batch, "source": source, "terms": terms, "continues": continues,
		"root": root,
	});
	context.output.show(&result, |_| {
		fields([
			("批次编号 Batch", batch.to_string()),
			("场景 Scenario", source.to_string()),
			("规则版本 Terms", terms.to_string()),
			("期间 Period", dates::period(period)),
			("接续 Continues", optional(continues, |before| before.to_string())),
			("记录 Records", records.to_string()),
			("申报减碳量 Reductions claimed", mass_exactly(manifest.reduction_mg)),
			("申报碳积分 Points claimed", manifest.points.to_string()),
			("根 Root", format!("{root:?}")),
		])
	});
	Ok(())
}
