//! What becomes of a transaction on its way: as the pool tells, and as the chain does once the pool has let go of it.

use std::time::Duration;

use subxt::{
	client::OnlineClientAtBlockImpl,
	config::Header,
	rpcs::Error,
	transactions::{TransactionProgress, TransactionStatus},
	utils::H256,
};
use tokio::time::{sleep, timeout};

use crate::{
	connection::{Config, Rpc},
	failure::Failure,
	standstill::LOOK,
};

/// How often the last final block is asked for where the pool tells nothing more.
const ASK: Duration = Duration::from_secs(10);

type Progress = TransactionProgress<Config, OnlineClientAtBlockImpl<Config>>;

/// Where a transaction is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
	/// In this block, if in any, which may not become final.
	Waiting(Option<H256>),
	Final(H256),
}

/// A transaction that a pool took.
pub(crate) struct Track {
	rpc: Rpc,
	progress: Progress,
	block: Option<H256>,
}

impl Track {
	pub fn new(rpc: Rpc, progress: Progress) -> Self {
		Track { rpc, progress, block: None }
	}

	pub fn transaction(&self) -> H256 {
		self.progress.extrinsic_hash()
	}

	/// The next that is told of it, until it is final or lost.
	pub async fn next(&mut self) -> Result<Place, Failure> {
		let reason = match self.progress.next().await {
			Some(Ok(TransactionStatus::InFinalizedBlock(found))) => {
				return Ok(Place::Final(found.block_hash()));
			}
			Some(Ok(
				TransactionStatus::Error { message }
				| TransactionStatus::Invalid { message }
				| TransactionStatus::Dropped { message },
			)) => message,
			Some(Ok(status)) => {
				match status {
					TransactionStatus::InBestBlock(found) => self.block = Some(found.block_hash()),
					TransactionStatus::NoLongerInBestBlock => self.block = None,
					_ => (),
				}
				return Ok(Place::Waiting(self.block));
			}
			Some(Err(error)) => error.to_string(),
			None => "the node stopped telling of it".to_string(),
		};
		let_go(&self.rpc, self.block, reason).await
	}
}

/// What becomes of a transaction that the pool has let go of, as it does of all in blocks more than 128 below the newest: it
/// is final once its block is.
async fn let_go(rpc: &Rpc, block: Option<H256>, reason: String) -> Result<Place, Failure> {
	if let Some(block) = block {
		if matches!(becomes_final(rpc, block).await, Ok(true)) {
			return Ok(Place::Final(block));
		}
	}
	Err(Failure::Lost(reason))
}

/// Waits until a block's height is final: whether the block is.
async fn becomes_final(rpc: &Rpc, block: H256) -> Result<bool, Error> {
	let Some(header) = rpc.chain_get_header(Some(block)).await? else { return Ok(false) };
	let number = header.number();
	while last(rpc).await? < number {
		sleep(ASK).await;
	}
	Ok(rpc.chain_get_block_hash(Some(number.into())).await? == Some(block))
}

/// The height of the last final block.
pub(crate) async fn last(rpc: &Rpc) -> Result<u64, Error> {
	let block = rpc.chain_get_finalized_head().await?;
	let header = rpc.chain_get_header(Some(block)).await?;
	Ok(header.map_or(0, |header| header.number()))
}

/// A block and its height; none if the node does not tell.
pub(crate) async fn with_height(rpc: &Rpc, block: H256) -> Option<(H256, u64)> {
	let header = timeout(LOOK, rpc.chain_get_header(Some(block))).await.ok()?.ok()??;
	Some((block, header.number()))
}

/// The height of a block, unless the node says that another stands there: that it does not answer says nothing.
pub(crate) async fn stands(rpc: &Rpc, (block, height): (H256, u64)) -> Option<u64> {
	let there = timeout(LOOK, rpc.chain_get_block_hash(Some(height.into()))).await;
	let is_gone = matches!(there, Ok(Ok(there)) if there != Some(block));
	(!is_gone).then_some(height)
}

#[cfg(test)]
mod tests {
	use std::{
		future::pending,
		sync::atomic::{AtomicU8, Ordering},
	};

	use serde_json::json;
	use subxt::rpcs::{
		client::{RawRpcFuture, RawRpcSubscription, RawValue},
		LegacyRpcMethods, RpcClient, RpcClientT,
	};

	use super::*;

	/// A node with another final block each time it is asked for the last. A hash ends with its block's height.
	struct Node {
		last: AtomicU8,
		/// Which block it has at any height; without one it answers nothing.
		there: Option<H256>,
	}

	impl RpcClientT for Node {
		fn request_raw<'a>(
			&'a self,
			method: &'a str,
			params: Option<Box<RawValue>>,
		) -> RawRpcFuture<'a, Box<RawValue>> {
			let Some(there) = self.there else { return Box::pin(pending()) };
			let answer = match method {
				"chain_getFinalizedHead" => {
					json!(block(0, self.last.fetch_add(1, Ordering::Relaxed)))
				}
				"chain_getHeader" => {
					let [hash]: [H256; 1] = serde_json::from_str(params.unwrap().get()).unwrap();
					json!({
						"parentHash": hash, "number": format!("{:#x}", hash.0[31]), "stateRoot": hash,
						"extrinsicsRoot": hash, "digest": { "logs": [] },
					})
				}
				_ => json!(there),
			};
			Box::pin(async move { Ok(RawValue::from_string(answer.to_string()).unwrap()) })
		}

		fn subscribe_raw<'a>(
			&'a self,
			_: &'a str,
			_: Option<Box<RawValue>>,
			_: &'a str,
		) -> RawRpcFuture<'a, RawRpcSubscription> {
			Box::pin(pending())
		}
	}

	/// One of the blocks of a height.
	fn block(which: u8, height: u8) -> H256 {
		let mut hash = [0; 32];
		(hash[0], hash[31]) = (which, height);
		H256(hash)
	}

	fn node(last: u8, there: Option<H256>) -> Rpc {
		let last = AtomicU8::new(last);
		LegacyRpcMethods::new(RpcClient::new(Node { last, there }))
	}

	#[tokio::test(start_paused = true)]
	async fn transaction_should_become_final_with_its_block_when_the_pool_let_go_of_it_before() {
		let rpc = node(100, Some(block(0, 103)));
		let became = let_go(&rpc, Some(block(0, 103)), "Finality timeout".into()).await;
		assert_eq!(became.unwrap(), Place::Final(block(0, 103)));
		// It was asked until block 103 was final.
		assert_eq!(last(&rpc).await.unwrap(), 104);
	}

	#[tokio::test(start_paused = true)]
	async fn transaction_should_be_lost_when_another_block_became_final_or_none_had_it() {
		let rpc = node(100, Some(block(1, 103)));
		for held in [Some(block(0, 103)), None] {
			let became = let_go(&rpc, held, "dropped".into()).await;
			assert!(
				matches!(became, Err(Failure::Lost(reason)) if reason == "dropped"),
				"{held:?}"
			);
		}
	}

	#[tokio::test(start_paused = true)]
	async fn transaction_should_stand_where_it_was_found_when_the_node_does_not_answer() {
		let held = block(0, 103);
		for (there, stand) in
			[(Some(held), Some(103)), (None, Some(103)), (Some(block(1, 103)), None)]
		{
			assert_eq!(stands(&node(100, there), (held, 103)).await, stand, "{there:?}");
		}
	}
}
