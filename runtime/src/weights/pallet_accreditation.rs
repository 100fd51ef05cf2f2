//! Weights for `pallet_accreditation`
//!
//! Estimated until scripts/bench writes it.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, clippy::all)]

use polkadot_sdk::{
	frame_support::{traits::Get, weights::Weight},
	frame_system,
};
use core::marker::PhantomData;

/// Weight functions for `pallet_accreditation`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_accreditation::WeightInfo for WeightInfo<T> {
	/// The range of component `s` is `[5, 64]`.
	fn apply(s: u32, ) -> Weight {
		super::with_margin(
			Weight::from_parts(290_000_000, 0)
				.saturating_add(Weight::from_parts(9_000_000, 0).saturating_mul(s.into()))
		)
			.saturating_add(Weight::from_parts(0, 7200))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(70))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 5062).saturating_mul(s.into()))
	}
	/// The range of component `s` is `[0, 64]`.
	fn reject(s: u32, ) -> Weight {
		super::with_margin(
			Weight::from_parts(35_000_000, 0)
				.saturating_add(Weight::from_parts(3_000_000, 0).saturating_mul(s.into()))
		)
			.saturating_add(Weight::from_parts(0, 6400))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(s.into())))
	}
	fn accredit() -> Weight {
		super::with_margin(
			Weight::from_parts(110_000_000, 0)
		)
			.saturating_add(Weight::from_parts(0, 7200))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn renew() -> Weight {
		super::with_margin(
			Weight::from_parts(110_000_000, 0)
		)
			.saturating_add(Weight::from_parts(0, 7200))
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	/// The range of component `s` is `[0, 64]`.
	fn revoke(s: u32, ) -> Weight {
		super::with_margin(
			Weight::from_parts(70_000_000, 0)
				.saturating_add(Weight::from_parts(3_000_000, 0).saturating_mul(s.into()))
		)
			.saturating_add(Weight::from_parts(0, 7200))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(7))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(s.into())))
	}
	fn suspend() -> Weight {
		super::with_margin(
			Weight::from_parts(60_000_000, 0)
		)
			.saturating_add(Weight::from_parts(0, 4700))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn confirm_suspension() -> Weight {
		super::with_margin(
			Weight::from_parts(60_000_000, 0)
		)
			.saturating_add(Weight::from_parts(0, 4700))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn lift() -> Weight {
		super::with_margin(
			Weight::from_parts(65_000_000, 0)
		)
			.saturating_add(Weight::from_parts(0, 4700))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// The range of component `n` is `[0, 8]`.
	fn report_staff(n: u32, ) -> Weight {
		super::with_margin(
			Weight::from_parts(120_000_000, 0)
				.saturating_add(Weight::from_parts(9_000_000, 0).saturating_mul(n.into()))
		)
			.saturating_add(Weight::from_parts(0, 7200))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 5062).saturating_mul(n.into()))
	}
	/// The range of component `n` is `[0, 64]`.
	fn attend(n: u32, ) -> Weight {
		super::with_margin(
			Weight::from_parts(20_000_000, 0)
				.saturating_add(Weight::from_parts(90_000_000, 0).saturating_mul(n.into()))
		)
			.saturating_add(Weight::from_parts(0, 4700))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 7200).saturating_mul(n.into()))
	}
	/// The range of component `n` is `[0, 8]`.
	fn settle_staff(n: u32, ) -> Weight {
		super::with_margin(
			Weight::from_parts(35_000_000, 0)
				.saturating_add(Weight::from_parts(100_000_000, 0).saturating_mul(n.into()))
		)
			.saturating_add(Weight::from_parts(0, 4700))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes((6_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 7200).saturating_mul(n.into()))
	}
	fn declare_interest() -> Weight {
		super::with_margin(
			Weight::from_parts(48_000_000, 0)
		)
			.saturating_add(Weight::from_parts(0, 3700))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
