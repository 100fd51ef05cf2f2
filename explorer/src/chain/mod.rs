//! The node: the connection to it, what its blocks hold, and what they mean.

pub mod block;
pub mod feed;
pub mod json;
mod link;
pub mod read;

use std::sync::Arc;

use anyhow::{Context, Result};
use subxt::{
	backend::LegacyBackend,
	config::RpcConfigFor,
	rpcs::{LegacyRpcMethods, RpcClient},
	utils::H256,
	OnlineClient, OnlineClientAtBlock, SubstrateConfig,
};

pub use link::Link;
use read::State;

pub type Config = SubstrateConfig;
/// The chain at one block.
pub type At = OnlineClientAtBlock<Config>;
pub type Rpc = LegacyRpcMethods<RpcConfigFor<Config>>;

/// One connection to a node.
#[derive(Clone)]
pub struct Chain {
	client: OnlineClient<Config>,
	rpc: Rpc,
}

impl Chain {
	pub async fn connect(url: &str) -> Result<Self> {
		let unreachable = || format!("无法连接节点 {url} / cannot reach the node at {url}");
		let rpc = RpcClient::from_insecure_url(url).await.with_context(unreachable)?;
		let backend = LegacyBackend::<Config>::builder().build(rpc.clone());
		let client =
			OnlineClient::from_backend(Arc::new(backend)).await.with_context(unreachable)?;
		Ok(Chain { client, rpc: LegacyRpcMethods::new(rpc) })
	}

	pub fn rpc(&self) -> &Rpc {
		&self.rpc
	}

	pub fn genesis(&self) -> H256 {
		self.client.genesis_hash()
	}

	pub async fn at(&self, block: H256) -> Result<At> {
		let at = self.client.at_block(block).await;
		at.with_context(|| format!("节点没有区块 {block:?} 的状态，请以 --state-pruning archive 运行节点 / the node has no state of block {block:?}: run it with --state-pruning archive"))
	}

	/// The state after a block, written by the runtime of `writer`.
	pub fn state(&self, writer: At, block: H256) -> State {
		State::new(&self.rpc, writer, block)
	}

	/// The chain at its last finalised block.
	pub async fn at_finalized(&self) -> Result<At> {
		Ok(self.client.at_current_block().await?)
	}
}
