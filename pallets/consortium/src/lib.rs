//! # Consortium
//!
//! The departments as those who run the chain together (Art. 5): which of them run validators, and what they decide on
//! that only root may do, above all runtime upgrades.
//!
//! A department is a number, given once, with its public name and unified social credit code, the digest of the sheet that
//! says whom to call, and one validator's account. The council takes departments in, takes them out, and lets another
//! account be a department's validator; two sessions later the validators are others. An account makes no block before it
//! has session keys, which it sets itself (`session.set_keys`), with a proof that it owns them; until then the department's account
//! before it goes on. It is a key of its own: none that has a seat, holds an office or takes part. Whoever leaves keeps its keys until it validates no more, so that its offences can be proven, and
//! loses them then.
//!
//! A validator whose offence was proven to the chain makes no blocks, and is on the council's table: it stays so until the
//! council takes its department out or retains it. That is no motion of the chain's own: a motion is over after days, and lost
//! if nobody votes; and it would take another's room. Nor does a third of the validators or more ever make none at once. From
//! offences in sessions before the one in which the council retained the department nothing follows any more. Of an account
//! that left a department to another they are the department's for as long as they can be proven: the other one makes no
//! blocks then.
//!
//! Who made no block in a session missed it. What was missed is public, and nothing follows but what the council decides.
//!
//! There is no sudo; a motion of the council that two thirds of its seats carry is the one way to root,
//! and leads to the calls the runtime lists alone: whoever may write storage may rewrite what was
//! published, credited and decided.
//!
//! | extrinsic | caller | events |
//! |---|---|---|
//! | [`dispatch_as_root`](Pallet::dispatch_as_root) (Art. 5) | two thirds of the council | [`DispatchedAsRoot`](Event::DispatchedAsRoot) |
//! | [`add`](Pallet::add) (Art. 5) | two thirds of the council | [`Added`](Event::Added) |
//! | [`remove`](Pallet::remove) (Art. 5) | two thirds of the council | [`Removed`](Event::Removed) |
//! | [`replace`](Pallet::replace) (Art. 5) | two thirds of the council | [`Replaced`](Event::Replaced) |
//! | [`amend`](Pallet::amend) (Art. 5) | two thirds of the council | [`Amended`](Event::Amended) |
//! | [`retain`](Pallet::retain) (Art. 5) | council majority | [`Retained`](Event::Retained) |
//!
//! Sessions bring [`FaultReported`](Event::FaultReported) and [`SessionMissed`](Event::SessionMissed).

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
#[cfg(test)]
mod mock;
mod register;
mod sessions;
mod sets;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::{Department, Fault, Former, Missed, Post, Set, Standing};
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::{boxed::Box, string::String, vec::Vec};
	use frame_support::{
		dispatch::{GetDispatchInfo, PostDispatchInfo},
		pallet_prelude::*,
		traits::{Contains, InitializeMembers},
	};
	use frame_system::pallet_prelude::*;
	use polkadot_sdk::sp_runtime::{
		traits::{Dispatchable, Hash},
		Perbill,
	};
	use suhui_primitives::{
		CreditCode, DepartmentId, Document, FirstNumber, LegalPerson, SessionIndex, Sessions, Title,
	};

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
		type Sessions: Sessions<Self::AccountId>;
		/// Lets an account send that becomes a validator's.
		type Admission: InitializeMembers<Self::AccountId>;
		/// Who has another right, which no validator's key is given beside its own: a seat, an office, or to take part.
		type Engaged: Contains<Self::AccountId>;
		/// Those who together may do what root may, and say who validates.
		type RootOrigin: EnsureOrigin<<Self as polkadot_sdk::frame_system::Config>::RuntimeOrigin>;
		/// Those who retain a department whose validator is at fault.
		type CouncilOrigin: EnsureOrigin<
			<Self as polkadot_sdk::frame_system::Config>::RuntimeOrigin,
		>;
		/// What they may do as root.
		type Permitted: Contains<<Self as Config>::RuntimeCall>;
		/// None leaves that validates while fewer others do.
		#[pallet::constant]
		type MinDepartments: Get<u32>;
		#[pallet::constant]
		type MaxDepartments: Get<u32>;
		/// How many sessions later an offence can still be proven.
		#[pallet::constant]
		type ReportableSessions: Get<SessionIndex>;
		type WeightInfo: WeightInfo;

		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// The number the next department gets.
	#[pallet::storage]
	pub type NextDepartment<T> = StorageValue<_, DepartmentId, ValueQuery, FirstNumber>;

	/// The departments that run validators.
	#[pallet::storage]
	pub type Departments<T: Config> =
		CountedStorageMap<_, Twox64Concat, DepartmentId, Department<T::AccountId>>;

	/// The department of each unified social credit code.
	#[pallet::storage]
	pub type ByCode<T> = StorageMap<_, Blake2_128Concat, CreditCode, DepartmentId>;

	/// What each account validates for that is, or was until now, a department's validator.
	#[pallet::storage]
	pub type Posts<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Post>;

	/// Offences that the council has not decided on, by the department whose validator's they are.
	#[pallet::storage]
	pub type Faults<T: Config> = StorageMap<_, Twox64Concat, DepartmentId, Fault<T::AccountId>>;

	/// Who is no department's any more and makes no blocks while it still validates, by the severity of its offence.
	#[pallet::storage]
	pub type LeavingAtFault<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Perbill>;

	/// Who left a department that goes on by another account, while its offences can be proven. Each of them took a motion of
	/// two thirds of the council in those days, so that they are few.
	#[pallet::storage]
	pub type Formers<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Former>;

	/// The session in which the council last retained each department: what came before is decided on.
	#[pallet::storage]
	pub type Retained<T> = StorageMap<_, Twox64Concat, DepartmentId, SessionIndex>;

	/// Sessions in which departments' validators made no block.
	#[pallet::storage]
	pub type MissedSessions<T> = StorageMap<_, Twox64Concat, DepartmentId, Missed>;

	/// Blocks each account made in the session that runs, but for its first one; zero of an account that might make none for a
	/// part of it.
	#[pallet::storage]
	pub type Authored<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// The sets of those who vote, by the number that nodes know each by, but for the first; as many as offences can be proven
	/// of.
	#[pallet::storage]
	pub type Sets<T: Config> = StorageMap<_, Twox64Concat, u64, Set<BlockNumberFor<T>>>;

	/// Whether others vote than validate: the validators changed while a change by force was pending.
	#[pallet::storage]
	pub type VotersAreOthers<T> = StorageValue<_, bool, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Of each department when the chain starts: its validator, name, unified social credit code, and whom to call.
		pub departments: Vec<(T::AccountId, String, String, Document)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (validator, title, code, contact) in &self.departments {
				let founded = Pallet::<T>::found(validator.clone(), title, code, *contact);
				assert!(founded.is_some(), "a department is named twice, or has no name or code");
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A call was carried out as root; `call_hash` is the hash of its encoding.
		DispatchedAsRoot { call_hash: T::Hash },
		/// The council took a department in, which is to run this validator (Art. 5).
		Added {
			department: DepartmentId,
			person: LegalPerson,
			contact: Document,
			validator: T::AccountId,
		},
		/// The council took a department out. Its validator is none two sessions later.
		Removed { department: DepartmentId, reason: Document },
		/// Another account is to be the department's validator.
		Replaced { department: DepartmentId, validator: T::AccountId },
		/// The department has this name, and this sheet says whom to call.
		Amended { department: DepartmentId, title: Title, contact: Document },
		/// A validator's offence in this session was proven: until the council has decided it makes no blocks or, if it had left,
		/// the department's present validator makes none.
		FaultReported { department: DepartmentId, validator: T::AccountId, session: SessionIndex },
		/// The council keeps a department whose validator was at fault, and lets it make blocks again.
		Retained { department: DepartmentId, reason: Document },
		/// The department's validator made no block in this session, nor in so many in a row with it.
		SessionMissed { department: DepartmentId, session: SessionIndex, in_a_row: u32 },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The call is none of those that may be carried out as root.
		NotPermitted,
		/// A department has the code, or the account is a department's validator or stands in for one.
		AlreadyExists,
		/// No department has this number, or none of its validator's offences waits for a decision.
		NotFound,
		/// A name shows something and has no invisible character.
		InvalidText,
		/// The code's check digit is not that of the others.
		InvalidCode,
		/// A digest is all zeros: there is no document.
		DocumentMissing,
		/// As many departments run validators as may.
		TooMany,
		/// Too few other departments' validators would be left.
		TooFew,
		/// The account has a seat of the council, holds an office, or stands or stood for a participant or an expert.
		Engaged,
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

		/// Takes in a department that is to run a validator (Art. 5). The account validates two sessions after it has session
		/// keys.
		///
		/// Errors: `Engaged`, `InvalidText`, `DocumentMissing`, `InvalidCode`, `AlreadyExists`, `TooMany`.
		#[pallet::call_index(1)]
		#[pallet::weight((T::WeightInfo::add(), DispatchClass::Operational))]
		pub fn add(
			origin: OriginFor<T>,
			person: LegalPerson,
			contact: Document,
			validator: T::AccountId,
		) -> DispatchResult {
			T::RootOrigin::ensure_origin(origin)?;
			ensure!(!T::Engaged::contains(&validator), Error::<T>::Engaged);
			let department = Self::enter(person.clone(), contact, validator.clone())?;
			Self::deposit_event(Event::Added { department, person, contact, validator });
			Ok(())
		}

		/// Takes a department out (Art. 5): two sessions later its validator is none.
		///
		/// Errors: `DocumentMissing`, `NotFound`, `TooFew`.
		#[pallet::call_index(2)]
		#[pallet::weight((T::WeightInfo::remove(), DispatchClass::Operational))]
		pub fn remove(
			origin: OriginFor<T>,
			department: DepartmentId,
			reason: Document,
		) -> DispatchResult {
			T::RootOrigin::ensure_origin(origin)?;
			ensure!(!reason.is_missing(), Error::<T>::DocumentMissing);
			Self::leave(department)?;
			Self::deposit_event(Event::Removed { department, reason });
			Ok(())
		}

		/// Lets another account be a department's validator (Art. 5): two sessions after it has session keys it validates in
		/// place of the one before.
		///
		/// Errors: `Engaged`, `NotFound`, `AlreadyExists`.
		#[pallet::call_index(3)]
		#[pallet::weight((T::WeightInfo::replace(), DispatchClass::Operational))]
		pub fn replace(
			origin: OriginFor<T>,
			department: DepartmentId,
			validator: T::AccountId,
		) -> DispatchResult {
			T::RootOrigin::ensure_origin(origin)?;
			ensure!(!T::Engaged::contains(&validator), Error::<T>::Engaged);
			Self::succeed(department, validator.clone())?;
			Self::deposit_event(Event::Replaced { department, validator });
			Ok(())
		}

		/// Gives a department another name, or another sheet that says whom to call (Art. 5).
		///
		/// Errors: `InvalidText`, `DocumentMissing`, `NotFound`.
		#[pallet::call_index(4)]
		#[pallet::weight((T::WeightInfo::amend(), DispatchClass::Operational))]
		pub fn amend(
			origin: OriginFor<T>,
			department: DepartmentId,
			title: Title,
			contact: Document,
		) -> DispatchResult {
			T::RootOrigin::ensure_origin(origin)?;
			Self::ensure_legible(&title, contact)?;
			Departments::<T>::try_mutate(department, |found| {
				let found = found.as_mut().ok_or(Error::<T>::NotFound)?;
				found.person.title = title.clone();
				found.contact = contact;
				Ok::<(), Error<T>>(())
			})?;
			Self::deposit_event(Event::Amended { department, title, contact });
			Ok(())
		}

		/// Keeps a department whose validator was at fault, and lets it make blocks again (Art. 5). Nothing follows from offences
		/// in sessions before this one that are proven later: whoever withheld them would hand them in one by one.
		///
		/// Errors: `DocumentMissing`, `NotFound`.
		#[pallet::call_index(5)]
		#[pallet::weight((T::WeightInfo::retain(), DispatchClass::Operational))]
		pub fn retain(
			origin: OriginFor<T>,
			department: DepartmentId,
			reason: Document,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			ensure!(!reason.is_missing(), Error::<T>::DocumentMissing);
			let fault = Faults::<T>::take(department).ok_or(Error::<T>::NotFound)?;
			Self::enable(&fault.validator);
			Retained::<T>::insert(department, T::Sessions::current());
			Self::deposit_event(Event::Retained { department, reason });
			Ok(())
		}
	}
}
