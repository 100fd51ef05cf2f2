//! What the pallet's calls weigh, and its work at the beginning of a block; the runtime gives what was measured.

use polkadot_sdk::frame_support::weights::Weight;

/// Weight functions needed for `pallet_calendar`.
pub trait WeightInfo {
	fn publish_year() -> Weight;
	fn amend_year() -> Weight;
	/// `n` steps of marking, 0 to `MARKS`, at the beginning of a block.
	fn mark(n: u32) -> Weight;
	/// `n` steps of computing anew, 0 to `MARKS`.
	fn recompute(n: u32) -> Weight;
}

/// For tests: what is done at all takes 10, a step 1.
impl WeightInfo for () {
	fn publish_year() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn amend_year() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn mark(n: u32) -> Weight {
		Weight::from_parts(u64::from(n).saturating_add(10), 0)
	}

	fn recompute(n: u32) -> Weight {
		Weight::from_parts(u64::from(n).saturating_add(10), 0)
	}
}
