//! What the pallet's calls weigh; the runtime gives what was measured.

use polkadot_sdk::frame_support::weights::{constants::RocksDbWeight, Weight};
use suhui_primitives::CompilingWeights;

/// Weight functions needed for `pallet_scenarios`: of calls by the `l` bytes of the texts they compile.
pub trait WeightInfo {
	fn apply(l: u32) -> Weight;
	fn admit() -> Weight;
	fn terminate() -> Weight;
	fn set_reporters(r: u32) -> Weight;
	fn reject() -> Weight;
	fn propose_terms(l: u32) -> Weight;
	/// `s` steps of proofs, with texts that take the same whatever their number.
	fn prove(s: u32) -> Weight;
	/// A call that is refused before its texts are read.
	fn refused() -> Weight;
	fn admit_terms() -> Weight;
	fn reject_terms() -> Weight;
	fn withdraw() -> Weight;
}

/// How a call that compiles texts is weighed.
pub fn compiling<W: WeightInfo>(call: fn(u32) -> Weight) -> CompilingWeights {
	CompilingWeights { call, prove: W::prove, refused: W::refused }
}

impl WeightInfo for () {
	fn apply(l: u32) -> Weight {
		Weight::from_parts(250_000_000, 11_700)
			.saturating_add(Weight::from_parts(1_700_000, 0).saturating_mul(l.into()))
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn admit() -> Weight {
		Weight::from_parts(36_000_000, 4_000)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn terminate() -> Weight {
		Weight::from_parts(22_000_000, 3_800)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn set_reporters(r: u32) -> Weight {
		Weight::from_parts(22_000_000, 3_800)
			.saturating_add(Weight::from_parts(4_000_000, 2_600).saturating_mul(r.into()))
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(r.into())))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(r.into())))
	}
	fn reject() -> Weight {
		Weight::from_parts(30_000_000, 3_800)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn propose_terms(l: u32) -> Weight {
		Weight::from_parts(250_000_000, 11_700)
			.saturating_add(Weight::from_parts(1_700_000, 0).saturating_mul(l.into()))
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn prove(s: u32) -> Weight {
		Weight::from_parts(5_500_000_000, 11_700)
			.saturating_add(Weight::from_parts(300_000, 0).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn refused() -> Weight {
		Weight::from_parts(25_000_000, 3_800).saturating_add(RocksDbWeight::get().reads(6_u64))
	}
	fn admit_terms() -> Weight {
		Weight::from_parts(30_000_000, 4_600)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn reject_terms() -> Weight {
		Weight::from_parts(30_000_000, 4_600)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn withdraw() -> Weight {
		Weight::from_parts(36_000_000, 4_600)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
}
