//! What the council may pause when something is wrong, and what it may not: the way out of a pause.

use crate::*;
use pallet_tx_pause::RuntimeCallNameOf;
use polkadot_sdk::frame_support::traits::{Contains, GetCallMetadata};
use suhui_primitives::NEVER_PAUSED;

/// The calls of [`NEVER_PAUSED`].
pub struct NeverPaused;

impl Contains<RuntimeCallNameOf<Runtime>> for NeverPaused {
	fn contains((pallet, _): &RuntimeCallNameOf<Runtime>) -> bool {
		NEVER_PAUSED.iter().any(|name| name.as_bytes() == pallet.as_slice())
	}
}

/// Whether the council paused the call.
pub fn is_paused(call: &RuntimeCall) -> bool {
	!TxPause::contains(call)
}

/// Whether the call would pause what is no call of the runtime's: it pauses nothing, and nobody would know.
pub fn pauses_nothing(call: &RuntimeCall) -> bool {
	match call {
		RuntimeCall::TxPause(pallet_tx_pause::Call::pause { full_name: (pallet, name) }) => {
			!is_call(pallet, name)
		}
		_ => false,
	}
}

fn is_call(pallet: &[u8], name: &[u8]) -> bool {
	let mut pallets = RuntimeCall::get_module_names().iter();
	pallets.find(|known| known.as_bytes() == pallet).is_some_and(|pallet| {
		RuntimeCall::get_call_names(pallet).iter().any(|known| known.as_bytes() == name)
	})
}
