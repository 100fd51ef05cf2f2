//! Consents that are recorded, given and withdrawn (Art. 25).

use alloc::collections::BTreeMap;

use polkadot_sdk::{
	frame_support::ensure,
	sp_runtime::{DispatchError, DispatchResult, SaturatedConversion},
};
use suhui_primitives::{Page, ParticipantId, SourceId, FIRST_NUMBER, PAGE_SIZE};

use crate::{Config, Consents, Error, NextParticipant, OpenPages, Pallet, Withdrawals};

/// What is stored of a page's bits: no value stands for none.
pub(crate) fn stored(bits: u64) -> Option<u64> {
	(bits != 0).then_some(bits)
}

impl<T: Config> Pallet<T> {
	/// Adds consents of open participants; returns how many did not stand before, and the pages to
	/// charge for. An error leaves the caller to roll back.
	pub(crate) fn record(
		source: SourceId,
		participants: &[ParticipantId],
	) -> Result<(u32, u32), DispatchError> {
		let next = NextParticipant::<T>::get();
		let mut pages = BTreeMap::<Page, u64>::new();
		for participant in participants {
			ensure!((FIRST_NUMBER..next).contains(participant), Error::<T>::NotFound);
			*pages.entry(Page::of(*participant)).or_default() |= Page::bit(*participant);
		}

		let mut recorded = 0u32;
		for (page, bits) in &pages {
			ensure!(bits & !OpenPages::<T>::get(page) == 0, Error::<T>::Closed);
			ensure!(bits & Withdrawals::<T>::get(source, page) == 0, Error::<T>::Withdrawn);
			Consents::<T>::mutate(source, page, |given| {
				recorded = recorded.saturating_add((bits & !*given).count_ones());
				*given |= bits;
			});
		}

		// A number that stands twice costs as much as another one of a full page.
		let full = participants.len().saturated_into::<u32>().div_ceil(PAGE_SIZE);
		Ok((recorded, pages.len().saturated_into::<u32>().max(full)))
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
