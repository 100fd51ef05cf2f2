//! # Issuance
//!
//! Batches of activity: a source's platform commits itself to its records by one Merkle root and one claim, an
//! accredited verifier attests both, two of the operator's people approve, and the chunks of records are then fed
//! to the chain, which runs the published formulas on every record and credits people's lots (Art. 24-25, 42). Of a
//! project every record is its owner's, an institution's or organisation's, which holds what is issued and gets no points
//! (Art. 46); all else is as with scenarios.
//!
//! | extrinsic | caller | events |
//! |---|---|---|
//! | [`open`](Pallet::open) (Art. 21, 25) | a reporter of the source | [`Opened`](Event::Opened) |
//! | [`assign`](Pallet::assign) (Art. 42) | operator | [`Assigned`](Event::Assigned) |
//! | [`attest`](Pallet::attest) (Art. 39) | the assigned verifier | [`Attested`](Event::Attested) |
//! | [`approve`](Pallet::approve) (Art. 24) | two of the operator | [`Approved`](Event::Approved) |
//! | [`feed`](Pallet::feed) (Art. 25) | a reporter of the source, operator | [`ClassOpened`](Event::ClassOpened), [`ChunkFed`](Event::ChunkFed), [`Completed`](Event::Completed) or [`Held`](Event::Held) |
//! | [`close`](Pallet::close) (Art. 25) | operator; after the due day any registered account | [`Closed`](Event::Closed) |
//! | [`cancel`](Pallet::cancel) (Art. 25) | a reporter of the source, operator | [`Cancelled`](Event::Cancelled) |
//! | [`hold`](Pallet::hold) (Art. 22) | operator, authority | [`PutOnHold`](Event::PutOnHold) |
//! | [`release`](Pallet::release) (Art. 22) | operator, authority | [`Released`](Event::Released) |
//! | [`refuse`](Pallet::refuse) (Art. 39) | the assigned verifier | [`Refused`](Event::Refused) |
//! | [`decline`](Pallet::decline) (Art. 42) | the assigned verifier | [`Declined`](Event::Declined) |
//!
//! Reporters and verifiers are participants by number, under their key of the moment. A reporter owes the
//! batches it opened until they end, a verifier those it is assigned until it attests, refuses or declines them,
//! or they are cancelled or another's: neither closes its account before. A batch is its reporters' to cancel
//! until it is assigned, so that none forestalls an opinion, and who attested it feeds none of it. Whom a sanction bars
//! from reporting opens and feeds none either; what was attested the operator feeds, so that people get what they earned
//! (Art. 44).
//!
//! A batch's days count by the terms of those days, which never change, whenever it is fed (Art. 16, 34). Of the
//! sources that succeed each other, a line, one batch covers a day. The month of issue is that of the feed, from
//! which two years count (Art. 37): a batch fed across the end of a month is issued in two classes.
//!
//! A chunk stands or falls as a whole: it is quantified before anything is written. A chunk that is not the
//! next one under the attested root is an error and changes nothing. One that is, yet differs from what its
//! leaf or the claim says, holds the batch for good and credits nobody; what was credited before stands. The
//! operator may put a batch on hold in any stage, and release it. Of a source that is frozen, or whose activity
//! is claimed twice, no batch is opened or fed (Art. 22, 23).
//!
//! A continuation brings what a batch left that was closed in its midst: it is a batch of the same days with its
//! own root, claim and verification, fed past the last participant who was fed, so that nobody is credited twice.
//!
//! Reductions are in mg CO2e, days and months in Beijing time.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod batch;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod classes;
mod continuation;
mod coverage;
mod days;
mod feed;
#[cfg(test)]
mod mock;
mod obligations;
mod provenance;
mod quantify;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::{
	Batch, BatchPart, BatchStatus, Class, ClassPart, ClassParts, Difference, Ground, Progress,
	Provenance, Stage, MAX_CLASSES,
};
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use polkadot_sdk::sp_core::H256;
	use suhui_primitives::{
		chunk::{ChunkHeader, MAX_BODY, MAX_CHUNKS, MAX_PROOF, MAX_RECORDS},
		Accreditation, BatchId, ClassId, Clock, Day, Deed, Document, FirstNumber, Holdings, Lots,
		Month, ParticipantId, Period, Quantity, Registry, Sanctions, SourceId, Sources, VersionId,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		type Clock: Clock;
		type Registry: Registry<Self::AccountId>;
		type Sources: Sources;
		type Accreditation: Accreditation;
		/// Who may not report (Art. 44).
		type Sanctions: Sanctions;
		type Lots: Lots;
		/// What owners of projects hold (Art. 46).
		type Holdings: Holdings;
		type OperatorOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// The operator or the authority, which put a batch on hold, release it and close what is held (Art. 22).
		type StopOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Two of the operator's people, one of whom checked what the other had in hand.
		type TwoOperatorsOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Days after its approval in which a batch may be fed.
		#[pallet::constant]
		type FeedDays: Get<u32>;
		type WeightInfo: WeightInfo;

		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// The number the next batch gets.
	#[pallet::storage]
	pub type NextBatch<T: Config> = StorageValue<_, BatchId, ValueQuery, FirstNumber>;

	/// The number the next class gets.
	#[pallet::storage]
	pub type NextClass<T: Config> = StorageValue<_, ClassId, ValueQuery, FirstNumber>;

	/// Every batch ever opened.
	#[pallet::storage]
	pub type Batches<T: Config> = StorageMap<_, Twox64Concat, BatchId, Batch>;

	/// How far each approved batch was fed.
	#[pallet::storage]
	pub type Progresses<T: Config> = StorageMap<_, Twox64Concat, BatchId, Progress>;

	/// The days of a month that the batches of a line cover, bit 0 the 1st: no day is covered twice. A line goes by
	/// its first source.
	#[pallet::storage]
	pub type DaysTaken<T: Config> =
		StorageDoubleMap<_, Twox64Concat, SourceId, Twox64Concat, Month, u32, ValueQuery>;

	/// The class of a source, methodology version and month of issue.
	#[pallet::storage]
	pub type ClassOf<T: Config> =
		StorageMap<_, Twox64Concat, (SourceId, Option<VersionId>, Month), ClassId>;

	/// What each class is.
	#[pallet::storage]
	pub type Classes<T: Config> = StorageMap<_, Twox64Concat, ClassId, Class>;

	/// Which chunks of a batch were issued in which class.
	#[pallet::storage]
	pub type BatchClasses<T: Config> = StorageMap<_, Twox64Concat, BatchId, ClassParts, ValueQuery>;

	/// Who could be credited by a chunk, if any of it was withheld: the hash (blake2-256) of a `Vec<Slots>`, one for each
	/// page the chunk touches in order, as they were when it was fed.
	#[pallet::storage]
	pub type Masked<T: Config> =
		StorageDoubleMap<_, Twox64Concat, BatchId, Twox64Concat, u32, H256>;

	/// The batch that continues a closed one, unless it came to nothing.
	#[pallet::storage]
	pub type Continuations<T: Config> = StorageMap<_, Twox64Concat, BatchId, BatchId>;

	/// How many batches a participant opened that did not end, and is assigned and has not answered; no value for
	/// none.
	#[pallet::storage]
	pub type OwedBatches<T: Config> = StorageMap<_, Twox64Concat, ParticipantId, u32, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A platform committed itself to its records of a period.
		Opened { batch: BatchId, source: SourceId, period: Period, root: H256, claim: Quantity },
		/// The operator chose who verifies.
		Assigned { batch: BatchId, verifier: ParticipantId },
		/// The verifier found root and claim right (Art. 39).
		Attested {
			batch: BatchId,
			verifier: ParticipantId,
			root: H256,
			claim: Quantity,
			report: Document,
		},
		/// The verifier found the batch wrong (Art. 39).
		Refused { batch: BatchId, verifier: ParticipantId, report: Document },
		/// The verifier does not take the batch on.
		Declined { batch: BatchId, verifier: ParticipantId, reason: Document },
		/// The operator let the batch be issued (Art. 24). Chunks are taken to the end of `due`.
		Approved { batch: BatchId, due: Day },
		/// The first chunk of a source, methodology version and month of issue was fed.
		ClassOpened { class: ClassId, source: SourceId, version: Option<VersionId>, month: Month },
		/// A chunk was credited to people's lots (Art. 25), or issued to the owner of a project (Art. 46).
		ChunkFed {
			batch: BatchId,
			index: u32,
			class: ClassId,
			records: u32,
			credited: Quantity,
			withheld: Quantity,
			withheld_records: u32,
		},
		/// The last chunk was fed.
		Completed { batch: BatchId, issued: Quantity, withheld: Quantity, withheld_records: u32 },
		/// A chunk differed from what was attested; nothing of it was credited.
		Held { batch: BatchId, chunk: u32, difference: Difference },
		/// The operator stopped the batch for the time being (Art. 22).
		PutOnHold { batch: BatchId, reason: Document },
		/// The batch goes on from where it was put on hold.
		Released { batch: BatchId },
		/// The batch stays as far as it was fed.
		Closed { batch: BatchId },
		/// The batch was withdrawn.
		Cancelled { batch: BatchId },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such batch.
		NotFound,
		/// The caller has no open account.
		NotRegistered,
		/// The source is not, or no longer, admitted.
		NotActive,
		/// Nothing of the source is opened or fed: by order, or since its activity is claimed twice.
		Frozen,
		/// The caller does not report for the source, nor opened the batch that is to be cancelled.
		NotReporter,
		/// A sanction bars the caller from reporting.
		Barred,
		/// The period runs backwards or leaves its calendar month.
		InvalidPeriod,
		/// The period's last day is not over.
		PeriodNotOver,
		/// A day of the period is before the source's first terms.
		BeforeAdmission,
		/// A day of the period is that of the source admitted after it in its line.
		Succeeded,
		/// The source's terms change within the period.
		TermsChange,
		/// The methodology of the terms is discontinued by a day of the period.
		Discontinued,
		/// Another batch of the source, or of one it succeeds or that succeeds it, covers one of the days.
		PeriodOverlaps,
		/// The batch to continue was not closed after some of its chunks, has another source or period, or is continued
		/// already.
		NotContinuable,
		/// No record, no or too many chunks, or more records or chunks than go together.
		InvalidCounts,
		/// The batch is past this stage, or on hold.
		NotPending,
		/// The batch was assigned to a verifier: from then on the operator alone cancels it.
		VerifierAssigned,
		/// The verifier is not accredited for the methodology, does not meet the conditions of its accreditation today, is
		/// suspended, unconfirmed or barred, or closed its account.
		NotInGoodStanding,
		/// The verifier has an interest in the source, or the reporter verified the batch.
		Interested,
		/// The caller is not the batch's verifier.
		NotAssigned,
		/// The root attested is not the batch's.
		RootDiffers,
		/// The number of records attested is not the batch's.
		RecordsDiffer,
		/// The claim attested is not the batch's.
		ClaimDiffers,
		/// The batch is not waiting for approval.
		NotAttested,
		/// The batch takes no chunks: not yet, no longer, or it is held.
		NotApproved,
		/// The day up to which chunks are taken is over.
		Overdue,
		/// The chunk is not the next one.
		OutOfOrder,
		/// The header tells of more records or pages than a chunk may have.
		TooLarge,
		/// A record's formulas cost more operations than weight is paid for.
		TooFewOperations,
		/// The body is not the header's.
		BodyDiffers,
		/// The header does not stand under the batch's root.
		ProofInvalid,
		/// The batch may still be fed.
		NotDue,
		/// The batch is over, or held already.
		NotOpen,
		/// The batch is not on hold by the operator's order.
		NotHeld,
		/// A number or sum would leave its type.
		Overflow,
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
		/// Opens a batch of `records` records in `chunks` chunks under `root`, with `claim` as their total, of
		/// days past that no other batch of the source's line covers (Art. 21, 25). They count by the terms of
		/// the days, the same for all.
		///
		/// Days that the developer declared to claim elsewhere are a conflict by itself (Art. 23).
		///
		/// A batch that `continues` one closed after some of its chunks has the same source and period, and brings
		/// the people past the last one who was fed.
		///
		/// Errors: `NotRegistered`, `Frozen`, `NotActive`, `NotReporter`, `Barred`, `InvalidCounts`, `InvalidPeriod`,
		/// `PeriodNotOver`, `BeforeAdmission`, `Succeeded`, `TermsChange`, `Discontinued`, `PeriodOverlaps`,
		/// `NotContinuable`, `Overflow`.
		#[pallet::call_index(0)]
		#[pallet::weight((T::WeightInfo::open(), DispatchClass::Operational))]
		// All that a platform commits itself to.
		#[allow(clippy::too_many_arguments)]
		pub fn open(
			origin: OriginFor<T>,
			source: SourceId,
			period: Period,
			records: u32,
			chunks: u32,
			root: H256,
			claim: Quantity,
			continues: Option<BatchId>,
		) -> DispatchResult {
			let reporter = T::Registry::participant(&ensure_signed(origin)?)
				.ok_or(Error::<T>::NotRegistered)?;
			// People whom a batch begun before its end did not reach get what they earned, whatever became of the source.
			let may_open = continues.is_some() || T::Sources::is_active(source);
			ensure!(!T::Sources::is_frozen(source), Error::<T>::Frozen);
			ensure!(may_open, Error::<T>::NotActive);
			Self::ensure_reports(source, reporter)?;
			let most = chunks.saturating_mul(MAX_RECORDS);
			ensure!(
				(1..=MAX_CHUNKS).contains(&chunks) && (chunks..=most).contains(&records),
				Error::<T>::InvalidCounts
			);
			let opened = T::Clock::today();
			let terms = Self::terms(source, period, opened)?;
			let batch = NextBatch::<T>::get();
			NextBatch::<T>::put(batch.checked_add(1).ok_or(Error::<T>::Overflow)?);
			let details = Batch {
				source,
				terms,
				period,
				reporter,
				opened,
				records,
				chunks,
				root,
				claim,
				continues,
				verifier: None,
				report: None,
				status: BatchStatus::Opened,
				due: None,
			};
			match continues {
				Some(before) => Self::continue_with(batch, &details, before)?,
				None => Self::take_days(&details)?,
			}
			Batches::<T>::insert(batch, details);
			Self::oblige(reporter);
			T::Sources::reported(source, reporter);
			Self::deposit_event(Event::Opened { batch, source, period, root, claim });
			// What a batch continues covered the same days before.
			match continues {
				Some(_) => Ok(()),
				None => T::Sources::covered(source, period),
			}
		}

		/// Assigns a verifier that is accredited for the batch's methodology and has no interest in the source; another one
		/// may take its place until the batch is attested (Art. 42).
		///
		/// Errors: `NotFound`, `NotPending`, `NotInGoodStanding`, `Interested`.
		#[pallet::call_index(1)]
		#[pallet::weight((T::WeightInfo::assign(), DispatchClass::Operational))]
		pub fn assign(
			origin: OriginFor<T>,
			batch: BatchId,
			verifier: ParticipantId,
		) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			let mut details = Self::batch(batch)?;
			ensure!(
				matches!(details.status, BatchStatus::Opened | BatchStatus::Assigned),
				Error::<T>::NotPending
			);
			Self::ensure_fit(verifier, &details)?;
			let before = details.verifier.replace(verifier);
			before.into_iter().for_each(Self::discharge);
			if before != Some(verifier) {
				T::Accreditation::note(verifier, Deed::Assigned);
			}
			Self::oblige(verifier);
			details.status = BatchStatus::Assigned;
			Batches::<T>::insert(batch, details);
			Self::deposit_event(Event::Assigned { batch, verifier });
			Ok(())
		}

		/// Attests that the batch has this root and number of records, and that this claim is their total
		/// (Art. 39). The verifier's standing is judged now; later suspension changes nothing (Art. 42).
		///
		/// Errors: `NotRegistered`, `NotFound`, `NotAssigned`, `NotPending`, `NotInGoodStanding`,
		/// `Interested`, `RootDiffers`, `RecordsDiffer`, `ClaimDiffers`.
		#[pallet::call_index(2)]
		#[pallet::weight((T::WeightInfo::attest(), DispatchClass::Operational))]
		pub fn attest(
			origin: OriginFor<T>,
			batch: BatchId,
			root: H256,
			records: u32,
			claim: Quantity,
			report: Document,
		) -> DispatchResult {
			let (verifier, mut details) = Self::assigned_to(origin, batch)?;
			ensure!(!details.status.is_held(), Error::<T>::NotPending);
			Self::ensure_fit(verifier, &details)?;
			ensure!(details.root == root, Error::<T>::RootDiffers);
			ensure!(details.records == records, Error::<T>::RecordsDiffer);
			ensure!(details.claim == claim, Error::<T>::ClaimDiffers);
			Self::discharge(verifier);
			details.report = Some(report);
			details.status = BatchStatus::Attested;
			Batches::<T>::insert(batch, details);
			T::Accreditation::note(verifier, Deed::Attested);
			Self::deposit_event(Event::Attested { batch, verifier, root, claim, report });
			Ok(())
		}

		/// Approves an attested batch, which may then be fed for `FeedDays` days (Art. 24).
		///
		/// Errors: `NotFound`, `NotAttested`.
		#[pallet::call_index(3)]
		#[pallet::weight((T::WeightInfo::approve(), DispatchClass::Operational))]
		pub fn approve(origin: OriginFor<T>, batch: BatchId) -> DispatchResult {
			T::TwoOperatorsOrigin::ensure_origin(origin)?;
			let mut details = Self::batch(batch)?;
			ensure!(details.status == BatchStatus::Attested, Error::<T>::NotAttested);
			let due = T::Clock::today().saturating_add(T::FeedDays::get());
			details.due = Some(due);
			details.status = BatchStatus::Approved;
			Progresses::<T>::insert(batch, Self::start(&details));
			Batches::<T>::insert(batch, details);
			Self::deposit_event(Event::Approved { batch, due });
			Ok(())
		}

		/// Feeds the next chunk: its header, body, and the hashes that lead from its leaf to the root.
		/// `operations` is what a record's formulas cost at most, `Rule::cost`: weight is
		/// paid for it. Evaluates every record by the batch's terms and credits the people who consent and have an
		/// open account, in the class of the month it is; what others earned is withheld (Art. 25, 33-34, 37). Of a project
		/// the owner is credited alone, to hold, if its account is open (Art. 46).
		///
		/// A chunk that differs from what was attested credits nobody and holds the batch, with the
		/// difference; the call itself succeeds then. A chunk that is refused is charged for its body
		/// alone, if that was read; what the lots or holdings refuse is charged in full.
		///
		/// Errors: `NotFound`, `NotRegistered`, `NotReporter`, `Barred`, `Interested`, `NotApproved`, `Overdue`, `Frozen`, `OutOfOrder`,
		/// `TooLarge`, `BodyDiffers`, `ProofInvalid`, `NotActive`, `TooFewOperations`, `Overflow`, and those of
		/// the lots and holdings.
		#[pallet::call_index(4)]
		#[pallet::weight((
			T::WeightInfo::feed(header.pages)
				.max(T::WeightInfo::feed_project())
				.saturating_add(T::WeightInfo::feed_records(header.records))
				.saturating_add(T::WeightInfo::feed_body(feed::length(body)))
				.saturating_add(T::WeightInfo::evaluate(header.records.saturating_mul(*operations))),
			DispatchClass::Normal,
		))]
		pub fn feed(
			origin: OriginFor<T>,
			batch: BatchId,
			header: ChunkHeader,
			operations: u32,
			body: BoundedVec<u8, ConstU32<MAX_BODY>>,
			proof: BoundedVec<H256, ConstU32<MAX_PROOF>>,
		) -> DispatchResultWithPostInfo {
			Self::do_feed(origin, batch, header, operations, &body, &proof)
		}

		/// Closes an approved batch as it stands: after its due day any registered account may, the
		/// operator and the authority also one that is held. A batch of which nothing was fed gives its days free, or, if it
		/// continues another, its place.
		///
		/// Errors: `NotFound`, `NotRegistered`, `NotApproved`, `NotDue`.
		#[pallet::call_index(5)]
		#[pallet::weight((T::WeightInfo::close(), DispatchClass::Operational))]
		pub fn close(origin: OriginFor<T>, batch: BatchId) -> DispatchResult {
			let by_office = match T::StopOrigin::try_origin(origin) {
				Ok(_) => true,
				Err(origin) => Self::participant_or_operator(origin)?.is_none(),
			};
			let details = Self::batch(batch)?;
			ensure!(details.status.stage() == Some(Stage::Approved), Error::<T>::NotApproved);
			let at_once = by_office && details.status.is_held();
			ensure!(at_once || Self::is_overdue(&details), Error::<T>::NotDue);
			if !Self::is_begun(batch) {
				Self::give_free(&details);
			}
			Self::end(batch, details, BatchStatus::Closed);
			Self::deposit_event(Event::Closed { batch });
			Ok(())
		}

		/// Withdraws a batch before it is approved; its days may be covered by another, or the batch it continues be
		/// continued by another. A reporter, also one that reports no more but opened the batch, withdraws none that is
		/// assigned or on hold, lest an adverse opinion be forestalled (Art. 39).
		///
		/// Errors: `NotFound`, `NotRegistered`, `NotReporter`, `NotPending`, `VerifierAssigned`.
		#[pallet::call_index(6)]
		#[pallet::weight((T::WeightInfo::cancel(), DispatchClass::Operational))]
		pub fn cancel(origin: OriginFor<T>, batch: BatchId) -> DispatchResult {
			let details = Self::batch(batch)?;
			let sender = Self::participant_or_operator(origin)?;
			let may = sender.is_none_or(|sender| {
				sender == details.reporter || T::Sources::is_reporter(details.source, sender)
			});
			ensure!(may, Error::<T>::NotReporter);
			let by_operator = sender.is_none();
			ensure!(by_operator || !details.status.is_held(), Error::<T>::NotPending);
			let pending = details.status.stage().filter(|stage| *stage < Stage::Approved);
			let stage = pending.ok_or(Error::<T>::NotPending)?;
			ensure!(by_operator || stage == Stage::Opened, Error::<T>::VerifierAssigned);
			Self::give_free(&details);
			if let (Stage::Assigned, Some(verifier)) = (stage, details.verifier) {
				Self::discharge(verifier);
			}
			Self::end(batch, details, BatchStatus::Cancelled);
			Self::deposit_event(Event::Cancelled { batch });
			Ok(())
		}

		/// Puts a batch on hold that is not over: nothing moves until it is released, cancelled or closed (Art.
		/// 22). The due day stays. The authority may too, which may have withdrawn the operator's mandate.
		///
		/// Errors: `NotFound`, `NotOpen`.
		#[pallet::call_index(7)]
		#[pallet::weight((T::WeightInfo::hold(), DispatchClass::Operational))]
		pub fn hold(origin: OriginFor<T>, batch: BatchId, reason: Document) -> DispatchResult {
			T::StopOrigin::ensure_origin(origin)?;
			let mut details = Self::batch(batch)?;
			ensure!(!details.status.is_held(), Error::<T>::NotOpen);
			let before = details.status.stage().ok_or(Error::<T>::NotOpen)?;
			details.status = BatchStatus::Held(Ground::Order { reason, before });
			Batches::<T>::insert(batch, details);
			Self::deposit_event(Event::PutOnHold { batch, reason });
			Ok(())
		}

		/// Releases a batch on hold to the stage it was in (Art. 22). One held for a difference stays.
		///
		/// Errors: `NotFound`, `NotHeld`.
		#[pallet::call_index(8)]
		#[pallet::weight((T::WeightInfo::release(), DispatchClass::Operational))]
		pub fn release(origin: OriginFor<T>, batch: BatchId) -> DispatchResult {
			T::StopOrigin::ensure_origin(origin)?;
			let mut details = Self::batch(batch)?;
			let BatchStatus::Held(Ground::Order { before, .. }) = details.status else {
				return Err(Error::<T>::NotHeld.into());
			};
			details.status = before.into();
			Batches::<T>::insert(batch, details);
			Self::deposit_event(Event::Released { batch });
			Ok(())
		}

		/// Ends a batch the verifier found wrong, with its report (Art. 39). The verifier's standing is judged
		/// now. Its days may be covered by another, or the batch it continues be continued by another.
		///
		/// Errors: `NotRegistered`, `NotFound`, `NotAssigned`, `NotPending`, `NotInGoodStanding`.
		#[pallet::call_index(9)]
		#[pallet::weight((T::WeightInfo::refuse(), DispatchClass::Operational))]
		pub fn refuse(origin: OriginFor<T>, batch: BatchId, report: Document) -> DispatchResult {
			let (verifier, mut details) = Self::assigned_to(origin, batch)?;
			ensure!(!details.status.is_held(), Error::<T>::NotPending);
			// An interest is no reason to pass over what was found: nothing is issued by it.
			Self::ensure_in_good_standing(verifier, &details)?;
			Self::give_free(&details);
			Self::discharge(verifier);
			details.report = Some(report);
			Self::end(batch, details, BatchStatus::Refused);
			T::Accreditation::note(verifier, Deed::Adverse);
			Self::deposit_event(Event::Refused { batch, verifier, report });
			Ok(())
		}

		/// Hands a batch back that the verifier does not verify, say for an interest in it (Art. 42); another may
		/// be assigned. One on hold stays so.
		///
		/// Errors: `NotRegistered`, `NotFound`, `NotAssigned`, `NotPending`.
		#[pallet::call_index(10)]
		#[pallet::weight((T::WeightInfo::decline(), DispatchClass::Operational))]
		pub fn decline(origin: OriginFor<T>, batch: BatchId, reason: Document) -> DispatchResult {
			let (verifier, mut details) = Self::assigned_to(origin, batch)?;
			Self::discharge(verifier);
			details.verifier = None;
			details.status = match details.status {
				BatchStatus::Held(Ground::Order { reason, .. }) => {
					BatchStatus::Held(Ground::Order { reason, before: Stage::Opened })
				}
				_ => BatchStatus::Opened,
			};
			Batches::<T>::insert(batch, details);
			T::Accreditation::note(verifier, Deed::Declined);
			Self::deposit_event(Event::Declined { batch, verifier, reason });
			Ok(())
		}
	}
}
