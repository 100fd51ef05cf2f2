//! What the pallet's calls weigh; the runtime gives what was measured.

use polkadot_sdk::frame_support::weights::Weight;

/// Weight functions needed for `pallet_consortium`.
pub trait WeightInfo {
	/// Without the call that is carried out.
	fn dispatch_as_root() -> Weight;
	fn add() -> Weight;
	/// With as many accounts that validate, or did, as there may be.
	fn remove() -> Weight;
	/// As `remove`.
	fn replace() -> Weight;
	fn amend() -> Weight;
	fn retain() -> Weight;
	/// An author's block.
	fn note_author() -> Weight;
}

impl WeightInfo for () {
	fn dispatch_as_root() -> Weight {
		Weight::from_parts(10_000_000, 0)
	}

	fn add() -> Weight {
		Weight::from_parts(10_000_000, 0)
	}

	fn remove() -> Weight {
		Weight::from_parts(10_000_000, 0)
	}

	fn replace() -> Weight {
		Weight::from_parts(10_000_000, 0)
	}

	fn amend() -> Weight {
		Weight::from_parts(10_000_000, 0)
	}

	fn retain() -> Weight {
		Weight::from_parts(10_000_000, 0)
	}

	fn note_author() -> Weight {
		Weight::from_parts(10_000_000, 0)
	}
}
