//! What the node's pool answers to an extrinsic it does not take.

use subxt::{
	error::{BackendError, ExtrinsicError, RpcError},
	rpcs::{Error as ClientError, UserError},
};

use crate::sentences::{self, Sentence};

/// Codes of the answers, as `author_submitExtrinsic` gives them.
pub const BAD_FORMAT: i32 = 1001;
pub const INVALID: i32 = 1010;
pub const UNKNOWN: i32 = 1011;
pub const BANNED: i32 = 1012;
pub const KNOWN: i32 = 1013;
pub const LOW_PRIORITY: i32 = 1014;
pub const FULL: i32 = 1016;
/// What a live chain's nodes refuse to a connection: another subscription, and more calls in a minute. A transaction is not
/// looked at then.
pub const SUBSCRIPTIONS: i32 = -32006;
pub const CALLS: i32 = -32999;

/// The answer, if it was the pool that refused an extrinsic.
pub fn answer(error: &ExtrinsicError) -> Option<&UserError> {
	match error {
		ExtrinsicError::ErrorSubmittingTransaction(BackendError::Rpc(RpcError::ClientError(
			ClientError::User(answer),
		))) => Some(answer),
		_ => None,
	}
}

/// What the answer says beside its code.
pub fn data(answer: &UserError) -> String {
	let data = answer.data.as_ref().map(|data| data.get()).unwrap_or_default();
	serde_json::from_str::<String>(data).unwrap_or_else(|_| data.to_string())
}

/// Why the extrinsic will not be taken as it is: by the codes of CheckAccess, by its signature, size or layout.
pub fn refusal(answer: &UserError) -> Option<Sentence> {
	let data = data(answer);
	let name = match answer.code {
		INVALID | UNKNOWN => match data.strip_prefix("Custom error: ") {
			Some(code) => code,
			None if data.contains("pay some fees") => "1",
			None if data.contains("bad signature") => "bad_signature",
			None if data.contains("exhaust") => "exhausted",
			None => return None,
		},
		BAD_FORMAT => "unreadable",
		_ if is_trap(&answer.message) || is_trap(&data) => "unreadable",
		_ => return None,
	};
	sentences::of_refusal(name)
}

/// Whether the runtime ended, as it does where it cannot decode: a list longer than its bound, or another layout.
fn is_trap(text: &str) -> bool {
	text.contains("Execution aborted") || text.contains("wasm trap")
}
