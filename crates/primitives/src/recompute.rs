//! A batch recomputed ([`suhui_coding::recompute`]), hashed as the chain hashes.

use polkadot_sdk::sp_runtime::traits::BlakeTwo256;

pub use suhui_coding::recompute::*;

/// Recomputes a batch chunk by chunk, in any order.
pub type Recomputation = suhui_coding::recompute::Recomputation<BlakeTwo256>;
