//! # Accreditation
//!
//! Accredited verifiers: who may attest a batch, and of which sources (Art. 39-42).
//!
//! The authority accredits an institution or organisation on the documents of Art. 40 and may suspend
//! it. A verifier is a participant by number, and verifies under its key of the moment: a key that the
//! operator replaced leaves it [unconfirmed](Standing::Unconfirmed) until the authority reinstates it,
//! by the account that it confirms.
//! A verifier declares the sources it has an interest in, and with each the whole line of those that
//! succeed each other, whenever they are applied for; issuance asks for its standing at the block of an
//! attestation. One that a sanction bars from verifying is in none (Art. 44).
//!
//! | extrinsic | caller | events |
//! |---|---|---|
//! | [`accredit`](Pallet::accredit) (Art. 41) | authority | [`Accredited`](Event::Accredited) |
//! | [`suspend`](Pallet::suspend) (Art. 44) | authority | [`Suspended`](Event::Suspended) |
//! | [`reinstate`](Pallet::reinstate) (Art. 41, 44) | authority | [`Reinstated`](Event::Reinstated) |
//! | [`declare_interest`](Pallet::declare_interest) (Art. 42) | a verifier | [`InterestDeclared`](Event::InterestDeclared) |
//! | none: the operator replaced the key or closed the account | | [`Unconfirmed`](Event::Unconfirmed) |

