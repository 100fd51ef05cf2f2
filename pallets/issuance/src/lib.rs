//! # Issuance
//!
//! Batches of activity: a source's platform commits itself to its records by one Merkle root and one claim, an
//! accredited verifier attests both, the operator approves, and the chunks of records are then fed to the
//! chain, which runs the published formulas on every record and credits people's lots (Art. 24-25, 42).
//!
//! | extrinsic | caller | events |
//! |---|---|---|
//! | [`open`](Pallet::open) (Art. 21, 25) | a reporter of the source | [`Opened`](Event::Opened) |
//! | [`assign`](Pallet::assign) (Art. 42) | operator | [`Assigned`](Event::Assigned) |
//! | [`attest`](Pallet::attest) (Art. 39) | the assigned verifier | [`Attested`](Event::Attested) |
//! | [`approve`](Pallet::approve) (Art. 24) | operator | [`Approved`](Event::Approved) |
//! | [`feed`](Pallet::feed) (Art. 25) | a reporter of the source, operator | [`ChunkFed`](Event::ChunkFed), [`Completed`](Event::Completed) or [`Held`](Event::Held) |
//! | [`close`](Pallet::close) (Art. 25) | operator; after the due day any registered account | [`Closed`](Event::Closed) |
//! | [`cancel`](Pallet::cancel) (Art. 25) | a reporter of the source, operator | [`Cancelled`](Event::Cancelled) |
//!
//! Reporters and verifiers are participants by number, under their key of the moment. A verifier owes the
//! batches it is assigned until it attests them, or they are cancelled or another's, and closes no account
//! before.
//!
//! A chunk stands or falls as a whole: it is quantified before anything is written. A chunk that is not the
//! next one under the attested root is an error and changes nothing. One that is, yet differs from what its
//! leaf or the claim says, holds the batch and credits nobody; what was credited before stands.
//!
//! Reductions are in mg CO2e, days and months in Beijing time.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod batch;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod feed;
#[cfg(test)]
mod mock;
mod obligations;
mod quantify;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::{Batch, BatchStatus, Class, Difference, Progress};
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::{pallet_prelude::*, traits::SortedMembers};
	use frame_system::pallet_prelude::*;
	use polkadot_sdk::sp_core::H256;
	use suhui_primitives::{
		chunk::{ChunkHeader, MAX_BODY, MAX_CHUNKS, MAX_PROOF, MAX_RECORDS},
		Accreditation, BatchId, ClassId, Clock, Document, FirstNumber, Lots, Month, ParticipantId,
		Period, Quantity, Registry, SourceId, Sources, VersionId,
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
		type Lots: Lots;
		type OperatorOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Who holds an office of the operator or the authority.
		type Officials: SortedMembers<Self::AccountId>;
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

	/// The days of a month a source's batches cover, bit 0 the 1st: no day is covered twice.
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

	/// How many batches a verifier is assigned and has not attested; no value for none.
	#[pallet::storage]
	pub type AssignedBatches<T: Config> =
		StorageMap<_, Twox64Concat, ParticipantId, u32, ValueQuery>;

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
		/// The operator let the batch be issued (Art. 24).
		Approved { batch: BatchId, class: ClassId, month: Month },
		/// A chunk was credited to people's lots (Art. 25).
		ChunkFed {
			batch: BatchId,
			index: u32,
			records: u32,
			credited: Quantity,
			withheld: Quantity,
			withheld_records: u32,
		},
		/// The last chunk was fed.
		Completed { batch: BatchId, issued: Quantity, withheld: Quantity, withheld_records: u32 },
		/// A chunk differed from what was attested; nothing of it was credited.
		Held { batch: BatchId, chunk: u32, difference: Difference },
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
		/// The caller does not report for the source.
		NotReporter,
		/// The period runs backwards or leaves its calendar month.
		InvalidPeriod,
		/// The period's last day is not over.
		PeriodNotOver,
		/// Another batch of the source covers one of the days.
		PeriodOverlaps,
		/// No record, no or too many chunks, or more records or chunks than go together.
		InvalidCounts,
		/// The batch was attested, approved or cancelled already.
		NotPending,
		/// The verifier is not accredited, is suspended or unconfirmed, or closed its account.
		NotInGoodStanding,
		/// The verifier has an interest in the source, or an official's account stands, or last stood, for it.
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
		/// days past that no other batch of the source covers (Art. 21, 25).
		///
		/// Errors: `NotRegistered`, `NotActive`, `NotReporter`, `InvalidCounts`, `InvalidPeriod`,
		/// `PeriodNotOver`, `PeriodOverlaps`, `Overflow`.
		#[pallet::call_index(0)]
		#[pallet::weight((T::WeightInfo::open(), DispatchClass::Operational))]
		pub fn open(
			origin: OriginFor<T>,
			source: SourceId,
			period: Period,
			records: u32,
			chunks: u32,
			root: H256,
			claim: Quantity,
		) -> DispatchResult {
			let reporter = T::Registry::participant(&ensure_signed(origin)?)
				.ok_or(Error::<T>::NotRegistered)?;
			ensure!(T::Sources::is_active(source), Error::<T>::NotActive);
			ensure!(T::Sources::is_reporter(source, reporter), Error::<T>::NotReporter);
			let most = chunks.saturating_mul(MAX_RECORDS);
			ensure!(
				(1..=MAX_CHUNKS).contains(&chunks) && (chunks..=most).contains(&records),
				Error::<T>::InvalidCounts
			);
			let opened = T::Clock::today();
			Self::take_days(source, period, opened)?;
			let batch = NextBatch::<T>::get();
			NextBatch::<T>::put(batch.checked_add(1).ok_or(Error::<T>::Overflow)?);
			Batches::<T>::insert(
				batch,
				Batch {
					source,
					version: T::Sources::version(source),
					period,
					reporter,
					opened,
					records,
					chunks,
					root,
					claim,
					verifier: None,
					report: None,
					status: BatchStatus::Opened,
					class: None,
					month: None,
					due: None,
				},
			);
			Self::deposit_event(Event::Opened { batch, source, period, root, claim });
			Ok(())
		}

		/// Assigns an accredited verifier without an interest in the source; another one may take its
		/// place until the batch is attested (Art. 42). A participant an official's account stands for, or
		/// last stood for, counts as interested.
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
			Self::ensure_fit(verifier, details.source)?;
			if let Some(before) = details.verifier.replace(verifier) {
				Self::release(before);
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
			let verifier = T::Registry::participant(&ensure_signed(origin)?)
				.ok_or(Error::<T>::NotRegistered)?;
			let mut details = Self::batch(batch)?;
			ensure!(details.verifier == Some(verifier), Error::<T>::NotAssigned);
			ensure!(details.status == BatchStatus::Assigned, Error::<T>::NotPending);
			Self::ensure_fit(verifier, details.source)?;
			ensure!(details.root == root, Error::<T>::RootDiffers);
			ensure!(details.records == records, Error::<T>::RecordsDiffer);
			ensure!(details.claim == claim, Error::<T>::ClaimDiffers);
			Self::release(verifier);
			details.report = Some(report);
			details.status = BatchStatus::Attested;
			Batches::<T>::insert(batch, details);
			Self::deposit_event(Event::Attested { batch, verifier, root, claim, report });
			Ok(())
		}

		/// Approves an attested batch: fixes its class and month of issue, and lets it be fed for
		/// `FeedDays` days (Art. 24).
		///
		/// Errors: `NotFound`, `NotAttested`, `Overflow`.
		#[pallet::call_index(3)]
		#[pallet::weight((T::WeightInfo::approve(), DispatchClass::Operational))]
		pub fn approve(origin: OriginFor<T>, batch: BatchId) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			let mut details = Self::batch(batch)?;
			ensure!(details.status == BatchStatus::Attested, Error::<T>::NotAttested);
			let today = T::Clock::today();
			let month = today.month().ok_or(Error::<T>::Overflow)?;
			let class = Self::class(details.source, details.version, month)?;
			details.class = Some(class);
			details.month = Some(month);
			details.due = Some(today.saturating_add(T::FeedDays::get()));
			details.status = BatchStatus::Approved;
			Batches::<T>::insert(batch, details);
			Progresses::<T>::insert(batch, Progress::default());
			Self::deposit_event(Event::Approved { batch, class, month });
			Ok(())
		}

		/// Feeds the next chunk: its header, body, and the hashes that lead from its leaf to the root.
		/// `operations` is what a record's formulas cost at most, `Rule::cost`: weight is
		/// paid for it. Evaluates every record and credits the people who consent and have an open account; what
		/// others earned is withheld (Art. 25, 33-34).
		///
		/// A chunk that differs from what was attested credits nobody and holds the batch, with the
		/// difference; the call itself succeeds then. A chunk that is refused is charged for its body
		/// alone, if that was read; what the lots refuse is charged in full.
		///
		/// Errors: `NotFound`, `NotRegistered`, `NotReporter`, `NotApproved`, `Overdue`, `OutOfOrder`,
		/// `TooLarge`, `BodyDiffers`, `ProofInvalid`, `NotActive`, `TooFewOperations`, and those of the lots.
		#[pallet::call_index(4)]
		#[pallet::weight((
			T::WeightInfo::feed(header.records, header.pages)
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
		/// operator also one that is held. A batch of which nothing was fed gives its days free.
		///
		/// Errors: `NotFound`, `NotRegistered`, `NotApproved`, `NotDue`.
		#[pallet::call_index(5)]
		#[pallet::weight((T::WeightInfo::close(), DispatchClass::Operational))]
		pub fn close(origin: OriginFor<T>, batch: BatchId) -> DispatchResult {
			let by_operator = match T::OperatorOrigin::try_origin(origin) {
				Ok(_) => true,
				Err(origin) => {
					let sender = ensure_signed(origin)?;
					ensure!(T::Registry::participant(&sender).is_some(), Error::<T>::NotRegistered);
					false
				}
			};
			let mut details = Self::batch(batch)?;
			let is_held = matches!(details.status, BatchStatus::Held(_));
			ensure!(is_held || details.status == BatchStatus::Approved, Error::<T>::NotApproved);
			ensure!((is_held && by_operator) || Self::is_overdue(&details), Error::<T>::NotDue);
			if Progresses::<T>::get(batch).unwrap_or_default().chunks == 0 {
				Self::free_days(&details);
			}
			details.status = BatchStatus::Closed;
			Batches::<T>::insert(batch, details);
			Self::deposit_event(Event::Closed { batch });
			Ok(())
		}

		/// Withdraws a batch before it is approved; its days may be covered by another.
		///
		/// Errors: `NotFound`, `NotRegistered`, `NotReporter`, `NotPending`.
		#[pallet::call_index(6)]
		#[pallet::weight((T::WeightInfo::cancel(), DispatchClass::Operational))]
		pub fn cancel(origin: OriginFor<T>, batch: BatchId) -> DispatchResult {
			let mut details = Self::batch(batch)?;
			Self::ensure_reporter_or_operator(origin, details.source)?;
			ensure!(
				matches!(
					details.status,
					BatchStatus::Opened | BatchStatus::Assigned | BatchStatus::Attested
				),
				Error::<T>::NotPending
			);
			Self::free_days(&details);
			if let (BatchStatus::Assigned, Some(verifier)) = (details.status, details.verifier) {
				Self::release(verifier);
			}
			details.status = BatchStatus::Cancelled;
			Batches::<T>::insert(batch, details);
			Self::deposit_event(Event::Cancelled { batch });
			Ok(())
		}
	}
}
