//! What a new key signs to stand for a citizen.

use anyhow::Context;
use axum::{extract::State as Shared, Json};
use serde::Serialize;
use suhui_primitives::KeyHolder;
use utoipa::ToSchema;

use super::participants;
use crate::{
	api::{
		http::{
			extract::{account, PathParams},
			problem::{Problem, Result},
		},
		state::State,
	},
	store::sql::Columns,
};

/// The words that a new key signs before `Participants.change_key` names it.
#[derive(Debug, Serialize, ToSchema)]
pub struct KeyConsent {
	pub participant: i64,
	/// The new key's place among all that ever stood for the participant.
	pub place: u32,
	/// To be signed by the new key, letter for letter.
	#[schema(example = "<Bytes>Suhui 0x9c…: key 2 of participant 7</Bytes>")]
	pub words: String,
}

/// The words that the next key of an address's participant signs; the signature is the argument `consent` of
/// `Participants.change_key`. They change with every change of the key.
#[utoipa::path(get, path = "/citizen/{address}/key_consent", tag = "个人 Citizen",
	params(("address" = String, Path, description = "SS58 address")),
	responses((status = 200, description = "What the new key signs", body = KeyConsent)))]
pub async fn key_consent(
	Shared(state): Shared<State>,
	PathParams(address): PathParams<String>,
) -> Result<Json<KeyConsent>> {
	let row = participants::holder(&state, &account(&address)?.to_string()).await?;
	let participant = row.int("id")?;
	let number = u32::try_from(participant).map_err(Problem::internal)?;
	let chain = state.chain()?;
	let keys = async {
		let at = chain.at_finalized().await?;
		let block = at.block_hash();
		let after = chain.state(at, block);
		let stored = after.read_tree("Participants", "Participants", (number,)).await?;
		let keys = stored.as_ref().and_then(|stored| stored["keys"].as_u64());
		let keys = keys.and_then(|keys| u32::try_from(keys).ok());
		keys.context("the node does not tell how many keys stood for the participant")
	};
	let place = state.patiently(keys).await?.saturating_add(1);
	let words =
		suhui_primitives::key_consent(chain.genesis(), KeyHolder::Participant(number), place);
	Ok(Json(KeyConsent { participant, place, words }))
}
