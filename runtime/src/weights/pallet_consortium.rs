//! Weights for `pallet_consortium`
//!
//! Estimated until scripts/bench writes it.


#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, clippy::all)]

use polkadot_sdk::{
	frame_support::{traits::Get, weights::Weight},
	frame_system,
};
use core::marker::PhantomData;

/// Weight functions for `pallet_consortium`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_consortium::WeightInfo for WeightInfo<T> {
	/// Storage: `System::AuthorizedUpgrade` (r:0 w:1)
	/// Proof: `System::AuthorizedUpgrade` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	fn dispatch_as_root() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 19_547_000 picoseconds.
		super::with_margin(
			Weight::from_parts(29_335_000, 0)
		)
			.saturating_add(Weight::from_parts(0, 0))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn add() -> Weight {
		super::with_margin(
			Weight::from_parts(90_000_000, 0)
		)
			.saturating_add(Weight::from_parts(0, 43200))
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn remove() -> Weight {
		super::with_margin(
			Weight::from_parts(600_000_000, 0)
		)
			.saturating_add(Weight::from_parts(0, 540000))
			.saturating_add(T::DbWeight::get().reads(152))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn replace() -> Weight {
		super::with_margin(
			Weight::from_parts(400_000_000, 0)
		)
			.saturating_add(Weight::from_parts(0, 273600))
			.saturating_add(T::DbWeight::get().reads(76))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn amend() -> Weight {
		super::with_margin(
			Weight::from_parts(45_000_000, 0)
		)
			.saturating_add(Weight::from_parts(0, 3600))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn retain() -> Weight {
		super::with_margin(
			Weight::from_parts(50_000_000, 0)
		)
			.saturating_add(Weight::from_parts(0, 14400))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn note_author() -> Weight {
		super::with_margin(
			Weight::from_parts(15_000_000, 0)
		)
			.saturating_add(Weight::from_parts(0, 3600))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
