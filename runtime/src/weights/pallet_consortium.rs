//! Weights for `pallet_consortium`, estimated until scripts/bench measures them.

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::weights::Weight, frame_system};

/// Weight functions for `pallet_consortium`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_consortium::WeightInfo for WeightInfo<T> {
	fn dispatch_as_root() -> Weight {
		Weight::from_parts(30_000_000, 0)
	}
}
