//! Pages as full as the scheme makes them: 64 people who hold lots of eight classes each.

#![allow(clippy::arithmetic_side_effects, clippy::expect_used)]

use alloc::vec::Vec;

use polkadot_sdk::{frame_benchmarking::v2::*, frame_system::RawOrigin};
use suhui_primitives::{Credit, Day, Lots as _, Month, Page, Quantity, PAGE_SIZE};

use crate::*;

/// What the benchmarks ask of the pallets beside this one.
pub trait BenchmarkHelper<AccountId> {
	/// Lets it be `day`.
	fn set_today(day: Day);
	/// Opens an organisation's account.
	fn open_organisation(account: &AccountId);
}

const CLASSES: u32 = 8;
/// The month of issue, January 1970, and a day long after the 24 months.
const MONTH: Month = Month(0);
const TODAY: Day = Day(16_832);

fn fill<T: Config>(pages: u32) {
	T::BenchmarkHelper::set_today(TODAY);
	let quantity = Quantity { reduction: 1_000_000, points: 1_000 };
	let credits: Vec<_> =
		(0..pages * PAGE_SIZE).map(|participant| Credit { participant, quantity }).collect();
	for class in 0..CLASSES {
		Pallet::<T>::credit(class, MONTH, &credits).expect("the pages are empty");
	}
}

fn assert_drained<T: Config>(pages: u32) {
	assert_eq!(Lots::<T>::iter_prefix(MONTH).count(), 0);
	let last = Page(pages - 1).participant(63);
	assert_eq!(Honours::<T>::get(last).points, u64::from(CLASSES) * 1_000);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn lapse(p: Linear<1, 64>) {
		let caller: T::AccountId = whitelisted_caller();
		T::BenchmarkHelper::open_organisation(&caller);
		fill::<T>(p);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), MONTH, p);

		assert_drained::<T>(p);
	}

	#[benchmark]
	fn lapse_next(p: Linear<1, 64>) {
		fill::<T>(p);
		let drained;

		#[block]
		{
			drained = Pallet::<T>::lapse_next(p + 1);
		}

		assert_eq!(drained, Some(p));
		assert_eq!(NextToLapse::<T>::get(), Month(1));
		assert_drained::<T>(p);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
