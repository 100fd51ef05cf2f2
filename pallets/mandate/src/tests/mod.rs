//! One file per call.

mod grant;
mod origin;
mod try_state;
mod withdraw;

use crate::{mock::*, Scope};
use polkadot_sdk::{frame_support::assert_ok, sp_runtime::DispatchResult};
use suhui_primitives::Day;

/// The authority mandates the operator with issuance from the 100th to the 200th day; it is the 150th.
fn granted() {
	Today::set(&Day(150));
	assert_ok!(grant(AUTHORITY, 100, 200));
}

fn grant(sender: u64, from: u32, until: u32) -> DispatchResult {
	let origin = RuntimeOrigin::signed(sender);
	Mandate::grant(origin, Scope::Issuance, Day(from), Day(until), document(1))
}
