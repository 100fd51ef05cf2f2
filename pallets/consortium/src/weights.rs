//! What the pallet's calls weigh; the runtime gives what was measured.

use polkadot_sdk::frame_support::weights::Weight;

/// Weight functions needed for `pallet_consortium`.
pub trait WeightInfo {
	/// Without the call that is carried out.
	fn dispatch_as_root() -> Weight;
}

impl WeightInfo for () {
	fn dispatch_as_root() -> Weight {
		Weight::from_parts(10_000_000, 0)
	}
}
