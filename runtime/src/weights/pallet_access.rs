//! Weights for `pallet_access`, estimated until scripts/bench measures them.

use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{traits::Get, weights::Weight},
	frame_system,
};

/// Weight functions for `pallet_access`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_access::WeightInfo for WeightInfo<T> {
	/// Reads the participant, its verifier, its expert and the seat, three memberships, the validators, what is spent
	/// and the time; writes what is spent.
	fn check_access_of_participant() -> Weight {
		Weight::from_parts(65_000_000, 6_000)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	/// The same without a participant and its verifier.
	fn check_access_of_expert() -> Weight {
		Weight::from_parts(58_000_000, 6_000)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	/// The same without a seat.
	fn check_access_of_account() -> Weight {
		Weight::from_parts(55_000_000, 6_000)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
