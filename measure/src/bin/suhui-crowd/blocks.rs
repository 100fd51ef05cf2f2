//! Final blocks as they come, with what they weigh.

use std::time::{Duration, Instant};

use anyhow::{bail, Context, Result};
use codec::{Compact, Decode};
use serde::Serialize;
use subxt::storage::{dynamic, DynamicAddress};
use suhui_client::{At, Chain, Failure, FinalisedBlock};

/// How long the next block may take to become final.
const PATIENCE: Duration = Duration::from_secs(120);
const PAUSE: Duration = Duration::from_millis(500);

/// Picoseconds of a millisecond.
const MILLISECOND: f64 = 1e9;

pub struct Blocks<'a> {
	chain: &'a Chain,
	next: u64,
}

pub struct Block {
	pub at: At,
	pub found: FinalisedBlock,
	pub weight_ms: f64,
}

/// A block in which something of what is measured stands.
#[derive(Serialize)]
pub struct Filled {
	pub block: u64,
	/// What came about, and calls that failed.
	pub done: usize,
	pub failed: usize,
	/// All that it weighs, of the 1,500 it may.
	pub weight_ms: f64,
}

impl<'a> Blocks<'a> {
	/// From a height on.
	pub fn from(chain: &'a Chain, next: u64) -> Self {
		Blocks { chain, next }
	}

	/// Those that became final since it was last asked; waits for one at least.
	pub async fn more(&mut self) -> Result<Vec<Block>> {
		let started = Instant::now();
		let last = loop {
			let last = self.chain.at_finalized().await?.block_number();
			if last >= self.next {
				break last;
			}
			if started.elapsed() > PATIENCE {
				bail!(
					"两分钟内没有新的终局区块，请查看节点日志 / no block became final within two minutes: see the node's log"
				);
			}
			tokio::time::sleep(PAUSE).await;
		};
		let mut blocks = Vec::new();
		for number in self.next..=last {
			blocks.push(self.load(number).await?);
		}
		self.next = last + 1;
		Ok(blocks)
	}

	async fn load(&self, number: u64) -> Result<Block> {
		let hash = self.chain.rpc().chain_get_block_hash(Some(number.into())).await;
		let hash = hash.map_err(Failure::lost)?;
		let at = self.chain.at(hash.context("a final block has a hash")?).await?;
		let found = FinalisedBlock::load(self.chain, &at).await?;
		let weight_ms = weight(&at).await?;
		Ok(Block { at, found, weight_ms })
	}
}

/// What all in a block weighs, in milliseconds.
async fn weight(at: &At) -> Result<f64> {
	// The client's metadata is trimmed to the project's own pallets.
	let address: DynamicAddress<(), u64> = dynamic("System", "BlockWeight");
	let entry = at.storage().entry(address)?;
	let found = entry.try_fetch(()).await.map_err(Failure::lost)?;
	let bytes = found.context("a block has a weight")?.into_bytes();
	Ok(sum(&bytes)? as f64 / MILLISECOND)
}

/// Of the time of normal, operational and mandatory calls; each has its share of the proof beside it.
fn sum(bytes: &[u8]) -> Result<u64> {
	let classes = <[(Compact<u64>, Compact<u64>); 3]>::decode(&mut &bytes[..])?;
	Ok(classes.iter().map(|(time, _)| time.0).sum())
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Encode;
	use polkadot_sdk::frame_support::{
		dispatch::{DispatchClass, PerDispatchClass},
		weights::Weight,
	};

	#[test]
	fn sum_should_be_of_all_classes_time_when_a_block_has_each() {
		let weights = PerDispatchClass::<Weight>::new(|class| match class {
			DispatchClass::Normal => Weight::from_parts(1, 1_000),
			DispatchClass::Operational => Weight::from_parts(20_000_000_000, 2_000),
			DispatchClass::Mandatory => Weight::from_parts(300, 0),
		});
		assert_eq!(sum(&weights.encode()).unwrap(), 20_000_000_301);
	}
}
