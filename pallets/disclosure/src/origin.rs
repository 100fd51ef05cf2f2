//! Who stands behind a signed origin.

use core::marker::PhantomData;

use polkadot_sdk::frame_support::traits::{EnsureOrigin, OriginTrait};
use suhui_primitives::Region;

use crate::{Config, Offices};

/// A regional office. Succeeds with its region.
pub struct EnsureOffice<T>(PhantomData<T>);

impl<T: Config> EnsureOrigin<T::RuntimeOrigin> for EnsureOffice<T> {
	type Success = Region;

	fn try_origin(origin: T::RuntimeOrigin) -> Result<Region, T::RuntimeOrigin> {
		origin.as_signer().and_then(Offices::<T>::get).ok_or(origin)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<T::RuntimeOrigin, ()> {
		let account: T::AccountId = polkadot_sdk::frame_benchmarking::account("office", 0, 0);
		if !Offices::<T>::contains_key(&account) {
			crate::Pallet::<T>::add_office(&account, Region::PROVINCE).map_err(|_| ())?;
		}
		Ok(T::RuntimeOrigin::signed(account))
	}
}
