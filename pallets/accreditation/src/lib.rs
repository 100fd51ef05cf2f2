//! # Accreditation
//!
//! Accredited verifiers: who may attest a batch, of which sources and under which methodologies (Art. 39-42).
//!
//! An institution or organisation applies with what shows the conditions of Art. 40, document by document, and
//! with its people by salted commitments, none of whom works for two. The authority organises their continuing
//! education and notes who attended; and since commitments are public, so that anybody could report those of others, it
//! finds for whom people work whom another reported or might. The council, in which the authority decides with the departments (Art. 41),
//! accredits, renews and revokes; what is asked for is looked at again whenever the verifier is assigned a
//! batch or answers for one, so that it loses its standing on the day on which certificate or people are not
//! enough any more. One that a sanction bars from verifying has none either (Art. 44). The authority suspends at
//! once, up to the day by which the council has to confirm it.
//!
//! A verifier is a participant by number, and verifies under its key of the moment: a key that the operator
//! replaced leaves it unconfirmed until the council [lifts](Pallet::lift) that, by the account that it confirms and
//! the suspension that it lifts with it, if there is one.
//! A verifier declares the sources it has an interest in, and with each the whole line of those that succeed
//! each other, whenever they are applied for, or the participants, with whatever they develop or report.
//!
//! | extrinsic | caller | events |
//! |---|---|---|
//! | [`apply`](Pallet::apply) (Art. 41) | an institution or organisation | [`Applied`](Event::Applied), [`Qualified`](Event::Qualified) |
//! | [`reject`](Pallet::reject) (Art. 41) | council | [`Rejected`](Event::Rejected) |
//! | [`accredit`](Pallet::accredit) (Art. 41) | council | [`Accredited`](Event::Accredited), [`Unconfirmed`](Event::Unconfirmed) where the operator replaced the key meanwhile, [`Qualified`](Event::Qualified) |
//! | [`renew`](Pallet::renew) (Art. 41) | council | [`Renewed`](Event::Renewed), [`Qualified`](Event::Qualified) |
//! | [`revoke`](Pallet::revoke) (Art. 44) | council | [`Revoked`](Event::Revoked) |
//! | [`suspend`](Pallet::suspend) (Art. 44) | authority | [`Suspended`](Event::Suspended) |
//! | [`confirm_suspension`](Pallet::confirm_suspension) (Art. 44) | council | [`SuspensionConfirmed`](Event::SuspensionConfirmed) |
//! | [`lift`](Pallet::lift) (Art. 41, 44) | council | [`Lifted`](Event::Lifted) |
//! | [`report_staff`](Pallet::report_staff) (Art. 40) | an applicant, a verifier | [`StaffReported`](Event::StaffReported), [`Qualified`](Event::Qualified) |
//! | [`attend`](Pallet::attend) (Art. 40) | authority | [`Qualified`](Event::Qualified), [`Attended`](Event::Attended) |
//! | [`settle_staff`](Pallet::settle_staff) (Art. 40) | authority | [`Qualified`](Event::Qualified), [`StaffSettled`](Event::StaffSettled) |
//! | [`declare_interest`](Pallet::declare_interest) (Art. 42) | a verifier | [`InterestDeclared`](Event::InterestDeclared) |
//! | none: the operator replaced the key or closed the account | | [`Unconfirmed`](Event::Unconfirmed) |

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
#[cfg(test)]
mod mock;
mod qualification;
mod staff;
mod standing;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::{
	Application, CertificateNumber, Degree, Interest, Laboratory, Member, Members, Person,
	Qualification, Record, Standing, Verifier,
};
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

