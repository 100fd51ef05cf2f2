//! Whether the node's chain is the one indexed, as far as both go.

use anyhow::{anyhow, Context, Result};

use crate::{
	chain::{Absence, Rpc},
	store::Store,
};

/// Fails, by an [`Absence`], unless the node has finalised the last block indexed.
pub async fn ensure_agrees(store: &Store, rpc: &Rpc, finalized: u64) -> Result<()> {
	let Some(cursor) = store.cursor().await? else { return Ok(()) };
	// Blocks name their parents, so that the last which both have speaks for all before it: a chain begun anew from the
	// same genesis differs from its first block on, long before it is as long as the index.
	let number = finalized.min(cursor.number);
	let found = rpc.chain_get_block_hash(Some(number.into())).await?;
	let found = found.with_context(|| {
		format!("节点没有区块 {number} / the node does not have the block {number}")
	})?;
	let found = format!("{found:?}");
	let (known,): (String,) = sqlx::query_as("SELECT hash FROM blocks WHERE number = $1")
		.bind(number as i64)
		.fetch_one(&store.pool)
		.await?;
	if found != known {
		return Err(anyhow!(
			"节点的是 {found}，索引的是 {known} / the node's is {found}, the index's {known}"
		)
		.context(Absence::Foreign { number }));
	}
	if finalized < cursor.number {
		return Err(Absence::Behind { finalized, indexed: cursor.number }.into());
	}
	Ok(())
}
