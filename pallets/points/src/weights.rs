//! What the pallet's calls weigh; the runtime gives what was measured.

use polkadot_sdk::frame_support::weights::Weight;

pub trait WeightInfo {
	/// `p` pages, 1 to 64.
	fn lapse(p: u32) -> Weight;
	/// `p` pages, 0 to 64, of the next month in `on_idle`.
	fn lapse_next(p: u32) -> Weight;
}

/// For tests: a step takes 10, a page 1.
impl WeightInfo for () {
	fn lapse(p: u32) -> Weight {
		Weight::from_parts(u64::from(p).saturating_add(10), 0)
	}

	fn lapse_next(p: u32) -> Weight {
		Weight::from_parts(u64::from(p).saturating_add(10), 0)
	}
}
