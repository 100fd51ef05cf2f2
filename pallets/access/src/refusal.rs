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
	TooManyPending,
	NotDue,
	NoMandate,
	TooManyMotions,
	WrongThreshold,
	Paused,
}

impl Refusal {
	pub const ALL: [Refusal; 9] = [
		Refusal::Unregistered,
		Refusal::NotPermitted,
		Refusal::QuotaUsedUp,
		Refusal::TooManyPending,
		Refusal::NotDue,
		Refusal::NoMandate,
		Refusal::TooManyMotions,
		Refusal::WrongThreshold,
		Refusal::Paused,
	];

	pub const fn code(self) -> u8 {
		match self {
			Refusal::Unregistered => 1,
			Refusal::NotPermitted => 2,
			Refusal::QuotaUsedUp => 3,
			Refusal::TooManyPending => 4,
			Refusal::NotDue => 5,
			Refusal::NoMandate => 6,
			Refusal::TooManyMotions => 7,
			Refusal::WrongThreshold => 8,
			Refusal::Paused => 9,
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
			Refusal::TooManyPending => "this account has as many transactions waiting as it may",
			Refusal::NotDue => "this call is not due, or not this account's to send",
			Refusal::NoMandate => "the operator has no mandate for this call today",
			Refusal::TooManyMotions => "this account has as many motions open as it may",
			Refusal::WrongThreshold => {
				"this motion is not carried by as many seats as what it proposes needs"
			}
			Refusal::Paused => "the council paused this call",
		}
	}
}

impl From<Refusal> for TransactionValidityError {
	fn from(refusal: Refusal) -> Self {
		InvalidTransaction::Custom(refusal.code()).into()
	}
}
