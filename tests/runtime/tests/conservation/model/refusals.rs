//! What becomes of a call.

use pallet_access::Refusal;
use polkadot_sdk::sp_runtime::DispatchError;
use suhui_runtime::RuntimeEvent;
use suhui_runtime_tests::chain::Refused;

/// An event of it, if it has one that tells amounts, or why it has no effect.
pub type Verdict = Result<Option<RuntimeEvent>, Refused>;

pub fn refuse(refusal: Refusal) -> Refused {
	Refused::Transaction(refusal.into())
}

pub fn error(error: impl Into<DispatchError>) -> Refused {
	Refused::Call(error.into())
}

pub fn ensure(holds: bool, otherwise: impl Into<DispatchError>) -> Result<(), Refused> {
	if holds {
		Ok(())
	} else {
		Err(error(otherwise))
	}
}
