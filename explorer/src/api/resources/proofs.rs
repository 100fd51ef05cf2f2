//! What the node proves, passed on as it is: whoever asks checks it, and believes neither node nor service.

use std::{
	sync::{Arc, LazyLock},
	time::Duration,
};

use axum::{extract::State as Shared, Json};
use moka::future::Cache;
use serde::{Deserialize, Serialize};
use subxt::utils::H256;
use utoipa::{IntoParams, ToSchema};

use crate::{
	api::{
		http::{
			extract::Ask,
			problem::{Problem, Result},
		},
		state::State,
	},
	values::{hash, hexadecimal},
};

/// Keys proved at once, and the bytes of each: those of a pallet's storage begin with 32.
const KEYS: usize = 16;
const PALLET_PREFIX: usize = 32;
const KEY_BYTES: usize = 512;
/// Proofs of finality kept, and how long: blocks become final one after another.
const KEPT: u64 = 16;
const LASTS: Duration = Duration::from_secs(3);

/// Proofs of finality by the block after which they begin.
static FINALITY: LazyLock<Cache<H256, Arc<str>>> =
	LazyLock::new(|| Cache::builder().max_capacity(KEPT).time_to_live(LASTS).build());

/// The first block, from which everything is proved.
#[derive(Debug, Serialize, ToSchema)]
pub struct FirstBlock {
	/// What whoever checks has to know from elsewhere.
	pub hash: String,
	/// Its header as it is hashed, hexadecimal.
	pub header: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct FinalityProof {
	/// A warp proof, hexadecimal: the last block of each set of validators, then the last that is final, with votes.
	pub proof: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct StateProof {
	/// Nodes of the state's trie on the way to the keys, hexadecimal.
	pub nodes: Vec<String>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct After {
	/// Hash of a final block; the first one's unless told.
	pub after: Option<String>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Places {
	/// Hash of the block after which the state is read.
	pub at: String,
	/// Up to 16 keys of the state, hexadecimal with 0x, commas between them.
	pub keys: String,
}

fn block(text: &str) -> Result<H256> {
	let parsed = hash(text).and_then(|hash| hash.parse().ok());
	parsed.ok_or_else(|| Problem::bad("应为 0x 开头的区块哈希", "give the hash of a block with 0x"))
}

fn key(text: &str) -> Option<Vec<u8>> {
	let key = hex::decode(text.strip_prefix("0x")?).ok()?;
	(PALLET_PREFIX..=KEY_BYTES).contains(&key.len()).then_some(key)
}

fn keys(text: &str) -> Result<Vec<Vec<u8>>> {
	let keys: Option<Vec<_>> = text.split(',').map(key).collect();
	keys.filter(|keys| keys.len() <= KEYS).ok_or_else(|| {
		Problem::bad(
			format!("keys 应为 1 至 {KEYS} 个存储键，0x 开头，以逗号分隔"),
			format!(
				"keys should be 1 to {KEYS} keys of a pallet's storage with 0x, commas between"
			),
		)
	})
}

/// Hash and header of the first block.
#[utoipa::path(get, path = "/proofs/first", tag = "证明 Proofs",
	responses((status = 200, description = "The first block", body = FirstBlock)))]
pub async fn first(Shared(state): Shared<State>) -> Result<Json<FirstBlock>> {
	let chain = state.chain()?;
	let header = state.patiently(chain.first_header()).await?;
	let header = header
		.ok_or_else(|| Problem::disagrees("节点没有创世区块", "the node has no first block"))?;
	Ok(Json(FirstBlock { hash: format!("{:?}", chain.genesis()), header: hexadecimal(&header) }))
}

/// How the validators changed after a block, and the last final block, with the votes that prove it.
#[utoipa::path(get, path = "/proofs/finality", tag = "证明 Proofs", params(After),
	responses((status = 200, description = "A warp proof", body = FinalityProof)))]
pub async fn finality(
	Shared(state): Shared<State>,
	Ask(After { after }): Ask<After>,
) -> Result<Json<FinalityProof>> {
	let chain = state.chain()?;
	let after = after.map_or_else(|| Ok(chain.genesis()), |after| block(&after))?;
	// Of those who ask for it at once one asks the node.
	let proof = FINALITY.try_get_with(after, async {
		let _permit = state.reading_permit().await?;
		let proof = state.patiently(chain.warp_proof(after)).await?;
		Ok::<Arc<str>, Problem>(hexadecimal(&proof).into())
	});
	let proof = proof.await.map_err(Arc::unwrap_or_clone)?;
	Ok(Json(FinalityProof { proof: proof.to_string() }))
}

/// What proves values of the state after a block, or that there are none.
#[utoipa::path(get, path = "/proofs/state", tag = "证明 Proofs", params(Places),
	responses((status = 200, description = "Nodes of the trie", body = StateProof)))]
pub async fn state(
	Shared(state): Shared<State>,
	Ask(Places { at, keys: asked }): Ask<Places>,
) -> Result<Json<StateProof>> {
	let (at, keys) = (block(&at)?, keys(&asked)?);
	let chain = state.chain()?;
	let _permit = state.reading_permit().await?;
	let nodes = state.patiently(chain.read_proof(&keys, at)).await?;
	Ok(Json(StateProof { nodes: nodes.iter().map(|node| hexadecimal(node)).collect() }))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn keys_should_be_read_when_they_are_of_a_pallets_storage() {
		let (one, two) = (format!("0x{}", "ab".repeat(32)), format!("0x{}", "cd".repeat(44)));
		let found = keys(&format!("{one},{two}")).unwrap();
		assert_eq!(found, [vec![0xab; 32], vec![0xcd; 44]]);
	}

	#[test]
	fn keys_should_be_refused_when_they_are_none_too_many_or_not_a_pallets() {
		let one = format!("0x{}", "ab".repeat(32));
		let many = vec![one.clone(); 17].join(",");
		// `:code` is larger than anybody needs proved.
		for text in ["", "0x3a636f6465", &one[2..], &format!("{one},"), &many] {
			assert!(keys(text).is_err(), "{text}");
		}
	}
}
