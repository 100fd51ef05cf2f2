//! What the pallet's calls weigh; the runtime gives what was measured.

use polkadot_sdk::frame_support::weights::{constants::RocksDbWeight, Weight};

/// Weight functions needed for `pallet_experts`.
pub trait WeightInfo {
	fn appoint() -> Weight;
	fn dismiss() -> Weight;
	fn change_key() -> Weight;
	fn replace_key() -> Weight;
	fn declare_interest() -> Weight;
	fn name_panel() -> Weight;
	fn opine() -> Weight;
	fn recuse() -> Weight;
}

impl WeightInfo for () {
	fn appoint() -> Weight {
		Weight::from_parts(40_000_000, 3_600)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn dismiss() -> Weight {
		Weight::from_parts(25_000_000, 3_600)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn change_key() -> Weight {
		Weight::from_parts(110_000_000, 6_100)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn replace_key() -> Weight {
		Weight::from_parts(110_000_000, 6_100)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn declare_interest() -> Weight {
		Weight::from_parts(30_000_000, 3_600)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn name_panel() -> Weight {
		Weight::from_parts(400_000_000, 45_000)
			.saturating_add(RocksDbWeight::get().reads(126_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn opine() -> Weight {
		Weight::from_parts(120_000_000, 23_000)
			.saturating_add(RocksDbWeight::get().reads(47_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn recuse() -> Weight {
		Weight::from_parts(45_000_000, 6_100)
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
}
