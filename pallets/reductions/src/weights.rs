//! What the pallet's calls weigh; the runtime gives what was measured.

use polkadot_sdk::frame_support::weights::{constants::RocksDbWeight, Weight};

/// Weight functions needed for `pallet_reductions`.
pub trait WeightInfo {
	fn transfer() -> Weight;
	/// Of `n` classes.
	fn retire(n: u32) -> Weight;
	/// Of `l` lots.
	fn retire_own(l: u32) -> Weight;
	fn register_event() -> Weight;
	fn call_off() -> Weight;
	fn name_accountant() -> Weight;
	fn account() -> Weight;
	/// Of `l` lots.
	fn donate(l: u32) -> Weight;
	/// Of `n` classes.
	fn contribute(n: u32) -> Weight;
	fn consent() -> Weight;
	fn certify() -> Weight;
}

/// So much time, so many reads and writes.
fn fixed(microseconds: u64, reads: u64, writes: u64) -> Weight {
	Weight::from_parts(microseconds.saturating_mul(1_000_000), 4_000)
		.saturating_add(RocksDbWeight::get().reads(reads))
		.saturating_add(RocksDbWeight::get().writes(writes))
}

/// For each class, or lot, so many reads and writes.
fn each(count: u32, reads: u64, writes: u64) -> Weight {
	let count = u64::from(count);
	Weight::from_parts(count.saturating_mul(50_000_000), count.saturating_mul(9_300))
		.saturating_add(RocksDbWeight::get().reads(reads.saturating_mul(count)))
		.saturating_add(RocksDbWeight::get().writes(writes.saturating_mul(count)))
}

impl WeightInfo for () {
	fn transfer() -> Weight {
		fixed(60, 6, 2)
	}
	fn retire(n: u32) -> Weight {
		fixed(60, 5, 2).saturating_add(each(n, 3, 3))
	}
	fn retire_own(l: u32) -> Weight {
		fixed(300, 8, 3).saturating_add(each(l, 3, 3))
	}
	fn register_event() -> Weight {
		fixed(60, 6, 3)
	}
	fn call_off() -> Weight {
		fixed(50, 5, 2)
	}
	fn name_accountant() -> Weight {
		fixed(120, 10, 1)
	}
	fn account() -> Weight {
		fixed(120, 11, 1)
	}
	fn donate(l: u32) -> Weight {
		fixed(300, 8, 3).saturating_add(each(l, 3, 3))
	}
	fn contribute(n: u32) -> Weight {
		fixed(60, 5, 2).saturating_add(each(n, 3, 3))
	}
	fn consent() -> Weight {
		fixed(40, 3, 1)
	}
	fn certify() -> Weight {
		fixed(60, 6, 4)
	}
}
