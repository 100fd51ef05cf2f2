//! What the pallet's extensions weigh; the runtime gives what was measured.

use polkadot_sdk::frame_support::weights::{constants::RocksDbWeight, Weight};

/// Weight functions needed for `pallet_access`.
pub trait WeightInfo {
	fn check_access_of_participant() -> Weight;
	fn check_access_of_expert() -> Weight;
	fn check_access_of_account() -> Weight;
}

impl WeightInfo for () {
	/// Storage: `Access::Spent` (r:1 w:1)
	fn check_access_of_participant() -> Weight {
		Weight::from_parts(30_000_000, 8000)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}

	/// Storage: `Access::Spent` (r:1 w:1)
	fn check_access_of_expert() -> Weight {
		Weight::from_parts(25_000_000, 8000)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}

	/// Storage: `Access::Spent` (r:1 w:1)
	fn check_access_of_account() -> Weight {
		Weight::from_parts(25_000_000, 8000)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
}
