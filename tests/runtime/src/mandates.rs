//! What the authority sends about the operator's mandates (Art. 6).

use pallet_mandate::{Call, Scope};
use polkadot_sdk::sp_core::H256;
use suhui_primitives::{Day, Document};
use suhui_runtime::Runtime;

pub fn grant(scope: Scope, from: Day, until: Day) -> Call<Runtime> {
	let digest = H256::repeat_byte(8);
	Call::grant { scope, from, until, document: Document { blake2_256: digest, sm3: digest } }
}

/// A mandate of each scope, for all days.
pub fn grants() -> [Call<Runtime>; 4] {
	Scope::ALL.map(|scope| grant(scope, Day(0), Day(u32::MAX)))
}

pub fn withdraw(scope: Scope) -> Call<Runtime> {
	Call::withdraw { scope }
}
