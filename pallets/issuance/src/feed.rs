//! One chunk from its proof to people's lots, or to what the owner of a project holds.

use codec::Encode;
use polkadot_sdk::{
	frame_support::{
		dispatch::{DispatchResultWithPostInfo, WithPostDispatchInfo},
		ensure,
	},
	frame_system::{pallet_prelude::OriginFor, RawOrigin},
	sp_core::H256,
	sp_io::hashing::blake2_256,
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_primitives::{
	chunk::{self, ChunkHeader, MAX_BODY, MAX_PAGES, MAX_RECORDS, MAX_RECORD_BYTES},
	Accreditation, BatchId, Deed, Holdings, Lots, Page, ParticipantId, Registry, Rule, Slots,
	SourceId, Sources,
};

use crate::{
	quantify::{Conditions, QuantifiedChunk},
	Batch, BatchStatus, Batches, Config, Difference, Error, Event, Ground, Masked, Pallet,
	Progress, Progresses, WeightInfo,
};

/// Of a chunk's body, in bytes.
pub fn length(body: &[u8]) -> u32 {
	u32::try_from(body.len()).unwrap_or(MAX_BODY)
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_feed(
		origin: OriginFor<T>,
		batch: BatchId,
		header: ChunkHeader,
		operations: u32,
		body: &[u8],
		proof: &[H256],
	) -> DispatchResultWithPostInfo {
		let bytes = length(body);
		let refused =
			|error: DispatchError, read| error.with_weight(T::WeightInfo::feed_refused(read));
		let (reporter, mut details, progress) =
			Self::ensure_next(origin, batch, &header, bytes).map_err(|error| refused(error, 0))?;
		let rule = Self::ensure_proven(&details, &header, operations, body, proof)
			.map_err(|error| refused(error, bytes))?;
		if let Some(reporter) = reporter {
			T::Sources::reported(details.source, reporter);
		}

		match Self::quantify(&details, &progress, &rule, &header, body) {
			Ok((quantified, progress)) => {
				Self::settle(batch, details, header, quantified, progress)?
			}
			Err(difference) => {
				if let Some(verifier) = details.verifier {
					T::Accreditation::note(verifier, Deed::Held);
				}
				details.status = BatchStatus::Held(Ground::Difference(difference));
				Batches::<T>::insert(batch, details);
				Self::deposit_event(Event::Held { batch, chunk: header.index, difference });
			}
		}
		Ok(().into())
	}

	/// Whether a chunk fed by the account can be taken now, or once up to `ahead` chunks before it were.
	pub fn judge_feed(account: &T::AccountId, batch: BatchId, index: u32, ahead: u32) -> bool {
		let origin = RawOrigin::Signed(account.clone()).into();
		Self::ensure_feeding(origin, batch).is_ok_and(|(_, details, progress)| {
			let last = progress.chunks.saturating_add(ahead);
			(progress.chunks..=last).contains(&index) && index < details.chunks
		})
	}

	/// That the batch may be fed, and by the sender, who did not attest it; the reporter who sent the call, unless it was
	/// the operator, the batch and its progress.
	fn ensure_feeding(
		origin: OriginFor<T>,
		batch: BatchId,
	) -> Result<(Option<ParticipantId>, Batch, Progress), DispatchError> {
		let details = Self::batch(batch)?;
		let reporter = Self::reporter_or_operator(origin, details.source)?;
		ensure!(reporter.is_none() || reporter != details.verifier, Error::<T>::Interested);
		ensure!(details.status == BatchStatus::Approved, Error::<T>::NotApproved);
		ensure!(!Self::is_overdue(&details), Error::<T>::Overdue);
		ensure!(!T::Sources::is_frozen(details.source), Error::<T>::Frozen);
		let progress = Progresses::<T>::get(batch).ok_or(Error::<T>::NotApproved)?;
		Ok((reporter, details, progress))
	}

	/// That the chunk, by its header and the length of its body, is the batch's next.
	fn ensure_next(
		origin: OriginFor<T>,
		batch: BatchId,
		header: &ChunkHeader,
		length: u32,
	) -> Result<(Option<ParticipantId>, Batch, Progress), DispatchError> {
		let (reporter, details, progress) = Self::ensure_feeding(origin, batch)?;
		ensure!(header.index == progress.chunks, Error::<T>::OutOfOrder);
		ensure!(header.records <= MAX_RECORDS && header.pages <= MAX_PAGES, Error::<T>::TooLarge);
		// Weight is paid for records: a body longer than they can be is refused unread.
		let longest = header.records.saturating_mul(MAX_RECORD_BYTES);
		ensure!(length <= longest, Error::<T>::BodyDiffers);
		Ok((reporter, details, progress))
	}

	/// That the body is the header's, the header stands under the batch's root, and its formulas are paid for; the rule
	/// that holds them.
	fn ensure_proven(
		details: &Batch,
		header: &ChunkHeader,
		operations: u32,
		body: &[u8],
		proof: &[H256],
	) -> Result<Rule, DispatchError> {
		ensure!(blake2_256(body) == header.body.0, Error::<T>::BodyDiffers);
		let is_proven = chunk::verify(
			details.source,
			details.period,
			header,
			details.chunks,
			&details.root,
			proof,
		);
		ensure!(is_proven, Error::<T>::ProofInvalid);
		let rule = T::Sources::rule(details.source, details.terms).ok_or(Error::<T>::NotActive)?;
		ensure!(rule.cost() <= operations, Error::<T>::TooFewOperations);
		Ok(rule)
	}

	/// What the chunk comes to, and the batch's progress with it.
	pub(crate) fn quantify(
		details: &Batch,
		progress: &Progress,
		rule: &Rule,
		header: &ChunkHeader,
		body: &[u8],
	) -> Result<(QuantifiedChunk, Progress), Difference> {
		let owner = T::Sources::owner(details.source);
		let conditions = Conditions {
			period: details.period,
			rule,
			last: progress.last,
			next_participant: T::Registry::next_participant(),
			owner,
			creditable: |page| Self::creditable(details.source, owner, page),
		};
		let quantified = conditions.quantify(header, body)?;
		let progress = advance(details, progress, header, &quantified)?;
		Ok((quantified, progress))
	}

	/// Who of a page may be credited: the people who consent; of a project, whose records are on no other page, its owner,
	/// which applied for it and consents to nothing, unless it closed its account.
	fn creditable(source: SourceId, owner: Option<ParticipantId>, page: Page) -> Slots {
		match owner {
			None => T::Registry::creditable(source, page),
			Some(owner) => {
				let open = T::Registry::kind(owner).map(|_| Page::slot(owner));
				open.into_iter().collect()
			}
		}
	}

	fn settle(
		batch: BatchId,
		details: Batch,
		header: ChunkHeader,
		quantified: QuantifiedChunk,
		progress: Progress,
	) -> DispatchResult {
		let (class, month) = Self::class_of_today(&details)?;
		match T::Sources::owner(details.source) {
			None => T::Lots::credit(class, month, &quantified.credits)?,
			Some(owner) => {
				for credit in &quantified.credits {
					T::Holdings::issue(owner, class, credit.quantity.reduction)?;
				}
			}
		}
		let credited = quantified.subtotal.saturating_sub(quantified.withheld);
		Self::add_issue(batch, header.index, class, credited)?;
		if quantified.withheld_records > 0 {
			let mask = blake2_256(&quantified.creditable.encode());
			Masked::<T>::insert(batch, header.index, H256(mask));
		}
		Progresses::<T>::insert(batch, progress);
		Self::deposit_event(Event::ChunkFed {
			batch,
			index: header.index,
			class,
			records: header.records,
			credited,
			withheld: quantified.withheld,
			withheld_records: quantified.withheld_records,
		});
		if progress.chunks == details.chunks {
			Self::end(batch, details, BatchStatus::Complete);
			Self::deposit_event(Event::Completed {
				batch,
				issued: progress.issued(),
				withheld: progress.withheld,
				withheld_records: progress.withheld_records,
			});
		}
		Ok(())
	}
}

/// The progress with one chunk more, unless a sum leaves its bits.
fn sum(before: &Progress, header: &ChunkHeader, quantified: &QuantifiedChunk) -> Option<Progress> {
	Some(Progress {
		chunks: before.chunks.checked_add(1)?,
		records: before.records.checked_add(header.records)?,
		last: quantified.last,
		fed: before.fed.checked_add(quantified.subtotal)?,
		withheld_records: before.withheld_records.checked_add(quantified.withheld_records)?,
		withheld: before.withheld.checked_add(quantified.withheld)?,
	})
}

/// The progress with one chunk more, unless it leaves what was attested.
fn advance(
	details: &Batch,
	before: &Progress,
	header: &ChunkHeader,
	quantified: &QuantifiedChunk,
) -> Result<Progress, Difference> {
	// A sum that cannot be counted is past whatever was attested.
	let after = sum(before, header, quantified)
		.ok_or(Difference::Total { records: before.records, fed: before.fed })?;
	let is_within = after.records <= details.records && after.fed.is_within(details.claim);
	let is_whole = after.records == details.records && after.fed == details.claim;
	let is_last = after.chunks == details.chunks;
	if !is_within || (is_last && !is_whole) {
		return Err(Difference::Total { records: after.records, fed: after.fed });
	}
	Ok(after)
}
