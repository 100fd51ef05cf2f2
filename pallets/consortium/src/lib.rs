//! # Consortium
//!
//! What the departments decide together and only root may do: above all runtime upgrades (Art. 5).
//! There is no sudo; a motion of the council that two thirds of its seats carry is the one way to root,
//! and leads to the calls the runtime lists alone: whoever may write storage may rewrite what was
//! published, credited and decided.
//!
//! | extrinsic | caller | events |
//! |---|---|---|
//! | [`dispatch_as_root`](Pallet::dispatch_as_root) (Art. 5) | two thirds of the council | [`DispatchedAsRoot`](Event::DispatchedAsRoot) |

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
pub mod weights;

pub use pallet::*;
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::boxed::Box;
	use frame_support::{
		dispatch::{GetDispatchInfo, PostDispatchInfo},
		pallet_prelude::*,
		traits::Contains,
	};
	use frame_system::pallet_prelude::*;
	use polkadot_sdk::sp_runtime::traits::{Dispatchable, Hash};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		type RuntimeCall: Parameter
			+ Dispatchable<
				RuntimeOrigin = <Self as polkadot_sdk::frame_system::Config>::RuntimeOrigin,
				PostInfo = PostDispatchInfo,
			> + GetDispatchInfo
			+ From<polkadot_sdk::frame_system::Call<Self>>;
		/// Those who together may do what root may.
		type RootOrigin: EnsureOrigin<<Self as polkadot_sdk::frame_system::Config>::RuntimeOrigin>;
		/// What they may do as root.
		type Permitted: Contains<<Self as Config>::RuntimeCall>;
		type WeightInfo: WeightInfo;
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A call was carried out as root; `call_hash` is the hash of its encoding.
		DispatchedAsRoot { call_hash: T::Hash },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The call is none of those that may be carried out as root.
		NotPermitted,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Carries out a call as root, if it is one of those listed (Art. 5). It is done whole or not at all.
		///
		/// Errors: `NotPermitted`, and those of the call.
		#[pallet::call_index(0)]
		#[pallet::weight({
			let info = call.get_dispatch_info();
			(T::WeightInfo::dispatch_as_root().saturating_add(info.call_weight), info.class)
		})]
		pub fn dispatch_as_root(
			origin: OriginFor<T>,
			call: Box<<T as Config>::RuntimeCall>,
		) -> DispatchResultWithPostInfo {
			T::RootOrigin::ensure_origin(origin)?;
			ensure!(T::Permitted::contains(&call), Error::<T>::NotPermitted);
			let call_hash = T::Hashing::hash_of(&call);
			let info = call
				.dispatch(frame_system::RawOrigin::Root.into())
				.map_err(|failed| failed.error)?;
			Self::deposit_event(Event::DispatchedAsRoot { call_hash });
			let base = T::WeightInfo::dispatch_as_root();
			Ok(info.actual_weight.map(|weight| weight.saturating_add(base)).into())
		}
	}
}
