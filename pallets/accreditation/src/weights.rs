//! What the pallet's calls weigh; the runtime gives what was measured.

use polkadot_sdk::frame_support::weights::{constants::RocksDbWeight, Weight};

/// Weight functions needed for `pallet_accreditation`.
pub trait WeightInfo {
	fn accredit() -> Weight;
	fn suspend() -> Weight;
	fn reinstate() -> Weight;
	fn declare_interest() -> Weight;
}

impl WeightInfo for () {
	fn accredit() -> Weight {
		Weight::from_parts(30_000_000, 3_900)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn suspend() -> Weight {
		Weight::from_parts(22_000_000, 3_900)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn reinstate() -> Weight {
		Weight::from_parts(20_000_000, 3_900)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn declare_interest() -> Weight {
		Weight::from_parts(25_000_000, 3_900)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
}
