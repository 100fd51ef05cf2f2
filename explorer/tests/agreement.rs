//! What a node must hold to be taken for the index's, on SQLite and on the PostgreSQL that `SUHUI_TEST_POSTGRES` names.

mod databases;

use serde_json::json;
use subxt::{
	rpcs::{
		client::{RawRpcFuture, RawRpcSubscription, RawValue, RpcClientT},
		RpcClient,
	},
	utils::H256,
};
use suhui_explorer::{
	chain::{block::Block, Absence, Rpc},
	index::{agreement::ensure_agrees, write::write},
	store::Store,
};
use tempfile::TempDir;

/// The last block indexed.
const INDEXED: u64 = 5;

/// A chain's blocks by their heights.
type Blocks = fn(u64) -> Option<H256>;

fn indexed(number: u64) -> Option<H256> {
	Some(H256::repeat_byte(u8::try_from(number).unwrap() + 1))
}

/// Begun anew from the same genesis.
fn anew(number: u64) -> Option<H256> {
	if number == 0 {
		return indexed(0);
	}
	Some(H256::repeat_byte(u8::try_from(number).unwrap() + 101))
}

/// The index's up to block 2, another from block 3 on.
fn forked(number: u64) -> Option<H256> {
	if number < 3 {
		return indexed(number);
	}
	anew(number)
}

/// Of a node that fetched a late state first and its blocks not yet.
fn gapped(number: u64) -> Option<H256> {
	indexed(number).filter(|_| number > INDEXED)
}

struct Node(Blocks);

impl RpcClientT for Node {
	fn request_raw<'a>(
		&'a self,
		method: &'a str,
		params: Option<Box<RawValue>>,
	) -> RawRpcFuture<'a, Box<RawValue>> {
		assert_eq!(method, "chain_getBlockHash");
		let [number]: [u64; 1] = serde_json::from_str(params.unwrap().get()).unwrap();
		let Node(blocks) = self;
		let hash = json!(blocks(number).map(|hash| format!("{hash:?}")));
		Box::pin(async move { Ok(RawValue::from_string(hash.to_string()).unwrap()) })
	}

	fn subscribe_raw<'a>(
		&'a self,
		sub: &'a str,
		_: Option<Box<RawValue>>,
		_: &'a str,
	) -> RawRpcFuture<'a, RawRpcSubscription> {
		panic!("nobody subscribes to {sub}")
	}
}

fn block(number: u64) -> Block {
	Block {
		number,
		hash: indexed(number).unwrap(),
		parent: number.checked_sub(1).and_then(indexed).unwrap_or_default(),
		state_root: H256::zero(),
		author: None,
		time_ms: None,
		spec_version: 100,
		extrinsics: Vec::new(),
		events: Vec::new(),
		first_experts: Vec::new(),
		first_years: Vec::new(),
		first_offices: Vec::new(),
		first_departments: Vec::new(),
	}
}

/// An index of each kind up to its last block.
async fn stores() -> Vec<(TempDir, Store)> {
	let mut stores = Vec::new();
	for (folder, url) in databases::databases().await {
		let store = Store::open(&url).await.unwrap();
		let mut cursor = None;
		for number in 0..=INDEXED {
			cursor = Some(write(&store, cursor.as_ref(), &block(number), &[]).await.unwrap());
		}
		stores.push((folder, store));
	}
	stores
}

async fn agrees(store: &Store, blocks: Blocks, finalized: u64) -> anyhow::Result<()> {
	ensure_agrees(store, &Rpc::new(RpcClient::new(Node(blocks))), finalized).await
}

/// Why a node that has finalised a height is not asked.
async fn absence(store: &Store, blocks: Blocks, finalized: u64) -> Option<Absence> {
	agrees(store, blocks, finalized).await.unwrap_err().downcast_ref().cloned()
}

#[tokio::test]
async fn node_should_agree_when_it_has_finalised_the_last_block_indexed() {
	for (_folder, store) in stores().await {
		for finalized in [5, 6, 1_000] {
			agrees(&store, indexed, finalized).await.unwrap();
		}
	}
}

#[tokio::test]
async fn node_should_be_behind_when_it_is_of_the_indexs_chain_but_shorter() {
	for (_folder, store) in stores().await {
		for finalized in 0..INDEXED {
			let behind = Absence::Behind { finalized, indexed: INDEXED };
			assert_eq!(absence(&store, indexed, finalized).await, Some(behind));
		}
	}
}

#[tokio::test]
async fn node_should_be_refused_from_the_first_block_when_its_chain_was_begun_anew() {
	for (_folder, store) in stores().await {
		// Nothing differs yet, but it is behind.
		let behind = Absence::Behind { finalized: 0, indexed: INDEXED };
		assert_eq!(absence(&store, anew, 0).await, Some(behind));
		for (finalized, number) in [(1, 1), (4, 4), (5, 5), (6, 5), (1_000, 5)] {
			let foreign = Absence::Foreign { number };
			assert_eq!(absence(&store, anew, finalized).await, Some(foreign), "{finalized}");
		}
		let error = format!("{:#}", agrees(&store, anew, 4).await.unwrap_err());
		for hash in [anew(4), indexed(4)] {
			assert!(error.contains(&format!("{:?}", hash.unwrap())), "{error}");
		}
	}
}

#[tokio::test]
async fn node_should_be_refused_from_the_block_that_differs_when_its_chain_took_another_way() {
	for (_folder, store) in stores().await {
		let behind = Absence::Behind { finalized: 2, indexed: INDEXED };
		assert_eq!(absence(&store, forked, 2).await, Some(behind));
		assert_eq!(absence(&store, forked, 3).await, Some(Absence::Foreign { number: 3 }));
	}
}

#[tokio::test]
async fn node_should_not_be_taken_for_anothers_when_it_lacks_the_block() {
	for (_folder, store) in stores().await {
		assert_eq!(absence(&store, gapped, 1_000).await, None);
	}
}

#[tokio::test]
async fn node_should_agree_when_nothing_is_indexed() {
	for (_folder, url) in databases::databases().await {
		agrees(&Store::open(&url).await.unwrap(), anew, 1_000).await.unwrap();
	}
}
