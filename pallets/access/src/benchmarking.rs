//! Benchmarks of `CheckAccess`. `CheckNonce` weighs what `frame_system`'s does and the policy says.

#![allow(clippy::unwrap_used)]

use polkadot_sdk::{
	frame_benchmarking::{account, v2::*},
	frame_support::{
		dispatch::{DispatchInfo, PostDispatchInfo},
		weights::Weight,
	},
	frame_system::RawOrigin,
	sp_runtime::traits::{
		AsSystemOriginSigner, AsTransactionAuthorizedOrigin, DispatchTransaction, Dispatchable,
	},
};
use suhui_primitives::Clock;

use super::*;

/// What the benchmarks ask of the pallets beside this one.
pub trait BenchmarkHelper<AccountId, RuntimeCall> {
	/// Opens an account for an organisation, of whose roles there is most to read.
	fn open_organisation(account: &AccountId);
	/// Gives an account that stands for no participant a seat in the expert group.
	fn seat(account: &AccountId);
	/// Gives an account that stands for no participant an office.
	fn appoint(account: &AccountId);
	/// A call that all of them may send.
	fn example() -> RuntimeCall;
}

/// A caller who sent before, and whose call leaves something to give back.
fn check<T>(caller: T::AccountId)
where
	T: Config + Send + Sync,
	T::RuntimeCall: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
	T::RuntimeOrigin: AsSystemOriginSigner<T::AccountId> + AsTransactionAuthorizedOrigin,
{
	let origin = T::RuntimeOrigin::from(RawOrigin::Signed(caller));
	let call = T::BenchmarkHelper::example();
	let info = DispatchInfo { call_weight: Weight::from_parts(2, 0), ..Default::default() };
	let used = PostDispatchInfo::from(Some(Weight::from_parts(1, 0)));
	CheckAccess::<T>::new().test_run(origin, &call, &info, 3, 0, |_| Ok(used)).unwrap().unwrap();
}

/// What [`check`] leaves.
const SPENT: Amounts = Amounts { transactions: 1, ref_time: 1, bytes: 3 };

#[benchmarks(where
	T: Send + Sync,
	T::RuntimeCall: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
	T::RuntimeOrigin: AsSystemOriginSigner<T::AccountId> + AsTransactionAuthorizedOrigin,
)]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn check_access_of_participant() {
		let caller = account::<T::AccountId>("caller", 0, 0);
		T::BenchmarkHelper::open_organisation(&caller);
		let (payer, today) = (Pallet::<T>::payer(&caller), T::Clock::today());
		Spent::<T>::insert(&payer, (today, Amounts::default()));

		#[block]
		{
			check::<T>(caller);
		}

		assert!(matches!(payer, Payer::Participant(_)));
		assert_eq!(Spent::<T>::get(payer), (today, SPENT));
	}

	#[benchmark]
	fn check_access_of_expert() {
		let caller = account::<T::AccountId>("caller", 0, 0);
		T::BenchmarkHelper::seat(&caller);
		let (payer, today) = (Pallet::<T>::payer(&caller), T::Clock::today());
		Spent::<T>::insert(&payer, (today, Amounts::default()));

		#[block]
		{
			check::<T>(caller);
		}

		assert!(matches!(payer, Payer::Expert(_)));
		assert_eq!(Spent::<T>::get(payer), (today, SPENT));
	}

	#[benchmark]
	fn check_access_of_account() {
		let caller = account::<T::AccountId>("caller", 0, 0);
		T::BenchmarkHelper::appoint(&caller);
		let (payer, today) = (Payer::Account(caller.clone()), T::Clock::today());
		Spent::<T>::insert(&payer, (today, Amounts::default()));

		#[block]
		{
			check::<T>(caller);
		}

		assert_eq!(Spent::<T>::get(payer), (today, SPENT));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
