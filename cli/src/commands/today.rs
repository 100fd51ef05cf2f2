//! The day it is on the chain, by which its periods run.

use anyhow::Result;
use serde_json::json;
use suhui_client::clock::today;

use crate::{args::Context, dates};

pub async fn run(context: &Context) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let day = dates::day(today(&at).await?);
	context.output.show(&json!({ "day": day, "block": at.block_number() }), |_| day.clone());
	Ok(())
}
