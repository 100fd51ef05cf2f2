//! Public keys as people write them, and which of them are refused.

use polkadot_sdk::sp_core::{
	bytes,
	crypto::{Ss58AddressFormat, Ss58AddressFormatRegistry, Ss58Codec},
};
use std::{collections::BTreeMap, sync::LazyLock};
use suhui_guard::{keys::fault, Scheme, WellKnown};
use suhui_runtime::{genesis::OWN_DEVELOPMENT_SEEDS, AccountId};

/// The keys that anybody has, this project's own among them.
pub static WELL_KNOWN: LazyLock<WellKnown> =
	LazyLock::new(|| WellKnown::new(&OWN_DEVELOPMENT_SEEDS));

/// A public key as [`public`] takes it. Refused is what is none, and what nobody or anybody has the secret of.
pub fn key(field: &str, text: &str, scheme: Scheme) -> Result<[u8; 32], String> {
	let refusal = |reason: &str| format!("{field}: `{text}`: {reason}");
	let raw = public(field, text)?;
	if let Some(reason) = fault(scheme, &raw) {
		return Err(refusal(reason));
	}
	match WELL_KNOWN.seed_of(&raw) {
		Some(seed) => Err(refusal(&format!("the well-known development key {seed}"))),
		None => Ok(raw),
	}
}

/// An address, or `0x` and 64 hexadecimal digits. An address of another network is refused, since whoever gave it may have
/// meant another chain.
pub fn public(field: &str, text: &str) -> Result<[u8; 32], String> {
	let refusal = |reason: &str| format!("{field}: `{text}`: {reason}");
	let raw: Option<[u8; 32]> = if text.starts_with("0x") {
		bytes::from_hex(text).ok().and_then(|raw| raw.try_into().ok())
	} else {
		match AccountId::from_ss58check_with_version(text) {
			Ok((_, network)) if network != own_network() => {
				return Err(refusal(&format!(
					"an address of another network ({}): this chain's begin with 5",
					network.prefix()
				)));
			}
			parsed => parsed.ok().map(|(account, _)| account.into()),
		}
	};
	raw.ok_or_else(|| refusal("neither an SS58 address nor 0x and 64 hexadecimal digits"))
}

fn own_network() -> Ss58AddressFormat {
	Ss58AddressFormatRegistry::SubstrateAccount.into()
}

/// Keys and names of one ceremony: each stands for one thing.
pub struct Once<T>(BTreeMap<T, String>);

impl<T> Default for Once<T> {
	fn default() -> Self {
		Once(BTreeMap::new())
	}
}

impl<T: Ord> Once<T> {
	pub fn take(&mut self, field: String, thing: T) -> Result<(), String> {
		match self.0.get(&thing) {
			Some(earlier) => Err(format!("{field}: is the same as {earlier}")),
			None => {
				self.0.insert(thing, field);
				Ok(())
			}
		}
	}
}
