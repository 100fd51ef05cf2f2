//! Who acts under a mandate.

use core::marker::PhantomData;

use polkadot_sdk::frame_support::traits::{EnsureOrigin, Get};

use crate::{Config, Pallet, Scope};

/// Whom `Mandatary` lets pass, while a mandate of the scope `S` stands (Art. 6). Succeeds with what it gives.
pub struct EnsureMandate<T, S, Mandatary>(PhantomData<(T, S, Mandatary)>);

impl<T, S, Mandatary> EnsureOrigin<T::RuntimeOrigin> for EnsureMandate<T, S, Mandatary>
where
	T: Config,
	S: Get<Scope>,
	Mandatary: EnsureOrigin<T::RuntimeOrigin>,
{
	type Success = Mandatary::Success;

	fn try_origin(origin: T::RuntimeOrigin) -> Result<Self::Success, T::RuntimeOrigin> {
		if Pallet::<T>::stands(S::get()) {
			Mandatary::try_origin(origin)
		} else {
			Err(origin)
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<T::RuntimeOrigin, ()> {
		crate::benchmarking::mandate::<T>(S::get());
		Mandatary::try_successful_origin()
	}
}
