//! Weights for `pallet_experts`, estimated until scripts/bench measures them.

use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{traits::Get, weights::Weight},
	frame_system,
};

/// Weight functions for `pallet_experts`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_experts::WeightInfo for WeightInfo<T> {
	/// Storage: `Experts::Sitting` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Experts::ExpertOf` (r:1 w:1)
	/// Storage: `Experts::NextExpert` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	/// Storage: `Participants::ParticipantOf` (r:1 w:0)
	/// Storage: `Experts::Experts` (r:0 w:1)
	/// Storage: `Experts::Interests` (r:0 w:1)
	fn appoint() -> Weight {
		Weight::from_parts(50_000_000, 3_600)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	/// Storage: `Experts::Experts` (r:1 w:1)
	/// Storage: `Experts::Sitting` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	fn dismiss() -> Weight {
		Weight::from_parts(35_000_000, 3_600)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Experts::ExpertOf` (r:2 w:1)
	/// Storage: `Experts::Experts` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Storage: `Participants::ParticipantOf` (r:2 w:0)
	/// Storage: `System::Account` (r:1 w:1)
	/// Storage: `Experts::Interests` (r:0 w:2)
	fn change_key() -> Weight {
		Weight::from_parts(130_000_000, 6_100)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Experts::Experts` (r:1 w:1)
	/// Storage: `Experts::ExpertOf` (r:1 w:1)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Storage: `Participants::ParticipantOf` (r:2 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `System::Account` (r:1 w:1)
	/// Storage: `Experts::Interests` (r:0 w:2)
	fn replace_key() -> Weight {
		Weight::from_parts(130_000_000, 6_100)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(5))
	}
}