/// Of a call's list.
fn length<Item>(items: &[Item]) -> u32 {
	u32::try_from(items.len()).unwrap_or(u32::MAX)
}

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::boxed::Box;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use polkadot_sdk::{sp_core::H256, sp_runtime::ArithmeticError};
	use suhui_primitives::{
		is_text, Actor, Clock, Day, Deadlines, Document, MethodologyNumbers, ParticipantId,
		Registry, Sanctions, SourceId, Sources, Subject, FIRST_NUMBER, MAX_ATTENDED, MAX_INTERESTS,
		MAX_STAFF, MAX_STAFF_CHANGES,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Working days in which the council confirms a suspension.
	pub const SUSPENSION_DAYS: u16 = 20;

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		type Clock: Clock;
		type Registry: Registry<Self::AccountId>;
		/// The sources one may have an interest in.
		type Sources: Sources;
		/// The methodologies an accreditation may be confined to.
		type MethodologyNumbers: MethodologyNumbers;
		type Deadlines: Deadlines;
		/// Who may not verify (Art. 44).
		type Sanctions: Sanctions;
		/// The council, in which the competent authority decides with the departments (Art. 41).
		type CouncilOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// The competent authority, which organises continuing education, and suspends at once (Art. 40, 44).
		type AuthorityOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		type WeightInfo: WeightInfo;

		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// Applications on which the council has yet to decide, to be accredited or renewed.
	#[pallet::storage]
	pub type Applications<T: Config> = StorageMap<_, Twox64Concat, ParticipantId, Application>;

	/// How many times each applied: the number of its last application.
	#[pallet::storage]
	pub type Applied<T: Config> = StorageMap<_, Twox64Concat, ParticipantId, u32, ValueQuery>;

	/// Applicants, no verifiers before, whose key the operator replaced, or whose account it closed or opened again: the
	/// council has yet to confirm who holds the key of those it accredits.
	#[pallet::storage]
	pub type TakenOver<T: Config> = StorageMap<_, Twox64Concat, ParticipantId, ()>;

	/// Verifiers ever accredited.
	#[pallet::storage]
	pub type Verifiers<T: Config> = StorageMap<_, Twox64Concat, ParticipantId, Verifier>;

	/// The people of verifiers and applicants; no value for none.
	#[pallet::storage]
	pub type Staff<T: Config> = StorageMap<_, Twox64Concat, ParticipantId, Members, ValueQuery>;

	/// For whom somebody works, by the commitment: for one alone (Art. 40).
	#[pallet::storage]
	pub type StaffOf<T: Config> = StorageMap<_, Blake2_128Concat, H256, ParticipantId>;

	/// For whom alone somebody may be reported, by the commitment, as the authority found; no value once that one has
	/// reported them.
	#[pallet::storage]
	pub type Settled<T: Config> = StorageMap<_, Blake2_128Concat, H256, ParticipantId>;

	/// The lines a verifier declared an interest in, each by its first source: those that succeed each other are one
	/// activity. A declaration is never taken back.
	#[pallet::storage]
	pub type Interests<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ParticipantId, Twox64Concat, SourceId, ()>;

	/// The participants a verifier declared an interest in, in turn. A declaration is never taken back.
	#[pallet::storage]
	pub type Involvements<T: Config> = StorageMap<
		_,
		Twox64Concat,
		ParticipantId,
		BoundedVec<ParticipantId, ConstU32<MAX_INTERESTS>>,
		ValueQuery,
	>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An institution or organisation applied to be a verifier, or for the renewal of its accreditation, with so
		/// many people.
		Applied {
			applicant: ParticipantId,
			/// Which of its applications this is.
			number: u32,
			application: Box<Application>,
			people: u32,
		},
		/// The council turned an application down.
		Rejected { applicant: ParticipantId, reason: Document },
		/// The organisation may be assigned batches, to the end of `until`.
		Accredited { verifier: ParticipantId, until: Day },
		/// The accreditation stands to the end of `until`, on the verifier's application if it applied anew.
		Renewed { verifier: ParticipantId, until: Day },
		/// The organisation is no verifier any more; what it attested before stands.
		Revoked { verifier: ParticipantId, reason: Document },
		/// The verifier may attest nothing more, until the council lets it or does not confirm this in time; what it
		/// attested before stands.
		Suspended { verifier: ParticipantId, reason: Document },
		/// The council confirmed a suspension, which stands until it is lifted.
		SuspensionConfirmed { verifier: ParticipantId },
		/// The verifier is neither suspended nor unconfirmed any more, under this account.
		Lifted { verifier: ParticipantId, account: T::AccountId },
		/// The applicant or verifier has so many people now.
		StaffReported { participant: ParticipantId, people: u32 },
		/// The authority found that so many people work for the employer, which alone may report them; whoever else did has
		/// lost them.
		StaffSettled { employer: ParticipantId, people: u32, evidence: Document },
		/// So many people attended continuing education on the day.
		Attended { people: u32, day: Day },
		/// The verifier has so many people, of whom so many count today; they and its certificate are enough to the end of
		/// `until`; `None` if they are not.
		Qualified { verifier: ParticipantId, people: u32, counted: u32, until: Option<Day> },
		/// The verifier may not be assigned batches of the source, nor of any of its line; or of whatever the
		/// participant develops or reports.
		InterestDeclared { verifier: ParticipantId, interest: Interest },
		/// The operator replaced the verifier's key, or closed or reopened its account; it may attest nothing until
		/// the council confirms who holds it.
		Unconfirmed { verifier: ParticipantId },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The verifier is no institution or organisation with an open account, or the caller no
		/// participant with one.
		NotRegistered,
		/// The verifier is accredited already, somebody is named twice or the verifier's or employer's already, or the interest, in
		/// the source or another of its line, or in the participant, declared already.
		AlreadyExists,
		/// The participant is not, or no longer, a verifier, nor did it apply; or the person is nobody's.
		NotFound,
		/// No application of the participant waits for the council.
		NotApplied,
		/// A document that is asked for is none: a digest of it is zero.
		DocumentMissing,
		/// The certificate's number shows nothing, or has characters that nobody sees.
		NumberInvalid,
		/// No methodology of a number in the scope was applied for.
		UnknownMethodology,
		/// The certificate has expired.
		QualificationExpired,
		/// Fewer than five people work full time, have a bachelor's degree and two years of professional work, and, of a
		/// verifier, continuing education within the year.
		TooFewStaff,
		/// One of the people works for another, or is kept for another by the authority.
		StaffElsewhere,
		/// There would be more people than may be.
		TooManyStaff,
		/// The day is over.
		InThePast,
		/// The day is yet to come.
		InTheFuture,
		/// The verifier is suspended already, or was, and the council has not lifted what lapsed.
		AlreadySuspended,
		/// The verifier is neither suspended nor unconfirmed; or no suspension of it waits to be confirmed.
		NotSuspended,
		/// The participant's account is another than the one named.
		KeyDiffers,
		/// No scenario of this number was applied for.
		UnknownSource,
		/// No participant, or the verifier itself, has this number.
		UnknownParticipant,
		/// The verifier declared an interest in as many participants as it may.
		TooManyInterests,
		/// The application that waits is another than the one named: the applicant applied anew since, or at all.
		ApplicationDiffers,
		/// What stands against the verifier is another suspension than the one named, one where none was named, or none.
		SuspensionDiffers,
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
		/// Applies to be a verifier, or, as one, for the renewal of its accreditation, with documents, certificate, scope
		/// and people (Art. 40, 41). The people take the place of those reported before, of whom what education is known
		/// stays known; that of others is the authority's to note, so that it is not asked for yet. What was
		/// applied for before and not decided is forgotten.
		///
		/// Errors: `NotRegistered`, `DocumentMissing`, `NumberInvalid`, `UnknownMethodology`,
		/// `QualificationExpired`, `TooFewStaff`, `AlreadyExists`, `StaffElsewhere`, and an overflow of how many times.
		#[pallet::call_index(0)]
		#[pallet::weight((T::WeightInfo::apply(length(people)), DispatchClass::Operational))]
		pub fn apply(
			origin: OriginFor<T>,
			application: Box<Application>,
			people: BoundedVec<Person, ConstU32<MAX_STAFF>>,
		) -> DispatchResult {
			let applicant = Self::legal_person(&ensure_signed(origin)?)?;
			let is_missing = application.documents().iter().any(Document::is_missing);
			ensure!(!is_missing, Error::<T>::DocumentMissing);
			ensure!(is_text(application.qualification.number()), Error::<T>::NumberInvalid);
			let are_known = application.scope.iter().all(|it| T::MethodologyNumbers::is_given(*it));
			ensure!(are_known, Error::<T>::UnknownMethodology);
			let today = T::Clock::today();
			let expires = application.qualification.expires();
			ensure!(expires >= today, Error::<T>::QualificationExpired);
			ensure!(qualification::may_apply(&people, today), Error::<T>::TooFewStaff);
			let members = Self::employed(applicant, &people)?;
			Self::put_staff(applicant, members);
			Applications::<T>::insert(applicant, &*application);
			let number = Applied::<T>::get(applicant).checked_add(1);
			let number = number.ok_or(ArithmeticError::Overflow)?;
			Applied::<T>::insert(applicant, number);
			let people = length(&people);
			Self::deposit_event(Event::Applied { applicant, number, application, people });
			Self::requalify(applicant)
		}

		/// Turns the application of this number down (Art. 41). Who is no verifier has no people any more.
		///
		/// Errors: `NotApplied`, `ApplicationDiffers`.
		#[pallet::call_index(1)]
		#[pallet::weight((T::WeightInfo::reject(MAX_STAFF), DispatchClass::Operational))]
		pub fn reject(
			origin: OriginFor<T>,
			applicant: ParticipantId,
			application: u32,
			reason: Document,
		) -> DispatchResultWithPostInfo {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::awaited(applicant, application)?;
			Applications::<T>::remove(applicant);
			let people = match Self::has_staff(applicant) {
				true => 0,
				false => {
					TakenOver::<T>::remove(applicant);
					Self::put_staff(applicant, Members::new())
				}
			};
			Self::deposit_event(Event::Rejected { applicant, reason });
			Ok(Some(T::WeightInfo::reject(people)).into())
		}

		/// Accredits who applied, on the application of this number, which the council read, up to the end of a day, if it
		/// meets the conditions of Art. 40 today (Art. 41). So is one accredited anew whose accreditation was revoked. One
		/// whose key the operator replaced since it applied is unconfirmed.
		///
		/// Errors: `AlreadyExists`, `NotApplied`, `ApplicationDiffers`, `NotRegistered`, `InThePast`, `QualificationExpired`,
		/// `TooFewStaff`.
		#[pallet::call_index(2)]
		#[pallet::weight((T::WeightInfo::accredit(), DispatchClass::Operational))]
		pub fn accredit(
			origin: OriginFor<T>,
			verifier: ParticipantId,
			application: u32,
			until: Day,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			let before = Verifiers::<T>::get(verifier);
			let is_none = before.as_ref().is_none_or(Verifier::is_revoked);
			ensure!(is_none, Error::<T>::AlreadyExists);
			let application = Self::awaited(verifier, application)?;
			Self::ensure_meets(verifier, &application, until)?;
			Applications::<T>::remove(verifier);
			let today = T::Clock::today();
			let is_taken_over = TakenOver::<T>::take(verifier).is_some();
			let unconfirmed = before.as_ref().and_then(|before| before.unconfirmed);
			let found = Verifier {
				application,
				accredited: today,
				until,
				qualified_until: None,
				standing: Standing::Good,
				unconfirmed: unconfirmed.or(is_taken_over.then_some(today)),
				record: before.map(|before| before.record).unwrap_or_default(),
			};
			Self::deposit_event(Event::Accredited { verifier, until });
			if is_taken_over {
				Self::deposit_event(Event::Unconfirmed { verifier });
			}
			Self::put_qualified(verifier, found)
		}

		/// Lets an accreditation stand to the end of a day, on what the verifier applied with anew, by the number of the
		/// application, or, if it did not, was accredited on, if it meets the conditions today (Art. 40, 41). A suspension
		/// stays.
		///
		/// Errors: `NotFound`, `NotApplied`, `ApplicationDiffers`, `NotRegistered`, `InThePast`, `QualificationExpired`,
		/// `TooFewStaff`.
		#[pallet::call_index(3)]
		#[pallet::weight((T::WeightInfo::renew(), DispatchClass::Operational))]
		pub fn renew(
			origin: OriginFor<T>,
			verifier: ParticipantId,
			application: Option<u32>,
			until: Day,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			let found = Self::accredited(verifier)?;
			let application = match application {
				Some(number) => Self::awaited(verifier, number)?,
				None => {
					let waits = Applications::<T>::contains_key(verifier);
					ensure!(!waits, Error::<T>::ApplicationDiffers);
					found.application.clone()
				}
			};
			Self::ensure_meets(verifier, &application, until)?;
			Applications::<T>::remove(verifier);
			Self::deposit_event(Event::Renewed { verifier, until });
			Self::put_qualified(verifier, Verifier { application, until, ..found })
		}

		/// Revokes an accreditation; earlier attestations stand, and its people may work for another (Art. 42, 44).
		///
		/// Errors: `NotFound`.
		#[pallet::call_index(4)]
		#[pallet::weight((T::WeightInfo::revoke(MAX_STAFF), DispatchClass::Operational))]
		pub fn revoke(
			origin: OriginFor<T>,
			verifier: ParticipantId,
			reason: Document,
		) -> DispatchResultWithPostInfo {
			T::CouncilOrigin::ensure_origin(origin)?;
			let found = Self::accredited(verifier)?;
			let standing = Standing::Revoked { since: T::Clock::today(), reason };
			let qualified_until = None;
			Verifiers::<T>::insert(verifier, Verifier { standing, qualified_until, ..found });
			Applications::<T>::remove(verifier);
			let people = Self::put_staff(verifier, Members::new());
			T::Deadlines::dropped(Subject::Qualification(verifier))?;
			T::Deadlines::dropped(Subject::Suspension(verifier))?;
			Self::deposit_event(Event::Revoked { verifier, reason });
			Ok(Some(T::WeightInfo::revoke(people)).into())
		}

		/// Suspends a verifier for misconduct at once; its earlier attestations stand (Art. 42, 44). Unless the council
		/// confirms it within 20 working days, it lapses; the authority does not suspend the verifier again before the
		/// council has lifted what lapsed.
		///
		/// Errors: `NotFound`, `AlreadySuspended`.
		#[pallet::call_index(5)]
		#[pallet::weight((T::WeightInfo::suspend(), DispatchClass::Operational))]
		pub fn suspend(
			origin: OriginFor<T>,
			verifier: ParticipantId,
			reason: Document,
		) -> DispatchResult {
			T::AuthorityOrigin::ensure_origin(origin)?;
			let found = Self::accredited(verifier)?;
			ensure!(found.standing == Standing::Good, Error::<T>::AlreadySuspended);
			let since = T::Clock::today();
			let standing = Standing::Suspended { since, reason, confirmed: false };
			Verifiers::<T>::insert(verifier, Verifier { standing, ..found });
			let subject = Subject::Suspension(verifier);
			T::Deadlines::set(subject, Actor::Council, since, SUSPENSION_DAYS)?;
			Self::deposit_event(Event::Suspended { verifier, reason });
			Ok(())
		}

		/// Confirms a suspension that has not lapsed, which then stands until it is lifted (Art. 41, 44).
		///
		/// Errors: `NotFound`, `NotSuspended`.
		#[pallet::call_index(6)]
		#[pallet::weight((T::WeightInfo::confirm_suspension(), DispatchClass::Operational))]
		pub fn confirm_suspension(origin: OriginFor<T>, verifier: ParticipantId) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			let found = Self::accredited(verifier)?;
			let Standing::Suspended { since, reason, confirmed: false } = found.standing else {
				return Err(Error::<T>::NotSuspended.into());
			};
			let stands = Self::is_suspended(verifier, found.standing);
			ensure!(stands, Error::<T>::NotSuspended);
			let standing = Standing::Suspended { since, reason, confirmed: true };
			Verifiers::<T>::insert(verifier, Verifier { standing, ..found });
			T::Deadlines::met(Subject::Suspension(verifier))?;
			Self::deposit_event(Event::SuspensionConfirmed { verifier });
			Ok(())
		}

		/// Lifts a suspension, confirmed, lapsed or neither, and confirms who holds the key of a verifier that is unconfirmed (Art.
		/// 41, 44). It names the account that the council looked at, which is the verifier's still: the operator may have
		/// replaced the key again since. It names the suspension too, by its reason, or none of a verifier that is unconfirmed
		/// alone: the authority may have suspended it since.
		///
		/// Errors: `NotFound`, `NotSuspended`, `NotRegistered`, `KeyDiffers`, `SuspensionDiffers`.
		#[pallet::call_index(7)]
		#[pallet::weight((T::WeightInfo::lift(), DispatchClass::Operational))]
		pub fn lift(
			origin: OriginFor<T>,
			verifier: ParticipantId,
			account: T::AccountId,
			suspension: Option<Document>,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			let found = Self::accredited(verifier)?;
			let stands = found.standing.suspension();
			ensure!(stands.is_some() || found.unconfirmed.is_some(), Error::<T>::NotSuspended);
			ensure!(Self::is_open(verifier), Error::<T>::NotRegistered);
			let is_its = T::Registry::account(verifier).is_some_and(|its| its == account);
			ensure!(is_its, Error::<T>::KeyDiffers);
			ensure!(stands == suspension, Error::<T>::SuspensionDiffers);
			let (standing, unconfirmed) = (Standing::Good, None);
			Verifiers::<T>::insert(verifier, Verifier { standing, unconfirmed, ..found });
			T::Deadlines::met(Subject::Suspension(verifier))?;
			Self::deposit_event(Event::Lifted { verifier, account });
			Ok(())
		}

		/// The applicant or verifier who signs reports who of its people left, and then who came (Art. 40). Of who
		/// came no education is known until the authority notes it.
		///
		/// Errors: `NotRegistered`, `NotFound`, `AlreadyExists`, `StaffElsewhere`, `TooManyStaff`.
		#[pallet::call_index(8)]
		#[pallet::weight((
			T::WeightInfo::report_staff(length(add).max(length(remove))),
			DispatchClass::Operational,
		))]
		pub fn report_staff(
			origin: OriginFor<T>,
			add: BoundedVec<Person, ConstU32<MAX_STAFF_CHANGES>>,
			remove: BoundedVec<H256, ConstU32<MAX_STAFF_CHANGES>>,
		) -> DispatchResult {
			let participant = Self::legal_person(&ensure_signed(origin)?)?;
			ensure!(Self::has_staff(participant), Error::<T>::NotFound);
			let members = Self::changed_staff(participant, &add, &remove)?;
			let people = length(&members);
			Self::put_staff(participant, members);
			Self::deposit_event(Event::StaffReported { participant, people });
			Self::requalify(participant)
		}

		/// Notes who of applicants' and verifiers' people attended the continuing education that the authority organised,
		/// on its last day (Art. 40).
		///
		/// Errors: `InTheFuture`, `NotFound`.
		#[pallet::call_index(9)]
		#[pallet::weight((
			T::WeightInfo::attend(length(commitments)),
			DispatchClass::Operational,
		))]
		pub fn attend(
			origin: OriginFor<T>,
			commitments: BoundedVec<H256, ConstU32<MAX_ATTENDED>>,
			day: Day,
		) -> DispatchResult {
			T::AuthorityOrigin::ensure_origin(origin)?;
			ensure!(day <= T::Clock::today(), Error::<T>::InTheFuture);
			Self::educate(&commitments, day)?;
			Self::deposit_event(Event::Attended { people: length(&commitments), day });
			Ok(())
		}

		/// The verifier who signs declares an interest in a source, which excludes it from the batches of all that are,
		/// or will be, of the source's line, or in a participant, which excludes it from those of whatever that develops or
		/// reports, or ever did (Art. 42). A number that is still to come tells of nothing: what gets it may be anything.
		///
		/// Errors: `NotRegistered`, `NotFound`, `UnknownSource`, `UnknownParticipant`, `AlreadyExists`,
		/// `TooManyInterests`.
		#[pallet::call_index(10)]
		#[pallet::weight((T::WeightInfo::declare_interest(), DispatchClass::Operational))]
		pub fn declare_interest(origin: OriginFor<T>, interest: Interest) -> DispatchResult {
			let verifier = T::Registry::participant(&ensure_signed(origin)?)
				.ok_or(Error::<T>::NotRegistered)?;
			ensure!(Verifiers::<T>::contains_key(verifier), Error::<T>::NotFound);
			match interest {
				Interest::Source(source) => {
					let line = T::Sources::line(source).ok_or(Error::<T>::UnknownSource)?;
					let is_known = Interests::<T>::contains_key(verifier, line);
					ensure!(!is_known, Error::<T>::AlreadyExists);
					Interests::<T>::insert(verifier, line, ());
				}
				Interest::Participant(other) => {
					let given = FIRST_NUMBER..T::Registry::next_participant();
					let is_another = given.contains(&other) && other != verifier;
					ensure!(is_another, Error::<T>::UnknownParticipant);
					let mut others = Involvements::<T>::get(verifier);
					ensure!(!others.contains(&other), Error::<T>::AlreadyExists);
					let pushed = others.try_push(other);
					pushed.map_err(|_| Error::<T>::TooManyInterests)?;
					Involvements::<T>::insert(verifier, others);
				}
			}
			Self::deposit_event(Event::InterestDeclared { verifier, interest });
			Ok(())
		}

		/// Finds that people work for an institution or organisation, which alone may report them until it has (Art. 40).
		/// Whoever else reported them loses them at once: commitments are public, and who copies one may be the first to
		/// report it. The evidence shows whose people they are.
		///
		/// Errors: `NotRegistered`, `DocumentMissing`, `AlreadyExists`.
		#[pallet::call_index(11)]
		#[pallet::weight((
			T::WeightInfo::settle_staff(length(commitments)),
			DispatchClass::Operational,
		))]
		pub fn settle_staff(
			origin: OriginFor<T>,
			commitments: BoundedVec<H256, ConstU32<MAX_STAFF_CHANGES>>,
			employer: ParticipantId,
			evidence: Document,
		) -> DispatchResult {
			T::AuthorityOrigin::ensure_origin(origin)?;
			ensure!(Self::is_open(employer), Error::<T>::NotRegistered);
			ensure!(!evidence.is_missing(), Error::<T>::DocumentMissing);
			Self::settle(&commitments, employer)?;
			let people = length(&commitments);
			Self::deposit_event(Event::StaffSettled { employer, people, evidence });
			Ok(())
		}
	}
}
