//! Chain specifications: the two development chains, and the departments' own from their key
//! ceremony.

mod departments;
#[cfg(test)]
mod tests;
mod well_known;

pub use departments::Ceremony;

use sc_service::{ChainType, GenericChainSpec, Properties};
use serde::{Deserialize, Serialize};
use std::path::Path;
use suhui_runtime::{genesis, WASM_BINARY};

/// What a specification holds beside genesis.
#[derive(Clone, Default, Serialize, Deserialize, sc_chain_spec::ChainSpecExtension)]
#[serde(rename_all = "camelCase")]
pub struct Extensions {
	/// Where a light client starts from. `sync_state_genSyncSpec` fills it.
	pub light_sync_state: Option<serde_json::Value>,
}

pub type ChainSpec = GenericChainSpec<Extensions>;

const PROTOCOL_ID: &str = "suhui";

/// One department on one machine: id `suhui-dev`.
pub fn development() -> Result<ChainSpec, String> {
	let spec = builder("Suhui Development", "suhui-dev", ChainType::Development)?;
	Ok(spec.with_genesis_config_preset_name(genesis::DEVELOPMENT).build())
}

/// The six departments of Art. 5 on one machine: id `suhui-local`.
pub fn local() -> Result<ChainSpec, String> {
	let spec = builder("Suhui Local", "suhui-local", ChainType::Local)?;
	Ok(spec.with_genesis_config_preset_name(genesis::LOCAL).build())
}

/// The departments' own chain, from the file of their public keys.
///
/// Fails with the field at fault when the file is not of the form that [`Ceremony`] describes, names
/// a key twice, or holds a well-known development key.
pub fn from_departments(path: &Path) -> Result<ChainSpec, String> {
	let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
	Ceremony::parse(&text)
		.and_then(Ceremony::into_spec)
		.map_err(|e| format!("{}: {e}", path.display()))
}

/// A specification that was exported before.
pub fn from_file(path: &Path) -> Result<ChainSpec, String> {
	ChainSpec::from_json_file(path.into())
}

fn builder(
	name: &str,
	id: &str,
	chain_type: ChainType,
) -> Result<sc_chain_spec::ChainSpecBuilder<Extensions>, String> {
	let code = WASM_BINARY.ok_or("this binary was built without its runtime (SKIP_WASM_BUILD)")?;
	let mut properties = Properties::new();
	properties.insert("ss58Format".into(), 42.into());
	Ok(ChainSpec::builder(code, Extensions::default())
		.with_name(name)
		.with_id(id)
		.with_chain_type(chain_type)
		.with_protocol_id(PROTOCOL_ID)
		.with_properties(properties))
}
