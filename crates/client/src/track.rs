//! What becomes of a transaction on its way: as the pool tells, and as the chain does once the pool has let go of it.

use std::{future::Future, ops::RangeInclusive, time::Duration};

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
	failure::{Failure, Handed},
	standstill::LOOK,
};

/// How often the last final block is asked for where the pool tells nothing more, and what the node did not answer again.
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
	handed: Handed,
	block: Option<H256>,
}

impl Track {
	pub fn new(rpc: Rpc, progress: Progress, handed: Handed) -> Self {
		Track { rpc, progress, handed, block: None }
	}

	pub fn handed(&self) -> Handed {
		self.handed
	}

	/// The next that is told of it, until it is final or nobody tells of it any more.
	pub async fn next(&mut self) -> Result<Place, Failure> {
		let failure = match self.progress.next().await {
			Some(Ok(TransactionStatus::InFinalizedBlock(found))) => {
				return Ok(Place::Final(found.block_hash()));
			}
			Some(Ok(
				TransactionStatus::Error { message }
				| TransactionStatus::Invalid { message }
				| TransactionStatus::Dropped { message },
			)) => Failure::LetGo(self.handed, message),
			Some(Ok(status)) => {
				// That its block is the best no longer, subxt does not pass on from nodes: it is known once another is final.
				if let TransactionStatus::InBestBlock(found) = status {
					self.block = Some(found.block_hash());
				}
				return Ok(Place::Waiting(self.block));
			}
			Some(Err(error)) => Failure::Astray(self.handed, error.to_string()),
			None => Failure::Astray(self.handed, "the node stopped telling of it".into()),
		};
		let Some(block) = self.block else { return Err(failure) };
		untracked(&self.rpc, block, self.handed, failure).await
	}
}

/// What becomes of a transaction in a block that nobody tells of any more, as pools tell of none in blocks more than 128 below
/// the newest: it is final once its block is.
async fn untracked(
	rpc: &Rpc,
	block: H256,
	handed: Handed,
	failure: Failure,
) -> Result<Place, Failure> {
	match becomes_final(rpc, block).await {
		Ok(true) => Ok(Place::Final(block)),
		Ok(false) => Err(failure),
		Err(error) => Err(Failure::Astray(handed, error.to_string())),
	}
}

/// Waits until a block's height is final: whether the block is.
async fn becomes_final(rpc: &Rpc, block: H256) -> Result<bool, Error> {
	let Some(header) = answered(|| rpc.chain_get_header(Some(block))).await? else {
		return Ok(false);
	};
	let height = header.number();
	until_final(rpc, height).await?;
	Ok(answered(|| rpc.chain_get_block_hash(Some(height.into()))).await? == Some(block))
}

/// The first block of these heights that holds such a transaction, each looked at once it is final.
pub(crate) async fn holder(
	rpc: &Rpc,
	heights: RangeInclusive<u64>,
	is_it: impl Fn(&[u8]) -> bool,
) -> Result<Option<H256>, Error> {
	let absent = || Error::Client("the node does not keep the block".into());
	let mut last = 0;
	for height in heights {
		if last < height {
			last = until_final(rpc, height).await?;
		}
		let hash = answered(|| rpc.chain_get_block_hash(Some(height.into()))).await?;
		let hash = hash.ok_or_else(absent)?;
		let block = answered(|| rpc.chain_get_block(Some(hash))).await?.ok_or_else(absent)?;
		if block.block.extrinsics.iter().any(|extrinsic| is_it(&extrinsic.0)) {
			return Ok(Some(hash));
		}
	}
	Ok(None)
}

/// Waits until a height is final: that of the last final block then.
async fn until_final(rpc: &Rpc, height: u64) -> Result<u64, Error> {
	loop {
		let found = answered(|| last(rpc)).await?;
		if found >= height {
			return Ok(found);
		}
		sleep(ASK).await;
	}
}

/// Asks until the node answers: that it is slow or limits the connection passes, that the connection is closed does not.
async fn answered<T, F>(ask: impl Fn() -> F) -> Result<T, Error>
where
	F: Future<Output = Result<T, Error>>,
{
	loop {
		match ask().await {
			Err(error) if !is_closed(&error) => sleep(ASK).await,
			answer => return answer,
		}
	}
}

