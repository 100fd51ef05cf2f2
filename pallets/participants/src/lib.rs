//! # Participants
//!
//! Accounts of people, institutions and organisations, and people's consent to the use of their
//! data (Art. 8, 25, 45).
//!
//! A participant is a number, given once and never again, for which an account acts. A person's
//! name stands nowhere: the operator keeps the salt of the commitment, and destroying it severs the
//! person from the number (Art. 44).
//!
//! An account that ever stood for a participant keeps a provider reference, and with it its nonce: no
//! transaction it signed acts again, though the key be closed, changed or replaced and come back.
//!
//! | extrinsic | caller | events |
//! |---|---|---|
//! | [`open`](Pallet::open) (Art. 8, 45) | operator | [`Opened`](Event::Opened) |
//! | [`open_batch`](Pallet::open_batch) (Art. 8, 45) | operator | [`Opened`](Event::Opened) for each account |
//! | [`record_consents`](Pallet::record_consents) (Art. 25) | operator | [`ConsentsRecorded`](Event::ConsentsRecorded) |
//! | [`give_consent`](Pallet::give_consent) (Art. 25) | participant | [`ConsentGiven`](Event::ConsentGiven) |
//! | [`withdraw_consent`](Pallet::withdraw_consent) (Art. 25) | participant | [`ConsentWithdrawn`](Event::ConsentWithdrawn) |
//! | [`change_key`](Pallet::change_key) (Art. 8) | participant | [`KeyChanged`](Event::KeyChanged) |
//! | [`replace_key`](Pallet::replace_key) (Art. 8) | operator | [`KeyChanged`](Event::KeyChanged) |
//! | [`close`](Pallet::close) (Art. 8) | participant | [`Closed`](Event::Closed) |
//! | [`close_for`](Pallet::close_for) (Art. 8) | operator | [`Closed`](Event::Closed) |

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod consents;
mod keys;
#[cfg(test)]
mod mock;
mod openings;
mod registry;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::{Opening, Participant};
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use polkadot_sdk::sp_runtime::SaturatedConversion;
	use suhui_primitives::{
		Clock, FirstNumber, Page, ParticipantId, ParticipantKind, Region, SourceId, Sources,
		MAX_CONSENTS,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		type Clock: Clock;
		/// The sources one may consent to.
		type Sources: Sources<Self::AccountId>;
		/// Who opens accounts and acts for people who lost their key (Art. 6).
		type OperatorOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Accounts one call may open.
		#[pallet::constant]
		type MaxOpenings: Get<u32>;
		type WeightInfo: WeightInfo;

		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper;
	}

	/// The number the next participant gets: all from 1 to below it were given.
	#[pallet::storage]
	pub type NextParticipant<T> = StorageValue<_, ParticipantId, ValueQuery, FirstNumber>;

	#[pallet::storage]
	pub type Participants<T: Config> =
		StorageMap<_, Twox64Concat, ParticipantId, Participant<T::AccountId>>;

	/// The participant an open account stands for.
	#[pallet::storage]
	pub type ParticipantOf<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, ParticipantId>;

	/// The bits of a page's participants who are open. A page without a bit has no value.
	#[pallet::storage]
	pub type OpenPages<T> = StorageMap<_, Twox64Concat, Page, u64, ValueQuery>;

	/// The bits of a page's participants who consented to a source (Art. 25). A participant who
	/// closed keeps the bit; `OpenPages` tells. A page without a bit has no value.
	#[pallet::storage]
	pub type Consents<T> =
		StorageDoubleMap<_, Twox64Concat, SourceId, Twox64Concat, Page, u64, ValueQuery>;

	/// The bits of a page's participants who withdrew their consent to a source themselves, which
	/// nobody else can give again. A page without a bit has no value.
	#[pallet::storage]
	pub type Withdrawals<T> =
		StorageDoubleMap<_, Twox64Concat, SourceId, Twox64Concat, Page, u64, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An account was opened (Art. 8).
		Opened {
			participant: ParticipantId,
			account: T::AccountId,
			kind: ParticipantKind,
			region: Region,
		},
		/// A participant consented to the use of their data by a source (Art. 25).
		ConsentGiven { source: SourceId, participant: ParticipantId },
		/// So many consents that a source's platform holds, and that did not stand yet, were
		/// recorded (Art. 25).
		ConsentsRecorded { source: SourceId, count: u32 },
		/// A participant withdrew the consent to a source (Art. 25).
		ConsentWithdrawn { source: SourceId, participant: ParticipantId },
		/// Another account stands for the participant from now on.
		KeyChanged { participant: ParticipantId, account: T::AccountId },
		/// An account was closed.
		Closed { participant: ParticipantId },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The account stands for an open participant, or the consent is given already.
		AlreadyExists,
		/// No participant has this number, or the consent was not given.
		NotFound,
		/// The caller does not stand for an open participant.
		NotRegistered,
		/// The region lies outside Jiangsu.
		InvalidRegion,
		/// The participant's account is closed.
		Closed,
		/// The participant withdrew this consent, and alone can give it again.
		Withdrawn,
		/// All numbers are given.
		TooManyParticipants,
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
		/// Opens an account with the consents given on opening (Art. 8, 25, 45).
		///
		/// Errors: `InvalidRegion`, `AlreadyExists`, `TooManyParticipants`, `UnknownSource`.
		#[pallet::call_index(0)]
		#[pallet::weight((
			T::WeightInfo::open(opening.sources.len().saturated_into())
				.saturating_add(Pallet::<T>::finding(opening.sources.len().saturated_into())),
			DispatchClass::Operational,
		))]
		pub fn open(origin: OriginFor<T>, opening: Opening<T::AccountId>) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			Self::open_all([opening])?;
			Ok(())
		}

		/// Opens many accounts, all or none (Art. 8, 25, 45).
		///
		/// Charged as if every consent were to a source of its own and stood in a value of its own, and
		/// refunded by those found and written.
		///
		/// Errors: those of `open`.
		#[pallet::call_index(1)]
		#[pallet::weight((
			T::WeightInfo::open_batch(openings.len().saturated_into())
				.saturating_add(T::WeightInfo::consents(types::consents(openings)))
				.saturating_add(Pallet::<T>::finding(types::consents(openings))),
			DispatchClass::Operational,
		))]
		pub fn open_batch(
			origin: OriginFor<T>,
			openings: BoundedVec<Opening<T::AccountId>, T::MaxOpenings>,
		) -> DispatchResultWithPostInfo {
			T::OperatorOrigin::ensure_origin(origin)?;
			let accounts = T::WeightInfo::open_batch(openings.len().saturated_into());
			let (values, sources) = Self::open_all(openings)?;
			let consents = T::WeightInfo::consents(values).saturating_add(Self::finding(sources));
			Ok(Some(accounts.saturating_add(consents)).into())
		}

		/// Records consents that a source's platform holds (Art. 25), all or none. A consent that
		/// stands already is passed over.
		///
		/// Charged as if every participant stood on a page of its own, and refunded by the pages.
		///
		/// Errors: `UnknownSource`, `NotFound`, `Closed`, `Withdrawn`.
		#[pallet::call_index(2)]
		#[pallet::weight((
			T::WeightInfo::record_consents(participants.len().saturated_into())
				.saturating_add(Pallet::<T>::finding(1)),
			DispatchClass::Operational,
		))]
		pub fn record_consents(
			origin: OriginFor<T>,
			source: SourceId,
			participants: BoundedVec<ParticipantId, ConstU32<MAX_CONSENTS>>,
		) -> DispatchResultWithPostInfo {
			T::OperatorOrigin::ensure_origin(origin)?;
			ensure!(T::Sources::exists(source), Error::<T>::UnknownSource);
			let (count, pages) = Self::record(source, &participants)?;
			Self::deposit_event(Event::ConsentsRecorded { source, count });
			let weight = T::WeightInfo::record_consents(pages).saturating_add(Self::finding(1));
			Ok(Some(weight).into())
		}

		/// Consents to the use of the caller's data by a source (Art. 25).
		///
		/// Errors: `NotRegistered`, `UnknownSource`, `AlreadyExists`.
		#[pallet::call_index(3)]
		#[pallet::weight((
			T::WeightInfo::give_consent().saturating_add(Pallet::<T>::finding(1)),
			DispatchClass::Operational,
		))]
		pub fn give_consent(origin: OriginFor<T>, source: SourceId) -> DispatchResult {
			let participant = Self::ensure_participant(origin)?;
			ensure!(T::Sources::exists(source), Error::<T>::UnknownSource);
			Self::set_consent(source, participant, true)?;
			Self::deposit_event(Event::ConsentGiven { source, participant });
			Ok(())
		}

		/// Withdraws the caller's consent to a source (Art. 25). What was credited stays.
		///
		/// Errors: `NotRegistered`, `NotFound`.
		#[pallet::call_index(4)]
		#[pallet::weight((T::WeightInfo::withdraw_consent(), DispatchClass::Operational))]
		pub fn withdraw_consent(origin: OriginFor<T>, source: SourceId) -> DispatchResult {
			let participant = Self::ensure_participant(origin)?;
			Self::set_consent(source, participant, false)?;
			Self::deposit_event(Event::ConsentWithdrawn { source, participant });
			Ok(())
		}

		/// Lets another account stand for the caller (Art. 8).
		///
		/// Errors: `NotRegistered`, `AlreadyExists`.
		#[pallet::call_index(5)]
		#[pallet::weight((T::WeightInfo::change_key(), DispatchClass::Operational))]
		pub fn change_key(origin: OriginFor<T>, new_account: T::AccountId) -> DispatchResult {
			let participant = Self::ensure_participant(origin)?;
			Self::rekey(participant, new_account)
		}

		/// Lets another account stand for a participant who lost the key (Art. 8).
		///
		/// Errors: `NotFound`, `Closed`, `AlreadyExists`.
		#[pallet::call_index(6)]
		#[pallet::weight((T::WeightInfo::replace_key(), DispatchClass::Operational))]
		pub fn replace_key(
			origin: OriginFor<T>,
			participant: ParticipantId,
			new_account: T::AccountId,
		) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			Self::rekey(participant, new_account)
		}

		/// Closes the caller's account (Art. 8). The number is never given again.
		///
		/// Errors: `NotRegistered`.
		#[pallet::call_index(7)]
		#[pallet::weight((T::WeightInfo::close(), DispatchClass::Operational))]
		pub fn close(origin: OriginFor<T>) -> DispatchResult {
			let participant = Self::ensure_participant(origin)?;
			Self::close_account(participant)
		}

		/// Closes a participant's account at their request (Art. 8).
		///
		/// Errors: `NotFound`, `Closed`.
		#[pallet::call_index(8)]
		#[pallet::weight((T::WeightInfo::close_for(), DispatchClass::Operational))]
		pub fn close_for(origin: OriginFor<T>, participant: ParticipantId) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			Self::close_account(participant)
		}
	}

	impl<T: Config> Pallet<T> {
		/// What it takes to find so many sources: a read each, until it is measured with the calls.
		fn finding(sources: u32) -> Weight {
			T::DbWeight::get().reads(sources.into())
		}

		fn ensure_participant(origin: OriginFor<T>) -> Result<ParticipantId, DispatchError> {
			let who = ensure_signed(origin)?;
			Ok(ParticipantOf::<T>::get(who).ok_or(Error::<T>::NotRegistered)?)
		}
	}
}
