//! The node's own RPC methods, beside those that `sc-service` adds to every node.

use crate::types::{FullBackend, FullClient, FullSelectChain, TransactionPool};
use jsonrpsee::RpcModule;
use polkadot_sdk::sp_keystore::KeystorePtr;
use sc_consensus_babe::BabeWorkerHandle;
use sc_consensus_babe_rpc::{Babe, BabeApiServer};
use sc_consensus_grandpa::{
	FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState,
};
use sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer};
use sc_rpc::SubscriptionTaskExecutor;
use sc_service::ChainSpec;
use sc_sync_state_rpc::{SyncState, SyncStateApiServer};
use std::{error::Error, sync::Arc};
use substrate_frame_rpc_system::{System, SystemApiServer};
use suhui_runtime::{opaque::Block, BlockNumber, Hash};

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
	Ok(module)
}
