//! Finding a batch's chunks in the blocks and recomputing them on the way.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use futures::{StreamExt, TryStreamExt};
use suhui_client::{At, Chain};
use suhui_primitives::{
	recompute::{Finding, Recomputation},
	BatchId,
};

use crate::args::Context;

/// Blocks asked for at once.
const REQUESTS: usize = 16;

pub struct Search<'a> {
	pub context: &'a Context,
	pub chain: &'a Chain,
	pub at: &'a At,
	pub id: BatchId,
	/// Chunks there should be.
	pub wanted: u32,
}

impl Search<'_> {
	/// Walks the blocks until every chunk was found proven. A feed the chain refused may stand before the
	/// one it took; of those with a valid proof all say the same.
	pub async fn run(
		&self,
		from: u64,
		recomputation: &mut Recomputation,
	) -> Result<BTreeMap<u32, (u64, Finding)>> {
		let head = self.at.block_number();
		let runtimes = self.chain.runtimes(from.min(head), self.at).await?;
		let runtimes = &runtimes;
		let bar = self.context.output.bar((head + 1).saturating_sub(from), "重算 Recomputing");
		let mut blocks = futures::stream::iter(from..=head)
			.map(|number| async move {
				let feeds = self.chain.feeds(runtimes.of(number), number).await?;
				anyhow::Ok((number, feeds))
			})
			.buffered(REQUESTS);
		let (mut chunks, mut proven) = (BTreeMap::new(), BTreeSet::new());
		while let Some((number, feeds)) = blocks.try_next().await? {
			for feed in feeds {
				let index = feed.header.index;
				if feed.batch != self.id || index >= self.wanted || proven.contains(&index) {
					continue;
				}
				let finding = recomputation.chunk(feed.header, &feed.proof, &feed.body);
				if finding.body_matches && finding.proof_matches {
					proven.insert(index);
				}
				chunks.insert(index, (number, finding));
			}
			bar.inc(1);
			if proven.len() == self.wanted as usize {
				break;
			}
		}
		bar.finish_and_clear();
		Ok(chunks)
	}
}
