//! What a node proves to whoever does not believe it.

use anyhow::Result;
use codec::Encode;
use subxt::{
	rpcs::{methods::legacy::Bytes, rpc_params},
	utils::H256,
};

use crate::{connection::Chain, failure::Failure};

impl Chain {
	/// The header of the first block, coded as it is hashed.
	pub async fn first_header(&self) -> Result<Option<Vec<u8>>> {
		let header = self.rpc.chain_get_header(Some(self.genesis())).await;
		Ok(header.map_err(Failure::lost)?.map(|header| header.encode()))
	}

	/// Every change of validators after a final block, and the last block that is final, with the votes for each: a
	/// method of Suhui's node alone.
	pub async fn warp_proof(&self, after: H256) -> Result<Vec<u8>> {
		let proof: Result<Bytes, _> =
			self.requests.request("suhui_warpProof", rpc_params![after]).await;
		Ok(proof.map_err(Failure::lost)?.0)
	}

	/// The nodes of the state's trie on the way to some keys, after a block.
	pub async fn read_proof(&self, keys: &[Vec<u8>], at: H256) -> Result<Vec<Vec<u8>>> {
		let proof = self.rpc.state_get_read_proof(keys.iter().map(Vec::as_slice), Some(at)).await;
		Ok(proof.map_err(Failure::lost)?.proof.into_iter().map(|node| node.0).collect())
	}
}
