//! Benchmarks of the extension.

#![allow(clippy::unwrap_used)]

use polkadot_sdk::{
	frame_benchmarking::{account, v2::*},
	frame_support::dispatch::{DispatchInfo, PostDispatchInfo},
	frame_system::RawOrigin,
	sp_runtime::traits::{
		AsSystemOriginSigner, AsTransactionAuthorizedOrigin, DispatchTransaction, Dispatchable,
	},
};
use suhui_primitives::Clock;

use super::*;

/// What the benchmarks ask of the pallets beside this one.
pub trait BenchmarkHelper<AccountId, RuntimeCall> {
	/// Gives the account a role that may send [`Self::example`].
	fn grant(account: &AccountId);
	fn example() -> RuntimeCall;
}

#[benchmarks(where
	T: Send + Sync,
	T::RuntimeCall: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
	T::RuntimeOrigin: AsSystemOriginSigner<T::AccountId> + AsTransactionAuthorizedOrigin,
)]
mod benchmarks {
	use super::*;

	/// A sender who sent before.
	#[benchmark]
	fn check_access() {
		let caller = account::<T::AccountId>("caller", 0, 0);
		T::BenchmarkHelper::grant(&caller);
		let call = T::BenchmarkHelper::example();
		let today = T::Clock::today();
		SentToday::<T>::insert(&caller, (today, 0));
		let origin = T::RuntimeOrigin::from(RawOrigin::Signed(caller.clone()));
		let info = DispatchInfo::default();

		#[block]
		{
			CheckAccess::<T>::new()
				.test_run(origin, &call, &info, 0, 0, |_| Ok(().into()))
				.unwrap()
				.unwrap();
		}

		assert_eq!(SentToday::<T>::get(caller), (today, 1));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