/// Whether nothing more is answered. What a connection itself reports is that, or that an answer is overdue, which is told
/// apart by its words alone: subxt hides their type.
fn is_closed(error: &Error) -> bool {
	matches!(error, Error::Client(error) if error.to_string() != "Request timeout")
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

/// Whether a block stands at its height, unless the node says that another does: that it does not answer says nothing.
pub(crate) async fn stands(rpc: &Rpc, (block, height): (H256, u64)) -> bool {
	let there = timeout(LOOK, rpc.chain_get_block_hash(Some(height.into()))).await;
	!matches!(there, Ok(Ok(there)) if there != Some(block))
}

#[cfg(test)]
mod tests {
	use std::{
		future::pending,
		sync::{
			atomic::{AtomicU8, Ordering},
			Mutex,
		},
	};

	use serde_json::json;
	use subxt::rpcs::{
		client::{RawRpcFuture, RawRpcSubscription, RawValue},
		LegacyRpcMethods, RpcClient, RpcClientT, UserError,
	};

	use super::*;

	const HANDED: Handed = Handed { transaction: H256([7; 32]), until: 163 };

	/// A node with another final block each time it is asked for the last. A hash begins with its chain and ends with its
	/// block's height; these two are the one transaction that the block has.
	struct Node {
		last: AtomicU8,
		/// Which chain it has; without one it answers nothing.
		chain: Option<u8>,
		/// What it answers first.
		errors: Mutex<Vec<Error>>,
	}

	impl Node {
		fn answer(&self, method: &str, params: &str, chain: u8) -> String {
			let header = |hash: H256| {
				json!({
					"parentHash": hash, "number": format!("{:#x}", hash.0[31]), "stateRoot": hash,
					"extrinsicsRoot": hash, "digest": { "logs": [] },
				})
			};
			let hash = || serde_json::from_str::<[H256; 1]>(params).unwrap()[0];
			let answer = match method {
				"chain_getFinalizedHead" => {
					json!(block(0, self.last.fetch_add(1, Ordering::Relaxed)))
				}
				"chain_getHeader" => header(hash()),
				"chain_getBlock" => {
					let extrinsic = format!("0x{:02x}{:02x}", hash().0[0], hash().0[31]);
					json!({ "block": { "header": header(hash()), "extrinsics": [extrinsic] } })
				}
				"chain_getBlockHash" => {
					let [height]: [u8; 1] = serde_json::from_str(params).unwrap();
					json!(block(chain, height))
				}
				_ => panic!("{method} is not asked for"),
			};
			answer.to_string()
		}
	}

	impl RpcClientT for Node {
		fn request_raw<'a>(
			&'a self,
			method: &'a str,
			params: Option<Box<RawValue>>,
		) -> RawRpcFuture<'a, Box<RawValue>> {
			if let Some(error) = self.errors.lock().unwrap().pop() {
				return Box::pin(async move { Err(error) });
			}
			let Some(chain) = self.chain else { return Box::pin(pending()) };
			let params = params.map_or_else(String::new, |params| params.get().to_string());
			let answer = self.answer(method, &params, chain);
			Box::pin(async move { Ok(RawValue::from_string(answer).unwrap()) })
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

	/// A chain's block of a height.
	fn block(chain: u8, height: u8) -> H256 {
		let mut hash = [0; 32];
		(hash[0], hash[31]) = (chain, height);
		H256(hash)
	}

	fn node_with(errors: Vec<Error>, last: u8, chain: Option<u8>) -> Rpc {
		let (last, errors) = (AtomicU8::new(last), Mutex::new(errors));
		LegacyRpcMethods::new(RpcClient::new(Node { last, chain, errors }))
	}

	fn node(last: u8, chain: Option<u8>) -> Rpc {
		node_with(Vec::new(), last, chain)
	}

	fn let_go() -> Failure {
		Failure::LetGo(HANDED, "dropped".into())
	}

	#[tokio::test(start_paused = true)]
	async fn transaction_should_become_final_with_its_block_when_the_pool_let_go_of_it_before() {
		let rpc = node(100, Some(0));
		let became = untracked(&rpc, block(0, 103), HANDED, let_go()).await;
		assert_eq!(became.unwrap(), Place::Final(block(0, 103)));
		// It was asked until block 103 was final.
		assert_eq!(last(&rpc).await.unwrap(), 104);
	}

	#[tokio::test(start_paused = true)]
	async fn transaction_should_become_final_with_its_block_when_the_node_answers_late() {
		let limited = UserError { code: -32999, message: "limit".into(), data: None };
		let errors = || vec![Error::Client("Request timeout".into()), limited.clone().into()];
		let rpc = node_with(errors(), 100, Some(0));
		let became = untracked(&rpc, block(0, 103), HANDED, let_go()).await;
		assert_eq!(became.unwrap(), Place::Final(block(0, 103)));
		let rpc = node_with(errors(), 100, Some(1));
		let became = untracked(&rpc, block(0, 103), HANDED, let_go()).await;
		assert!(matches!(became, Err(Failure::LetGo(..))), "{became:?}");
	}

	#[tokio::test(start_paused = true)]
	async fn transaction_should_be_let_go_when_another_block_became_final_than_its_own() {
		let rpc = node(100, Some(1));
		let became = untracked(&rpc, block(0, 103), HANDED, let_go()).await;
		let Err(Failure::LetGo(handed, reason)) = &became else { panic!("{became:?}") };
		assert_eq!((*handed, &**reason), (HANDED, "dropped"));
	}

	#[tokio::test(start_paused = true)]
	async fn transaction_should_be_astray_when_the_connection_is_closed() {
		let closed = Error::Client("the background task closed; restart required".into());
		let rpc = node_with(vec![closed], 100, Some(0));
		let became = untracked(&rpc, block(0, 103), HANDED, let_go()).await;
		let Err(Failure::Astray(handed, reason)) = &became else { panic!("{became:?}") };
		assert!(*handed == HANDED && reason.contains("restart required"), "{reason}");
	}

	#[tokio::test(start_paused = true)]
	async fn block_should_be_found_when_it_holds_the_transaction_and_none_once_all_are_final() {
		let rpc = node(100, Some(0));
		let found = holder(&rpc, 101..=104, |extrinsic| extrinsic == [0, 102]).await;
		assert_eq!(found.unwrap(), Some(block(0, 102)));
		// No longer than until that one was final.
		assert_eq!(last(&rpc).await.unwrap(), 103);
		let rpc = node(100, Some(0));
		let found = holder(&rpc, 101..=104, |extrinsic| extrinsic == [1, 102]).await;
		assert_eq!(found.unwrap(), None);
		assert_eq!(last(&rpc).await.unwrap(), 105);
	}

	#[tokio::test(start_paused = true)]
	async fn transaction_should_stand_where_it_was_found_when_the_node_does_not_answer() {
		for (chain, does_stand) in [(Some(0), true), (None, true), (Some(1), false)] {
			let stands = stands(&node(100, chain), (block(0, 103), 103)).await;
			assert_eq!(stands, does_stand, "{chain:?}");
		}
	}
}
