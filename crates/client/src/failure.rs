//! Why a transaction did not do what it should, in words.

use std::fmt;

use subxt::{
	error::{DispatchError, ExtrinsicError},
	rpcs::UserError,
	utils::H256,
};

use crate::{
	call_error::CallError,
	pool::{self, BANNED, CALLS, FULL, INVALID, KNOWN, LOW_PRIORITY, SUBSCRIPTIONS},
	standstill::Heights,
};

/// Refusals that are failures of their own, as the pool gives them.
const TOO_MANY_PENDING: &str = "Custom error: 4";
const NOT_DUE: &str = "Custom error: 5";

/// A transaction that was handed in, and the last block that may hold it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handed {
	pub transaction: H256,
	pub until: u64,
}

#[derive(Clone, Debug)]
pub enum Failure {
	/// The node refused the transaction; sending it again would not help.
	Refused(String),
	/// The call cannot be carried out as the chain stands, which may have moved on since it was looked at.
	NotDue,
	/// The transaction is in a block, but its call failed.
	Dispatch(CallError),
	/// The pool did not take the transaction now, but may later.
	Busy(String),
	/// It was signed for a runtime that makes no block any more, or none yet, and was not taken.
	Upgraded,
	/// Finality stands still so far behind the newest block that nothing signed from the last final one is valid: this try
	/// sent nothing.
	Stalled(Heights),
	/// The connection broke; what became of what was sent before is for the chain to tell.
	Lost(String),
	/// The connection broke with this on its way; what became of it is for the chain to tell.
	Astray(Handed, String),
	/// The pool let go of it; whether a block has it is for the chain to tell.
	LetGo(Handed, String),
	/// The pool let go of it, and none of the final blocks that might hold it does.
	NotTaken(Handed, String),
	/// It is in this final block, and the node does not tell whether its call succeeded.
	Untold { block: u64, transaction: H256, reason: String },
}

impl std::error::Error for Failure {}

impl fmt::Display for Failure {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Failure::Refused(reason) => {
				write!(f, "节点拒绝该链上操作 / the node refused the extrinsic: {reason}")
			}
			Failure::NotDue => {
				f.write_str("该操作现在不能执行，节点未予接收；数据块须属于已批准、未暂停、未逾期的批次，由运营机构或该场景的报送主体依次送入；经办批准的批次须已核证，经办更换密钥或销户的账户须已开户，经办恢复的账户须已销户，经办裁决的兑换单须在争议中，经办出具证书的大型活动须已获同意、注销须尚无证书；赞成票须在提出后的期限内投出，运营机构经办的为三日，委员会的为七日 / the call cannot be carried out as the chain stands, and the node did not take it: a chunk is due when its batch is approved, not held and not overdue, in its turn, from the operator or a reporter of the scenario; a clerk proposes to approve a batch that is attested, to replace the key of an open account or to close one, to open a closed one again, to decide on an order in dispute, and to certify an event that was consented to, or a retirement, which has no certificate yet; a vote for a motion comes before the motion's days are over, three of a clerk's and seven of the council's")
			}
			Failure::Dispatch(error) => write!(f, "调用失败 / the call failed: {error}"),
			Failure::Busy(reason) => {
				write!(f, "节点暂不接收，请稍后重试 / the node does not take it now, try again later: {reason}")
			}
			Failure::Upgraded => {
				f.write_str("链正在升级运行时，此操作未被接收；请待新运行时出块后，约数秒，再运行同一命令 / the chain is upgrading its runtime and did not take this: run the same command again once the new runtime makes blocks, which takes seconds")
			}
			Failure::Stalled(Heights { newest, last }) => {
				write!(f, "终局停滞于区块 {last}，最新区块为 {newest}，相距过远，现在签名的操作不会被接收，本次没有发送，此前已发送的留在其区块中；终局恢复后再运行，处置见 docs/upgrades.md 的 Finality stands still / finality stands still at block {last} and the newest is {newest}, so far on that nothing signed now would be valid: this try sent nothing, and what was sent before stays in its blocks. Run it again once finality goes on, as docs/upgrades.md has it under \"Finality stands still\"")
			}
			Failure::Lost(reason) => {
				write!(f, "与节点的联系中断，请查看链上状态后重试 / lost touch with the node: see what the chain has, then try again: {reason}")
			}
			Failure::Astray(Handed { transaction, until }, reason) => {
				write!(f, "与节点的联系中断，此操作 {transaction:?} 可能已入块；请以此哈希在浏览器的「链上操作」查询，终局越过区块 {until} 而仍查不到方可重发 / lost touch with the node, and a block may have this transaction, {transaction:?}: look it up in the explorer's extrinsics by that hash, and send it again only once block {until} is final without it: {reason}")
			}
			Failure::LetGo(Handed { transaction, until }, reason) => {
				write!(f, "节点的交易池不再持有此操作 {transaction:?}，是否入块以链为准；请以此哈希在浏览器的「链上操作」查询，终局越过区块 {until} 而仍查不到方可重发 / the node's pool let go of this transaction, {transaction:?}, and a block may have it: look it up in the explorer's extrinsics by that hash, and send it again only once block {until} is final without it: {reason}")
			}
			Failure::NotTaken(Handed { transaction, until }, reason) => {
				write!(f, "此操作 {transaction:?} 未入块：节点的交易池不再持有它，至区块 {until} 均已终局而其中没有它，此后也不会有；没有发生任何变更，请重新运行同一命令 / no block took this transaction, {transaction:?}: the node's pool let go of it, and block {until}, the last that might hold it, is final without it. Nothing was done: run the same command again: {reason}")
			}
			Failure::Untold { block, transaction, reason } => {
				write!(f, "此操作 {transaction:?} 已在区块 {block} 终局，但本节点未能告知其调用是否成功；请以此哈希在浏览器的「链上操作」查询，或连接归档节点查看，在此之前请勿重发 / this transaction, {transaction:?}, is final in block {block}, and this node does not tell whether its call succeeded: ask the explorer by that hash, or an archive node, and do not send it again before: {reason}")
			}
		}
	}
}

