//! Who of a page holds lots of which class: where one person's are looked for.

use polkadot_sdk::{frame_support::ensure, sp_runtime::DispatchResult};
use suhui_primitives::{ClassId, Month, Page, ParticipantId, Slots};

use crate::{Config, Error, Holders, Pallet};

impl<T: Config> Pallet<T> {
	/// Notes who of a page has lots of a class, beside those who had before. Error: `PageFull`.
	pub(crate) fn note_holders(
		month: Month,
		page: Page,
		class: ClassId,
		slots: Slots,
	) -> DispatchResult {
		Holders::<T>::try_mutate(month, page, |classes| {
			match classes.binary_search_by_key(&class, |(class, _)| *class) {
				Ok(place) => {
					if let Some((_, held)) = classes.get_mut(place) {
						*held = *held | slots;
					}
				}
				Err(place) => {
					let added = classes.try_insert(place, (class, slots));
					ensure!(added.is_ok(), Error::<T>::PageFull);
				}
			}
			Ok(())
		})
	}

	/// The classes of which a participant has a lot that was issued in a month, be it empty; ascending.
	pub(crate) fn classes_of(
		participant: ParticipantId,
		month: Month,
	) -> impl Iterator<Item = ClassId> {
		let (page, slot) = (Page::of(participant), Page::slot(participant));
		let holders = Holders::<T>::get(month, page).into_iter();
		holders.filter(move |(_, slots)| slots.contains(slot)).map(|(class, _)| class)
	}
}
