//! A batch recomputed ([`suhui_coding::recount`]), hashed as the chain hashes.

use polkadot_sdk::sp_runtime::traits::BlakeTwo256;

pub use suhui_coding::recount::*;

/// Recomputes a batch chunk by chunk, in any order.
pub type Recount = suhui_coding::recount::Recount<BlakeTwo256>;
