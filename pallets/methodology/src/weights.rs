//! What the pallet's calls weigh; the runtime gives what was measured.

use polkadot_sdk::frame_support::weights::{constants::RocksDbWeight, Weight};
use suhui_primitives::CompilingWeights;

/// Weight functions needed for `pallet_methodology`: of calls by the `l` bytes of the text they compile.
pub trait WeightInfo {
	fn submit(l: u32) -> Weight;
	fn revise(l: u32) -> Weight;
	/// `s` steps of a proof, with a text that takes the same whatever their number.
	fn prove(s: u32) -> Weight;
	/// A call that is refused before its text is read.
	fn refused() -> Weight;
	fn opine() -> Weight;
	fn publish(l: u32) -> Weight;
	fn reject() -> Weight;
	fn withdraw() -> Weight;
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
	fn opine() -> Weight {
		Weight::from_parts(35_000_000, 3_800)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn publish(l: u32) -> Weight {
		Weight::from_parts(250_000_000, 11_700)
			.saturating_add(Weight::from_parts(1_700_000, 0).saturating_mul(l.into()))
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
