//! Benchmarks of every call.

use alloc::boxed::Box;

use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::traits::EnsureOrigin,
	frame_system::{Call as SystemCall, Config as SystemConfig, Pallet as System},
	sp_runtime::traits::Hash,
};

use crate::*;

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn dispatch_as_root() -> Result<(), BenchmarkError> {
		let origin =
			T::RootOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		// The least of what is permitted; its write is measured with it.
		let code_hash = T::Hashing::hash(b"code");
		let call: <T as Config>::RuntimeCall =
			SystemCall::<T>::authorize_upgrade { code_hash }.into();
		let call_hash = T::Hashing::hash_of(&call);

		#[extrinsic_call]
		_(origin as <T as SystemConfig>::RuntimeOrigin, Box::new(call));

		System::<T>::assert_last_event(
			<T as SystemConfig>::RuntimeEvent::from(Event::DispatchedAsRoot { call_hash }).into(),
		);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
