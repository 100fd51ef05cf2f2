//! What the pallet's calls weigh; the runtime gives what was measured.

use polkadot_sdk::frame_support::weights::{constants::RocksDbWeight, Weight};

/// Weight functions needed for `pallet_methodology`: of texts by their `l` bytes and the `s` steps of their proofs.
pub trait WeightInfo {
	fn submit(l: u32, s: u32) -> Weight;
	fn revise(l: u32, s: u32) -> Weight;
	fn opine() -> Weight;
	fn publish(l: u32, s: u32) -> Weight;
	fn reject() -> Weight;
	fn withdraw() -> Weight;
}

impl WeightInfo for () {
	fn submit(l: u32, s: u32) -> Weight {
		Weight::from_parts(250_000_000, 3_600)
			.saturating_add(Weight::from_parts(1_700_000, 0).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(1_000_000, 0).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn revise(l: u32, s: u32) -> Weight {
		Weight::from_parts(250_000_000, 3_600)
			.saturating_add(Weight::from_parts(1_700_000, 0).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(1_000_000, 0).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn opine() -> Weight {
		Weight::from_parts(35_000_000, 3_800)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn publish(l: u32, s: u32) -> Weight {
		Weight::from_parts(250_000_000, 11_700)
			.saturating_add(Weight::from_parts(1_700_000, 0).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(1_000_000, 0).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn reject() -> Weight {
		Weight::from_parts(30_000_000, 3_800)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn withdraw() -> Weight {
		Weight::from_parts(30_000_000, 3_800)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
}
