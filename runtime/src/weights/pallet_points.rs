//! Estimated weights for `pallet_points`; scripts/bench measures them.

use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{traits::Get, weights::Weight},
	frame_system,
};

/// Weight functions for `pallet_points`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_points::WeightInfo for WeightInfo<T> {
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Participants::ParticipantOf` (r:1 w:0)
	/// Storage: `Points::Lots` (r:65 w:64)
	/// Storage: `Points::Honours` (r:4096 w:4096)
	/// Storage: `Points::Classes` (r:8 w:8)
	/// The range of component `p` is `[1, 64]`.
	fn lapse(p: u32) -> Weight {
		Weight::from_parts(40_000_000, 0)
			.saturating_add(Weight::from_parts(130_000_000, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().reads(65u64.saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(8))
			.saturating_add(T::DbWeight::get().writes(65u64.saturating_mul(p.into())))
	}

	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Points::NextToLapse` (r:1 w:1)
	/// Storage: `Points::Lots` (r:65 w:64)
	/// Storage: `Points::Honours` (r:4096 w:4096)
	/// Storage: `Points::Classes` (r:8 w:8)
	/// The range of component `p` is `[1, 64]`.
	fn lapse_next(p: u32) -> Weight {
		Weight::from_parts(40_000_000, 0)
			.saturating_add(Weight::from_parts(130_000_000, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().reads(65u64.saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(9))
			.saturating_add(T::DbWeight::get().writes(65u64.saturating_mul(p.into())))
	}
}
