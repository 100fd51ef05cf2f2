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
use std::{fmt, sync::Arc};
use suhui_runtime::Hash;

/// Blocks from one look to the next: a minute of them.
const BLOCKS: u32 = 20;
/// Looks after which it is told again that something is amiss.
const REMINDER: u32 = 10;

/// What a node that is to validate does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
	NoKeys,
	Outside,
	VotesAlone,
	AuthorsAlone,
	Disabled,
	Validates,
}

impl fmt::Display for Standing {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str(match self {
			Standing::NoKeys => {
				"this node is started as a validator and has no session keys: it makes no block and casts no vote. Name the \
				 folder of the department's keys with --keystore-path, or make keys with `suhui-node department rotate`"
			}
			Standing::Outside => {
				"this node's session keys are none of the validators': it makes no block and casts no vote. Keys that were \
				 announced (`suhui session set-keys`) count two sessions later, and those of a department that is no \
				 validator never do"
			}
			Standing::VotesAlone => {
				"this node votes and makes no block: its BABE key is none of the validators'. Announce both keys together"
			}
			Standing::AuthorsAlone => {
				"this node makes blocks and casts no vote: its GRANDPA key is none of the validators'. Announce both keys \
				 together"
			}
			Standing::Disabled => {
				"this validator is disabled for an offence, and makes no block: look for a second node with the same keys \
				 and stop it, before the council asks"
			}
			Standing::Validates => "this node validates",
		})
	}
}

/// Tells how the validator stands when it starts, when that changes, and every ten minutes while something is amiss.
pub async fn watch(client: Arc<FullClient>, keystore: KeystorePtr) {
	let mut told = None;
	let mut looks = 0u32;
	let mut imported = client.import_notification_stream();
	let mut at = Some(client.info().best_hash);
	loop {
		if let Some(standing) = at.and_then(|at| standing(&client, &keystore, at).ok()) {
			looks = looks.wrapping_add(1);
			if told != Some(standing) {
				looks = 0;
			}
			match standing {
				Standing::Validates if looks == 0 => tracing::info!("{standing}"),
				Standing::Validates => {}
				_ if looks.is_multiple_of(REMINDER) => tracing::warn!("{standing}"),
				_ => {}
			}
			told = Some(standing);
		}
		let Some(block) = imported.next().await else { return };
		let due = block.is_new_best && block.header.number.is_multiple_of(BLOCKS);
		at = due.then_some(block.hash);
	}
}

fn standing(client: &FullClient, keystore: &KeystorePtr, at: Hash) -> Result<Standing, ApiError> {
	let babe = keystore.keys(BABE).unwrap_or_default();
	let grandpa = keystore.keys(GRANDPA).unwrap_or_default();
	let is_own = |own: &[Vec<u8>], key: &[u8]| own.iter().any(|raw| raw == key);
	if babe.is_empty() && grandpa.is_empty() {
		return Ok(Standing::NoKeys);
	}
	let api = client.runtime_api();
	let authors = api.current_epoch(at)?.authorities;
	let place = authors.iter().position(|(key, _)| is_own(&babe, key.as_ref()));
	let voters = api.grandpa_authorities(at)?;
	let votes = voters.iter().any(|(key, _)| is_own(&grandpa, key.as_ref()));
	let disabled = |place: usize| {
		u32::try_from(place).is_ok_and(|place| disabled(client, at).contains(&place))
	};
	Ok(match (place, votes) {
		(None, false) => Standing::Outside,
		(None, true) => Standing::VotesAlone,
		(Some(place), _) if disabled(place) => Standing::Disabled,
		(Some(_), false) => Standing::AuthorsAlone,
		(Some(_), true) => Standing::Validates,
	})
}
