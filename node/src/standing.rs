//! Whether a validator validates, in words that its department can act on.

use crate::{authoring::disabled, types::FullClient};
use futures::StreamExt;
use polkadot_sdk::{
	sp_api::{ApiError, ProvideRuntimeApi},
	sp_consensus_babe::BabeApi,
	sp_consensus_grandpa::GrandpaApi,
	sp_core::crypto::key_types::{BABE, GRANDPA},
	sp_keystore::KeystorePtr,
};
use sc_client_api::{BlockchainEvents, HeaderBackend};
use std::sync::Arc;
use substrate_prometheus_endpoint::{register, Gauge, PrometheusError, Registry, U64};
use suhui_guard::standing::{Key, Standing, Teller};
use suhui_runtime::Hash;

/// Blocks from one look to the next: a minute of them.
const BLOCKS: u32 = 20;

/// The metric of how many validators are disabled for an offence, on which the council has to decide.
pub fn disabled_validators(registry: &Registry) -> Result<Gauge<U64>, PrometheusError> {
	let gauge = Gauge::new(
		"suhui_disabled_validators",
		"Validators that make no block for an offence until the council has decided, at the best block",
	)?;
	register(gauge, registry)
}

/// Tells how the validator stands when it starts, when that or its keys change, and every ten minutes while something is
/// amiss; and how many are disabled.
pub async fn watch(client: Arc<FullClient>, keystore: KeystorePtr, metric: Option<Gauge<U64>>) {
	let mut teller = Teller::default();
	let mut imported = client.import_notification_stream();
	let mut at = Some(client.info().best_hash);
	loop {
		if let Some((metric, at)) = metric.as_ref().zip(at) {
			metric.set(u64::try_from(disabled(&client, at).len()).unwrap_or(u64::MAX));
		}
		let seen = at.and_then(|at| standing(&client, &keystore, at).ok());
		match seen.filter(|standing| teller.is_due(*standing)) {
			None => {}
			Some(well @ Standing::Validates { .. }) => tracing::info!("{well}"),
			Some(amiss) => tracing::warn!("{amiss}"),
		}
		let Some(block) = imported.next().await else { return };
		let due = block.is_new_best && block.header.number.is_multiple_of(BLOCKS);
		at = due.then_some(block.hash);
	}
}

fn standing(client: &FullClient, keystore: &KeystorePtr, at: Hash) -> Result<Standing, ApiError> {
	let babe = keystore.keys(BABE).unwrap_or_default();
	let grandpa = keystore.keys(GRANDPA).unwrap_or_default();
	if babe.is_empty() && grandpa.is_empty() {
		return Ok(Standing::NoKeys);
	}
	let own = |keys: &[Vec<u8>], key: &[u8]| {
		keys.iter().find(|own| *own == key).and_then(|own| Key::try_from(own.as_slice()).ok())
	};
	let api = client.runtime_api();
	let authors = api.current_epoch(at)?.authorities;
	let author = (0u32..)
		.zip(&authors)
		.find_map(|(place, (key, _))| Some((place, own(&babe, key.as_ref())?)));
	let voters = api.grandpa_authorities(at)?;
	let vote = voters.iter().find_map(|(key, _)| own(&grandpa, key.as_ref()));
	let is_disabled = author.is_some_and(|(place, _)| disabled(client, at).contains(&place));
	Ok(Standing::of(author.map(|(_, key)| key), vote, is_disabled))
}
