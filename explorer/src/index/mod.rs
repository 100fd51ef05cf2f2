//! Follows a node's finalised blocks into the index.

pub mod agreement;
mod fault;
pub mod live;
pub mod write;

use std::{
	future::Future,
	time::{Duration, Instant},
};

use anyhow::{bail, Context, Error, Result};
use futures::{stream, StreamExt};
use subxt::utils::H256;
use tokio::sync::watch;

use self::{
	agreement::ensure_agrees,
	fault::{is_damage, may_pass},
	live::{Live, News},
	write::BookedEvent,
};
use crate::{
	chain::{
		block::{self, Loaded},
		history::Unanswered,
		Absence, Chain, Link,
	},
	entities::{self, moment::EventContext},
	metrics::Metrics,
	store::{IndexCursor, Store},
};

/// Blocks asked of the node at once.
const AHEAD: usize = 16;
/// Silence after which the node is asked again.
const SILENCE: Duration = Duration::from_secs(12);
/// How long the node may take to answer, and to give a block with all the index reads of it.
const PATIENCE: Duration = Duration::from_secs(10);
const BLOCK_PATIENCE: Duration = Duration::from_secs(60);
/// Between tries after a refusal or a failure.
const PAUSE: Duration = Duration::from_secs(3);
/// Between reports while catching up.
const REPORT: Duration = Duration::from_secs(10);

/// Follows the node until told to stop. A chain that is not the index's is an error at the start, and afterwards
/// refused until the right one is back. A node that is behind the index is waited for, and not asked until then.
pub async fn run(
	store: Store,
	link: Link,
	live: Live,
	metrics: Metrics,
	mut stop: watch::Receiver<bool>,
) -> Result<()> {
	let indexer = Indexer { store, live, metrics };
	indexer.ensure_whole().await?;
	tokio::select! {
		ended = indexer.follow_for_ever(&link) => ended,
		_ = stop.wait_for(|stop| *stop) => Ok(()),
	}
}

struct Indexer {
	store: Store,
	live: Live,
	metrics: Metrics,
}

impl Indexer {
	async fn follow_for_ever(&self, link: &Link) -> Result<()> {
		let mut once = false;
		loop {
			let chain = link.connect().await;
			let ended = match answered(PATIENCE, self.ensure_same(&chain)).await {
				Ok(()) => {
					once = true;
					link.set(Ok(chain.clone()));
					let (head, heads) = watch::channel(None);
					let ended = tokio::select! {
						ended = self.follow(&chain, heads) => ended,
						ended = self.watch_finalized(&chain, head) => ended,
						ended = self.watch_best(&chain) => ended,
					};
					link.set(Err(Absence::Unconnected));
					ended
				}
				Err(error) => {
					link.set(Err(error.downcast_ref::<Absence>().cloned().unwrap_or_default()));
					Err(error)
				}
			};
			match ended {
				Err(error) if is_damage(&error) => return Err(error.context("索引数据库已损坏；请移走后重新索引 / the index database is damaged: move it away and index again")),
				Err(error) if is_foreign(&error) && !once => return Err(error),
				Err(error) => tracing::error!("{error:#}"),
				Ok(()) => (),
			}
			tokio::time::sleep(PAUSE).await;
		}
	}

	/// Blocks up to the cursor are all there; rows that went missing cannot be trusted to be the only ones.
	async fn ensure_whole(&self) -> Result<()> {
		let Some(cursor) = self.store.cursor().await? else { return Ok(()) };
		let (count, last): (i64, i64) =
			sqlx::query_as("SELECT COUNT(*), COALESCE(MAX(number), -1) FROM blocks")
				.fetch_one(&self.store.pool)
				.await?;
		if count != last + 1 || last != cursor.number as i64 {
			bail!("索引缺少区块：有 {count} 个，应到区块 {}；请移走数据库后重新索引 / the index has {count} blocks but its cursor is at {}: move the database away and index again", cursor.number, cursor.number);
		}
		self.live.tell(News::Indexed { number: cursor.number, lag: 0 });
		self.metrics.indexed.set(cursor.number as i64);
		Ok(())
	}

