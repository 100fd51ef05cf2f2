//! How many of an item each person has, in pages of people.

use polkadot_sdk::{
	frame_support::ensure,
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_primitives::{ItemId, Page, ParticipantId};

use crate::{Bought, Config, Error, Pallet};

impl<T: Config> Pallet<T> {
	/// How many of an item a person redeemed, but for orders that were cancelled.
	pub fn bought(item: ItemId, participant: ParticipantId) -> u16 {
		let slot = Page::slot(participant);
		let people = Bought::<T>::get(item, Page::of(participant));
		people.into_iter().find(|(of, _)| *of == slot).map_or(0, |(_, has)| has)
	}

	/// The person redeems so many more, of as many as it may have. Error: `LimitReached`.
	pub(crate) fn note_bought(
		item: ItemId,
		participant: ParticipantId,
		count: u16,
		most: u16,
	) -> DispatchResult {
		let slot = Page::slot(participant);
		Bought::<T>::try_mutate(item, Page::of(participant), |people| {
			let place = people.binary_search_by_key(&slot, |(of, _)| *of);
			let has = place.ok().and_then(|place| people.get(place)).map_or(0, |(_, has)| *has);
			let sum = has.checked_add(count).filter(|sum| *sum <= most);
			let sum = sum.ok_or(Error::<T>::LimitReached)?;
			match place {
				Ok(place) => {
					if let Some((_, has)) = people.get_mut(place) {
						*has = sum;
					}
				}
				Err(place) => {
					// There is room for every slot.
					let added = people.try_insert(place, (slot, sum));
					ensure!(added.is_ok(), DispatchError::Corruption);
				}
			}
			Ok(())
		})
	}

	/// So many of the person's came to nothing.
	pub(crate) fn forget_bought(item: ItemId, participant: ParticipantId, count: u16) {
		let slot = Page::slot(participant);
		Bought::<T>::mutate_exists(item, Page::of(participant), |people| {
			let Some(found) = people else { return };
			if let Some((_, has)) = found.iter_mut().find(|(of, _)| *of == slot) {
				*has = has.saturating_sub(count);
			}
			found.retain(|(_, has)| *has > 0);
			if found.is_empty() {
				*people = None;
			}
		});
	}
}
