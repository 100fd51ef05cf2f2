//! Consents that are recorded, given and withdrawn (Art. 25).

use alloc::collections::BTreeMap;

use polkadot_sdk::{
	frame_support::{
		dispatch::{DispatchErrorWithPostInfo, WithPostDispatchInfo},
		ensure,
		weights::Weight,
	},
	sp_runtime::{DispatchError, DispatchResult, SaturatedConversion},
};
use suhui_primitives::{Page, ParticipantId, SourceId, FIRST_NUMBER, PAGE_SIZE};

use crate::{
	Config, Consents, Error, Individuals, NextParticipant, Pallet, WeightInfo, Withdrawals,
};

/// What is stored of a page's bits: no value stands for none.
pub(crate) fn stored(bits: u64) -> Option<u64> {
	(bits != 0).then_some(bits)
}

impl<T: Config> Pallet<T> {
	/// Adds consents of open individuals; returns how many did not stand before, and the weight of the pages, an error
	/// with that of those looked at. It leaves the caller to roll back.
	pub(crate) fn record(
		source: SourceId,
		participants: &[ParticipantId],
	) -> Result<(u32, Weight), DispatchErrorWithPostInfo> {
		// A number that stands twice costs as much as another one of a full page.
		let full = participants.len().saturated_into::<u32>().div_ceil(PAGE_SIZE);
		let taken = |pages: u32| T::WeightInfo::record_consents(pages.max(full));

		let given = FIRST_NUMBER..NextParticipant::<T>::get();
		let mut pages = BTreeMap::<Page, u64>::new();
		for participant in participants {
			ensure!(given.contains(participant), Error::<T>::NotFound.with_weight(taken(0)));
			*pages.entry(Page::of(*participant)).or_default() |= Page::bit(*participant);
		}

		let mut recorded = 0u32;
		for (place, (page, bits)) in (1u32..).zip(&pages) {
			let refused = |error: Error<T>| error.with_weight(taken(place));
			let are_open = bits & !Individuals::<T>::get(page) == 0;
			ensure!(are_open, refused(Error::NotIndividual));
			let withdrew = bits & Withdrawals::<T>::get(source, page) != 0;
			ensure!(!withdrew, refused(Error::Withdrawn));
			Consents::<T>::mutate(source, page, |given| {
				recorded = recorded.saturating_add((bits & !*given).count_ones());
				*given |= bits;
			});
		}
		Ok((recorded, taken(pages.len().saturated_into())))
	}

	/// Gives or withdraws one participant's consent; only the participant can take back a withdrawal.
	pub(crate) fn set_consent(
		source: SourceId,
		participant: ParticipantId,
		given: bool,
	) -> DispatchResult {
		let (page, bit) = (Page::of(participant), Page::bit(participant));
		Consents::<T>::try_mutate_exists(source, page, |consents| {
			let bits = consents.unwrap_or_default();
			let stands = bits & bit != 0;
			ensure!(!(given && stands), Error::<T>::AlreadyExists);
			ensure!(given || stands, Error::<T>::NotFound);
			*consents = stored(bits ^ bit);
			Ok::<_, DispatchError>(())
		})?;
		Withdrawals::<T>::mutate_exists(source, page, |withdrawn| {
			let bits = withdrawn.unwrap_or_default();
			*withdrawn = stored(if given { bits & !bit } else { bits | bit });
		});
		Ok(())
	}
}
