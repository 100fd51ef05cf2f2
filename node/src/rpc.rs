//! The node's own RPC methods, beside those that `sc-service` adds to every node.

use crate::types::{FullBackend, FullClient, FullSelectChain, TransactionPool};
use jsonrpsee::{types::ErrorObjectOwned, RpcModule};
use polkadot_sdk::{sp_core::Bytes, sp_keystore::KeystorePtr};
use sc_consensus_babe::BabeWorkerHandle;
use sc_consensus_babe_rpc::{Babe, BabeApiServer};
use sc_consensus_grandpa::{
	FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState,
};
use sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer};
use sc_network_sync::strategy::warp::WarpSyncProvider;
use sc_rpc::SubscriptionTaskExecutor;
use sc_service::ChainSpec;
use sc_sync_state_rpc::{SyncState, SyncStateApiServer};
use std::{error::Error, sync::Arc};
use substrate_frame_rpc_system::{System, SystemApiServer};
use suhui_runtime::{opaque::Block, BlockNumber, Hash};

/// Why there is no warp proof: its code among the errors of JSON-RPC.
const NO_PROOF: i32 = 1;

pub struct Deps {
	pub client: Arc<FullClient>,
	pub pool: Arc<TransactionPool>,
	pub select_chain: FullSelectChain,
	pub chain_spec: Box<dyn ChainSpec>,
	pub keystore: KeystorePtr,
	pub babe_worker: BabeWorkerHandle<Block>,
	pub authority_set: SharedAuthoritySet<Hash, BlockNumber>,
	pub voter_state: SharedVoterState,
	pub justifications: GrandpaJustificationStream<Block>,
	pub finality_proofs: Arc<FinalityProofProvider<FullBackend, Block>>,
	pub warp_proofs: Arc<dyn WarpSyncProvider<Block>>,
	pub executor: SubscriptionTaskExecutor,
}

pub fn create(deps: Deps) -> Result<RpcModule<()>, Box<dyn Error + Send + Sync>> {
	let Deps { client, babe_worker, authority_set, .. } = deps;
	let mut module = RpcModule::new(());
	module.merge(System::new(client.clone(), deps.pool).into_rpc())?;
	module.merge(
		Babe::new(client.clone(), babe_worker.clone(), deps.keystore, deps.select_chain).into_rpc(),
	)?;
	module.merge(
		Grandpa::new(
			deps.executor,
			authority_set.clone(),
			deps.voter_state,
			deps.justifications,
			deps.finality_proofs,
		)
		.into_rpc(),
	)?;
	module
		.merge(SyncState::new(deps.chain_spec, client, authority_set, babe_worker)?.into_rpc())?;
	module.merge(warp_proofs(deps.warp_proofs)?)?;
	Ok(module)
}

/// What nodes prove finality to each other by, for whoever has no node: every change of validators after a block, and
/// the last block that is final, with the votes for each.
fn warp_proofs(
	proofs: Arc<dyn WarpSyncProvider<Block>>,
) -> Result<RpcModule<()>, Box<dyn Error + Send + Sync>> {
	let mut module = RpcModule::new(());
	module.register_blocking_method("suhui_warpProof", move |params, _, _| {
		let after: Hash = params.one()?;
		let proof = proofs
			.generate(after)
			.map_err(|error| ErrorObjectOwned::owned(NO_PROOF, error.to_string(), None::<()>))?;
		Ok::<_, ErrorObjectOwned>(Bytes(proof.0))
	})?;
	Ok(module)
}
