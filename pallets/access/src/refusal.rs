//! Why a transaction is refused.

use polkadot_sdk::sp_runtime::transaction_validity::{
	InvalidTransaction, TransactionValidityError,
};

/// Why a transaction is refused: the code of `InvalidTransaction::Custom`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
	Unregistered,
	NotPermitted,
	QuotaUsedUp,
}

impl Refusal {
	pub const ALL: [Refusal; 3] =
		[Refusal::Unregistered, Refusal::NotPermitted, Refusal::QuotaUsedUp];

	pub const fn code(self) -> u8 {
		match self {
			Refusal::Unregistered => 1,
			Refusal::NotPermitted => 2,
			Refusal::QuotaUsedUp => 3,
		}
	}

	/// `None` for a code of something else.
	pub fn from_code(code: u8) -> Option<Self> {
		Self::ALL.into_iter().find(|refusal| refusal.code() == code)
	}

	/// What a sender reads.
	pub const fn text(self) -> &'static str {
		match self {
			Refusal::Unregistered => "this account is not registered",
			Refusal::NotPermitted => "this account may not send this call",
			Refusal::QuotaUsedUp => "this account has sent all it may send today",
		}
	}
}

impl From<Refusal> for TransactionValidityError {
	fn from(refusal: Refusal) -> Self {
		InvalidTransaction::Custom(refusal.code()).into()
	}
}
