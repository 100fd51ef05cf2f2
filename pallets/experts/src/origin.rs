//! Who stands behind a signed origin.

use core::marker::PhantomData;

use polkadot_sdk::frame_support::traits::{EnsureOrigin, OriginTrait};
use suhui_primitives::ExpertId;

use crate::{Config, Pallet};

/// A sitting expert, who signs by the present key. Succeeds with the number.
pub struct EnsureExpert<T>(PhantomData<T>);

impl<T: Config> EnsureOrigin<T::RuntimeOrigin> for EnsureExpert<T> {
	type Success = ExpertId;

	fn try_origin(origin: T::RuntimeOrigin) -> Result<ExpertId, T::RuntimeOrigin> {
		origin.as_signer().and_then(Pallet::<T>::expert).ok_or(origin)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<T::RuntimeOrigin, ()> {
		let account = polkadot_sdk::frame_benchmarking::account("expert", 0, 0);
		if Pallet::<T>::expert(&account).is_none() {
			Pallet::<T>::seat(&account).map_err(|_| ())?;
		}
		Ok(T::RuntimeOrigin::signed(account))
	}
}
