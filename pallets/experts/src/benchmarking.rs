//! Benchmarks of every call.

#![allow(clippy::expect_used)]

use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::traits::EnsureOrigin,
	frame_system::{self, pallet_prelude::BlockNumberFor, RawOrigin},
	sp_runtime::traits::Zero,
};
use suhui_primitives::{key_consent, ExpertId, KeyHolder};

use crate::*;

/// What the benchmarks ask of the runtime.
pub trait BenchmarkHelper<AccountId, Signature> {
	/// Signs the message by a new key; returns its account too.
	fn sign(message: &[u8]) -> (AccountId, Signature);
}

fn council<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::CouncilOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

/// Gives the key a seat.
pub fn appoint<T: Config>(account: &T::AccountId) {
	appointed::<T>(account);
}

fn appointed<T: Config>(account: &T::AccountId) -> ExpertId {
	Pallet::<T>::seat(account).expect("the account is no expert's yet")
}

/// A new key that consents to stand for the expert as the second one.
fn second_key<T: Config>(expert: ExpertId) -> (T::AccountId, T::Signature) {
	let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
	let words = key_consent(genesis, KeyHolder::Expert(expert), 2);
	T::BenchmarkHelper::sign(words.as_bytes())
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn appoint() -> Result<(), BenchmarkError> {
		let origin = council::<T>()?;
		let new: T::AccountId = account("new", 0, 0);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, new.clone());

		assert!(Pallet::<T>::expert(&new).is_some());
		Ok(())
	}

	#[benchmark]
	fn dismiss() -> Result<(), BenchmarkError> {
		let origin = council::<T>()?;
		let sitting: T::AccountId = account("sitting", 0, 0);
		let expert = appointed::<T>(&sitting);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, expert);

		assert!(Pallet::<T>::expert(&sitting).is_none());
		Ok(())
	}

	#[benchmark]
	fn change_key() {
		let caller: T::AccountId = whitelisted_caller();
		let expert = appointed::<T>(&caller);
		let (new, consent) = second_key::<T>(expert);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), new.clone(), consent);

		assert_eq!(Pallet::<T>::expert(&new), Some(expert));
	}

	#[benchmark]
	fn replace_key() -> Result<(), BenchmarkError> {
		let origin = council::<T>()?;
		let expert = appointed::<T>(&account("sitting", 0, 0));
		let (new, consent) = second_key::<T>(expert);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, expert, new.clone(), consent);

		assert_eq!(Pallet::<T>::expert(&new), Some(expert));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
