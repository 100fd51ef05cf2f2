//! Waiting for what was sent, and telling where the chain stands still meanwhile.

use std::{
	future::Future,
	pin::pin,
	time::{Duration, Instant},
};

use anyhow::Result;
use subxt::{config::Header, utils::AccountId32};
use tokio::time::{sleep, timeout};

use crate::{
	connection::{At, Chain},
	failure::Failure,
	standstill::{Awaited, Heights, Standstill, Watch, LOOK},
	track::{last, stands},
};

/// One wait, and when the chain is looked at next in it.
pub(crate) struct Wait {
	watch: Watch,
	began: Instant,
	look: Instant,
}

impl Wait {
	pub fn new(heights: Heights) -> Self {
		let now = Instant::now();
		Wait { watch: Watch::new(heights), began: now, look: now + LOOK }
	}
}

impl Chain {
	/// Waits for what comes, and meanwhile tells of a standstill, if there is anybody to tell.
	pub(crate) async fn wait<T>(
		&self,
		wait: &mut Wait,
		awaited: Awaited,
		what: impl Future<Output = T>,
	) -> T {
		let mut what = pin!(what);
		if self.teller.is_none() {
			return what.await;
		}
		loop {
			let now = Instant::now();
			if now >= wait.look {
				self.look(wait, awaited).await;
				wait.look = Instant::now() + LOOK;
			}
			let left = wait.look.saturating_duration_since(now);
			if let Ok(came) = timeout(left, what.as_mut()).await {
				return came;
			}
		}
	}

	async fn look(&self, wait: &mut Wait, awaited: Awaited) {
		let seen = timeout(LOOK, self.heights()).await.ok().flatten();
		let Some((still, seconds)) = wait.watch.see(wait.began.elapsed().as_secs(), seen) else {
			return;
		};
		let awaited = match awaited {
			Awaited::One { transaction, block: Some(block), until } => {
				let block = stands(&self.rpc, block).await.then_some(block);
				Awaited::One { transaction, block, until }
			}
			awaited => awaited,
		};
		if let Some(tell) = &self.teller {
			tell(&Standstill { awaited, still, heights: wait.watch.heights(), seconds });
		}
	}

	/// None if the node does not answer.
	async fn heights(&self) -> Option<Heights> {
		let newest = self.rpc.chain_get_header(None).await.ok()??.number();
		Some(Heights { newest, last: last(&self.rpc).await.ok()? })
	}

	/// Waits until every transaction the account has sent so far is finalised.
	pub async fn settled(&self, account: &AccountId32) -> Result<At> {
		let mut wait = None;
		loop {
			let at = self.at_finalized().await?;
			// A state that is not migrated yet is for nobody to read.
			if self.is_migrated(&at, &at).await? {
				let finalized = at.tx().account_nonce(account).await.map_err(Failure::lost)?;
				if finalized >= self.next_nonce(account).await? {
					return Ok(at);
				}
			}
			let last = at.block_number();
			let wait = wait.get_or_insert_with(|| Wait::new(Heights { newest: last, last }));
			self.wait(wait, Awaited::Many, sleep(Duration::from_secs(1))).await;
		}
	}
}
