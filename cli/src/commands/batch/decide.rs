//! What is decided about a batch, by the operator for the most part.

use std::path::Path;

use anyhow::{ensure, Result};
use serde_json::json;
use subxt::transactions::Payload;
use suhui_client::{
	api::{self, issuance},
	types::BatchStatus,
	Who,
};
use suhui_primitives::BatchId;

use crate::{args::Context, clerks::Matter, document, words};

pub async fn assign(context: &Context, batch: BatchId, who: Who) -> Result<()> {
	let chain = context.connect().await?;
	let (verifier, _) = who.open_participant(&chain.at_finalized().await?).await?;
	let call = api::tx().issuance().assign(batch, verifier);
	let block = context.send_on(&chain, &call).await?.block;
	let result = json!({ "block": block, "batch": batch, "verifier": verifier });
	context.output.show(&result, |_| {
		format!("批次 {batch} 已指定核查机构 Batch {batch} assigned to participant {verifier}")
	});
	Ok(())
}

pub async fn approve(context: &Context, id: BatchId) -> Result<()> {
	let chain = context.connect().await?;
	let status = super::batch(&chain.at_finalized().await?, id).await?.status;
	ensure!(
		status == BatchStatus::Attested,
		"批次 {id} 不能批准，须已核证，现为：{0} / batch {id} cannot be approved: it should be attested, and is {0}",
		words::status_title(&status)
	);
	let call = api::Call::Issuance(issuance::Call::approve { batch: id });
	let is_it = |call: &api::Call| match call {
		api::Call::Issuance(issuance::Call::approve { batch }) => *batch == id,
		_ => false,
	};
	let matter = Matter { zh: format!("批准批次 {id}"), en: format!("approval of batch {id}") };
	matter.decide(context, &chain, call, is_it, json!({ "batch": id })).await
}

pub async fn hold(context: &Context, batch: BatchId, reason: &Path) -> Result<()> {
	let reason = document::read(reason)?;
	let call = api::tx().issuance().hold(batch, reason.into());
	let block = context.send(&call).await?.block;
	let result = json!({ "block": block, "batch": batch, "reason": reason });
	context.output.show(&result, |_| format!("批次 {batch} 已暂停 Batch {batch} put on hold"));
	Ok(())
}

pub async fn release(context: &Context, batch: BatchId) -> Result<()> {
	done(context, batch, api::tx().issuance().release(batch), "已恢复 released").await
}

pub async fn close(context: &Context, batch: BatchId) -> Result<()> {
	done(context, batch, api::tx().issuance().close(batch), "已截止 closed").await
}

pub async fn cancel(context: &Context, batch: BatchId) -> Result<()> {
	done(context, batch, api::tx().issuance().cancel(batch), "已撤回 cancelled").await
}

async fn done(context: &Context, batch: BatchId, call: impl Payload, what: &str) -> Result<()> {
	let block = context.send(&call).await?.block;
	context
		.output
		.show(&json!({ "block": block, "batch": batch }), |_| format!("批次 Batch {batch} {what}"));
	Ok(())
}