impl Failure {
	pub fn lost(error: impl fmt::Display) -> Self {
		Failure::Lost(error.to_string())
	}

	pub fn of_submission(error: ExtrinsicError) -> Self {
		if let Some(answer) = pool::answer(&error) {
			return Self::of_answer(answer);
		}
		match error {
			ExtrinsicError::ErrorSubmittingTransaction(error) => Failure::lost(error),
			other => Failure::Refused(other.to_string()),
		}
	}

	fn of_answer(answer: &UserError) -> Self {
		let (data, refusal) = (pool::data(answer), pool::refusal(answer));
		match (answer.code, refusal) {
			(INVALID, _) if data == NOT_DUE => Failure::NotDue,
			(INVALID, Some(refusal)) if data == TOO_MANY_PENDING => {
				Failure::Busy(refusal.to_string())
			}
			(INVALID, _) if ["outdated", "ancient birth"].iter().any(|it| data.contains(it)) => {
				Failure::Busy(data)
			}
			(_, Some(refusal)) => Failure::Refused(refusal.to_string()),
			(INVALID, None) => Failure::Refused(data),
			(BANNED | KNOWN | LOW_PRIORITY | FULL | SUBSCRIPTIONS | CALLS, None) => {
				Failure::Busy(format!("{} {data}", answer.message))
			}
			_ => Failure::Refused(format!("{answer} {data}")),
		}
	}

	pub fn of_dispatch(error: &DispatchError) -> Self {
		Failure::Dispatch(CallError::of(error))
	}

	/// Whether sending again what the chain does not have yet may succeed.
	pub fn may_pass(&self) -> bool {
		let is_untaken =
			matches!(self, Failure::Busy(_) | Failure::Upgraded | Failure::NotTaken(..));
		is_untaken || !self.is_nothing_taken()
	}

	/// Whether the pool refused it as it is, as it does what is signed for another runtime.
	pub(crate) fn is_refusal(&self) -> bool {
		matches!(self, Failure::Refused(_) | Failure::NotDue)
	}

