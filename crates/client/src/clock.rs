//! The day it is on the chain, by which all its periods run.

use anyhow::{Context, Result};
use subxt::storage::{dynamic, DynamicAddress};
use suhui_primitives::Day;

use crate::{connection::At, read::read};

/// The day in Beijing of a block, which is not this machine's where the chain lags behind.
pub async fn today(at: &At) -> Result<Day> {
	// The client's metadata is trimmed to the project's own pallets.
	let now: DynamicAddress<(), u64> = dynamic("Timestamp", "Now");
	let now = read(at, now, ()).await?;
	Ok(Day::at(now.context("区块没有时间 / the block has no time")?))
}
