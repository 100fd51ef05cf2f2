//! The block that a specification begins a chain with. The SDK looks at it only while the database is empty, and goes on with
//! any other that it finds there.

use crate::types::FullBackend;
use polkadot_sdk::{
	sp_core::storage::{well_known_keys::CODE, Storage},
	sp_runtime::traits::{Block as _, Hash as _, HashingFor},
};
use sc_client_api::{Backend, HeaderBackend};
use sc_executor::read_embedded_version;
use sc_executor_common::runtime_blob::RuntimeBlob;
use sc_service::{construct_genesis_block, ChainSpec, ChainType, Configuration};
use suhui_runtime::{opaque::Block, Hash};

/// The state that a specification holds, or makes its runtime build. The SDK's own words for what it could not build name no
/// specification, and show all of it.
pub fn state(spec: &dyn ChainSpec) -> Result<Storage, String> {
	spec.as_storage_builder().build_storage().map_err(|told| {
		let reason = told.split(" for blob:").next().unwrap_or_default();
		format!(
			"the specification given, {} ({}), has a genesis that its runtime does not take: {reason}. Name the file that \
			 `suhui-chain-spec assemble` or `suhui-node export-chain-spec` wrote (--chain)",
			spec.name(),
			spec.id()
		)
	})
}

/// The hash of the block whose state a specification holds. What its runtime says of itself is read, and not asked: that
/// would compile it, for seconds.
pub fn hash(state: &Storage) -> Result<Hash, String> {
	let code = state.top.get(CODE).ok_or("the specification has no runtime")?;
	let version = RuntimeBlob::uncompress_if_needed(code)
		.and_then(|runtime| read_embedded_version(&runtime))
		.map_err(|error| format!("the specification's runtime: {error}"))?
		.ok_or("the specification's runtime does not tell its version")?
		.state_version();
	let root = HashingFor::<Block>::trie_root(state.top.clone().into_iter().collect(), version);
	Ok(construct_genesis_block::<Block>(root, version).header().hash())
}

/// Fails where the database was begun with another block than the specification begins with, whose state is given.
pub fn ensure_own(
	config: &Configuration,
	backend: &FullBackend,
	state: &Storage,
) -> Result<(), String> {
	let Some(begun) = backend.blockchain().hash(0).map_err(|error| error.to_string())? else {
		return Ok(());
	};
	let given = hash(state)?;
	if begun == given {
		return Ok(());
	}
	let spec = &config.chain_spec;
	let remedy = match spec.chain_type() {
		ChainType::Development | ChainType::Local => {
			"`dev` and `local` begin otherwise with another build: `suhui-node purge-chain`, with --chain and --base-path as \
			 here, deletes what the older one made"
		}
		_ => "docs/reliability.md says how a validator begins with a new database without voting twice",
	};
	Err(format!(
		"{}: the database is another chain's than that of the specification given, {} ({}): it begins with block {begun:?}, the \
		 specification with {given:?}. Name the specification that it was begun with (--chain FILE), or another folder \
		 (--base-path): {remedy}",
		config.data_path.display(),
		spec.name(),
		spec.id()
	))
}
