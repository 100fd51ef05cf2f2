//! Estimated weights for `pallet_methodology`; scripts/bench measures them.

use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{traits::Get, weights::Weight},
	frame_system,
};

/// Weight functions for `pallet_methodology`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_methodology::WeightInfo for WeightInfo<T> {
	/// Storage: `Participants::ParticipantOf` (r:1 w:0)
	/// Storage: `Methodology::NextMethodology` (r:1 w:1)
	/// Storage: `Methodology::NextVersion` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Methodology::Methodologies` (r:0 w:1)
	/// Storage: `Methodology::Sources` (r:0 w:1)
	/// Storage: `Methodology::Versions` (r:0 w:1)
	/// The range of component `l` is `[1280, 8192]`.
	fn submit(l: u32, ) -> Weight {
		Weight::from_parts(250_000_000, 3_600)
			.saturating_add(Weight::from_parts(1_700_000, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Methodology::Methodologies` (r:1 w:1)
	/// Storage: `Participants::ParticipantOf` (r:1 w:0)
	/// Storage: `Methodology::NextVersion` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Methodology::Sources` (r:0 w:1)
	/// Storage: `Methodology::Versions` (r:0 w:1)
	/// The range of component `l` is `[1280, 8192]`.
	fn revise(l: u32, ) -> Weight {
		Weight::from_parts(250_000_000, 3_600)
			.saturating_add(Weight::from_parts(1_700_000, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Experts::Members` (r:1 w:0)
	/// Storage: `Methodology::Versions` (r:1 w:0)
	/// Storage: `Methodology::Opinions` (r:1 w:1)
	/// Storage: `Methodology::OpinionCount` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	fn opine() -> Weight {
		Weight::from_parts(35_000_000, 3_800)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Methodology::Versions` (r:1 w:1)
	/// Storage: `Methodology::OpinionCount` (r:1 w:0)
	/// Storage: `Methodology::Sources` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Methodology::Formulas` (r:0 w:1)
	/// The range of component `l` is `[1280, 8192]`.
	fn publish(l: u32, ) -> Weight {
		Weight::from_parts(250_000_000, 11_700)
			.saturating_add(Weight::from_parts(1_700_000, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

// For tests.