#![cfg_attr(not(feature = "std"), no_std)]

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
#[cfg(test)]
mod mock;
mod standing;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::{Standing, Verifier};
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use suhui_primitives::{
		Clock, Document, ParticipantId, Registry, Sanctions, SourceId, Sources,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		type Clock: Clock;
		type Registry: Registry<Self::AccountId>;
		/// The sources one may have an interest in.
		type Sources: Sources;
		/// Who may not verify (Art. 44).
		type Sanctions: Sanctions;
		/// The competent authority, which decides on accreditation with the departments (Art. 41).
		type AuthorityOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		type WeightInfo: WeightInfo;

		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// Verifiers ever accredited.
	#[pallet::storage]
	pub type Verifiers<T: Config> = StorageMap<_, Twox64Concat, ParticipantId, Verifier>;

	/// The lines a verifier declared an interest in, each by its first source: those that succeed each other are one
	/// activity. A declaration is never taken back.
	#[pallet::storage]
	pub type Interests<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ParticipantId, Twox64Concat, SourceId, ()>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The organisation may be assigned batches.
		Accredited { verifier: ParticipantId, document: Document },
		/// The verifier may attest nothing more; what it attested before stands.
		Suspended { verifier: ParticipantId, reason: Document },
		/// The verifier is in good standing again, under this account.
		Reinstated { verifier: ParticipantId, account: T::AccountId },
		/// The verifier may not be assigned batches of the source, nor of any of its line.
		InterestDeclared { verifier: ParticipantId, source: SourceId },
		/// The operator replaced the verifier's key, or closed or reopened its account; it may attest nothing until
		/// the authority reinstates it.
		Unconfirmed { verifier: ParticipantId },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The verifier is no institution or organisation with an open account, or the caller no
		/// participant with one.
		NotRegistered,
		/// The verifier is accredited already, or the interest, in the source or another of its line, declared already.
		AlreadyExists,
		/// The participant is not a verifier.
		NotFound,
		/// The verifier is suspended already.
		AlreadySuspended,
		/// The verifier is in good standing.
		NotSuspended,
		/// The participant's account is another than the one named.
		KeyDiffers,
		/// No scenario of this number was applied for.
		UnknownSource,
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
		/// Accredits an institution or organisation on the documents of Art. 40 (Art. 41).
		///
		/// Errors: `NotRegistered`, `AlreadyExists`.
		#[pallet::call_index(0)]
		#[pallet::weight((T::WeightInfo::accredit(), DispatchClass::Operational))]
		pub fn accredit(
			origin: OriginFor<T>,
			verifier: ParticipantId,
			document: Document,
		) -> DispatchResult {
			T::AuthorityOrigin::ensure_origin(origin)?;
			ensure!(Self::is_open(verifier), Error::<T>::NotRegistered);
			ensure!(!Verifiers::<T>::contains_key(verifier), Error::<T>::AlreadyExists);
			let accredited = T::Clock::today();
			Verifiers::<T>::insert(
				verifier,
				Verifier { documents: document, accredited, standing: Standing::Good },
			);
			Self::deposit_event(Event::Accredited { verifier, document });
			Ok(())
		}

		/// Suspends a verifier for misconduct; its earlier attestations stand (Art. 42, 44).
		///
		/// Errors: `NotFound`, `AlreadySuspended`.
		#[pallet::call_index(1)]
		#[pallet::weight((T::WeightInfo::suspend(), DispatchClass::Operational))]
		pub fn suspend(
			origin: OriginFor<T>,
			verifier: ParticipantId,
			reason: Document,
		) -> DispatchResult {
			T::AuthorityOrigin::ensure_origin(origin)?;
			Verifiers::<T>::try_mutate(verifier, |found| {
				let found = found.as_mut().ok_or(Error::<T>::NotFound)?;
				ensure!(
					!matches!(found.standing, Standing::Suspended { .. }),
					Error::<T>::AlreadySuspended
				);
				found.standing = Standing::Suspended { since: T::Clock::today(), reason };
				Ok::<_, DispatchError>(())
			})?;
			Self::deposit_event(Event::Suspended { verifier, reason });
			Ok(())
		}

		/// Lifts a suspension (Art. 44), or confirms who holds the key of a verifier that is unconfirmed. It names the
		/// account that the authority looked at, which is the verifier's still: the operator may have replaced the key
		/// again since.
		///
		/// Errors: `NotFound`, `NotSuspended`, `NotRegistered`, `KeyDiffers`.
		#[pallet::call_index(2)]
		#[pallet::weight((T::WeightInfo::reinstate(), DispatchClass::Operational))]
		pub fn reinstate(
			origin: OriginFor<T>,
			verifier: ParticipantId,
			account: T::AccountId,
		) -> DispatchResult {
			T::AuthorityOrigin::ensure_origin(origin)?;
			Verifiers::<T>::try_mutate(verifier, |found| {
				let found = found.as_mut().ok_or(Error::<T>::NotFound)?;
				ensure!(found.standing != Standing::Good, Error::<T>::NotSuspended);
				ensure!(Self::is_open(verifier), Error::<T>::NotRegistered);
				let is_its = T::Registry::account(verifier).is_some_and(|its| its == account);
				ensure!(is_its, Error::<T>::KeyDiffers);
				found.standing = Standing::Good;
				Ok::<_, DispatchError>(())
			})?;
			Self::deposit_event(Event::Reinstated { verifier, account });
			Ok(())
		}

		/// The verifier who signs declares an interest in a source, which excludes it from the batches of all that are,
		/// or will be, of the source's line (Art. 42). A number that is still to come tells of nothing: what gets it
		/// may be anything.
		///
		/// Errors: `NotRegistered`, `NotFound`, `UnknownSource`, `AlreadyExists`.
		#[pallet::call_index(3)]
		#[pallet::weight((T::WeightInfo::declare_interest(), DispatchClass::Operational))]
		pub fn declare_interest(origin: OriginFor<T>, source: SourceId) -> DispatchResult {
			let verifier = T::Registry::participant(&ensure_signed(origin)?)
				.ok_or(Error::<T>::NotRegistered)?;
			ensure!(Verifiers::<T>::contains_key(verifier), Error::<T>::NotFound);
			let line = T::Sources::line(source).ok_or(Error::<T>::UnknownSource)?;
			ensure!(!Interests::<T>::contains_key(verifier, line), Error::<T>::AlreadyExists);
			Interests::<T>::insert(verifier, line, ());
			Self::deposit_event(Event::InterestDeclared { verifier, source });
			Ok(())
		}
	}
}
