//! What the pallet's calls weigh; the runtime gives what was measured.

use polkadot_sdk::frame_support::weights::{constants::RocksDbWeight, Weight};

/// Weight functions needed for `pallet_accreditation`.
pub trait WeightInfo {
	/// With `s` people, in place of as many others as may be.
	fn apply(s: u32) -> Weight;
	/// With `s` people who are let go.
	fn reject(s: u32) -> Weight;
	fn accredit() -> Weight;
	fn renew() -> Weight;
	/// With `s` people who are let go.
	fn revoke(s: u32) -> Weight;
	fn suspend() -> Weight;
	fn confirm_suspension() -> Weight;
	fn lift() -> Weight;
	/// `n` people who come in place of as many others.
	fn report_staff(n: u32) -> Weight;
	/// `n` people, each of another verifier.
	fn attend(n: u32) -> Weight;
	/// `n` people, each of another verifier.
	fn settle_staff(n: u32) -> Weight;
	fn declare_interest() -> Weight;
}

fn weight(nanoseconds: u64, reads: u64, writes: u64) -> Weight {
	Weight::from_parts(nanoseconds.saturating_mul(1_000), 7_000)
		.saturating_add(RocksDbWeight::get().reads_writes(reads, writes))
}

/// For tests; a call of a length has so many reads and writes more.
impl WeightInfo for () {
	fn apply(s: u32) -> Weight {
		weight(260_000, 8, 69).saturating_add(weight(3_000, 2, 2).saturating_mul(s.into()))
	}
	fn reject(s: u32) -> Weight {
		weight(30_000, 5, 3).saturating_add(weight(2_000, 0, 1).saturating_mul(s.into()))
	}
	fn accredit() -> Weight {
		weight(80_000, 10, 5)
	}
	fn renew() -> Weight {
		weight(80_000, 9, 4)
	}
	fn revoke(s: u32) -> Weight {
		weight(40_000, 6, 5).saturating_add(weight(2_000, 0, 1).saturating_mul(s.into()))
	}
	fn suspend() -> Weight {
		weight(40_000, 5, 3)
	}
	fn confirm_suspension() -> Weight {
		weight(40_000, 4, 3)
	}
	fn lift() -> Weight {
		weight(45_000, 5, 3)
	}
	fn report_staff(n: u32) -> Weight {
		weight(80_000, 7, 4).saturating_add(weight(3_000, 2, 3).saturating_mul(n.into()))
	}
	fn attend(n: u32) -> Weight {
		weight(20_000, 2, 0).saturating_add(weight(60_000, 4, 4).saturating_mul(n.into()))
	}
	fn settle_staff(n: u32) -> Weight {
		weight(25_000, 3, 0).saturating_add(weight(70_000, 4, 6).saturating_mul(n.into()))
	}
	fn declare_interest() -> Weight {
		weight(25_000, 5, 1)
	}
}
