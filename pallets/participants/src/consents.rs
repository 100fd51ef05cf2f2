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
use suhui_primitives::{Page, ParticipantId, Slots, SourceId, FIRST_NUMBER, PAGE_SIZE};

use crate::{
	Config, Consents, Error, Individuals, NextParticipant, Pallet, WeightInfo, Withdrawals,
};

/// Puts a slot among those stored of a page, or takes it out of them; no value stands for nobody.
pub(crate) fn set(stored: &mut Option<Slots>, slot: u8, is_in: bool) {
	let mut slots = stored.unwrap_or_default();
	if is_in {
		slots.insert(slot);
	} else {
		slots.remove(slot);
	}
	*stored = (!slots.is_empty()).then_some(slots);
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
		let mut pages = BTreeMap::<Page, Slots>::new();
		for participant in participants {
			ensure!(given.contains(participant), Error::<T>::NotFound.with_weight(taken(0)));
			pages.entry(Page::of(*participant)).or_default().insert(Page::slot(*participant));
		}

		let mut recorded = 0u32;
		for (place, (page, slots)) in (1u32..).zip(&pages) {
			let refused = |error: Error<T>| error.with_weight(taken(place));
			let not_open = *slots & !Individuals::<T>::get(page);
			ensure!(not_open.is_empty(), refused(Error::NotIndividual));
			let withdrew = *slots & Withdrawals::<T>::get(source, page);
			ensure!(withdrew.is_empty(), refused(Error::Withdrawn));
			Consents::<T>::mutate(source, page, |given| {
				recorded = recorded.saturating_add((*slots & !*given).count());
				*given = *given | *slots;
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
		let (page, slot) = (Page::of(participant), Page::slot(participant));
		Consents::<T>::try_mutate_exists(source, page, |consents| {
			let stands = consents.is_some_and(|slots| slots.contains(slot));
			ensure!(!(given && stands), Error::<T>::AlreadyExists);
			ensure!(given || stands, Error::<T>::NotFound);
			set(consents, slot, given);
			Ok::<_, DispatchError>(())
		})?;
		Withdrawals::<T>::mutate_exists(source, page, |withdrawn| set(withdrawn, slot, !given));
		Ok(())
	}
}
