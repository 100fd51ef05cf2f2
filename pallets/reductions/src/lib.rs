//! # Reductions
//!
//! What becomes of reductions beyond people's lots (Art. 26-32). Institutions and organisations hold those that people
//! redeemed with them, and those of their own projects (Art. 46), and pass them on to each other; no person ever does:
//! whoever sends or receives is looked at, at each entry. People and organisations retire what they have, for a purpose of Art. 26 and to somebody's good, or give
//! it to a large event whose emissions are to be offset. Either is cancelled at once and for good (Art. 32): what was
//! given to an event that is called off, or that emitted less, stays given.
//!
//! An event is a public institution's. A third party qualified for greenhouse gases, without interest in the host,
//! accounts what it emitted, as often as need be, until the authority consents; the consent names the figure, and rests
//! on an accounting made after the event was over. Then the operator certifies that it was carbon-neutral (Art. 28, 29).
//! A retirement is certified for whoever retired.
//!
//! | extrinsic | caller | events |
//! |---|---|---|
//! | [`transfer`](Pallet::transfer) (Art. 27) | an institution or organisation | [`Transferred`](Event::Transferred) |
//! | [`retire`](Pallet::retire) (Art. 26, 31) | an institution or organisation | [`Retired`](Event::Retired) |
//! | [`retire_own`](Pallet::retire_own) (Art. 26, 30) | an individual | [`Retired`](Event::Retired) |
//! | [`register_event`](Pallet::register_event) (Art. 28) | an institution | [`EventRegistered`](Event::EventRegistered) |
//! | [`call_off`](Pallet::call_off) (Art. 28) | the host | [`CalledOff`](Event::CalledOff) |
//! | [`name_accountant`](Pallet::name_accountant) (Art. 28) | operator | [`AccountantNamed`](Event::AccountantNamed) |
//! | [`account`](Pallet::account) (Art. 28) | the accountant | [`Accounted`](Event::Accounted) |
//! | [`donate`](Pallet::donate) (Art. 30) | an individual | [`Donated`](Event::Donated) |
//! | [`contribute`](Pallet::contribute) (Art. 30) | an institution or organisation | [`Contributed`](Event::Contributed) |
//! | [`consent`](Pallet::consent) (Art. 29) | authority | [`Consented`](Event::Consented) |
//! | [`certify`](Pallet::certify) (Art. 29) | two clerks of the operator | [`Certified`](Event::Certified) |
//! | none: an order of the mall was fulfilled (Art. 27, 37) | | [`Received`](Event::Received) |
//! | none: a chunk of a project was fed (Art. 46) | | [`Issued`](Event::Issued) |
//!
//! Reductions are in mg CO2e, days in Beijing time.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod certificates;
mod events;
mod gifts;
mod holdings;
#[cfg(test)]
mod mock;
mod retirements;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::{
	Accounting, Beneficiary, Certificate, CertificateNumber, CertificateOf, ClassesPage, DonorPage,
	Flow, LargeEvent, Part, Purpose, Reductions, Retirement,
};
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};
use suhui_primitives::MAX_LOTS_RETIRED;

/// How many of a person's lots a call reads at most, of those that it may.
fn within(lots: u32) -> u32 {
	lots.min(MAX_LOTS_RETIRED)
}

