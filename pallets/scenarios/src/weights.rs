//! What the pallet's calls weigh; the runtime gives what was measured.

use polkadot_sdk::frame_support::weights::{constants::RocksDbWeight, Weight};
use suhui_primitives::{CompilingWeights, SourceId};

use crate::{types::months, FirstClaims};

/// Weight functions needed for `pallet_scenarios`: of calls by the `l` bytes of the texts they compile.
pub trait WeightInfo {
	fn apply(l: u32) -> Weight;
	fn file() -> Weight;
	fn terminate() -> Weight;
	fn set_reporters(r: u32) -> Weight;
	fn reject() -> Weight;
	fn propose_terms(l: u32) -> Weight;
	/// `s` steps of proofs, with texts that take the same whatever their number.
	fn prove(s: u32) -> Weight;
	/// A call that is refused before its texts are read.
	fn refused() -> Weight;
	fn approve() -> Weight;
	fn accept() -> Weight;
	fn withdraw() -> Weight;
	fn return_incomplete() -> Weight;
	fn complete() -> Weight;
	/// Of a claim of `m` months.
	fn declare_claim(m: u32) -> Weight;
	fn report_conflict() -> Weight;
	fn decide_conflict() -> Weight;
	fn evaluate() -> Weight;
	fn submit_rectification() -> Weight;
	fn accept_rectification() -> Weight;
	fn refuse_rectification() -> Weight;
	fn freeze() -> Weight;
	fn unfreeze() -> Weight;
	fn leave() -> Weight;
	fn transfer() -> Weight;
	fn consent_transfer() -> Weight;
}

/// How a call that compiles texts is weighed.
pub fn compiling<W: WeightInfo>(call: fn(u32) -> Weight) -> CompilingWeights {
	CompilingWeights { call, prove: W::prove, refused: W::refused }
}

/// What the claims that go with an application are charged: where it succeeds another, batches may cover their days.
pub fn claiming<W: WeightInfo>(claims: &FirstClaims, succeeds: Option<SourceId>) -> Weight {
	let of_one = |claim| W::declare_claim(months(claim));
	match succeeds {
		Some(_) => claims.iter().map(of_one).fold(Weight::zero(), Weight::saturating_add),
		None => Weight::zero(),
	}
}

impl WeightInfo for () {
	fn apply(l: u32) -> Weight {
		Weight::from_parts(250_000_000, 11_700)
			.saturating_add(Weight::from_parts(1_700_000, 0).saturating_mul(l.into()))
			.saturating_add(RocksDbWeight::get().reads(14_u64))
			.saturating_add(RocksDbWeight::get().writes(13_u64))
	}
	fn file() -> Weight {
		Weight::from_parts(60_000_000, 4_000)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn terminate() -> Weight {
		Weight::from_parts(50_000_000, 4_600)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
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
		Weight::from_parts(60_000_000, 4_600)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
	fn propose_terms(l: u32) -> Weight {
		Weight::from_parts(250_000_000, 11_700)
			.saturating_add(Weight::from_parts(1_700_000, 0).saturating_mul(l.into()))
			.saturating_add(RocksDbWeight::get().reads(14_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
	fn prove(s: u32) -> Weight {
		Weight::from_parts(5_500_000_000, 11_700)
			.saturating_add(Weight::from_parts(300_000, 0).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(13_u64))
			.saturating_add(RocksDbWeight::get().writes(12_u64))
	}
	fn refused() -> Weight {
		Weight::from_parts(25_000_000, 3_800).saturating_add(RocksDbWeight::get().reads(7_u64))
	}
	fn approve() -> Weight {
		Weight::from_parts(50_000_000, 4_600)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn accept() -> Weight {
		Weight::from_parts(70_000_000, 4_600)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn withdraw() -> Weight {
		Weight::from_parts(60_000_000, 4_600)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
	fn return_incomplete() -> Weight {
		Weight::from_parts(50_000_000, 4_600)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn complete() -> Weight {
		Weight::from_parts(60_000_000, 4_600)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn declare_claim(m: u32) -> Weight {
		Weight::from_parts(60_000_000, 6_600)
			.saturating_add(Weight::from_parts(4_000_000, 2_600).saturating_mul(m.into()))
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(m.into())))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn report_conflict() -> Weight {
		Weight::from_parts(55_000_000, 4_600)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn decide_conflict() -> Weight {
		Weight::from_parts(45_000_000, 4_600)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn evaluate() -> Weight {
		Weight::from_parts(60_000_000, 4_600)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn submit_rectification() -> Weight {
		Weight::from_parts(50_000_000, 4_600)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn accept_rectification() -> Weight {
		Weight::from_parts(50_000_000, 4_600)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn refuse_rectification() -> Weight {
		Weight::from_parts(40_000_000, 4_600)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn freeze() -> Weight {
		Weight::from_parts(40_000_000, 4_600)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn unfreeze() -> Weight {
		Weight::from_parts(40_000_000, 4_600)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn leave() -> Weight {
		Weight::from_parts(50_000_000, 4_600)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn transfer() -> Weight {
		Weight::from_parts(40_000_000, 4_600)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn consent_transfer() -> Weight {
		Weight::from_parts(90_000_000, 4_600)
			.saturating_add(RocksDbWeight::get().reads(16_u64))
			.saturating_add(RocksDbWeight::get().writes(12_u64))
	}
}
