//! Present state at the addresses of [`api::storage`](crate::api::storage), decoded by the node's metadata.

use std::{collections::HashMap, ops::Range};

use anyhow::{anyhow, Context, Result};
use futures::{StreamExt, TryStreamExt};
use subxt::{
	ext::{frame_decode::storage::IntoEncodableValues, scale_decode::DecodeAsType},
	storage::{Address, PrefixOf},
};

use crate::{
	connection::{At, Chain},
	failure::Failure,
};

/// Keys asked for in one request, and requests at once.
const KEYS: usize = 500;
const REQUESTS: usize = 4;

/// The value at a key, or the storage's default.
pub async fn read<A: Address>(at: &At, address: A, key: A::KeyParts) -> Result<Option<A::Value>> {
	let absent = absent(&address);
	let entry = at.storage().entry(address).context(absent)?;
	let value = entry.try_fetch(key).await.map_err(Failure::lost)?;
	Ok(value.map(|value| value.decode()).transpose()?)
}

/// Every key and value, in no particular order.
pub async fn read_all<A: Address>(at: &At, address: A) -> Result<Vec<(A::KeyParts, A::Value)>>
where
	(): PrefixOf<A::KeyParts>,
{
	read_under(at, address, ()).await
}

/// Every key and value below a part of the key.
pub async fn read_under<A: Address, P: PrefixOf<A::KeyParts>>(
	at: &At,
	address: A,
	prefix: P,
) -> Result<Vec<(A::KeyParts, A::Value)>> {
	let absent = absent(&address);
	let entry = at.storage().entry(address).context(absent)?;
	let mut entries = entry.iter(prefix).await.map_err(Failure::lost)?;
	let mut all = Vec::new();
	while let Some(entry) = entries.next().await {
		let entry = entry?;
		all.push((entry.key()?.decode()?, entry.value().decode()?));
	}
	Ok(all)
}

/// The values under consecutive numbers, as many as there are of them, with their numbers.
pub async fn read_from<A: Address<KeyParts = (u32,)>>(
	chain: &Chain,
	at: &At,
	address: A,
	numbers: Range<u32>,
) -> Result<Vec<(u32, A::Value)>> {
	let values = read_many(chain, at, address, numbers.clone().map(|number| (number,))).await?;
	Ok(numbers.zip(values).filter_map(|(number, value)| Some((number, value?))).collect())
}

/// The values at many keys, in their order; `None` where there is none, the storage's default left aside.
pub async fn read_many<A: Address>(
	chain: &Chain,
	at: &At,
	address: A,
	keys: impl IntoIterator<Item = A::KeyParts>,
) -> Result<Vec<Option<A::Value>>>
where
	A::KeyParts: IntoEncodableValues,
{
	let storage = at.storage().entry(&address).with_context(|| absent(&address))?;
	let keys = keys.into_iter().map(|key| storage.fetch_key(key)).collect::<Result<Vec<_>, _>>()?;
	let metadata = at.metadata_ref();
	let value_type = metadata
		.pallet_by_name(address.pallet_name())
		.and_then(|pallet| pallet.storage())
		.and_then(|storage| storage.entry_by_name(address.entry_name()))
		.map(|entry| entry.value_ty())
		.ok_or_else(|| anyhow!(absent(&address)))?;
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
				Ok(Some(A::Value::decode_as_type(&mut &bytes[..], value_type, metadata.types())?))
			}
			_ => Ok(None),
		});
		values.collect::<Result<Vec<_>>>()
	});
	let answers: Vec<_> = futures::stream::iter(requests).buffered(REQUESTS).try_collect().await?;
	Ok(answers.into_iter().flatten().collect())
}

fn absent(address: &impl Address) -> String {
	let (pallet, entry) = (address.pallet_name(), address.entry_name());
	format!("该链没有 {pallet}.{entry}，不是苏惠链或版本不同 / the chain has no {pallet}.{entry}: it is not Suhui, or of another version")
}
