//! One connection to a node.

use std::{sync::Arc, time::Duration};

use anyhow::{anyhow, Context, Error, Result};
use subxt::{
	backend::LegacyBackend,
	config::RpcConfigFor,
	rpcs::{LegacyRpcMethods, RpcClient},
	utils::{AccountId32, H256},
	OnlineClient, OnlineClientAtBlock, SubstrateConfig,
};

use crate::{failure::Failure, standstill::Standstill};

pub type Config = SubstrateConfig;
/// The chain at one block.
pub type At = OnlineClientAtBlock<Config>;
pub type Rpc = LegacyRpcMethods<RpcConfigFor<Config>>;

/// Tells whoever waits that the chain stands still.
type Teller = Arc<dyn Fn(&Standstill) + Send + Sync>;

/// Entries asked for at once when a map is read through.
const PAGE: u32 = 500;

#[derive(Clone)]
pub struct Chain {
	client: OnlineClient<Config>,
	pub(crate) rpc: Rpc,
	/// For methods that no typed set of them has.
	pub(crate) requests: RpcClient,
	url: String,
	pub(crate) teller: Option<Teller>,
}

impl Chain {
	pub async fn connect(url: &str) -> Result<Self> {
		let unreachable = || format!("无法连接节点 {url} / cannot reach the node at {url}");
		let rpc = RpcClient::from_insecure_url(url).await.with_context(unreachable)?;
		let backend = LegacyBackend::<Config>::builder().storage_page_size(PAGE).build(rpc.clone());
		let client =
			OnlineClient::from_backend(Arc::new(backend)).await.with_context(unreachable)?;
		let requests = rpc.clone();
		let rpc = LegacyRpcMethods::new(rpc);
		Ok(Chain { client, rpc, requests, url: url.to_string(), teller: None })
	}

	/// Tells of a chain that stands still while something is waited for.
	pub fn telling(self, tell: impl Fn(&Standstill) + Send + Sync + 'static) -> Self {
		Chain { teller: Some(Arc::new(tell)), ..self }
	}

	/// Connects again, after the node was away, trying for some minutes.
	pub async fn reconnect(&self) -> Result<Self> {
		let mut attempt = 0;
		loop {
			match Self::connect(&self.url).await {
				Ok(chain) => return Ok(Chain { teller: self.teller.clone(), ..chain }),
				Err(error) if attempt == 60 => return Err(error),
				Err(_) => attempt += 1,
			}
			tokio::time::sleep(Duration::from_secs(3)).await;
		}
	}

	/// The chain at its last finalised block.
	pub async fn at_finalized(&self) -> Result<At> {
		Ok(self.client.at_current_block().await.map_err(Failure::lost)?)
	}

	/// The chain at its newest block, which may not become final.
	pub async fn at_newest(&self) -> Result<At> {
		let hash = self.rpc.chain_get_block_hash(None).await.map_err(Failure::lost)?;
		self.at(hash.ok_or_else(|| absent(0))?).await
	}

	/// The chain after a block. A node forgets old states unless it runs with `--state-pruning archive`.
	pub async fn at(&self, block: H256) -> Result<At> {
		Ok(self.client.at_block(block).await.map_err(Failure::lost)?)
	}

	/// The hash of the block at a height.
	pub(crate) async fn hash(&self, number: u64) -> Result<H256> {
		let hash = self.rpc.chain_get_block_hash(Some(number.into())).await;
		hash.map_err(Failure::lost)?.ok_or_else(|| absent(number))
	}

	/// The transactions of a block.
	pub(crate) async fn body(&self, number: u64) -> Result<Vec<Vec<u8>>> {
		let hash = self.hash(number).await?;
		let block = self.rpc.chain_get_block(Some(hash)).await;
		let block = block.map_err(Failure::lost)?.ok_or_else(|| absent(number))?;
		Ok(block.block.extrinsics.into_iter().map(|extrinsic| extrinsic.0).collect())
	}

	pub fn rpc(&self) -> &Rpc {
		&self.rpc
	}

	pub fn genesis(&self) -> H256 {
		self.client.genesis_hash()
	}

	/// The nonce of the account's next transaction, those waiting in the pool counted.
	pub(crate) async fn next_nonce(&self, account: &AccountId32) -> Result<u64> {
		Ok(self.rpc.system_account_next_index(account).await.map_err(Failure::lost)?)
	}
}

fn absent(number: u64) -> Error {
	anyhow!("节点没有区块 {number}，请换一个节点 / the node does not keep the block {number}: ask another node")
}
