//! # Experts
//!
//! The expert group (Art. 7): who sits in it, and which key stands for whom.
//!
//! An expert is a number, given once, for which a key acts: whoever takes another key stays the expert whose opinions
//! stand, and whoever is dismissed and appointed again gets the seat back. The council appoints a key; another one is
//! taken only with its own consent, which its signature over [`key_consent`](suhui_primitives::key_consent) gives.
//!
//! A key that ever stood for an expert is never another's, and keeps a provider reference, and with it its nonce: no
//! transaction it signed acts again.
//!
//! No expert judges what is its own (Art. 14): of whichever participant any of its keys is, or ever was, it
//! has an interest, for good.
//!
//! | extrinsic | caller | events |
//! |---|---|---|
//! | [`appoint`](Pallet::appoint) (Art. 7) | council majority | [`Appointed`](Event::Appointed) |
//! | [`dismiss`](Pallet::dismiss) (Art. 7) | council majority | [`Dismissed`](Event::Dismissed) |
//! | [`change_key`](Pallet::change_key) (Art. 7) | an expert | [`KeyChanged`](Event::KeyChanged) |
//! | [`replace_key`](Pallet::replace_key) (Art. 7) | council majority | [`KeyChanged`](Event::KeyChanged) |

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod experts;
mod interests;
mod keys;
#[cfg(test)]
mod mock;
mod origin;
mod seats;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use origin::EnsureExpert;
pub use pallet::*;
pub use types::Expert;
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use polkadot_sdk::{
		sp_core::H256,
		sp_runtime::traits::{IdentifyAccount, Verify},
	};
	use suhui_primitives::{Clock, ExpertId, FirstNumber, ParticipantId, Registry, MAX_EXPERTS};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		polkadot_sdk::frame_system::Config<Hash = H256, RuntimeEvent: From<Event<Self>>>
	{
		type Clock: Clock;
		type Registry: Registry<Self::AccountId>;
		/// More than half of the council, which appoints experts (Art. 7).
		type CouncilOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// How a new key consents.
		type Signature: Verify<Signer: IdentifyAccount<AccountId = Self::AccountId>> + Parameter;
		type WeightInfo: WeightInfo;

		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId, Self::Signature>;
	}

	/// The number the next expert gets.
	#[pallet::storage]
	pub type NextExpert<T> = StorageValue<_, ExpertId, ValueQuery, FirstNumber>;

	/// Experts ever appointed.
	#[pallet::storage]
	pub type Experts<T: Config> = StorageMap<_, Twox64Concat, ExpertId, Expert<T::AccountId>>;

	/// The expert a key stands, or stood, for.
	#[pallet::storage]
	pub type ExpertOf<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, ExpertId>;

	/// The participants of whom an expert is noted to have, or have had, a key; never taken out.
	#[pallet::storage]
	pub type Interests<T> =
		StorageDoubleMap<_, Twox64Concat, ExpertId, Twox64Concat, ParticipantId, ()>;

	/// How many experts sit.
	#[pallet::storage]
	pub type Sitting<T> = StorageValue<_, u32, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Who sits when the chain starts.
		pub members: BoundedVec<T::AccountId, ConstU32<MAX_EXPERTS>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for member in &self.members {
				assert!(Pallet::<T>::seat(member).is_ok(), "an expert is named twice");
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The council appointed an expert, or gave a former one the seat back (Art. 7).
		Appointed { expert: ExpertId, account: T::AccountId },
		/// The council dismissed an expert. Opinions given stand.
		Dismissed { expert: ExpertId },
		/// Another key stands for the expert from now on.
		KeyChanged { expert: ExpertId, account: T::AccountId },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The key stands, or stood, for an expert.
		AlreadyExists,
		/// No expert has this number.
		NotFound,
		/// The expert was dismissed.
		Dismissed,
		/// As many experts sit as may.
		TooMany,
		/// The key was changed less than 30 days ago.
		TooSoon,
		/// The signature is not the new key's over the words of consent.
		ConsentInvalid,
		/// The caller's key stands for no sitting expert.
		NotExpert,
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
		/// Appoints an expert by its key (Art. 7). A former expert, named by the last of its keys, gets its number back.
		///
		/// Errors: `TooMany`, `AlreadyExists`.
		#[pallet::call_index(0)]
		#[pallet::weight((T::WeightInfo::appoint(), DispatchClass::Operational))]
		pub fn appoint(origin: OriginFor<T>, account: T::AccountId) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			let expert = Self::seat(&account)?;
			Self::deposit_event(Event::Appointed { expert, account });
			Ok(())
		}

		/// Dismisses an expert (Art. 7).
		///
		/// Errors: `NotFound`, `Dismissed`.
		#[pallet::call_index(1)]
		#[pallet::weight((T::WeightInfo::dismiss(), DispatchClass::Operational))]
		pub fn dismiss(origin: OriginFor<T>, expert: ExpertId) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::unseat(expert)?;
			Self::deposit_event(Event::Dismissed { expert });
			Ok(())
		}

		/// Lets another key stand for the expert who calls. The first change is free at any time, each later one 30 days
		/// after the change before.
		///
		/// Errors: `NotExpert`, `TooSoon`, `AlreadyExists`, `ConsentInvalid`.
		#[pallet::call_index(2)]
		#[pallet::weight((T::WeightInfo::change_key(), DispatchClass::Operational))]
		pub fn change_key(
			origin: OriginFor<T>,
			new_account: T::AccountId,
			consent: T::Signature,
		) -> DispatchResult {
			let caller = ensure_signed(origin)?;
			let (expert, found) = Self::by_key(&caller).ok_or(Error::<T>::NotExpert)?;
			ensure!(found.may_change_key(T::Clock::today()), Error::<T>::TooSoon);
			Self::rekey(expert, found, new_account, &consent)
		}

		/// Lets another key stand for a sitting expert who lost the present one.
		///
		/// Errors: `NotFound`, `Dismissed`, `AlreadyExists`, `ConsentInvalid`.
		#[pallet::call_index(3)]
		#[pallet::weight((T::WeightInfo::replace_key(), DispatchClass::Operational))]
		pub fn replace_key(
			origin: OriginFor<T>,
			expert: ExpertId,
			new_account: T::AccountId,
			consent: T::Signature,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			let found = Self::sitting(expert)?;
			Self::rekey(expert, found, new_account, &consent)
		}
	}
}
