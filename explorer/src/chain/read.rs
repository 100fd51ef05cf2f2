//! Reading storage, decoded by the node's metadata.

use anyhow::{Context, Error, Result};
use serde_json::Value as Tree;
use subxt::{
	error::StorageError,
	ext::{
		frame_decode::storage::{IntoDecodableValues, IntoEncodableValues},
		scale_decode::DecodeAsType,
	},
	storage::{dynamic, DynamicAddress},
};

use super::{json, At};

/// The value at a key, or the storage's default.
pub async fn read<K, V>(at: &At, pallet: &str, entry: &str, key: K) -> Result<Option<V>>
where
	K: IntoEncodableValues + IntoDecodableValues,
	V: DecodeAsType,
{
	let address: DynamicAddress<K, V> = dynamic(pallet, entry);
	let storage = at.storage().entry(address).with_context(|| absent(pallet, entry))?;
	let value = storage.try_fetch(key).await.map_err(told_apart)?;
	Ok(value.map(|value| value.decode()).transpose()?)
}

/// The value at a key as [`json`] has it; nothing is cut short.
pub async fn read_tree<K>(at: &At, pallet: &str, entry: &str, key: K) -> Result<Option<Tree>>
where
	K: IntoEncodableValues + IntoDecodableValues,
{
	let address: DynamicAddress<K, ()> = dynamic(pallet, entry);
	let storage = at.storage().entry(address).with_context(|| absent(pallet, entry))?;
	let metadata = at.metadata_ref();
	let ty = metadata
		.pallet_by_name(pallet)
		.and_then(|pallet| pallet.storage())
		.and_then(|storage| storage.entry_by_name(entry))
		.map(|entry| entry.value_ty())
		.with_context(|| absent(pallet, entry))?;
	let Some(value) = storage.try_fetch(key).await.map_err(told_apart)? else { return Ok(None) };
	Ok(Some(json::decode_all(value.bytes(), ty, metadata.types(), usize::MAX)?))
}

/// The node did not answer, which says nothing of what it was asked for.
#[derive(Debug, thiserror::Error)]
#[error("节点没有应答 / the node did not answer")]
pub struct Unanswered;

fn told_apart(error: StorageError) -> Error {
	let unanswered = matches!(error, StorageError::CannotFetchValue(_));
	let error = Error::new(error);
	match unanswered {
		true => error.context(Unanswered),
		false => error,
	}
}

fn absent(pallet: &str, entry: &str) -> String {
	format!("该链没有 {pallet}.{entry} / the chain has no {pallet}.{entry}")
}
