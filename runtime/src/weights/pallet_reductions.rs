//! Weights for `pallet_reductions`
//!
//! Estimated until scripts/bench writes them.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, clippy::all)]

use polkadot_sdk::{
	frame_support::{traits::Get, weights::Weight},
	frame_system,
};
use core::marker::PhantomData;

/// Weight functions for `pallet_reductions`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_reductions::WeightInfo for WeightInfo<T> {
	fn transfer() -> Weight {
		super::with_margin(
			Weight::from_parts(60_000_000, 0)
		)
			.saturating_add(Weight::from_parts(0, 6368))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// The range of component `n` is `[1, 32]`.
	fn retire(n: u32, ) -> Weight {
		super::with_margin(
			Weight::from_parts(60_000_000, 0)
				.saturating_add(Weight::from_parts(20_000_000, 0).saturating_mul(n.into()))
		)
			.saturating_add(Weight::from_parts(0, 4000))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2515).saturating_mul(n.into()))
	}
	/// The range of component `l` is `[1, 3200]`.
	fn retire_own(l: u32, ) -> Weight {
		super::with_margin(
			Weight::from_parts(240_000_000, 0)
				.saturating_add(Weight::from_parts(58_000_000, 0).saturating_mul(l.into()))
		)
			.saturating_add(Weight::from_parts(0, 26263))
			.saturating_add(T::DbWeight::get().reads(32))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(l.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(l.into())))
			.saturating_add(Weight::from_parts(0, 9140).saturating_mul(l.into()))
	}
	fn register_event() -> Weight {
		super::with_margin(
			Weight::from_parts(55_000_000, 0)
		)
			.saturating_add(Weight::from_parts(0, 4000))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn call_off() -> Weight {
		super::with_margin(
			Weight::from_parts(45_000_000, 0)
		)
			.saturating_add(Weight::from_parts(0, 4000))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn name_accountant() -> Weight {
		super::with_margin(
			Weight::from_parts(110_000_000, 0)
		)
			.saturating_add(Weight::from_parts(0, 8000))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn account() -> Weight {
		super::with_margin(
			Weight::from_parts(110_000_000, 0)
		)
			.saturating_add(Weight::from_parts(0, 8000))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// The range of component `l` is `[1, 3200]`.
	fn donate(l: u32, ) -> Weight {
		super::with_margin(
			Weight::from_parts(270_000_000, 0)
				.saturating_add(Weight::from_parts(58_000_000, 0).saturating_mul(l.into()))
		)
			.saturating_add(Weight::from_parts(0, 26263))
			.saturating_add(T::DbWeight::get().reads(32))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(l.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(l.into())))
			.saturating_add(Weight::from_parts(0, 9140).saturating_mul(l.into()))
	}
	/// The range of component `n` is `[1, 32]`.
	fn contribute(n: u32, ) -> Weight {
		super::with_margin(
			Weight::from_parts(70_000_000, 0)
				.saturating_add(Weight::from_parts(20_000_000, 0).saturating_mul(n.into()))
		)
			.saturating_add(Weight::from_parts(0, 4000))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2515).saturating_mul(n.into()))
	}
	fn consent() -> Weight {
		super::with_margin(
			Weight::from_parts(40_000_000, 0)
		)
			.saturating_add(Weight::from_parts(0, 4000))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn certify() -> Weight {
		super::with_margin(
			Weight::from_parts(60_000_000, 0)
		)
			.saturating_add(Weight::from_parts(0, 4000))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(4))
	}
}
