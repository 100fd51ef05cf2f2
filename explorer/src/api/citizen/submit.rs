//! Submission of what a citizen signed, up to finality.

use std::time::Duration;

use axum::{extract::State as Shared, http::StatusCode, Json};
use serde::{Deserialize, Serialize};
use subxt::{
	config::SubstrateExtrinsicParamsBuilder,
	error::DispatchError,
	transactions::{TransactionProgress, TransactionStatus},
	utils::MultiSignature,
};
use utoipa::ToSchema;

use super::{
	calls, decode,
	outcome::{refused, Failure},
	payload::MORTALITY,
};
use crate::{
	api::{
		extract::Body,
		problem::{Problem, Result},
		values::account,
		State,
	},
	chain::At,
};

/// How long finality is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// A whole extrinsic, or a signature of what `/citizen/payload` gave with the fields it gave.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum Submission {
	Whole(Whole),
	Signed(Signed),
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Whole {
	/// A signed extrinsic, hexadecimal with 0x.
	pub extrinsic: String,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Signed {
	pub address: String,
	/// As `/citizen/payload` gave it.
	pub call: String,
	/// 64 bytes of sr25519; or with their kind before them: 00 ed25519, 01 sr25519, 02 ecdsa.
	pub signature: String,
	/// As `/citizen/payload` gave them.
	pub nonce: u64,
	pub era_block: u64,
}

/// What became of it. Without a block it is on its way still: look for its hash later.
#[derive(Debug, Serialize, ToSchema)]
pub struct Outcome {
	pub hash: String,
	/// The finalised block that has it.
	pub block: Option<u64>,
	pub success: Option<bool>,
	pub error: Option<Failure>,
}

/// Submits a signed call and waits until it is final, 60 s at most.
#[utoipa::path(post, path = "/citizen/submit", tag = "个人 Citizen", request_body = Submission,
	responses((status = 200, description = "It is final", body = Outcome),
		(status = 202, description = "It was accepted, but is not final yet", body = Outcome)))]
pub async fn submit(
	Shared(state): Shared<State>,
	Body(submission): Body<Submission>,
) -> Result<(StatusCode, Json<Outcome>)> {
	let chain = state.chain()?;
	let at = state.patiently(chain.at_finalized()).await?;
	let bytes = match submission {
		Submission::Whole(whole) => calls::bytes("extrinsic", &whole.extrinsic)?,
		Submission::Signed(signed) => assemble(&state, &at, signed).await?,
	};
	decode::check(&bytes, at.metadata_ref())?;
	let transaction = at.tx().from_bytes(bytes);
	let hash = format!("{:?}", transaction.hash());
	let progress = transaction.submit_and_watch().await.map_err(refused)?;
	match tokio::time::timeout(PATIENCE, finality(progress)).await {
		Ok(done) => {
			let (block, error) = done?;
			let success = Some(error.is_none());
			Ok((StatusCode::OK, Json(Outcome { hash, block: Some(block), success, error })))
		}
		Err(_) => Ok((
			StatusCode::ACCEPTED,
			Json(Outcome { hash, block: None, success: None, error: None }),
		)),
	}
}

/// The extrinsic of a call and its signature.
async fn assemble(state: &State, at: &At, signed: Signed) -> Result<Vec<u8>> {
	let signer = account(&signed.address)?;
	let call =
		at.tx().from_call_data_bytes(&calls::bytes("call", &signed.call)?).map_err(|error| {
			Problem::bad(format!("call 无法解码 / the call cannot be decoded: {error}"))
		})?;
	let signature = signature(&calls::bytes("signature", &signed.signature)?)?;
	let last = at.block_number();
	let known = signed.era_block <= last && last - signed.era_block < MORTALITY;
	let number = u32::try_from(signed.era_block).ok().filter(|_| known).ok_or_else(|| {
		Problem::bad("era_block 已过期或未来，请重新获取待签内容 / era_block has expired or is ahead: ask for a new payload")
	})?;
	let chain = state.chain()?;
	let birth = state.patiently(chain.rpc().chain_get_block_hash(Some(number.into()))).await?;
	let birth =
		birth.ok_or_else(|| Problem::bad("没有 era_block / there is no block era_block"))?;
	let parameters = SubstrateExtrinsicParamsBuilder::new()
		.mortal_from_unchecked(MORTALITY, signed.era_block, birth)
		.nonce(signed.nonce)
		.build();
	let transaction = at
		.tx()
		.create_signable_offline(&call, parameters)
		.and_then(|mut signable| signable.sign_with_account_and_signature(&signer, &signature));
	let transaction = transaction.map_err(|error| {
		Problem::bad(format!("交易无法组成 / the extrinsic cannot be put together: {error}"))
	})?;
	Ok(transaction.into_encoded())
}

fn signature(bytes: &[u8]) -> Result<MultiSignature> {
	let of = |bytes: &[u8]| <[u8; 64]>::try_from(bytes).ok();
	let signature = match (bytes.len(), bytes.first()) {
		(64, _) => of(bytes).map(MultiSignature::Sr25519),
		(65, Some(0)) => of(&bytes[1..]).map(MultiSignature::Ed25519),
		(65, Some(1)) => of(&bytes[1..]).map(MultiSignature::Sr25519),
		(66, Some(2)) => <[u8; 65]>::try_from(&bytes[1..]).ok().map(MultiSignature::Ecdsa),
		_ => None,
	};
	signature.ok_or_else(|| {
		Problem::bad("signature 应为 64 字节，或前加一字节种类（00、01、02）/ the signature should be 64 bytes, or have its kind before it: 00, 01 or 02")
	})
}

type Progress = TransactionProgress<
	crate::chain::Config,
	subxt::client::OnlineClientAtBlockImpl<crate::chain::Config>,
>;

/// The finalised block that has the transaction, and why its call failed if it did.
async fn finality(mut progress: Progress) -> Result<(u64, Option<Failure>)> {
	while let Some(status) = progress.next().await {
		let included = match status.map_err(Problem::away)? {
			TransactionStatus::InFinalizedBlock(included) => included,
			TransactionStatus::Invalid { message } | TransactionStatus::Dropped { message } => {
				return Err(Problem::bad(format!(
					"交易未进入区块 / the extrinsic did not get into a block: {message}"
				)));
			}
			TransactionStatus::Error { message } => return Err(Problem::away(message)),
			_ => continue,
		};
		let at = included.at().await.map_err(Problem::away)?;
		let events = included.fetch_events().await.map_err(Problem::away)?;
		for event in events.iter() {
			let event = event.map_err(Problem::disagrees)?;
			if (event.pallet_name(), event.event_name()) == ("System", "ExtrinsicFailed") {
				let error = DispatchError::decode_from(event.field_bytes(), at.metadata());
				let error = error.map_err(Problem::disagrees)?;
				return Ok((at.block_number(), Some(Failure::of(&error))));
			}
		}
		return Ok((at.block_number(), None));
	}
	Err(Problem::away("the node stopped reporting"))
}
