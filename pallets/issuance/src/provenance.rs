//! Of which batches a class was issued, for whoever asks where the reductions of a certificate come from (Art. 24, 29).

use suhui_primitives::{BatchId, ClassId};

use crate::{
	Batch, BatchClasses, BatchPart, Batches, ClassPart, Classes, Config, NextBatch, Pallet,
	Progresses, Provenance,
};

/// Batches that one page looks at.
const PAGE: u32 = 1_000;

impl<T: Config> Pallet<T> {
	/// What a class is, and those of the next thousand batches from `from` on of which some was issued in it; `None` if
	/// there is no such class. All of them are known when no next batch is named.
	pub fn provenance(class: ClassId, from: BatchId) -> Option<Provenance> {
		let found = Classes::<T>::get(class)?;
		let end = NextBatch::<T>::get();
		let last = from.saturating_add(PAGE).min(end);
		let parts = (from..last).filter_map(|batch| Self::part_of(batch, class)).collect();
		Some(Provenance { class: found, parts, next: (last < end).then_some(last) })
	}

	/// The part of a batch that was issued in the class: a batch has one at most, since months go on.
	fn part_of(batch: BatchId, class: ClassId) -> Option<BatchPart> {
		let parts = BatchClasses::<T>::get(batch);
		let place = parts.iter().position(|part| part.class == class)?;
		let ClassPart { first_chunk, issued, .. } = *parts.get(place)?;
		let next = parts.get(place.saturating_add(1)).map(|part| part.first_chunk);
		let details = Batches::<T>::get(batch)?;
		let end = next.unwrap_or_else(|| Progresses::<T>::get(batch).unwrap_or_default().chunks);
		let Batch { terms, period, root, verifier, report, .. } = details;
		Some(BatchPart {
			batch,
			terms,
			period,
			root,
			verifier,
			report,
			chunks: (first_chunk, end),
			issued,
		})
	}
}
