//! # Participants
//!
//! Accounts of people, institutions and organisations, and people's consent to the use of their
//! data (Art. 8, 25, 45).
//!
//! A participant is a number, given once and never again, for which an account acts. A person's
//! name stands nowhere: the operator keeps the salt of the digest, and destroying it severs the
//! person from the number (Art. 44). An institution or organisation stands by its title and its
//! credit code, and is one participant for good.
//!
//! A key consents to whom it is to stand for, the first one of an institution or organisation too, and
//! an account that ever stood for a participant stands for no other one: what hangs on a number cannot
//! be left behind by taking another. Nor does it stand for one while it holds an office of the operator
//! or the authority, which decide on participants.
//!
//! An account that ever stood for a participant keeps a provider reference, and with it its nonce: no
//! transaction it signed acts again, though the key be closed, changed or replaced and come back.
//!
//! Participants are of Jiangsu, or of a region outside it that the council admitted as a pilot.
//!
//! | extrinsic | caller | events |
//! |---|---|---|
//! | [`open`](Pallet::open) (Art. 8, 45) | operator | [`Opened`](Event::Opened) |
//! | [`open_batch`](Pallet::open_batch) (Art. 8, 45) | operator | [`Opened`](Event::Opened) for each account |
//! | [`record_consents`](Pallet::record_consents) (Art. 25) | operator | [`ConsentsRecorded`](Event::ConsentsRecorded) |
//! | [`give_consent`](Pallet::give_consent) (Art. 25) | participant | [`ConsentGiven`](Event::ConsentGiven) |
//! | [`withdraw_consent`](Pallet::withdraw_consent) (Art. 25) | participant | [`ConsentWithdrawn`](Event::ConsentWithdrawn) |
//! | [`change_key`](Pallet::change_key) (Art. 8) | participant | [`KeyChanged`](Event::KeyChanged) |
//! | [`replace_key`](Pallet::replace_key) (Art. 8) | two clerks of the operator | [`KeyChanged`](Event::KeyChanged) |
//! | [`close`](Pallet::close) (Art. 8) | participant | [`Closed`](Event::Closed) |
//! | [`close_for`](Pallet::close_for) (Art. 8) | two clerks of the operator | [`Closed`](Event::Closed) |
//! | [`reopen`](Pallet::reopen) (Art. 8) | two clerks of the operator | [`Reopened`](Event::Reopened) |
//! | [`admit_pilot`](Pallet::admit_pilot) | council | [`PilotAdmitted`](Event::PilotAdmitted) |
//! | [`withdraw_pilot`](Pallet::withdraw_pilot) | council | [`PilotWithdrawn`](Event::PilotWithdrawn) |

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
pub use types::{Holder, Opening, Participant};
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::{dispatch::WithPostDispatchInfo, pallet_prelude::*, traits::SortedMembers};
	use frame_system::pallet_prelude::*;
	use polkadot_sdk::{
		sp_core::H256,
		sp_runtime::{
			traits::{IdentifyAccount, Verify},
			SaturatedConversion,
		},
	};
	use suhui_primitives::{
		Clock, CreditCode, Custody, FirstNumber, FormerKeys, Obligations, Page, ParticipantId,
		ParticipantKind, Region, Slots, SourceId, Sources, MAX_CONSENTS,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>, Hash = H256>
	{
		type Clock: Clock;
		/// The sources one may consent to.
		type Sources: Sources;
		/// What keeps a participant from closing.
		type Obligations: Obligations;
		/// Told when the operator acted for a participant.
		type Custody: Custody;
		/// Told of accounts that participants let go.
		type FormerKeys: FormerKeys<Self::AccountId>;
		/// Who holds an office of the operator, the authority or a region, or validates.
		type Officials: SortedMembers<Self::AccountId>;
		/// Who opens accounts and records consents (Art. 6).
		type OperatorOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Who replaces keys, closes accounts for others and opens them again: no single person hands what is another's to
		/// a key, or takes it from them (Art. 6).
		type TwoOperatorsOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Who admits regions outside Jiangsu.
		type CouncilOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// A new key's consent.
		type Signature: Verify<Signer: IdentifyAccount<AccountId = Self::AccountId>> + Parameter;
		/// Accounts one call may open.
		#[pallet::constant]
		type MaxOpenings: Get<u32>;
		type WeightInfo: WeightInfo;

		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId, Self::Signature>;
	}

	/// An account to open.
	pub type OpeningOf<T> =
		Opening<<T as frame_system::Config>::AccountId, <T as Config>::Signature>;

	/// The number the next participant gets: all from 1 to below it were given.
	#[pallet::storage]
	pub type NextParticipant<T> = StorageValue<_, ParticipantId, ValueQuery, FirstNumber>;

	#[pallet::storage]
	pub type Participants<T: Config> =
		StorageMap<_, Twox64Concat, ParticipantId, Participant<T::AccountId>>;

	/// The participant an account stands for, or was the last to stand for.
	#[pallet::storage]
	pub type ParticipantOf<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, ParticipantId>;

	/// The institution or organisation of a credit code, which is one participant for good.
	#[pallet::storage]
	pub type ByCode<T> = StorageMap<_, Blake2_128Concat, CreditCode, ParticipantId>;

	/// A page's individuals who are open. A page without one has no value.
	#[pallet::storage]
	pub type Individuals<T> = StorageMap<_, Twox64Concat, Page, Slots, ValueQuery>;

	/// Regions outside Jiangsu of which participants are opened.
	#[pallet::storage]
	pub type Pilots<T> = StorageMap<_, Twox64Concat, Region, ()>;

	/// A page's individuals who consented to a source (Art. 25). One who closed stays among them;
	/// `Individuals` tells. A page without one has no value.
	#[pallet::storage]
	pub type Consents<T> =
		StorageDoubleMap<_, Twox64Concat, SourceId, Twox64Concat, Page, Slots, ValueQuery>;

	/// A page's individuals who withdrew their consent to a source themselves, which nobody else can
	/// give again. A page without one has no value.
	#[pallet::storage]
	pub type Withdrawals<T> =
		StorageDoubleMap<_, Twox64Concat, SourceId, Twox64Concat, Page, Slots, ValueQuery>;

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
		/// A closed account was opened again, and this one stands for the participant from now on.
		Reopened { participant: ParticipantId, account: T::AccountId },
		/// Participants of a region outside Jiangsu are opened from now on.
		PilotAdmitted { region: Region },
		/// No more participants of the region are opened; those there are stay.
		PilotWithdrawn { region: Region },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The account stands for this participant, or stands or ever stood for another one; the consent
		/// is given, or the region admitted, already.
		AlreadyExists,
		/// No participant has this number, the consent was not given, or the region is no pilot.
		NotFound,
		/// The caller does not stand for an open participant.
		NotRegistered,
		/// A participant is no individual with an open account.
		NotIndividual,
		/// The region is neither of Jiangsu nor a pilot, or a pilot's does not lie outside Jiangsu.
		InvalidRegion,
		/// The title is not UTF-8 that shows something, or holds an invisible character.
		InvalidText,
		/// The credit code's check digit is not that of the others.
		InvalidCode,
		/// An institution or organisation of this credit code was opened before.
		CodeTaken,
		/// The participant's account is closed.
		Closed,
		/// The participant's account is open.
		NotClosed,
		/// The participant owes something to others, and closes once it is done: a batch it opened or is to verify, an
		/// admitted scenario, an application that waits for a decision, an event that goes on, an order that is open, or an
		/// agreement to provide; or it holds reductions.
		Obliged,
		/// The account did not sign that it is to be this participant's next key on this chain, or the first one of
		/// this institution or organisation; or an individual's opening has a signature.
		ConsentInvalid,
		/// The account holds an office of the operator, the authority or a region, or validates.
		HoldsOffice,
		/// The individual's key changed less than `KEY_DAYS` ago.
		TooSoon,
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
		/// Opens an account with the consents given on opening (Art. 8, 25, 45). An institution's or organisation's
		/// account consents to stand for it by its signature of `key_consent`, which names the credit code.
		///
		/// Errors: `UnknownSource`, `TooManyParticipants`, `InvalidRegion`, `NotIndividual` for an institution's or
		/// organisation's consents to sources, `InvalidText`, `InvalidCode`, `CodeTaken`, `ConsentInvalid`, `HoldsOffice`,
		/// `AlreadyExists`.
		#[pallet::call_index(0)]
		#[pallet::weight((
			T::WeightInfo::open(opening.sources.len().saturated_into()).saturating_add(
				T::WeightInfo::legal_persons(types::legal_persons(core::slice::from_ref(opening)))
			),
			DispatchClass::Operational,
		))]
		pub fn open(origin: OriginFor<T>, opening: OpeningOf<T>) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			Self::open_all(alloc::vec![opening]).map_err(|refused| refused.error)?;
			Ok(())
		}

		/// Opens many accounts, all or none (Art. 8, 25, 45).
		///
		/// Charged as if every consent to a source were to one of its own and stood in a value of its own, and
		/// refunded by those written, or by the accounts opened until an error was found.
		///
		/// Errors: those of `open`.
		#[pallet::call_index(1)]
		#[pallet::weight((
			T::WeightInfo::open_batch(openings.len().saturated_into())
				.saturating_add(T::WeightInfo::legal_persons(types::legal_persons(openings)))
				.saturating_add(T::WeightInfo::consents(types::consents(openings))),
			DispatchClass::Operational,
		))]
		pub fn open_batch(
			origin: OriginFor<T>,
			openings: BoundedVec<OpeningOf<T>, T::MaxOpenings>,
		) -> DispatchResultWithPostInfo {
			T::OperatorOrigin::ensure_origin(origin)
				.map_err(|error| error.with_weight(T::WeightInfo::open_batch(0)))?;
			Ok(Some(Self::open_all(openings.into_inner())?).into())
		}

		/// Records consents that a source's platform holds (Art. 25), all or none. A consent that
		/// stands already is passed over.
		///
		/// Charged as if every participant stood on a page of its own, and refunded by the pages, or
		/// by those looked at until an error was found.
		///
		/// Errors: `UnknownSource`, `NotFound`, `NotIndividual`, `Withdrawn`.
		#[pallet::call_index(2)]
		#[pallet::weight((
			T::WeightInfo::record_consents(participants.len().saturated_into()),
			DispatchClass::Operational,
		))]
		pub fn record_consents(
			origin: OriginFor<T>,
			source: SourceId,
			participants: BoundedVec<ParticipantId, ConstU32<MAX_CONSENTS>>,
		) -> DispatchResultWithPostInfo {
			let before = T::WeightInfo::record_consents(0);
			T::OperatorOrigin::ensure_origin(origin).map_err(|error| error.with_weight(before))?;
			ensure!(T::Sources::exists(source), Error::<T>::UnknownSource.with_weight(before));
			let (count, weight) = Self::record(source, &participants)?;
			Self::deposit_event(Event::ConsentsRecorded { source, count });
			Ok(Some(weight).into())
		}

		/// Consents to the use of the caller's data by a source (Art. 25).
		///
		/// Errors: `NotRegistered`, `NotIndividual`, `UnknownSource`, `AlreadyExists`.
		#[pallet::call_index(3)]
		#[pallet::weight((T::WeightInfo::give_consent(), DispatchClass::Operational))]
		pub fn give_consent(origin: OriginFor<T>, source: SourceId) -> DispatchResult {
			let (participant, value) = Self::ensure_participant(origin)?;
			ensure!(value.holder.is_individual(), Error::<T>::NotIndividual);
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
			let (participant, _) = Self::ensure_participant(origin)?;
			Self::set_consent(source, participant, false)?;
			Self::deposit_event(Event::ConsentWithdrawn { source, participant });
			Ok(())
		}

		/// Lets another account stand for the caller (Art. 8). The account consents by its signature of
		/// `key_consent` with the place after the last of the participant's keys.
		///
		/// Errors: `NotRegistered`, `TooSoon`, `HoldsOffice`, `AlreadyExists`, `ConsentInvalid`.
		#[pallet::call_index(5)]
		#[pallet::weight((T::WeightInfo::change_key(), DispatchClass::Operational))]
		pub fn change_key(
			origin: OriginFor<T>,
			new_account: T::AccountId,
			consent: T::Signature,
		) -> DispatchResult {
			let (participant, value) = Self::ensure_participant(origin)?;
			ensure!(value.may_change_key(T::Clock::today()), Error::<T>::TooSoon);
			Self::rekey(participant, new_account, &consent)
		}

		/// Lets another account stand for a participant who lost the key (Art. 8), with the consent that `change_key`
		/// asks for. It takes two clerks of the operator.
		///
		/// Errors: `NotFound`, `Closed`, `HoldsOffice`, `AlreadyExists`, `ConsentInvalid`.
		#[pallet::call_index(6)]
		#[pallet::weight((T::WeightInfo::replace_key(), DispatchClass::Operational))]
		pub fn replace_key(
			origin: OriginFor<T>,
			participant: ParticipantId,
			new_account: T::AccountId,
			consent: T::Signature,
		) -> DispatchResult {
			T::TwoOperatorsOrigin::ensure_origin(origin)?;
			Self::rekey(participant, new_account, &consent)?;
			T::Custody::taken_over(participant);
			Ok(())
		}

		/// Closes the caller's account (Art. 8). The number is never given again.
		///
		/// Errors: `NotRegistered`, `Obliged`.
		#[pallet::call_index(7)]
		#[pallet::weight((T::WeightInfo::close(), DispatchClass::Operational))]
		pub fn close(origin: OriginFor<T>) -> DispatchResult {
			let (participant, _) = Self::ensure_participant(origin)?;
			Self::close_account(participant)
		}

		/// Closes a participant's account at their request (Art. 8). It takes two clerks of the operator.
		///
		/// Errors: `NotFound`, `Closed`, `Obliged`.
		#[pallet::call_index(8)]
		#[pallet::weight((T::WeightInfo::close_for(), DispatchClass::Operational))]
		pub fn close_for(origin: OriginFor<T>, participant: ParticipantId) -> DispatchResult {
			T::TwoOperatorsOrigin::ensure_origin(origin)?;
			Self::close_account(participant)?;
			T::Custody::taken_over(participant);
			Ok(())
		}

		/// Admits a region outside Jiangsu to the scheme.
		///
		/// Errors: `InvalidRegion`, `AlreadyExists`.
		#[pallet::call_index(9)]
		#[pallet::weight((T::WeightInfo::admit_pilot(), DispatchClass::Operational))]
		pub fn admit_pilot(origin: OriginFor<T>, region: Region) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			ensure!(region.is_outside_jiangsu(), Error::<T>::InvalidRegion);
			ensure!(!Pilots::<T>::contains_key(region), Error::<T>::AlreadyExists);
			Pilots::<T>::insert(region, ());
			Self::deposit_event(Event::PilotAdmitted { region });
			Ok(())
		}

		/// Takes a region outside Jiangsu from those of which participants are opened.
		///
		/// Errors: `NotFound`.
		#[pallet::call_index(10)]
		#[pallet::weight((T::WeightInfo::withdraw_pilot(), DispatchClass::Operational))]
		pub fn withdraw_pilot(origin: OriginFor<T>, region: Region) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Pilots::<T>::take(region).ok_or(Error::<T>::NotFound)?;
			Self::deposit_event(Event::PilotWithdrawn { region });
			Ok(())
		}

		/// Opens a closed participant's account again (Art. 8), for an account with the consent that `change_key` asks
		/// for; it may be the last one. Number, lots and the consents to sources stand as before. It takes two clerks of the
		/// operator.
		///
		/// Errors: `NotFound`, `NotClosed`, `HoldsOffice`, `AlreadyExists`, `ConsentInvalid`.
		#[pallet::call_index(11)]
		#[pallet::weight((T::WeightInfo::reopen(), DispatchClass::Operational))]
		pub fn reopen(
			origin: OriginFor<T>,
			participant: ParticipantId,
			account: T::AccountId,
			consent: T::Signature,
		) -> DispatchResult {
			T::TwoOperatorsOrigin::ensure_origin(origin)?;
			Self::reopen_account(participant, account, &consent)?;
			T::Custody::taken_over(participant);
			Ok(())
		}
	}

	impl<T: Config> Pallet<T> {
		fn ensure_participant(
			origin: OriginFor<T>,
		) -> Result<(ParticipantId, Participant<T::AccountId>), DispatchError> {
			let who = ensure_signed(origin)?;
			Ok(Self::standing(&who).ok_or(Error::<T>::NotRegistered)?)
		}
	}
}
