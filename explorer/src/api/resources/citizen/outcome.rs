//! What became of a call, in words a citizen understands.

use std::{fmt::Display, time::Duration};

use serde::Serialize;
use subxt::{
	error::{BackendError, DispatchError, ExtrinsicError, RpcError},
	rpcs::{Error as ClientError, UserError},
	Metadata,
};
use utoipa::ToSchema;

use crate::api::http::problem::Problem;

/// Codes of the pool's answers, as `author_submitExtrinsic` gives them.
const INVALID: i32 = 1010;
const UNKNOWN: i32 = 1011;
const BANNED: i32 = 1012;
const KNOWN: i32 = 1013;
const LOW_PRIORITY: i32 = 1014;
const POOL_FULL: i32 = 1016;

/// How long an extrinsic that may be in a block already takes to become final and to be indexed.
const SOON: Duration = Duration::from_secs(12);

/// Why a call failed in its block.
#[derive(Debug, Serialize, ToSchema)]
pub struct CallFailure {
	pub pallet: String,
	/// The error's name in the pallet.
	pub name: String,
	pub text_zh: String,
	pub text_en: String,
}

impl CallFailure {
	pub fn of(error: &DispatchError) -> Self {
		let (pallet, name, text_en) = match error {
			DispatchError::Module(module) => match module.details() {
				Ok(details) => (
					details.pallet.name().to_string(),
					details.variant.name.clone(),
					details.variant.docs.join(" ").trim().to_string(),
				),
				Err(unknown) => ("?".into(), "?".into(), unknown.to_string()),
			},
			DispatchError::BadOrigin => (
				"System".into(),
				"BadOrigin".into(),
				"this account does not hold the office the call asks for".into(),
			),
			other => {
				let text = format!("{other:?}");
				let name = text.split(['(', ' ']).next().unwrap_or_default().to_string();
				("System".into(), name, other.to_string())
			}
		};
		Self::new(pallet, name, text_en)
	}

	/// Of an error as the index names it.
	pub fn named(error: &str, metadata: &Metadata) -> Self {
		let Some((pallet, name)) = error.split_once('.') else {
			return Self::new("System".into(), error.into(), error.into());
		};
		let variants = metadata.pallet_by_name(pallet).and_then(|pallet| pallet.error_variants());
		let variant = variants.unwrap_or_default().iter().find(|variant| variant.name == name);
		let text_en = variant.map(|variant| variant.docs.join(" ").trim().to_string());
		Self::new(pallet.into(), name.into(), text_en.unwrap_or_else(|| error.into()))
	}

	fn new(pallet: String, name: String, text_en: String) -> Self {
		let text_zh =
			chinese(&name).map_or_else(|| format!("调用失败：{pallet}.{name}"), str::to_string);
		CallFailure { pallet, name, text_zh, text_en }
	}
}

/// The errors a citizen's calls end with.
fn chinese(name: &str) -> Option<&'static str> {
	Some(match name {
		"NotRegistered" => "此账户未开户或已销户",
		"AlreadyExists" => "已经如此，无须再办，或该账户已为他人所用",
		"NotFound" => "没有可办理的对象",
		"UnknownSource" => "没有这个场景",
		"NotIndividual" => "只有个人可以同意使用其数据",
		"ConsentInvalid" => "新密钥的同意签名无效，请重新获取所签文字",
		"HoldsOffice" => "该账户担任运营机构或主管部门的职责，不能代表参与者",
		"TooSoon" => "密钥更换未满 30 日，暂不能再次更换",
		"Obliged" => "尚有未完的批次、待核查的批次、已纳入的场景或待审的申请，暂不能销户",
		"NotDue" => "尚未到期",
		"InvalidPages" => "页数应为 1 至 64",
		"BadOrigin" => "此账户没有该调用所需的职责",
		_ => return None,
	})
}

/// The pool's answer, if it refused an extrinsic.
pub fn answer(error: &ExtrinsicError) -> Option<&UserError> {
	match error {
		ExtrinsicError::ErrorSubmittingTransaction(BackendError::Rpc(RpcError::ClientError(
			ClientError::User(answer),
		))) => Some(answer),
		_ => None,
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
		INVALID if data(answer).contains("outdated") => Some(SOON),
		INVALID => Some(Duration::ZERO),
		_ => None,
	}
}

/// What a refused submission means.
pub fn refused(error: ExtrinsicError) -> Problem {
	if let Some(answer) = answer(&error) {
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

fn data(answer: &UserError) -> String {
	let data = answer.data.as_ref().map(|data| data.get()).unwrap_or_default();
	serde_json::from_str::<String>(data).unwrap_or_else(|_| data.to_string())
}

fn of_answer(answer: &UserError) -> Problem {
	let data = data(answer);
	match answer.code {
		INVALID | UNKNOWN => invalid(&data),
		KNOWN => Problem::bad("此链上操作已提交过", "this extrinsic was submitted before"),
		LOW_PRIORITY => Problem::bad("同一序号的链上操作已在等待", "an extrinsic of the same nonce is waiting already"),
		BANNED => Problem::bad("节点近期已处理过此链上操作，可能已入块，也可能已判无效；请按哈希查询", "the node has dealt with this extrinsic lately: it may be in a block, or was found invalid; look for its hash"),
		POOL_FULL => Problem::busy(
			"pool-full",
			("节点繁忙", "Node busy"),
			"节点暂不接收，请稍后重试",
			"the node does not take it now, try again later",
		),
		_ => Problem::bad(format!("节点拒绝该链上操作：{answer} {data}"), format!("the node refused the extrinsic: {answer} {data}")),
	}
}

/// The pool's words for an invalid transaction, the codes of the extension CheckAccess among them.
fn invalid(data: &str) -> Problem {
	let (zh, en) = match data {
		"Custom error: 1" => (
			"该账户未开户，请先由运营机构开户",
			"the account is not registered: the operator opens accounts",
		),
		"Custom error: 2" => ("该账户无权发送此调用", "this account may not send this call"),
		"Custom error: 3" => (
			"该账户今日的额度已用完，请明日再试",
			"the account's daily quota is used up: try again tomorrow",
		),
		"Custom error: 4" => (
			"该账户等待处理的链上操作过多，请稍后再试",
			"too many extrinsics of the account are waiting: try again later",
		),
		text if text.contains("pay some fees") => ("该账户未开户", "the account is not registered"),
		text if text.contains("bad signature") => (
			"签名有误，或签名后链已升级",
			"the signature is wrong, or the chain was upgraded since",
		),
		text if text.contains("outdated") => {
			("序号已用过，请重新获取待签内容", "the nonce was used: ask for a new payload")
		}
		text if text.contains("ancient birth block") => (
			"链上操作已过期，请重新获取待签内容",
			"the extrinsic has expired: ask for a new payload",
		),
		text => {
			return Problem::bad(
				format!("节点认为链上操作无效：{text}"),
				format!("the node finds the extrinsic invalid: {text}"),
			)
		}
	};
	Problem::bad(zh, en)
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