	/// Whether it is certain that nothing stands of the call.
	pub fn is_nothing_taken(&self) -> bool {
		use Failure::{Astray, LetGo, Lost, Untold};
		!matches!(self, Lost(_) | Astray(..) | LetGo(..) | Untold { .. })
	}

	pub fn is(&self, pallet: &str, error: &str) -> bool {
		matches!(self, Failure::Dispatch(found) if found.pallet == pallet && found.name == error)
	}
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
		assert!(unmandated.to_string().contains("the authority grants one first"), "{unmandated}");
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
			assert!(said.contains("cannot read the extrinsic"), "{said}");
			assert!(!said.contains("unreachable") && !failure.may_pass(), "{said}");
		}
	}

	#[test]
	fn refusal_should_be_looked_into_as_another_runtimes_when_nothing_of_it_was_taken() {
		let bad_signature = answer(1010, "Transaction has a bad signature");
		let of_another_form = answer(1002, "Execution aborted due to trap: wasm trap");
		for failure in [bad_signature, of_another_form, answer(1010, "Custom error: 5")] {
			assert!(failure.is_refusal() && failure.is_nothing_taken(), "{failure:?}");
		}
		// What may have been taken all the same is never signed anew for it, nor what the pool takes later.
		for failure in [Failure::lost("gone"), answer(1016, ""), answer(1010, "outdated")] {
			assert!(!failure.is_refusal(), "{failure:?}");
		}
		assert!(!Failure::lost("gone").is_nothing_taken());
	}

	#[test]
	fn upgrade_should_be_worth_another_try_and_tell_so_when_it_was_why_nothing_was_taken() {
		let upgraded = Failure::Upgraded;
		assert!(upgraded.may_pass() && upgraded.is_nothing_taken());
		assert!(upgraded.to_string().contains("run the same command again"), "{upgraded}");
	}

	#[test]
	fn transaction_should_be_told_by_hash_and_last_block_when_it_is_not_known_what_became_of_it() {
		let handed = Handed { transaction: H256::repeat_byte(7), until: 1_263 };
		let hash = format!("0x{}", "07".repeat(32));
		let (transaction, reason) = (handed.transaction, "discarded".into());
		let untold = Failure::Untold { block: 1_263, transaction, reason };
		for (failure, words) in [
			(Failure::Astray(handed, "closed".into()), "lost touch with the node"),
			(Failure::LetGo(handed, "dropped".into()), "the node's pool let go of"),
			(untold, "is final in block 1263, and this node does not tell"),
		] {
			let said = failure.to_string();
			let (chinese, english) = said.split_once(" / ").unwrap();
			assert!(english.contains(words), "{said}");
			for part in ["1263", &hash] {
				assert!(chinese.contains(part) && english.contains(part), "{part}: {said}");
			}
			assert!(failure.may_pass() && !failure.is_nothing_taken(), "{said}");
		}
	}

	#[test]
	fn transaction_should_be_worth_sending_again_when_it_is_certain_that_no_block_has_it() {
		let handed = Handed { transaction: H256::repeat_byte(7), until: 1_263 };
		let missed = Failure::NotTaken(handed, "dropped".into());
		assert!(missed.may_pass() && missed.is_nothing_taken());
		let said = missed.to_string();
		assert!(said.contains("Nothing was done: run the same command again"), "{said}");
	}

	#[test]
	fn refusal_should_be_worth_another_try_when_the_node_limits_the_connection() {
		for code in [-32006, -32999] {
			let limited = answer(code, "");
			assert!(limited.may_pass() && limited.is_nothing_taken(), "{limited:?}");
		}
	}

	#[test]
	fn refusal_should_be_worth_another_try_when_the_pool_is_full_or_the_nonce_or_block_is_past() {
		let past = ["Transaction is outdated", "Transaction has an ancient birth block"];
		let past = past.map(|it| answer(1010, it));
		for failure in [answer(1016, ""), answer(1014, "")].into_iter().chain(past) {
			assert!(matches!(failure, Failure::Busy(_)), "{failure:?}");
		}
	}
}
