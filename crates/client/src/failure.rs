//! Why a transaction did not do what it should, in words.

use std::fmt;

use subxt::{
	error::{BackendError, DispatchError, ExtrinsicError, RpcError},
	rpcs::{Error as ClientError, UserError},
};

/// Codes of the pool's answers, as `author_submitExtrinsic` gives them.
const BAD_FORMAT: i32 = 1001;
const INVALID: i32 = 1010;
const BANNED: i32 = 1012;
const KNOWN: i32 = 1013;
const LOW_PRIORITY: i32 = 1014;
const POOL_FULL: i32 = 1016;

/// Refusals that are failures of their own, as the pool gives them; the others are told by [`refusal`].
const TOO_MANY_PENDING: &str = "Custom error: 4";
const NOT_DUE: &str = "Custom error: 5";

/// What a runtime that could not decode a call's arguments means: a list longer than its bound, or another layout.
const UNREADABLE: &str = "链无法解读此链上操作，某项可能超过上限，或本程序与链的版本不同 / the chain cannot read the transaction: something in it may exceed its bound, or this program and the chain are of different versions";

#[derive(Clone, Debug)]
pub enum Failure {
	/// The node refused the transaction; sending it again would not help.
	Refused(String),
	/// The call cannot be carried out as the chain stands, which may have moved on since it was looked at.
	NotDue,
	/// The transaction is in a block, but its call failed.
	Dispatch { pallet: String, error: String, sentence: String },
	/// The pool did not take the transaction now, but may later.
	Busy(String),
	/// The connection or the pool lost it on its way; what became of it is for the chain to tell.
	Lost(String),
}

impl std::error::Error for Failure {}

impl fmt::Display for Failure {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Failure::Refused(reason) => {
				write!(f, "节点拒绝该链上操作 / the node refused the transaction: {reason}")
			}
			Failure::NotDue => {
				f.write_str("该操作现在不能执行，节点未予接收；数据块须属于已批准、未暂停、未逾期的批次，由运营机构或该场景的报送主体依次送入；经办批准的批次须已核证，经办更换密钥或销户的账户须已开户，经办恢复的账户须已销户；表决须在提出后的期限内，运营机构经办的为三日，委员会的为七日 / the call cannot be carried out as the chain stands, and the node did not take it: a chunk is due when its batch is approved, not held and not overdue, in its turn, from the operator or a reporter of the scenario; a clerk proposes to approve a batch that is attested, to replace the key of an open account or to close one, and to open a closed one again; a vote comes before the motion's days are over, three of a clerk's and seven of the council's")
			}
			Failure::Dispatch { pallet, error, sentence } => {
				write!(f, "调用失败 / the call failed: {pallet}.{error}: {sentence}")
			}
			Failure::Busy(reason) => {
				write!(f, "节点暂不接收，请稍后重试 / the node does not take it now, try again later: {reason}")
			}
			Failure::Lost(reason) => {
				write!(f, "与节点的联系中断，请查看链上状态后重试 / lost touch with the node: see what the chain has, then try again: {reason}")
			}
		}
	}
}

impl Failure {
	pub fn lost(error: impl fmt::Display) -> Self {
		Failure::Lost(error.to_string())
	}

	pub fn of_submission(error: ExtrinsicError) -> Self {
		match error {
			ExtrinsicError::ErrorSubmittingTransaction(BackendError::Rpc(
				RpcError::ClientError(ClientError::User(answer)),
			)) => Self::of_answer(&answer),
			ExtrinsicError::ErrorSubmittingTransaction(error) => Failure::lost(error),
			other => Failure::Refused(other.to_string()),
		}
	}

	fn of_answer(answer: &UserError) -> Self {
		let data = answer.data.as_ref().map(|data| data.get()).unwrap_or_default();
		let data = serde_json::from_str::<String>(data).unwrap_or_else(|_| data.to_string());
		match answer.code {
			INVALID if data.contains("outdated") => Failure::Busy(data),
			INVALID if data == TOO_MANY_PENDING => Failure::Busy("该账户已有多笔链上操作等待入块，达到上限 / as many transactions of the account as may wait are waiting for a block".into()),
			INVALID if data == NOT_DUE => Failure::NotDue,
			INVALID => Failure::Refused(refusal(&data)),
			BANNED | KNOWN | LOW_PRIORITY | POOL_FULL => {
				Failure::Busy(format!("{} {data}", answer.message))
			}
			BAD_FORMAT => Failure::Refused(UNREADABLE.to_string()),
			_ if is_trap(&answer.message) || is_trap(&data) => {
				Failure::Refused(UNREADABLE.to_string())
			}
			_ => Failure::Refused(format!("{answer} {data}")),
		}
	}

