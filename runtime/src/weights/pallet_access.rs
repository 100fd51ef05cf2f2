//! Estimated weights for `pallet_access`; scripts/bench measures them.

use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{traits::Get, weights::Weight},
	frame_system,
};

/// Weight functions for `pallet_access`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_access::WeightInfo for WeightInfo<T> {
	/// Storage: `Access::SentToday` (r:1 w:1)
	/// Storage: what tells the sender's roles, at most 8 values (r:8 w:0)
	fn check_access() -> Weight {
		Weight::from_parts(30_000_000, 8000)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

// For tests.