/// Of a call's list.
fn length<Item>(items: &[Item]) -> u32 {
	u32::try_from(items.len()).unwrap_or(u32::MAX)
}

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{dispatch::WithPostDispatchInfo, pallet_prelude::*};
	use frame_system::pallet_prelude::*;
	use suhui_primitives::{
		Accreditation, ClassId, Clock, Day, Document, EventId, FirstNumber, Lots, Milligrams, Page,
		ParticipantId, ParticipantKind, Points, Region, Registry, RetirementId, Title, Year,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		type Clock: Clock;
		type Registry: Registry<Self::AccountId>;
		/// People's lots.
		type Lots: Lots;
		/// Who may account what an event emitted.
		type Accreditation: Accreditation;
		/// Who names accountants.
		type OperatorOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Two of the operator's people, one of whom checked what the other had in hand: who certifies.
		type TwoOperatorsOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// The competent authority, with whose consent an event is certified (Art. 29).
		type AuthorityOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		type WeightInfo: WeightInfo;

		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// What institutions and organisations hold of each class; no value for nothing.
	#[pallet::storage]
	pub type Holdings<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		ParticipantId,
		Twox64Concat,
		ClassId,
		Milligrams,
		ValueQuery,
	>;

	/// What became of a class in their hands.
	#[pallet::storage]
	pub type Flows<T: Config> = StorageMap<_, Twox64Concat, ClassId, Flow, ValueQuery>;

	/// The number the next retirement gets.
	#[pallet::storage]
	pub type NextRetirement<T: Config> = StorageValue<_, RetirementId, ValueQuery, FirstNumber>;

	/// What was retired.
	#[pallet::storage]
	pub type Retirements<T: Config> = StorageMap<_, Twox64Concat, RetirementId, Retirement>;

	/// How much of each class was retired.
	#[pallet::storage]
	pub type RetiredOf<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		RetirementId,
		Twox64Concat,
		ClassId,
		Milligrams,
		ValueQuery,
	>;

	/// The number the next event gets.
	#[pallet::storage]
	pub type NextEvent<T: Config> = StorageValue<_, EventId, ValueQuery, FirstNumber>;

	/// Every event ever registered.
	#[pallet::storage]
	pub type Events<T: Config> = StorageMap<_, Twox64Concat, EventId, LargeEvent>;

	/// How many events of a host are neither called off nor certified; no value for none.
	#[pallet::storage]
	pub type OpenEvents<T: Config> = StorageMap<_, Twox64Concat, ParticipantId, u32, ValueQuery>;

	/// How much of each class was given to an event.
	#[pallet::storage]
	pub type EventClasses<T: Config> =
		StorageDoubleMap<_, Twox64Concat, EventId, Twox64Concat, ClassId, Milligrams, ValueQuery>;

	/// What the people of a page gave to an event. A page without one has no value.
	#[pallet::storage]
	pub type Donors<T: Config> =
		StorageDoubleMap<_, Twox64Concat, EventId, Twox64Concat, Page, DonorPage, ValueQuery>;

	/// What an institution or organisation gave to an event.
	#[pallet::storage]
	pub type Givers<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		EventId,
		Twox64Concat,
		ParticipantId,
		Milligrams,
		ValueQuery,
	>;

	/// The place that the next certificate of a year gets.
	#[pallet::storage]
	pub type NextCertificate<T: Config> =
		StorageMap<_, Twox64Concat, Year, u32, ValueQuery, FirstNumber>;

	/// Every certificate, by its number without the check digits.
	#[pallet::storage]
	pub type Certificates<T: Config> = StorageMap<_, Twox64Concat, CertificateNumber, Certificate>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// What people redeemed with the holder is its own (Art. 27).
		Received { holder: ParticipantId, reductions: Vec<(ClassId, Milligrams)> },
		/// What the holder's project reduced is its own (Art. 46).
		Issued { holder: ParticipantId, class: ClassId, milligrams: Milligrams },
		/// Reductions passed from one institution or organisation to another.
		Transferred {
			from: ParticipantId,
			to: ParticipantId,
			class: ClassId,
			milligrams: Milligrams,
		},
		/// Reductions were cancelled for good (Art. 26, 32), with so many points if they were a person's.
		Retired {
			retirement: RetirementId,
			holder: ParticipantId,
			purpose: Purpose,
			beneficiary: Beneficiary,
			total: Milligrams,
			points: Points,
			reductions: Vec<(ClassId, Milligrams)>,
		},
		/// An institution is to offset what an event emits (Art. 28).
		EventRegistered {
			event: EventId,
			host: ParticipantId,
			region: Region,
			first: Day,
			last: Day,
			plan: Document,
			target: Milligrams,
		},
		/// The event takes no more; what was given stays given.
		CalledOff { event: EventId, document: Document },
		/// The operator chose who accounts the event.
		AccountantNamed { event: EventId, verifier: ParticipantId },
		/// The event was found to have emitted so much.
		Accounted {
			event: EventId,
			verifier: ParticipantId,
			emissions: Milligrams,
			report: Document,
		},
		/// A person gave reductions, with so many points, to an event (Art. 30).
		Donated {
			event: EventId,
			donor: ParticipantId,
			total: Milligrams,
			points: Points,
			reductions: Vec<(ClassId, Milligrams)>,
		},
		/// An institution or organisation gave reductions to an event.
		Contributed {
			event: EventId,
			holder: ParticipantId,
			total: Milligrams,
			reductions: Vec<(ClassId, Milligrams)>,
		},
		/// The authority consents to the event's certificate (Art. 29).
		Consented { event: EventId, document: Document },
		/// The operator certified an event or a retirement.
		Certified { certificate: CertificateNumber, of: CertificateOf, document: Document },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The caller has no open account.
		NotRegistered,
		/// A person holds and passes on no reductions, an organisation has no lots, and an event is an institution's.
		WrongKind,
		/// No open account has this number.
		UnknownParticipant,
		/// The reductions are the receiver's already.
		SameHolder,
		/// Nothing is asked for, emitted or expected, or of one of several classes nothing.
		NothingAsked,
		/// The holder does not hold as much of a class.
		NotEnough,
		/// The holder's key changed less than `COOLING_DAYS` ago.
		Cooling,
		/// The beneficiary is a number never given, a name that shows nothing or has characters that nobody sees, or a
		/// digest that is none.
		InvalidBeneficiary,
		/// A person offsets and compensates for nobody else: that would be trade.
		ForAnother,
		/// A document is none: a digest of it is zero.
		DocumentMissing,
		/// The days run backwards.
		InvalidPeriod,
		/// The title is not UTF-8 that shows something, or holds an invisible character.
		InvalidText,
		/// The region is not in Jiangsu.
		InvalidRegion,
		/// As many of the host's events are open as may be.
		TooManyEvents,
		/// There is no such event or retirement.
		NotFound,
		/// The caller is not the event's host.
		NotHost,
		/// The event was called off, or consented to.
		NotOpen,
		/// The verifier is not accredited and qualified for greenhouse gases, is suspended, unconfirmed or barred, or
		/// closed its account.
		NotInGoodStanding,
		/// The verifier is the event's host, or has an interest in it.
		Interested,
		/// The caller is not the event's accountant.
		NotAccountant,
		/// Nothing of the event's emissions is missing.
		Covered,
		/// Whoever is to account the event did not: nobody did, or another one before.
		NotAccounted,
		/// The event was not over when it was last accounted.
		NotOver,
		/// Some of what the event emitted is not covered.
		NotCovered,
		/// The authority did not consent.
		NoConsent,
		/// The event or retirement has its certificate.
		AlreadyCertified,
		/// A number or sum would leave its type.
		Overflow,
		/// The event's emissions are not accounted as given.
		EmissionsDiffer,
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
		/// Passes reductions of a class, in mg, from the institution or organisation that signs to another one (Art. 27).
		/// For three days after its key changed it passes on none.
		///
		/// Errors: `NotRegistered`, `WrongKind` if either is a person, `NothingAsked`, `SameHolder`,
		/// `UnknownParticipant`, `Cooling`, `NotEnough`, `Overflow`.
		#[pallet::call_index(0)]
		#[pallet::weight((T::WeightInfo::transfer(), DispatchClass::Operational))]
		pub fn transfer(
			origin: OriginFor<T>,
			to: ParticipantId,
			class: ClassId,
			milligrams: Milligrams,
		) -> DispatchResult {
			let from = Self::legal_person(origin)?;
			ensure!(milligrams > 0, Error::<T>::NothingAsked);
			ensure!(to != from, Error::<T>::SameHolder);
			let kind = T::Registry::kind(to).ok_or(Error::<T>::UnknownParticipant)?;
			ensure!(kind != ParticipantKind::Individual, Error::<T>::WrongKind);
			Self::ensure_settled(from)?;
			Self::withdraw(from, class, milligrams)?;
			Self::deposit(to, class, milligrams)?;
			Self::deposit_event(Event::Transferred { from, to, class, milligrams });
			Ok(())
		}

		/// Retires reductions of an institution or organisation, in mg by class, for a purpose of Art. 26 and to
		/// somebody's good; they are cancelled at once (Art. 26, 31, 32). The period is that of the emissions they offset.
		/// For three days after its key changed it retires none to another's good.
		///
		/// Errors: `NotRegistered`, `WrongKind`, `DocumentMissing`, `InvalidBeneficiary`, `InvalidPeriod`, `Cooling`,
		/// `NothingAsked`, `NotEnough`, `Overflow`.
		#[pallet::call_index(1)]
		#[pallet::weight((
			T::WeightInfo::retire(length(reductions)),
			DispatchClass::Operational,
		))]
		pub fn retire(
			origin: OriginFor<T>,
			reductions: Reductions,
			purpose: Purpose,
			beneficiary: Beneficiary,
			period: Option<(Day, Day)>,
			evidence: Option<Document>,
		) -> DispatchResult {
			let holder = Self::legal_person(origin)?;
			Self::ensure_proper(purpose, &beneficiary)?;
			ensure!(evidence.is_none_or(|it| !it.is_missing()), Error::<T>::DocumentMissing);
			let runs_on = period.is_none_or(|(first, last)| first <= last);
			ensure!(runs_on, Error::<T>::InvalidPeriod);
			// A key that was stolen would pass on what they are worth by it.
			if !beneficiary.is(holder) {
				Self::ensure_settled(holder)?;
			}
			let (given, total) = Self::give(holder, &reductions, None)?;
			let day = T::Clock::today();
			let (points, certificate) = (0, None);
			Self::add_retirement(
				Retirement {
					holder,
					beneficiary,
					purpose,
					day,
					total,
					points,
					period,
					evidence,
					certificate,
				},
				given,
			)
		}

		/// Retires reductions of the person who signs, in mg, with the points in them, rounded up (Art. 26, 30, 32); they
		/// stay as an honour. To another's good a person donates and cancels alone: who offsets what it emitted, or
		/// compensates what it owes, has reductions of its own, or buys them, but not of a person (Art. 27, 31). At most
		/// `lots` of the person's lots, and 3,200, are read for it, which is refunded by those that were.
		///
		/// Errors: `NotRegistered`, `WrongKind`, `DocumentMissing`, `InvalidBeneficiary`, `ForAnother`, `NothingAsked`,
		/// `Overflow`, and those of taking from lots.
		#[pallet::call_index(2)]
		#[pallet::weight((T::WeightInfo::retire_own(within(*lots)), DispatchClass::Operational))]
		pub fn retire_own(
			origin: OriginFor<T>,
			part: Part,
			purpose: Purpose,
			beneficiary: Beneficiary,
			lots: u32,
		) -> DispatchResultWithPostInfo {
			let (holder, ask) = Self::individual(origin)
				.and_then(|holder| {
					Self::ensure_proper(purpose, &beneficiary)?;
					let is_proper = beneficiary.is(holder) || purpose.is_gift();
					ensure!(is_proper, Error::<T>::ForAnother);
					let ask = part.at_most(Milligrams::MAX).ok_or(Error::<T>::NothingAsked)?;
					Ok((holder, ask))
				})
				.map_err(|error| error.with_weight(T::WeightInfo::retire_own(0)))?;
			let read = Self::do_retire_own(holder, ask, purpose, beneficiary, within(lots))?;
			Ok(Some(T::WeightInfo::retire_own(read)).into())
		}

		/// Registers a large event of the institution that signs, whose emissions are to be offset, with the plan for it
		/// and what it is expected to emit, in mg (Art. 28).
		///
		/// Errors: `NotRegistered`, `WrongKind`, `InvalidText`, `InvalidRegion`, `InvalidPeriod`, `DocumentMissing`,
		/// `NothingAsked`, `TooManyEvents`, `Overflow`.
		#[pallet::call_index(3)]
		#[pallet::weight((T::WeightInfo::register_event(), DispatchClass::Operational))]
		pub fn register_event(
			origin: OriginFor<T>,
			title: Title,
			region: Region,
			first: Day,
			last: Day,
			plan: Document,
			target: Milligrams,
		) -> DispatchResult {
			let host = Self::sender(origin, |kind| kind == ParticipantKind::Institution)?;
			Self::add_event(host, title, region, (first, last), plan, target)
		}

		/// The host calls an event off (Art. 28). What was given to it stays given (Art. 32).
		///
		/// Errors: `NotRegistered`, `NotFound`, `NotHost`, `NotOpen`, `DocumentMissing`.
		#[pallet::call_index(4)]
		#[pallet::weight((T::WeightInfo::call_off(), DispatchClass::Operational))]
		pub fn call_off(
			origin: OriginFor<T>,
			event: EventId,
			document: Document,
		) -> DispatchResult {
			let host = Self::sender(origin, |_| true)?;
			let found = Events::<T>::get(event).ok_or(Error::<T>::NotFound)?;
			ensure!(found.host == host, Error::<T>::NotHost);
			ensure!(found.is_open(), Error::<T>::NotOpen);
			ensure!(!document.is_missing(), Error::<T>::DocumentMissing);
			let called_off = Some((document, T::Clock::today()));
			Events::<T>::insert(event, LargeEvent { called_off, ..found });
			Self::discharge(host);
			Self::deposit_event(Event::CalledOff { event, document });
			Ok(())
		}

		/// Lets a verifier that is qualified for greenhouse gases, and has no interest in the host, account an event, in
		/// place of whoever was named before (Art. 28): what that one found is no ground for a consent any more.
		///
		/// Errors: `NotFound`, `NotOpen`, `NotInGoodStanding`, `Interested`.
		#[pallet::call_index(5)]
		#[pallet::weight((T::WeightInfo::name_accountant(), DispatchClass::Operational))]
		pub fn name_accountant(
			origin: OriginFor<T>,
			event: EventId,
			verifier: ParticipantId,
		) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			let found = Self::open_event(event)?;
			Self::ensure_accounts(verifier, &found)?;
			let accountant = Some(verifier);
			Events::<T>::insert(event, LargeEvent { accountant, ..found });
			Self::deposit_event(Event::AccountantNamed { event, verifier });
			Ok(())
		}

		/// The accountant who signs found that an event emitted so much, in mg, in place of what was found before
		/// (Art. 28). What is missing is found anew; more was given than it emitted stays given.
		///
		/// Errors: `NotRegistered`, `NotFound`, `NotOpen`, `NotAccountant`, `NotInGoodStanding`, `Interested`,
		/// `NothingAsked`, `DocumentMissing`.
		#[pallet::call_index(6)]
		#[pallet::weight((T::WeightInfo::account(), DispatchClass::Operational))]
		pub fn account(
			origin: OriginFor<T>,
			event: EventId,
			emissions: Milligrams,
			report: Document,
		) -> DispatchResult {
			let verifier = Self::sender(origin, |_| true)?;
			let found = Self::open_event(event)?;
			ensure!(found.accountant == Some(verifier), Error::<T>::NotAccountant);
			Self::ensure_accounts(verifier, &found)?;
			ensure!(emissions > 0, Error::<T>::NothingAsked);
			ensure!(!report.is_missing(), Error::<T>::DocumentMissing);
			let day = T::Clock::today();
			let accounting = Some(Accounting { verifier, emissions, report, day });
			Events::<T>::insert(event, LargeEvent { accounting, ..found });
			Self::deposit_event(Event::Accounted { event, verifier, emissions, report });
			Ok(())
		}

		/// The person who signs gives reductions, in mg, to an event, no more than is missing, with the points in them,
		/// rounded up (Art. 30). They are cancelled at once, and stay as an honour (Art. 32). At most `lots` of the person's
		/// lots, and 3,200, are read for it, which is refunded by those that were.
		///
		/// Errors: `NotRegistered`, `WrongKind`, `NotFound`, `NotOpen`, `Covered`, `NothingAsked`, `Overflow`, and those of
		/// taking from lots.
		#[pallet::call_index(7)]
		#[pallet::weight((T::WeightInfo::donate(within(*lots)), DispatchClass::Operational))]
		pub fn donate(
			origin: OriginFor<T>,
			event: EventId,
			part: Part,
			lots: u32,
		) -> DispatchResultWithPostInfo {
			let (donor, found, ask) = Self::individual(origin)
				.and_then(|donor| {
					let found = Self::uncovered_event(event)?;
					let ask = part.at_most(found.missing()).ok_or(Error::<T>::NothingAsked)?;
					Ok((donor, found, ask))
				})
				.map_err(|error| error.with_weight(T::WeightInfo::donate(0)))?;
			let read = Self::do_donate(donor, event, found, ask, within(lots))?;
			Ok(Some(T::WeightInfo::donate(read)).into())
		}

		/// The institution or organisation that signs gives reductions, in mg by class in turn, to an event, no more than
		/// is missing (Art. 30). They are cancelled at once (Art. 32). For three days after its key changed it gives none to
		/// another's event. Charged for the classes of which some was given.
		///
		/// Errors: `NotRegistered`, `WrongKind`, `NotFound`, `NotOpen`, `Covered`, `Cooling`, `NothingAsked`, `NotEnough`,
		/// `Overflow`.
		#[pallet::call_index(8)]
		#[pallet::weight((
			T::WeightInfo::contribute(length(reductions)),
			DispatchClass::Operational,
		))]
		pub fn contribute(
			origin: OriginFor<T>,
			event: EventId,
			reductions: Reductions,
		) -> DispatchResultWithPostInfo {
			let holder = Self::legal_person(origin)?;
			let found = Self::uncovered_event(event)?;
			// The host, which is to offset what the event emits, has the good of it.
			if found.host != holder {
				Self::ensure_settled(holder)?;
			}
			let classes = Self::do_contribute(holder, event, found, &reductions)?;
			Ok(Some(T::WeightInfo::contribute(classes)).into())
		}

		/// Consents to the certificate of an event that is covered by what its accountant found after it was over (Art. 29):
		/// so much, in mg, and to no other figure that was found meanwhile. From then on it is neither accounted nor given to.
		///
		/// Errors: `NotFound`, `NotOpen`, `NotAccounted`, `EmissionsDiffer`, `NotOver`, `NotCovered`, `DocumentMissing`.
		#[pallet::call_index(9)]
		#[pallet::weight((T::WeightInfo::consent(), DispatchClass::Operational))]
		pub fn consent(
			origin: OriginFor<T>,
			event: EventId,
			emissions: Milligrams,
			document: Document,
		) -> DispatchResult {
			T::AuthorityOrigin::ensure_origin(origin)?;
			let found = Self::open_event(event)?;
			let accounting = found.last_accounting().ok_or(Error::<T>::NotAccounted)?;
			ensure!(accounting.emissions == emissions, Error::<T>::EmissionsDiffer);
			ensure!(accounting.day > found.last, Error::<T>::NotOver);
			ensure!(found.missing() == 0, Error::<T>::NotCovered);
			ensure!(!document.is_missing(), Error::<T>::DocumentMissing);
			let consent = Some((document, T::Clock::today()));
			Events::<T>::insert(event, LargeEvent { consent, ..found });
			Self::deposit_event(Event::Consented { event, document });
			Ok(())
		}

		/// Certifies that an event to whose certificate the authority consented was carbon-neutral (Art. 29), or that
		/// reductions were retired. It takes two clerks of the operator.
		///
		/// Errors: `NotFound`, `AlreadyCertified`, `NoConsent`, `DocumentMissing`, `Overflow`.
		#[pallet::call_index(10)]
		#[pallet::weight((T::WeightInfo::certify(), DispatchClass::Operational))]
		pub fn certify(
			origin: OriginFor<T>,
			of: CertificateOf,
			document: Document,
		) -> DispatchResult {
			T::TwoOperatorsOrigin::ensure_origin(origin)?;
			ensure!(!document.is_missing(), Error::<T>::DocumentMissing);
			let certificate = Self::do_certify(of, document)?;
			Self::deposit_event(Event::Certified { certificate, of, document });
			Ok(())
		}
	}

	impl<T: Config> Pallet<T> {
		/// The participant who signs, if it is of such a kind.
		fn sender(
			origin: OriginFor<T>,
			is_right: impl FnOnce(ParticipantKind) -> bool,
		) -> Result<ParticipantId, DispatchError> {
			let sender = T::Registry::participant(&ensure_signed(origin)?);
			let sender = sender.ok_or(Error::<T>::NotRegistered)?;
			let kind = T::Registry::kind(sender).ok_or(Error::<T>::NotRegistered)?;
			ensure!(is_right(kind), Error::<T>::WrongKind);
			Ok(sender)
		}

		fn individual(origin: OriginFor<T>) -> Result<ParticipantId, DispatchError> {
			Self::sender(origin, |kind| kind == ParticipantKind::Individual)
		}

		fn legal_person(origin: OriginFor<T>) -> Result<ParticipantId, DispatchError> {
			Self::sender(origin, |kind| kind != ParticipantKind::Individual)
		}
	}
}