	pub fn of_dispatch(error: &DispatchError) -> Self {
		let DispatchError::Module(module) = error else {
			let sentence = match error {
				DispatchError::BadOrigin => {
					"此账户没有该调用所需的职责，或运营机构没有有效的委托 / this account does not hold the office the call asks for, or the operator has no mandate for it".to_string()
				}
				other => other.to_string(),
			};
			return Failure::Dispatch { pallet: "System".into(), error: name(error), sentence };
		};
		match module.details() {
			Ok(details) => Failure::Dispatch {
				pallet: details.pallet.name().to_string(),
				error: details.variant.name.clone(),
				sentence: details.variant.docs.join(" ").trim().to_string(),
			},
			Err(unknown) => Failure::Dispatch {
				pallet: "?".into(),
				error: "?".into(),
				sentence: unknown.to_string(),
			},
		}
	}

	/// Whether sending again what the chain does not have yet may succeed.
	pub fn may_pass(&self) -> bool {
		matches!(self, Failure::Busy(_) | Failure::Lost(_))
	}

	pub fn is(&self, pallet: &str, error: &str) -> bool {
		matches!(self, Failure::Dispatch { pallet: p, error: e, .. } if p == pallet && e == error)
	}
}

fn name(error: &DispatchError) -> String {
	let text = format!("{error:?}");
	text.split(['(', ' ']).next().unwrap_or_default().to_string()
}

/// Whether the node's runtime ended before it could say anything of the transaction.
fn is_trap(text: &str) -> bool {
	text.contains("Execution aborted") || text.contains("wasm trap")
}

/// What the pool's refusal means, the codes of the extensions CheckAccess and CheckNonce among them.
fn refusal(data: &str) -> String {
	let words = match data {
		"Custom error: 1" => "该账户未开户，请先由运营机构开户 / the account is not registered with the operator, who opens accounts",
		"Custom error: 2" => "该账户无权发送此调用 / this account may not send this call",
		"Custom error: 3" => "该账户今日的额度已用完，请明日再试 / the account's daily quota is used up: try again tomorrow",
		"Custom error: 6" => "运营机构在此事项上没有有效的委托，请主管部门先行委托（suhui mandate grant） / the operator has no mandate for this that stands today: the authority grants one first, by `suhui mandate grant`",
		"Custom error: 7" => "该账户经办的事项未办结的已达上限，请先由他人复核，或待其期满了结 / as many motions of the account as may be are open: others confirm them first, or close them when their days are over",
		text if text.contains("pay some fees") => "该账户未开户 / the account is not registered with the operator",
		text if text.contains("exhaust") => {
			"链上操作超过一个区块的容量 / the transaction exceeds what a block holds; send less at once"
		}
		text => text,
	};
	words.to_string()
}

#[cfg(test)]
mod tests {
	use super::*;

	fn answer(code: i32, data: &str) -> Failure {
		let text =
			serde_json::json!({ "code": code, "message": "Invalid Transaction", "data": data })
				.to_string();
		Failure::of_answer(&serde_json::from_str(&text).unwrap())
	}

	#[test]
	fn refusal_should_say_why_when_access_is_denied() {
		assert!(answer(1010, "Custom error: 1")
			.to_string()
			.contains("not registered with the operator"));
		assert!(answer(1010, "Custom error: 2").to_string().contains("may not send this call"));
		assert!(answer(1010, "Custom error: 3").to_string().contains("daily quota is used up"));
		let unmandated = answer(1010, "Custom error: 6");
		assert!(unmandated.to_string().contains("by `suhui mandate grant`"), "{unmandated}");
		assert!(!unmandated.may_pass());
		let full = answer(1010, "Custom error: 7");
		assert!(full.to_string().contains("others confirm them first") && !full.may_pass());
	}

	#[test]
	fn refusal_should_be_worth_another_try_when_too_many_wait_and_not_when_the_call_is_not_due() {
		let waiting = answer(1010, "Custom error: 4");
		assert!(waiting.may_pass() && waiting.to_string().contains("are waiting for a block"));
		let early = answer(1010, "Custom error: 5");
		assert!(!early.may_pass() && early.to_string().contains("in its turn"), "{early}");
		assert!(early.to_string().contains("a batch that is attested"), "{early}");
		assert!(early.to_string().contains("before the motion's days are over"), "{early}");
	}

	#[test]
	fn refusal_should_say_that_the_chain_cannot_read_it_when_the_runtime_traps() {
		let trap = "RuntimeApi(\"Execution failed: Execution aborted due to trap: wasm trap: wasm `unreachable` instruction executed\")";
		for failure in [answer(1002, trap), answer(1001, "")] {
			let said = failure.to_string();
			assert!(said.contains("cannot read the transaction"), "{said}");
			assert!(!said.contains("unreachable") && !failure.may_pass(), "{said}");
		}
	}

	#[test]
	fn refusal_should_be_worth_another_try_when_the_pool_is_full_or_the_nonce_taken() {
		for failure in [answer(1016, ""), answer(1014, ""), answer(1010, "Transaction is outdated")]
		{
			assert!(matches!(failure, Failure::Busy(_)), "{failure:?}");
		}
	}
}
