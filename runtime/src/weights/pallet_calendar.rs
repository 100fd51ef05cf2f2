//! Weights for `pallet_calendar`
//!
//! By hand, estimated until scripts/bench writes it.


#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, clippy::all)]

use polkadot_sdk::{
	frame_support::{traits::Get, weights::Weight},
	frame_system,
};
use core::marker::PhantomData;

/// Weight functions for `pallet_calendar`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_calendar::WeightInfo for WeightInfo<T> {
	/// Storage: `Authority::Members` (r:1 w:0)
	/// Storage: `Calendar::Years` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Calendar::Recompute` (r:1 w:1)
	fn publish_year() -> Weight {
		super::with_margin(
			Weight::from_parts(60_000_000, 0)
		)
			.saturating_add(Weight::from_parts(0, 3600))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Authority::Members` (r:1 w:0)
	/// Storage: `Calendar::Years` (r:3 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Calendar::Recompute` (r:1 w:1)
	fn amend_year() -> Weight {
		super::with_margin(
			Weight::from_parts(70_000_000, 0)
		)
			.saturating_add(Weight::from_parts(0, 8800))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Calendar::Recompute` (r:1 w:0)
	/// Storage: `Calendar::Swept` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Calendar::Agenda` (r:17 w:16)
	/// Storage: `Calendar::Deadlines` (r:16 w:16)
	/// Storage: `Calendar::Lateness` (r:16 w:16)
	/// The range of component `n` is `[0, 16]`.
	fn mark(n: u32, ) -> Weight {
		super::with_margin(
			Weight::from_parts(15_000_000, 0)
				.saturating_add(Weight::from_parts(20_000_000, 0).saturating_mul(n.into()))
		)
			.saturating_add(Weight::from_parts(0, 3600))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2600).saturating_mul(n.into()))
	}
	/// Storage: `Calendar::Recompute` (r:1 w:1)
	/// Storage: `Calendar::Waiting` (r:17 w:16)
	/// Storage: `Calendar::Deadlines` (r:16 w:16)
	/// Storage: `Calendar::Years` (r:2 w:0)
	/// Storage: `Calendar::Agenda` (r:0 w:16)
	/// Storage: `Calendar::Swept` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// The range of component `n` is `[0, 16]`.
	fn recompute(n: u32, ) -> Weight {
		super::with_margin(
			Weight::from_parts(15_000_000, 0)
				.saturating_add(Weight::from_parts(25_000_000, 0).saturating_mul(n.into()))
		)
			.saturating_add(Weight::from_parts(0, 6200))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2600).saturating_mul(n.into()))
	}
}