	/// Refuses a chain of another genesis, one that took another way since, and a node that is behind the index.
	async fn ensure_same(&self, chain: &Chain) -> Result<()> {
		let genesis = format!("{:?}", chain.genesis());
		if let Err(error) = self.store.bind_genesis(&genesis).await {
			return Err(match error.downcast_ref::<sqlx::Error>() {
				Some(_) => error,
				None => error.context(Absence::Foreign { number: 0 }),
			});
		}
		let (hash, number) = finalized(chain).await?;
		ensure_agrees(&self.store, chain.rpc(), number).await?;
		// Nobody is to take the height of the connection before for this one's.
		self.tell_finalized(hash, number);
		Ok(())
	}

	fn tell_finalized(&self, hash: H256, number: u64) {
		if self.live.finalized() != Some(number) {
			self.live.tell(News::Finalized { number, hash: format!("{hash:?}") });
		}
		self.metrics.finalized.set(number as i64);
		let indexed = self.live.indexed().map_or(0, |indexed| indexed as i64);
		self.metrics.lag.set((number as i64 - indexed).max(0));
	}

	async fn watch_best(&self, chain: &Chain) -> Result<()> {
		let mut heads = chain.rpc().chain_subscribe_new_heads().await?;
		while let Some(header) = heads.next().await {
			let number = header?.number;
			let Some(hash) = chain.rpc().chain_get_block_hash(Some(number.into())).await? else {
				continue;
			};
			let block = chain.rpc().chain_get_block(Some(hash)).await?;
			let extrinsics = block.map_or(0, |block| block.block.extrinsics.len());
			self.live.tell(News::Best { number, hash: format!("{hash:?}"), extrinsics });
		}
		bail!("节点断开 / the node is gone")
	}

	/// Tells of finalised blocks as they come, also while the index cannot go on.
	async fn watch_finalized(&self, chain: &Chain, head: watch::Sender<Option<u64>>) -> Result<()> {
		let heads = async { Ok(chain.rpc().chain_subscribe_finalized_heads().await?) };
		let mut heads = answered(PATIENCE, heads).await?;
		loop {
			let (hash, number) = answered(PATIENCE, finalized(chain)).await?;
			self.tell_finalized(hash, number);
			head.send_replace(Some(number));
			match tokio::time::timeout(SILENCE, heads.next()).await {
				Ok(Some(head)) => drop(head?),
				Ok(None) => bail!("节点断开 / the node is gone"),
				Err(_) => tracing::warn!(
					"{} 秒没有新的区块终局 / no block was finalised for {} s",
					SILENCE.as_secs(),
					SILENCE.as_secs()
				),
			}
		}
	}

	async fn follow(&self, chain: &Chain, mut heads: watch::Receiver<Option<u64>>) -> Result<()> {
		let mut cursor = self.store.cursor().await?;
		loop {
			let finalized = *heads.borrow_and_update();
			if let Some(finalized) = finalized {
				cursor = self.catch_up(chain, cursor, finalized).await?;
			}
			heads.changed().await?;
		}
	}

