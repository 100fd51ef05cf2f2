//! What a citizen's device signs.

use axum::{extract::State as Shared, Json};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Tree};
use subxt::{config::SubstrateExtrinsicParamsBuilder, transactions::Payload as _};
use utoipa::ToSchema;

use super::calls;
use crate::{
	api::{
		http::{
			extract::{account, Body},
			problem::{Problem, Result},
		},
		state::State,
	},
	values::Bilingual,
};

/// Blocks a signed call stays valid for: three minutes.
pub const MORTALITY: u64 = 64;

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
	/// Who will sign, SS58.
	pub address: String,
	#[schema(example = "Participants")]
	pub pallet: String,
	#[schema(example = "withdraw_consent")]
	pub call: String,
	/// By name. `change_key` takes as `consent` what the new key signed of the words of `/citizen/{address}/key_consent`: in
	/// hexadecimal with 0x, 64 bytes of sr25519, or with their kind before them: 00 ed25519, 01 sr25519, 02 ecdsa. A
	/// `document` is `{"blake2_256": "0x…", "sm3": "0x…"}`; `complain` takes as `about` `{"kind": "source", "number": 3}`, or
	/// `{"kind": "scheme"}`. `redeem`, `donate` and `retire_own` take as `lots` that of `/citizen/{address}/plan`; `redeem`
	/// as `secret_hash` the BLAKE2-256 digest of 32 bytes of chance; `donate` and `retire_own` as `part`
	/// `{"milligrams": "5200000"}`, of one lot also `"month": "2026-01", "class": 3`; `retire_own` as `purpose` `"donation"`,
	/// `"offset"` or `"cancellation"`, and as `beneficiary` `"holder"` or `{"participant": 4}`.
	#[serde(default)]
	#[schema(value_type = Object, example = json!({"source": 1}))]
	pub args: Map<String, Tree>,
}

/// A call to sign, and what its submission asks for again.
#[derive(Debug, Serialize, ToSchema)]
pub struct SigningPayload {
	pub address: String,
	/// The call's bytes.
	pub call: String,
	/// The bytes to sign (already a digest where the call is long), by sr25519, ed25519 or ecdsa.
	pub payload: String,
	pub nonce: u64,
	/// The block from which on it is valid for 64 blocks, and that block's hash.
	pub era_block: u64,
	pub era_hash: String,
	pub mortality: u64,
	pub spec_version: u32,
	pub transaction_version: u32,
	pub genesis: String,
	/// Always 0: there are no fees.
	pub tip: u64,
	/// What signing does, in plain words.
	pub summary: Bilingual,
}

/// The payload of a call for a citizen to sign; nothing is sent yet.
#[utoipa::path(post, path = "/citizen/payload", tag = "个人 Citizen", request_body = Wanted,
	responses((status = 200, description = "What to sign", body = SigningPayload)))]
pub async fn payload(
	Shared(state): Shared<State>,
	Body(wanted): Body<Wanted>,
) -> Result<Json<SigningPayload>> {
	let signer = account(&wanted.address)?;
	let (call, zh, en) = calls::find(&wanted.pallet, &wanted.call)?.build(&wanted.args)?;
	let chain = state.chain()?;
	let at = state.patiently(chain.at_finalized()).await?;
	let nonce = state.patiently(chain.rpc().system_account_next_index(&signer)).await?;
	let parameters = SubstrateExtrinsicParamsBuilder::new()
		.mortal_from_unchecked(MORTALITY, at.block_number(), at.block_hash())
		.nonce(nonce)
		.build();
	let unknown = |error| {
		let (pallet, name) = (call.pallet_name(), call.call_name());
		Problem::bad(
			format!("该链不接受 {pallet}.{name}：{error}"),
			format!("the chain takes no such {pallet}.{name}: {error}"),
		)
	};
	let bytes = at.tx().call_data(&call).map_err(unknown)?;
	let payload = at
		.tx()
		.create_signable_offline(&call, parameters)
		.and_then(|signable| signable.signer_payload())
		.map_err(unknown)?;
	Ok(Json(SigningPayload {
		address: signer.to_string(),
		call: format!("0x{}", hex::encode(bytes)),
		payload: format!("0x{}", hex::encode(payload)),
		nonce,
		era_block: at.block_number(),
		era_hash: format!("{:?}", at.block_hash()),
		mortality: MORTALITY,
		spec_version: at.spec_version(),
		transaction_version: at.transaction_version(),
		genesis: format!("{:?}", chain.genesis()),
		tip: 0,
		summary: Bilingual { zh, en },
	}))
}
