//! Benchmarks of every call.

use polkadot_sdk::{frame_benchmarking::v2::*, frame_support::traits::EnsureOrigin};
use suhui_primitives::{Day, Document};

use crate::*;

const FIRST: Day = Day(1);
const LAST: Day = Day(u32::MAX);

fn authority<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AuthorityOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn grant() -> Result<(), BenchmarkError> {
		let origin = authority::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Scope::Issuance, FIRST, LAST, Document::default());

		assert!(Mandates::<T>::contains_key(Scope::Issuance));
		Ok(())
	}

	#[benchmark]
	fn withdraw() -> Result<(), BenchmarkError> {
		let origin = authority::<T>()?;
		let mandate = Mandate { from: FIRST, until: LAST, document: Document::default() };
		Mandates::<T>::insert(Scope::Issuance, mandate);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Scope::Issuance);

		assert!(!Mandates::<T>::contains_key(Scope::Issuance));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
