//! Chain specifications: the two development chains, and the departments' own from their key
//! ceremony.
//!
//! At the ceremony each department makes its keys on its own machine ([`department`]) and hands over a signed card
//! ([`card`]); whoever has the cards of all assembles the chain's specification ([`Founding::assemble`]), which is the
//! same for everybody, and compares its [`digest`] with the others.

mod assembly;
pub mod card;
pub mod department;
mod keys;
#[cfg(test)]
mod tests;
pub mod wallet;

pub use assembly::{digest, Founding};
pub use card::Card;
pub use keys::WELL_KNOWN;

use polkadot_sdk::sp_core::storage::{well_known_keys::CODE, StorageData, StorageKey};
use sc_service::{ChainType, GenericChainSpec, Properties};
use serde::{de::IgnoredAny, Deserialize, Serialize};
use std::{
	collections::BTreeMap,
	fs::{self, File},
	io::{ErrorKind, Read},
	path::Path,
};
use suhui_guard::file::explain;
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
/// Bytes of a file of the ceremony at most: what is longer is none.
const MAX_FILE: u64 = 1024 * 1024;

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

/// The departments' own chain, from what they agreed on and the files of their cards.
///
/// Fails with the file and the field at fault.
pub fn from_cards(founding: &Path, cards: &[impl AsRef<Path>]) -> Result<ChainSpec, String> {
	let at = |path: &Path, reason: String| format!("{}: {reason}", path.display());
	let parsed = read(founding)
		.and_then(|text| Founding::parse(&text).map_err(|reason| at(founding, reason)))?;
	let cards = cards
		.iter()
		.map(|path| {
			let path = path.as_ref();
			let card = Card::parse(&read(path)?).map_err(|reason| at(path, reason))?;
			Ok((path.display().to_string(), card))
		})
		.collect::<Result<Vec<_>, String>>()?;
	parsed.assemble(&cards)
}

/// A file of the ceremony. What has no end, as a link to a device has none, is none either.
pub fn read(path: &Path) -> Result<String, String> {
	let mut bytes = Vec::new();
	let read = File::open(path).and_then(|file| file.take(MAX_FILE + 1).read_to_end(&mut bytes));
	read.map_err(|error| explain(path, &error))?;
	let refusal = |reason: &str| format!("{}: {reason}", path.display());
	if bytes.len() as u64 > MAX_FILE {
		return Err(refusal("is no file of a ceremony: it is longer than 1 MiB"));
	}
	String::from_utf8(bytes).map_err(|_| refusal("is no text"))
}

/// What is looked at in a specification's file before the SDK takes it: that looks at genesis only once a database is open, and
/// then names no file.
#[derive(Deserialize)]
struct Whole {
	genesis: Genesis,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Genesis {
	raw: Option<Raw>,
	runtime_genesis: Option<IgnoredAny>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
	top: BTreeMap<StorageKey, StorageData>,
	#[serde(rename = "childrenDefault")]
	_children: BTreeMap<StorageKey, BTreeMap<StorageKey, StorageData>>,
}

impl Genesis {
	fn ensure_whole(&self) -> Result<(), String> {
		match &self.raw {
			Some(raw) if raw.top.contains_key(&StorageKey(CODE.to_vec())) => Ok(()),
			Some(_) => Err("its genesis has no runtime: genesis.raw.top lacks 0x3a636f6465".into()),
			None if self.runtime_genesis.is_some() => Ok(()),
			None => Err("its genesis has neither `raw` nor `runtimeGenesis`".into()),
		}
	}
}

/// A specification that was exported before.
///
/// Fails with the file, what is wrong with it and what it should be, of which the SDK's own words name neither.
pub fn from_file(path: &Path) -> Result<ChainSpec, String> {
	const EXPECTED: &str =
		"expected is the whole file that `suhui-chain-spec assemble` or `suhui-node export-chain-spec` wrote: copy it once \
		 more, and compare its digest (`suhui-chain-spec digest`) with the other departments'";
	let refusal = |reason: String| format!("{}: {reason}: {EXPECTED}", path.display());
	let found = fs::metadata(path).map_err(|error| match error.kind() {
		ErrorKind::NotFound => format!(
			"{}: there is no such file, and no chain of that name: give --chain the file of the departments' chain specification, \
			 or dev or local",
			path.display()
		),
		_ => explain(path, &error),
	})?;
	// A device may have no end.
	if !found.is_file() {
		return Err(format!("{}: is no file", path.display()));
	}
	let bytes = fs::read(path).map_err(|error| explain(path, &error))?;
	if let Err(error) = serde_json::from_slice::<IgnoredAny>(&bytes) {
		return Err(refusal(if error.is_eof() {
			format!("the chain specification is cut off after {} bytes", bytes.len())
		} else {
			format!("is no chain specification, which is JSON ({error})")
		}));
	}
	let spec = ChainSpec::from_json_file(path.into()).map_err(|told| {
		let reason = told.trim_start_matches("Error parsing spec file: ");
		refusal(format!("is no chain specification ({reason})"))
	})?;
	let whole: Whole = serde_json::from_slice(&bytes)
		.map_err(|error| refusal(format!("its genesis is malformed ({error})")))?;
	whole.genesis.ensure_whole().map_err(refusal)?;
	Ok(spec)
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
