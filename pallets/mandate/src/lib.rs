//! # Mandate
//!
//! What the operator may do on behalf of the competent authority, and until when (Art. 6 运营机构根据委托). A call of the
//! operator's is taken while a mandate of its scope stands, which [`EnsureMandate`] looks at; the authority grants
//! mandates, each on a document, and withdraws them.
//!
//! | extrinsic | caller | events |
//! |---|---|---|
//! | [`grant`](Pallet::grant) (Art. 6) | authority | [`Granted`](Event::Granted) |
//! | [`withdraw`](Pallet::withdraw) (Art. 6) | authority | [`Withdrawn`](Event::Withdrawn) |

#![cfg_attr(not(feature = "std"), no_std)]

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
mod origin;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

pub use origin::EnsureMandate;
pub use pallet::*;
pub use types::{Mandate, Scope};
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use suhui_primitives::{Clock, Day, Document};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		type Clock: Clock;
		/// The competent authority, on whose behalf the operator acts (Art. 6).
		type AuthorityOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		type WeightInfo: WeightInfo;
	}

	/// The mandate granted last of each scope, unless it was withdrawn.
	#[pallet::storage]
	pub type Mandates<T> = StorageMap<_, Twox64Concat, Scope, Mandate>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The operator may act in this scope from the first to the last of these days, in place of any mandate of the
		/// scope before.
		Granted { scope: Scope, from: Day, until: Day, document: Document },
		/// The operator acts in this scope no more.
		Withdrawn { scope: Scope },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The mandate would end before it begins, is over already, or would begin only after one that stands was
		/// taken from its place.
		InvalidPeriod,
		/// There is no mandate of this scope.
		NotFound,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(
			_: BlockNumberFor<T>,
		) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Lets the operator act in a scope from the first to the last of these days, both included, in place of any
		/// mandate of the scope before (Art. 6).
		///
		/// Errors: `InvalidPeriod`.
		#[pallet::call_index(0)]
		#[pallet::weight((T::WeightInfo::grant(), DispatchClass::Operational))]
		pub fn grant(
			origin: OriginFor<T>,
			scope: Scope,
			from: Day,
			until: Day,
			document: Document,
		) -> DispatchResult {
			T::AuthorityOrigin::ensure_origin(origin)?;
			let today = T::Clock::today();
			ensure!(from <= until && today <= until, Error::<T>::InvalidPeriod);
			ensure!(from <= today || !Self::stands(scope), Error::<T>::InvalidPeriod);
			Mandates::<T>::insert(scope, Mandate { from, until, document });
			Self::deposit_event(Event::Granted { scope, from, until, document });
			Ok(())
		}

		/// Takes a mandate back at once (Art. 6).
		///
		/// Errors: `NotFound`.
		#[pallet::call_index(1)]
		#[pallet::weight((T::WeightInfo::withdraw(), DispatchClass::Operational))]
		pub fn withdraw(origin: OriginFor<T>, scope: Scope) -> DispatchResult {
			T::AuthorityOrigin::ensure_origin(origin)?;
			ensure!(Mandates::<T>::take(scope).is_some(), Error::<T>::NotFound);
			Self::deposit_event(Event::Withdrawn { scope });
			Ok(())
		}
	}

	impl<T: Config> Pallet<T> {
		/// Whether the operator may act in the scope today.
		pub fn stands(scope: Scope) -> bool {
			let today = T::Clock::today();
			Mandates::<T>::get(scope)
				.is_some_and(|mandate| (mandate.from..=mandate.until).contains(&today))
		}
	}
}
