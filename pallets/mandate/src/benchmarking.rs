//! Benchmarks of every call.

use polkadot_sdk::{frame_benchmarking::v2::*, frame_support::traits::EnsureOrigin};
use suhui_primitives::{Day, Document};

use crate::*;

const FIRST: Day = Day(0);
const LAST: Day = Day(u32::MAX);

/// Lets the operator act in the scope, whatever day a benchmark sets.
pub(crate) fn mandate<T: Config>(scope: Scope) {
	let mandate = Mandate { from: FIRST, until: LAST, document: Document::default() };
	Mandates::<T>::insert(scope, mandate);
}

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
		mandate::<T>(Scope::Issuance);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Scope::Issuance);

		assert!(!Mandates::<T>::contains_key(Scope::Issuance));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
