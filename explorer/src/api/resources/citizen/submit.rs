//! Submission of what a citizen signed, up to finality.

use std::time::{Duration, Instant};

use axum::{extract::State as Shared, http::StatusCode, Json};
use serde::{Deserialize, Serialize};
use subxt::{
	config::SubstrateExtrinsicParamsBuilder,
	error::DispatchError,
	transactions::{TransactionProgress, TransactionStatus},
};
use suhui_client::{pool, CallError};
use utoipa::ToSchema;

use super::{
	calls, decode,
	outcome::{self, CallFailure},
	payload::MORTALITY,
};
use crate::{
	api::{
		http::{
			extract::{account, Body},
			problem::{Problem, Result},
		},
		state::{State, NODE_PATIENCE},
	},
	chain::At,
	store::sql::{Columns, Sql},
};

/// How long finality is waited for.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often the index is asked.
const PAUSE: Duration = Duration::from_secs(1);

/// A whole extrinsic, or a signature of what `/citizen/payload` gave with the fields it gave.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum Submission {
	Whole(Whole),
	SignedCall(SignedCall),
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Whole {
	/// A signed extrinsic, hexadecimal with 0x, 512 bytes at most.
	#[schema(max_length = 1026)]
	pub extrinsic: String,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignedCall {
	pub address: String,
	/// As `/citizen/payload` gave it, 128 bytes at most.
	#[schema(max_length = 258)]
	pub call: String,
	/// 64 bytes of sr25519; or with their kind before them: 00 ed25519, 01 sr25519, 02 ecdsa.
	#[schema(max_length = 134)]
	pub signature: String,
	/// As `/citizen/payload` gave them.
	pub nonce: u64,
	pub era_block: u64,
}

/// What became of it. Without a block it is on its way still: look for its hash later.
#[derive(Debug, Serialize, ToSchema)]
pub struct SubmissionOutcome {
	pub hash: String,
	/// The finalised block that has it.
	pub block: Option<u64>,
	pub success: Option<bool>,
	pub error: Option<CallFailure>,
}

/// Submits a signed call and waits until it is final, 60 s at most. Only calls that `/citizen/payload` knows, so 512
/// bytes at most. The same may be submitted again: the answer is what became of it.
#[utoipa::path(post, path = "/citizen/submit", tag = "个人 Citizen", request_body = Submission,
	responses((status = 200, description = "It is final", body = SubmissionOutcome),
		(status = 202, description = "It was accepted, but is not known to be final yet", body = SubmissionOutcome)))]
pub async fn submit(
	Shared(state): Shared<State>,
	Body(submission): Body<Submission>,
) -> Result<(StatusCode, Json<SubmissionOutcome>)> {
	let _permit = state.submission_permit()?;
	let chain = state.chain()?;
	let at = state.patiently(chain.at_finalized()).await?;
	let born = match &submission {
		Submission::Whole(_) => None,
		Submission::SignedCall(signed) => Some(signed.era_block),
	};
	let bytes = match submission {
		Submission::Whole(whole) => calls::bytes("extrinsic", &whole.extrinsic, decode::EXTRINSIC)?,
		Submission::SignedCall(signed) => assemble(&state, &at, signed).await?,
	};
	decode::check(&bytes, at.metadata_ref())?;
	let transaction = at.tx().from_bytes(bytes);
	let hash = format!("{:?}", transaction.hash());
	// What is in a block already the node would only call stale.
	if let Some(outcome) = indexed(&state, &at, &hash, Duration::ZERO).await? {
		return Ok((StatusCode::OK, Json(outcome)));
	}
	if born.is_some_and(|born| at.block_number().saturating_sub(born) >= MORTALITY) {
		return Err(Problem::bad(
			"era_block 已过期，请重新获取待签内容",
			"era_block has expired: ask for a new payload",
		));
	}
	let accepted = tokio::time::timeout(NODE_PATIENCE, transaction.submit_and_watch()).await;
	let found = match accepted.map_err(|_| outcome::unsure("超时", "it took too long"))? {
		Ok(progress) => {
			// Whatever fails from now on, the node has it: it must not be signed again.
			let done = tokio::time::timeout(PATIENCE, finality(progress)).await;
			match done {
				Ok(Ok((block, error))) => {
					let (block, success) = (Some(block), Some(error.is_none()));
					Some(SubmissionOutcome { hash: hash.clone(), block, success, error })
				}
				Ok(Err(problem)) => {
					tracing::warn!("{hash}: {}", problem.detail);
					indexed(&state, &at, &hash, Duration::ZERO).await.ok().flatten()
				}
				Err(_) => None,
			}
		}
		Err(error) => match pool::answer(&error) {
			Some(answer) if outcome::waits(answer) => {
				indexed(&state, &at, &hash, PATIENCE).await.ok().flatten()
			}
			Some(answer) => {
				let found = match outcome::awaited(answer) {
					Some(patience) => indexed(&state, &at, &hash, patience).await?,
					None => None,
				};
				Some(found.ok_or_else(|| outcome::refused(error))?)
			}
			None => return Err(outcome::refused(error)),
		},
	};
	let status = if found.is_some() { StatusCode::OK } else { StatusCode::ACCEPTED };
	let unknown = || SubmissionOutcome { hash, block: None, success: None, error: None };
	Ok((status, Json(found.unwrap_or_else(unknown))))
}

