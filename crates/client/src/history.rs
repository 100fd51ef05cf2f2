//! State of the past, decoded by the metadata of the runtime that wrote it.

use anyhow::{Context, Error, Result};
use serde_json::Value as Tree;
use subxt::{
	ext::{
		frame_decode::storage::{IntoDecodableValues, IntoEncodableValues},
		scale_decode::DecodeAsType,
	},
	storage::{dynamic, DynamicAddress},
	utils::{AccountId32, H256},
};

use crate::{
	connection::{At, Chain, Rpc},
	json,
};

/// Accounts that a map is read of at most.
const ACCOUNTS: u32 = 1_000;

/// The state a block left behind.
#[derive(Clone)]
pub struct BlockState {
	/// The chain where the runtime that wrote the state stands: at the block's parent.
	writer: At,
	rpc: Rpc,
	block: H256,
}

impl Chain {
	/// The state after a block, written by the runtime of `writer`.
	pub fn state(&self, writer: At, block: H256) -> BlockState {
		BlockState { writer, rpc: self.rpc.clone(), block }
	}
}

impl BlockState {
	/// The value at a key, if one is stored.
	pub async fn read<K, V>(&self, pallet: &str, entry: &str, key: K) -> Result<Option<V>>
	where
		K: IntoEncodableValues + IntoDecodableValues,
		V: DecodeAsType,
	{
		let Some((bytes, ty)) = self.fetch(pallet, entry, key).await? else { return Ok(None) };
		let types = self.writer.metadata_ref().types();
		Ok(Some(V::decode_as_type(&mut &*bytes, ty, types)?))
	}

	/// The value at a key as [`json`] has it; nothing is cut short.
	pub async fn read_tree<K>(&self, pallet: &str, entry: &str, key: K) -> Result<Option<Tree>>
	where
		K: IntoEncodableValues + IntoDecodableValues,
	{
		let Some((bytes, ty)) = self.fetch(pallet, entry, key).await? else { return Ok(None) };
		let types = self.writer.metadata_ref().types();
		Ok(Some(json::decode_all(&bytes, ty, types, usize::MAX)?))
	}

	/// The accounts under which a map has values, in no order, as far as they are a thousand.
	pub async fn accounts(&self, pallet: &str, entry: &str) -> Result<Vec<AccountId32>> {
		let absent = || format!("该链没有 {pallet}.{entry} / the chain has no {pallet}.{entry}");
		let address: DynamicAddress<(AccountId32,), ()> = dynamic(pallet, entry);
		let storage = self.writer.storage();
		let prefix = storage.entry(address).with_context(absent)?.key_prefix();
		let keys = self.rpc.state_get_keys_paged(&prefix, ACCOUNTS, None, Some(self.block)).await;
		let keys = keys.map_err(|error| Error::new(error).context(Unanswered))?;
		// The account stands after its hash.
		let account = |key: &Vec<u8>| key.last_chunk::<32>().copied().map(AccountId32);
		Ok(keys.iter().filter_map(account).collect())
	}

	/// A stored value and its type.
	async fn fetch<K>(&self, pallet: &str, entry: &str, key: K) -> Result<Option<(Vec<u8>, u32)>>
	where
		K: IntoEncodableValues + IntoDecodableValues,
	{
		let absent = || format!("该链没有 {pallet}.{entry} / the chain has no {pallet}.{entry}");
		let address: DynamicAddress<K, ()> = dynamic(pallet, entry);
		let storage = self.writer.storage();
		let key = storage.entry(address).with_context(absent)?.fetch_key(key)?;
		let metadata = self.writer.metadata_ref();
		let pallet = metadata.pallet_by_name(pallet).and_then(|pallet| pallet.storage());
		let found = pallet.and_then(|storage| storage.entry_by_name(entry));
		let ty = found.with_context(absent)?.value_ty();
		let stored = self.rpc.state_get_storage(&key, Some(self.block)).await;
		let stored = stored.map_err(|error| Error::new(error).context(Unanswered))?;
		Ok(stored.map(|bytes| (bytes, ty)))
	}
}

/// The node did not answer, which says nothing of what it was asked for.
#[derive(Debug, thiserror::Error)]
#[error("节点没有应答 / the node did not answer")]
pub struct Unanswered;
