//! What the pallet's calls weigh; the runtime gives what was measured.

use polkadot_sdk::frame_support::weights::{constants::RocksDbWeight, Weight};

/// Weight functions needed for `pallet_disclosure`.
pub trait WeightInfo {
	fn publish_rule() -> Weight;
	fn repeal_rule() -> Weight;
	fn file_report() -> Weight;
	fn complain() -> Weight;
	fn record_complaint() -> Weight;
	fn answer_complaint() -> Weight;
	fn ask_review() -> Weight;
	fn decide_review() -> Weight;
	fn sanction() -> Weight;
	fn lift() -> Weight;
	fn appeal() -> Weight;
	fn answer_appeal() -> Weight;
	fn appoint_office() -> Weight;
	fn dismiss_office() -> Weight;
	/// A block in which `n` reports fall due.
	fn fall_due(n: u32) -> Weight;
}

impl WeightInfo for () {
	fn publish_rule() -> Weight {
		Weight::from_parts(40_000_000, 3_900)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn repeal_rule() -> Weight {
		Weight::from_parts(40_000_000, 3_900)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn file_report() -> Weight {
		Weight::from_parts(80_000_000, 3_900)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn complain() -> Weight {
		Weight::from_parts(100_000_000, 3_900)
			.saturating_add(RocksDbWeight::get().reads(13_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn record_complaint() -> Weight {
		Weight::from_parts(100_000_000, 3_900)
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn answer_complaint() -> Weight {
		Weight::from_parts(100_000_000, 3_900)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn ask_review() -> Weight {
		Weight::from_parts(60_000_000, 3_900)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn decide_review() -> Weight {
		Weight::from_parts(45_000_000, 3_900)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn sanction() -> Weight {
		Weight::from_parts(45_000_000, 3_900)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn lift() -> Weight {
		Weight::from_parts(40_000_000, 3_900)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn appeal() -> Weight {
		Weight::from_parts(50_000_000, 3_900)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn answer_appeal() -> Weight {
		Weight::from_parts(40_000_000, 3_900)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn appoint_office() -> Weight {
		Weight::from_parts(45_000_000, 3_900)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn dismiss_office() -> Weight {
		Weight::from_parts(35_000_000, 3_900)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn fall_due(n: u32) -> Weight {
		Weight::from_parts(15_000_000, 2_500)
			.saturating_add(Weight::from_parts(45_000_000, 2_600).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().reads(3_u64.saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64.saturating_mul(n.into())))
	}
}
