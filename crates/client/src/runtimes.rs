//! Which runtime made which block: transactions are coded as it says.

use anyhow::Result;

use crate::connection::{At, Chain};

/// The runtimes that made a range of blocks, each with the first block it made.
pub struct Runtimes(Vec<(u64, At)>);

impl Runtimes {
	/// The chain where the runtime that made a block stands.
	pub fn of(&self, block: u64) -> &At {
		let after = self.0.partition_point(|(first, _)| *first <= block);
		&self.0[after.saturating_sub(1)].1
	}
}

impl Chain {
	/// The runtimes of the blocks from one on up to that of `head`, found by halving, since versions only rise.
	pub async fn runtimes(&self, from: u64, head: &At) -> Result<Runtimes> {
		let mut runtimes = vec![(from, self.maker(from, head).await?)];
		let newest = self.maker(head.block_number(), head).await?.spec_version();
		while let Some((first, last)) = runtimes.last() {
			let version = last.spec_version();
			if version >= newest {
				break;
			}
			let (mut low, mut high) = (*first, head.block_number());
			while high - low > 1 {
				let middle = low + (high - low) / 2;
				match self.maker(middle, head).await?.spec_version() > version {
					true => high = middle,
					false => low = middle,
				}
			}
			runtimes.push((high, self.maker(high, head).await?));
		}
		Ok(Runtimes(runtimes))
	}

	/// Whether the block before the newest was made by the runtime that the newest leaves; `last` is one before them. The first
	/// that a runtime makes migrates, and pools look at its state only some time after the node has it.
	pub(crate) async fn is_migrated(&self, last: &At, newest: &At) -> Result<bool> {
		let (version, before) = (newest.spec_version(), newest.block_number().saturating_sub(1));
		if last.block_number() < before && last.spec_version() == version {
			return Ok(true);
		}
		Ok(self.maker(before, newest).await?.spec_version() == version)
	}

	/// The chain where the runtime that made a block stands: at its parent. A node that forgot that state is taken to
	/// have had the runtime of `head` then.
	pub(crate) async fn maker(&self, block: u64, head: &At) -> Result<At> {
		let parent = self.hash(block.saturating_sub(1)).await?;
		Ok(self.at(parent).await.unwrap_or_else(|_| head.clone()))
	}
}