/// What became of an extrinsic, as soon as the index has it.
async fn indexed(
	state: &State,
	at: &At,
	hash: &str,
	patience: Duration,
) -> Result<Option<SubmissionOutcome>> {
	let sql = Sql::new("SELECT block, success, error FROM extrinsics")
		.only("hash = ?", [hash.into()])
		.add(" ORDER BY block DESC, idx DESC LIMIT 1", []);
	let started = Instant::now();
	loop {
		if let Some(row) = sql.row(&state.store).await? {
			let error = row.maybe_text("error")?;
			return Ok(Some(SubmissionOutcome {
				hash: hash.to_string(),
				block: u64::try_from(row.int("block")?).ok(),
				success: row.maybe_int("success")?.map(|success| success != 0),
				error: error.map(|error| CallError::named(&error, at.metadata_ref()).into()),
			}));
		}
		if started.elapsed() >= patience {
			return Ok(None);
		}
		tokio::time::sleep(PAUSE).await;
	}
}

/// The extrinsic of a call and its signature.
async fn assemble(state: &State, at: &At, signed: SignedCall) -> Result<Vec<u8>> {
	let signer = account(&signed.address)?;
	let call = calls::bytes("call", &signed.call, decode::CALL)?;
	decode::check_call(&call, at.metadata_ref())?;
	let call = at.tx().from_call_data_bytes(&call).map_err(|error| {
		Problem::bad(
			format!("call 无法解码：{error}"),
			format!("the call cannot be decoded: {error}"),
		)
	})?;
	let signature = calls::bytes("signature", &signed.signature, calls::SIGNATURE)?;
	let signature = calls::signature("signature", &signature)?;
	let known = signed.era_block <= at.block_number();
	let number = u32::try_from(signed.era_block).ok().filter(|_| known).ok_or_else(|| {
		Problem::bad(
			"era_block 尚未到来，请重新获取待签内容",
			"era_block is ahead: ask for a new payload",
		)
	})?;
	let chain = state.chain()?;
	let birth = state.patiently(chain.rpc().chain_get_block_hash(Some(number.into()))).await?;
	let birth =
		birth.ok_or_else(|| Problem::bad("没有 era_block", "there is no block era_block"))?;
	let parameters = SubstrateExtrinsicParamsBuilder::new()
		.mortal_from_unchecked(MORTALITY, signed.era_block, birth)
		.nonce(signed.nonce)
		.build();
	let transaction = at
		.tx()
		.create_signable_offline(&call, parameters)
		.and_then(|mut signable| signable.sign_with_account_and_signature(&signer, &signature));
	let transaction = transaction.map_err(|error| {
		Problem::bad(
			format!("链上操作无法组成：{error}"),
			format!("the extrinsic cannot be put together: {error}"),
		)
	})?;
	Ok(transaction.into_encoded())
}

type SubmissionProgress = TransactionProgress<
	crate::chain::Config,
	subxt::client::OnlineClientAtBlockImpl<crate::chain::Config>,
>;

/// The finalised block that has the transaction, and why its call failed if it did.
async fn finality(mut progress: SubmissionProgress) -> Result<(u64, Option<CallFailure>)> {
	while let Some(status) = progress.next().await {
		let included = match status.map_err(Problem::away)? {
			TransactionStatus::InFinalizedBlock(included) => included,
			TransactionStatus::Invalid { message } | TransactionStatus::Dropped { message } => {
				return Err(Problem::bad(
					format!("链上操作未进入区块：{message}"),
					format!("the extrinsic did not get into a block: {message}"),
				));
			}
			TransactionStatus::Error { message } => return Err(Problem::away(message)),
			_ => continue,
		};
		let at = included.at().await.map_err(Problem::away)?;
		let events = included.fetch_events().await.map_err(Problem::away)?;
		for event in events.iter() {
			let event = event.map_err(Problem::unreadable)?;
			if (event.pallet_name(), event.event_name()) == ("System", "ExtrinsicFailed") {
				let error = DispatchError::decode_from(event.field_bytes(), at.metadata());
				let error = error.map_err(Problem::unreadable)?;
				return Ok((at.block_number(), Some(CallError::of(&error).into())));
			}
		}
		return Ok((at.block_number(), None));
	}
	Err(Problem::away_since("节点不再报告", "the node stopped reporting"))
}
