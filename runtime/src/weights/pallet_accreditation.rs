//! Estimated weights for `pallet_accreditation`; scripts/bench measures them.

use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{traits::Get, weights::Weight},
	frame_system,
};

/// Weight functions for `pallet_accreditation`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_accreditation::WeightInfo for WeightInfo<T> {
	/// Storage: `Participants::ParticipantOf` (r:1 w:0)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Storage: `Accreditation::Verifiers` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	fn accredit() -> Weight {
		Weight::from_parts(30_000_000, 3_900)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Accreditation::Verifiers` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	fn suspend() -> Weight {
		Weight::from_parts(22_000_000, 3_900)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Accreditation::Verifiers` (r:1 w:1)
	fn reinstate() -> Weight {
		Weight::from_parts(20_000_000, 3_900)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Accreditation::Verifiers` (r:1 w:0)
	/// Storage: `Accreditation::Interests` (r:1 w:1)
	fn declare_interest() -> Weight {
		Weight::from_parts(20_000_000, 3_900)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

// For tests.