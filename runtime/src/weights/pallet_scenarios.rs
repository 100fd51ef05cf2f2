//! Estimated weights for `pallet_scenarios`; scripts/bench measures them.

use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{traits::Get, weights::Weight},
	frame_system,
};

/// Weight functions for `pallet_scenarios`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_scenarios::WeightInfo for WeightInfo<T> {
	/// Storage: `Participants::ParticipantOf` (r:1 w:0)
	/// Storage: `Methodology::Formulas` (r:1 w:0)
	/// Storage: `Methodology::Sources` (r:1 w:0)
	/// Storage: `Scenarios::NextSource` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Scenarios::PointsSources` (r:0 w:1)
	/// Storage: `Scenarios::PointsRules` (r:0 w:1)
	/// Storage: `Scenarios::Scenarios` (r:0 w:1)
	/// The range of component `l` is `[1536, 8192]`.
	fn apply(l: u32, ) -> Weight {
		Weight::from_parts(14_000_000_000, 11_700)
			.saturating_add(Weight::from_parts(1_700_000, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Scenarios::Scenarios` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	fn admit() -> Weight {
		Weight::from_parts(22_000_000, 3_800)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Scenarios::Scenarios` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	fn terminate() -> Weight {
		Weight::from_parts(22_000_000, 3_800)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Scenarios::Scenarios` (r:1 w:0)
	/// Storage: `Participants::ParticipantOf` (r:9 w:0)
	/// Storage: `Scenarios::Reporters` (r:0 w:1)
	/// The range of component `r` is `[0, 8]`.
	fn set_reporters(r: u32, ) -> Weight {
		Weight::from_parts(22_000_000, 3_800)
			.saturating_add(Weight::from_parts(4_000_000, 2_600).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(r.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

// For tests.