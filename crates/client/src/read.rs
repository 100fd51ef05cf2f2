//! Reading storage, decoded by the node's metadata.

use std::collections::HashMap;

use anyhow::{anyhow, Context, Result};
use futures::{StreamExt, TryStreamExt};
use subxt::{
	ext::{
		frame_decode::storage::{IntoDecodableValues, IntoEncodableValues},
		scale_decode::DecodeAsType,
	},
	storage::{dynamic, DynamicAddress, PrefixOf},
};

use crate::{
	connection::{At, Chain},
	failure::Failure,
};

/// Keys asked for in one request, and requests at once.
const KEYS: usize = 500;
const REQUESTS: usize = 4;

/// The value at a key, or the storage's default.
pub async fn read<K, V>(at: &At, pallet: &str, entry: &str, key: K) -> Result<Option<V>>
where
	K: IntoEncodableValues + IntoDecodableValues,
	V: DecodeAsType,
{
	let entry = at
		.storage()
		.entry(address::<K, V>(pallet, entry))
		.with_context(|| absent(pallet, entry))?;
	Ok(entry
		.try_fetch(key)
		.await
		.map_err(Failure::lost)?
		.map(|value| value.decode())
		.transpose()?)
}

/// Every key and value, in no order.
pub async fn read_all<K, V>(at: &At, pallet: &str, entry: &str) -> Result<Vec<(K, V)>>
where
	K: IntoEncodableValues + IntoDecodableValues,
	V: DecodeAsType,
	(): PrefixOf<K>,
{
	read_under(at, pallet, entry, ()).await
}

/// Every key and value below a part of the key.
pub async fn read_under<P, K, V>(
	at: &At,
	pallet: &str,
	entry: &str,
	prefix: P,
) -> Result<Vec<(K, V)>>
where
	P: PrefixOf<K>,
	K: IntoEncodableValues + IntoDecodableValues,
	V: DecodeAsType,
{
	let entry = at
		.storage()
		.entry(address::<K, V>(pallet, entry))
		.with_context(|| absent(pallet, entry))?;
	let mut entries = entry.iter(prefix).await.map_err(Failure::lost)?;
	let mut all = Vec::new();
	while let Some(entry) = entries.next().await {
		let entry = entry?;
		all.push((entry.key()?.decode()?, entry.value().decode()?));
	}
	Ok(all)
}

/// The values under consecutive numbers from one on, as many as there are up to a limit, with their numbers.
pub async fn read_from<V: DecodeAsType>(
	chain: &Chain,
	at: &At,
	pallet: &str,
	entry: &str,
	numbers: std::ops::Range<u32>,
) -> Result<Vec<(u32, V)>> {
	let values =
		read_many(chain, at, pallet, entry, numbers.clone().map(|number| (number,))).await?;
	Ok(numbers.zip(values).filter_map(|(number, value)| Some((number, value?))).collect())
}

/// The values at many keys, in their order; `None` where there is none, the storage's default left aside.
pub async fn read_many<K, V>(
	chain: &Chain,
	at: &At,
	pallet: &str,
	entry: &str,
	keys: impl IntoIterator<Item = K>,
) -> Result<Vec<Option<V>>>
where
	K: IntoEncodableValues + IntoDecodableValues,
	V: DecodeAsType,
{
	let storage = at
		.storage()
		.entry(address::<K, V>(pallet, entry))
		.with_context(|| absent(pallet, entry))?;
	let keys = keys.into_iter().map(|key| storage.fetch_key(key)).collect::<Result<Vec<_>, _>>()?;
	let metadata = at.metadata_ref();
	let value_type = metadata
		.pallet_by_name(pallet)
		.and_then(|pallet| pallet.storage())
		.and_then(|storage| storage.entry_by_name(entry))
		.map(|entry| entry.value_ty())
		.ok_or_else(|| anyhow!(absent(pallet, entry)))?;
	let block = at.block_hash();
	let requests = keys.chunks(KEYS).map(|keys| async move {
		let found =
			chain.rpc.state_query_storage_at(keys.iter().map(Vec::as_slice), Some(block)).await;
		let found = found.map_err(Failure::lost)?;
		let found: HashMap<_, _> = found
			.into_iter()
			.flat_map(|set| set.changes)
			.map(|(key, value)| (key.0, value))
			.collect();
		let values = keys.iter().map(|key| match found.get(key) {
			Some(Some(bytes)) => {
				Ok(Some(V::decode_as_type(&mut &bytes[..], value_type, metadata.types())?))
			}
			_ => Ok(None),
		});
		values.collect::<Result<Vec<_>>>()
	});
	let answers: Vec<_> = futures::stream::iter(requests).buffered(REQUESTS).try_collect().await?;
	Ok(answers.into_iter().flatten().collect())
}

fn address<K, V>(pallet: &str, entry: &str) -> DynamicAddress<K, V>
where
	K: IntoEncodableValues,
	V: DecodeAsType,
{
	dynamic(pallet, entry)
}

fn absent(pallet: &str, entry: &str) -> String {
	format!("该链没有 {pallet}.{entry}，不是苏惠链或版本不同 / the chain has no {pallet}.{entry}: it is not Suhui, or of another version")
}
