//! Benchmarks of every call.

#![allow(clippy::expect_used)]

use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::{assert_ok, traits::EnsureOrigin},
	frame_system::RawOrigin,
};
use suhui_primitives::{Day, Document, ParticipantId, Registry, SourceId};

use crate::*;

const SOURCE: SourceId = 7;

/// What the benchmarks ask of the pallets beside this one.
pub trait BenchmarkHelper<AccountId> {
	/// Opens an organisation's account.
	fn open_organisation(account: &AccountId);
	/// Puts a scenario in review under the number of a source.
	fn apply_for(source: SourceId);
}

/// Accredits the participant the open account stands for.
pub fn accredit<T: Config>(account: &T::AccountId) {
	let documents = Document::default();
	Verifiers::<T>::insert(
		number::<T>(account),
		Verifier { documents, accredited: Day(1), standing: Standing::Good },
	);
}

fn number<T: Config>(account: &T::AccountId) -> ParticipantId {
	T::Registry::participant(account).expect("the account is open")
}

fn authority<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AuthorityOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn accredited<T: Config>() -> T::AccountId {
	let verifier: T::AccountId = whitelisted_caller();
	T::BenchmarkHelper::open_organisation(&verifier);
	accredit::<T>(&verifier);
	verifier
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn accredit() -> Result<(), BenchmarkError> {
		let origin = authority::<T>()?;
		let verifier: T::AccountId = account("verifier", 0, 0);
		T::BenchmarkHelper::open_organisation(&verifier);
		let verifier = number::<T>(&verifier);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, verifier, Document::default());

		assert!(Verifiers::<T>::contains_key(verifier));
		Ok(())
	}

	#[benchmark]
	fn suspend() -> Result<(), BenchmarkError> {
		let origin = authority::<T>()?;
		let verifier = number::<T>(&accredited::<T>());

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, verifier, Document::default());

		assert_ne!(Verifiers::<T>::get(verifier).map(|found| found.standing), Some(Standing::Good));
		Ok(())
	}

	#[benchmark]
	fn reinstate() -> Result<(), BenchmarkError> {
		let origin = authority::<T>()?;
		let key = accredited::<T>();
		let verifier = number::<T>(&key);
		assert_ok!(Pallet::<T>::suspend(origin.clone(), verifier, Document::default()));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, verifier, key);

		assert_eq!(Verifiers::<T>::get(verifier).map(|found| found.standing), Some(Standing::Good));
		Ok(())
	}

	#[benchmark]
	fn declare_interest() {
		let verifier = accredited::<T>();
		T::BenchmarkHelper::apply_for(SOURCE);

		#[extrinsic_call]
		_(RawOrigin::Signed(verifier.clone()), SOURCE);

		assert!(Interests::<T>::contains_key(number::<T>(&verifier), SOURCE));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
