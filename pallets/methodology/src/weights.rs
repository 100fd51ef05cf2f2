//! What the pallet's calls weigh; the runtime gives what was measured.

use polkadot_sdk::frame_support::weights::{constants::RocksDbWeight, Weight};
use suhui_primitives::CompilingWeights;

/// Weight functions needed for `pallet_methodology`: of calls by the `l` bytes of the text they compile, of what answers
/// objections or lets them fall by how many there are.
pub trait WeightInfo {
	fn submit(l: u32) -> Weight;
	fn revise(l: u32) -> Weight;
	/// `s` steps of a proof, with a text that takes the same whatever their number.
	fn prove(s: u32) -> Weight;
	/// A call that is refused before its text is read.
	fn refused() -> Weight;
	fn return_incomplete() -> Weight;
	fn complete() -> Weight;
	fn accept() -> Weight;
	fn conclude() -> Weight;
	fn object() -> Weight;
	fn answer(n: u32) -> Weight;
	fn answer_many(n: u32) -> Weight;
	fn file() -> Weight;
	fn publish(l: u32) -> Weight;
	fn send_back() -> Weight;
	fn reject() -> Weight;
	fn withdraw(n: u32) -> Weight;
	fn discontinue() -> Weight;
}

/// How a call that compiles a text is weighed.
pub fn compiling<W: WeightInfo>(call: fn(u32) -> Weight) -> CompilingWeights {
	CompilingWeights { call, prove: W::prove, refused: W::refused }
}

impl WeightInfo for () {
	fn submit(l: u32) -> Weight {
		Weight::from_parts(250_000_000, 3_600)
			.saturating_add(Weight::from_parts(1_700_000, 0).saturating_mul(l.into()))
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn revise(l: u32) -> Weight {
		Weight::from_parts(250_000_000, 3_600)
			.saturating_add(Weight::from_parts(1_700_000, 0).saturating_mul(l.into()))
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn prove(s: u32) -> Weight {
		Weight::from_parts(3_500_000_000, 3_600)
			.saturating_add(Weight::from_parts(300_000, 0).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn refused() -> Weight {
		Weight::from_parts(25_000_000, 3_600).saturating_add(RocksDbWeight::get().reads(5_u64))
	}
	fn return_incomplete() -> Weight {
		Weight::from_parts(60_000_000, 3_800)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn complete() -> Weight {
		Weight::from_parts(65_000_000, 3_800)
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn accept() -> Weight {
		Weight::from_parts(80_000_000, 3_800)
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn conclude() -> Weight {
		Weight::from_parts(150_000_000, 30_000)
			.saturating_add(RocksDbWeight::get().reads(24_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn object() -> Weight {
		Weight::from_parts(90_000_000, 3_800)
			.saturating_add(RocksDbWeight::get().reads(14_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
	fn answer(n: u32) -> Weight {
		Weight::from_parts(110_000_000, 6_100)
			.saturating_add(Weight::from_parts(40_000_000, 2_600).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(16_u64))
			.saturating_add(RocksDbWeight::get().reads(4_u64.saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(10_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64.saturating_mul(n.into())))
	}
	fn answer_many(n: u32) -> Weight {
		Weight::from_parts(20_000_000, 3_800)
			.saturating_add(Weight::from_parts(45_000_000, 2_600).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().reads(5_u64.saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64.saturating_mul(n.into())))
	}
	fn file() -> Weight {
		Weight::from_parts(45_000_000, 6_100)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn publish(l: u32) -> Weight {
		Weight::from_parts(250_000_000, 11_700)
			.saturating_add(Weight::from_parts(1_700_000, 0).saturating_mul(l.into()))
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn send_back() -> Weight {
		Weight::from_parts(60_000_000, 3_800)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn reject() -> Weight {
		Weight::from_parts(150_000_000, 30_000)
			.saturating_add(RocksDbWeight::get().reads(22_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn withdraw(n: u32) -> Weight {
		Weight::from_parts(80_000_000, 6_100)
			.saturating_add(Weight::from_parts(40_000_000, 2_600).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().reads(4_u64.saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64.saturating_mul(n.into())))
	}
	fn discontinue() -> Weight {
		Weight::from_parts(30_000_000, 3_800)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
}
