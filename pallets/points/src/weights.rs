//! What the pallet's calls weigh; the runtime gives what was measured.

use polkadot_sdk::frame_support::weights::Weight;

pub trait WeightInfo {
	/// `l` class pages, 1 to 64.
	fn lapse(l: u32) -> Weight;
	/// `l` class pages, 0 to 64, of the next month in `on_idle`.
	fn lapse_next(l: u32) -> Weight;
	/// Taking from `l` lots, for the calls of other pallets that do.
	fn take(l: u32) -> Weight;
}

/// For tests: a step takes 10, a class page 1.
impl WeightInfo for () {
	fn lapse(l: u32) -> Weight {
		Weight::from_parts(u64::from(l).saturating_add(10), 0)
	}

	fn lapse_next(l: u32) -> Weight {
		Weight::from_parts(u64::from(l).saturating_add(10), 0)
	}

	fn take(l: u32) -> Weight {
		Weight::from_parts(u64::from(l).saturating_add(10), 0)
	}
}
