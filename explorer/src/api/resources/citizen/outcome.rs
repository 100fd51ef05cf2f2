//! What became of a call, in words a citizen understands.

use std::{fmt::Display, time::Duration};

use serde::Serialize;
use subxt::{error::ExtrinsicError, rpcs::UserError};
use suhui_client::{
	pool::{self, BANNED, FULL, INVALID, KNOWN, LOW_PRIORITY, UNKNOWN},
	CallError, Sentence,
};
use utoipa::ToSchema;

use crate::{api::http::problem::Problem, values::Bilingual};

/// How long an extrinsic that may be in a block already takes to become final and to be indexed.
const SOON: Duration = Duration::from_secs(12);

/// Why a call failed in its block.
#[derive(Debug, Serialize, ToSchema)]
pub struct CallFailure {
	pub pallet: String,
	/// The error's name in the pallet.
	pub name: String,
	/// What it means.
	pub text: Bilingual,
}

impl From<CallError> for CallFailure {
	fn from(CallError { pallet, name, sentence: Sentence { zh, en } }: CallError) -> Self {
		CallFailure { pallet, name, text: Bilingual { zh, en } }
	}
}

/// Whether the extrinsic waits in the pool already.
pub fn waits(answer: &UserError) -> bool {
	answer.code == KNOWN
}

/// How long to look for a refused extrinsic in the index: the pool also refuses what is in a block already.
pub fn awaited(answer: &UserError) -> Option<Duration> {
	match answer.code {
		BANNED => Some(SOON),
		INVALID if pool::data(answer).contains("outdated") => Some(SOON),
		INVALID => Some(Duration::ZERO),
		_ => None,
	}
}

/// What a refused submission means.
pub fn refused(error: ExtrinsicError) -> Problem {
	if let Some(answer) = pool::answer(&error) {
		return of_answer(answer);
	}
	match error {
		ExtrinsicError::ErrorSubmittingTransaction(error) => unsure(&error, &error),
		other => Problem::bad(
			format!("链上操作有误：{other}"),
			format!("the extrinsic is wrong: {other}"),
		),
	}
}

/// 503 where it is not known whether the node has the extrinsic: sent again, the same does no harm, another would.
pub fn unsure(zh: impl Display, en: impl Display) -> Problem {
	Problem::away_since(
		format!("节点可能已收到此链上操作，请原样重新提交，勿另签：{zh}"),
		format!(
			"the node may have the extrinsic: submit the same again, do not sign another: {en}"
		),
	)
}

/// In the client's words; what else a citizen can do about it, in our own.
fn of_answer(answer: &UserError) -> Problem {
	if let Some(Sentence { zh, en }) = pool::refusal(answer) {
		return Problem::bad(zh, en);
	}
	let data = pool::data(answer);
	match answer.code {
		INVALID if data.contains("outdated") => {
			Problem::bad("序号已用过，请重新获取待签内容", "the nonce was used: ask for a new payload")
		}
		INVALID if data.contains("ancient birth block") => Problem::bad(
			"链上操作已过期，请重新获取待签内容",
			"the extrinsic has expired: ask for a new payload",
		),
		INVALID | UNKNOWN => Problem::bad(
			format!("节点认为链上操作无效：{data}"),
			format!("the node finds the extrinsic invalid: {data}"),
		),
		KNOWN => Problem::bad("此链上操作已提交过", "this extrinsic was submitted before"),
		LOW_PRIORITY => Problem::bad("同一序号的链上操作已在等待", "an extrinsic of the same nonce is waiting already"),
		BANNED => Problem::bad("节点近期已处理过此链上操作，可能已入块，也可能已判无效；请按哈希查询", "the node has dealt with this extrinsic lately: it may be in a block, or was found invalid; look for its hash"),
		FULL => Problem::busy(
			"pool-full",
			("节点繁忙", "Node busy"),
			"节点暂不接收，请稍后重试",
			"the node does not take it now, try again later",
		),
		_ => Problem::bad(format!("节点拒绝该链上操作：{answer} {data}"), format!("the node refused the extrinsic: {answer} {data}")),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn user(code: i32, data: &str) -> UserError {
		let text =
			serde_json::json!({ "code": code, "message": "Invalid Transaction", "data": data })
				.to_string();
		serde_json::from_str(&text).unwrap()
	}

	fn answer(code: i32, data: &str) -> Problem {
		of_answer(&user(code, data))
	}

	#[test]
	fn refusal_should_say_why_when_the_pool_finds_the_transaction_invalid() {
		let stale = answer(1010, "Transaction is outdated");
		assert!(stale.status == 400 && stale.en.detail.contains("nonce was used"));
		assert!(answer(1010, "Custom error: 1").en.detail.contains("not registered"));
		assert!(answer(1010, "Transaction has a bad signature").en.detail.contains("signature"));
		assert_eq!((answer(1016, "").status, answer(1012, "").status), (503, 400));
	}

	#[test]
	fn refusal_should_be_looked_up_when_the_extrinsic_may_be_in_a_block() {
		let awaited = |code, data| awaited(&user(code, data));
		assert_eq!(awaited(1012, ""), Some(SOON));
		assert_eq!(awaited(1010, "Transaction is outdated"), Some(SOON));
		assert_eq!(awaited(1010, "Transaction has a bad signature"), Some(Duration::ZERO));
		assert_eq!(awaited(1016, ""), None);
		assert!(waits(&user(1013, "")));
	}
}