	/// Indexes up to a finalised block, several loaded at once and written in order.
	async fn catch_up(
		&self,
		chain: &Chain,
		mut cursor: Option<IndexCursor>,
		finalized: u64,
	) -> Result<Option<IndexCursor>> {
		let first = cursor.as_ref().map_or(0, |cursor| cursor.number + 1);
		let mut blocks = stream::iter(first..=finalized)
			.map(|number| answered(BLOCK_PATIENCE, load(chain, number)))
			.buffered(AHEAD);
		let (started, mut reported) = (Instant::now(), Instant::now());
		while let Some(loaded) = blocks.next().await {
			let (loaded, bookings) = loaded?;
			let block = &loaded.block;
			cursor = Some(self.write(cursor.as_ref(), &loaded, &bookings).await?);
			let lag = finalized.saturating_sub(block.number);
			self.metrics.blocks.inc();
			self.metrics.undecoded.inc_by(block.undecoded() as u64);
			self.metrics.indexed.set(block.number as i64);
			self.metrics.lag.set(lag as i64);
			self.live.tell(News::Indexed { number: block.number, lag });
			if reported.elapsed() >= REPORT || (lag == 0 && finalized - first > 100) {
				reported = Instant::now();
				let rate = (block.number - first + 1) as f64 / started.elapsed().as_secs_f64();
				tracing::info!("区块 {}，每秒 {rate:.0} 个，落后 {lag} 个 / block {}, {rate:.0} blocks/s, {lag} behind", block.number, block.number);
			}
		}
		Ok(cursor)
	}

	/// Writes a block; a database that is locked or full is waited for, since nothing of the block is lost.
	async fn write(
		&self,
		cursor: Option<&IndexCursor>,
		loaded: &Loaded,
		bookings: &[BookedEvent],
	) -> Result<IndexCursor> {
		loop {
			match write::write(&self.store, cursor, &loaded.block, bookings).await {
				Ok(cursor) => return Ok(cursor),
				Err(error) if may_pass(&error) => {
					tracing::error!(
						"索引暂停，稍后重试 / indexing pauses and tries again: {error:#}"
					);
					tokio::time::sleep(PAUSE).await;
				}
				Err(error) => return Err(error),
			}
		}
	}
}

/// Whether the node is not of the index's chain.
fn is_foreign(error: &Error) -> bool {
	matches!(error.downcast_ref::<Absence>(), Some(Absence::Foreign { .. }))
}

/// What the node says, unless it stays silent.
async fn answered<T>(patience: Duration, answer: impl Future<Output = Result<T>>) -> Result<T> {
	tokio::time::timeout(patience, answer).await.unwrap_or_else(|_| Err(Unanswered.into()))
}

/// The node's last finalised block.
async fn finalized(chain: &Chain) -> Result<(H256, u64)> {
	let hash = chain.rpc().chain_get_finalized_head().await?;
	let header = chain.rpc().chain_get_header(Some(hash)).await?;
	Ok((hash, header.context("the node does not know its finalised head")?.number))
}

/// A block and what it changes. An event whose meaning cannot be read is kept raw, and said so.
async fn load(chain: &Chain, number: u64) -> Result<(Loaded, Vec<BookedEvent>)> {
	let mut loaded = block::load(chain, number).await.with_context(|| format!("block {number}"))?;
	let (mut all, mut unread) = (Vec::new(), Vec::new());
	for (index, event) in loaded.block.events.iter().enumerate() {
		if !event.understood {
			unread.push((index, "it cannot be decoded".to_string()));
			continue;
		}
		let moment = EventContext::new(&loaded.block, index, event, &loaded);
		match entities::changes(&moment).await {
			Ok(changes) => all.push(BookedEvent { event: index, changes }),
			// A node that does not answer is asked again, from the start of the block.
			Err(error) if error.is::<Unanswered>() => return Err(error),
			Err(error) => unread.push((index, format!("{error:#}"))),
		}
	}
	for (index, why) in unread {
		let event = &mut loaded.block.events[index];
		tracing::error!("区块 {number} 的事件 {index} 未能入账，原样保存 / event {index} of block {number}, {}.{}, is kept as it is: {why}", event.pallet, event.name);
		event.understood = false;
	}
	Ok((loaded, all))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn refusals_and_silence_should_be_known_when_context_surrounds_them() {
		let refused = anyhow::anyhow!("another genesis").context(Absence::Foreign { number: 0 });
		assert!(is_foreign(&refused) && !refused.is::<Unanswered>());
		let silent = anyhow::anyhow!("closed").context(Unanswered).context("block 7");
		assert!(silent.is::<Unanswered>());
	}
}
