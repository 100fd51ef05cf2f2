//! What stays of what left people's lots (Art. 32, 38).

use alloc::collections::BTreeMap;

use suhui_primitives::{Page, ParticipantId, Quantity};

use crate::{Book, Config, Honours, Pallet};

impl<T: Config> Pallet<T> {
	/// What left a participant's lots so far, but for what is due and not drained yet.
	pub fn honours_of(participant: ParticipantId) -> Book {
		let books = Honours::<T>::get(Page::of(participant));
		let slot = Page::slot(participant);
		books.into_iter().find(|(of, _)| *of == slot).map(|(_, book)| book).unwrap_or_default()
	}

	/// Notes in the book of one participant.
	pub(crate) fn honour(
		participant: ParticipantId,
		quantity: Quantity,
		note: impl Fn(&mut Book, Quantity),
	) {
		let people = BTreeMap::from([(Page::slot(participant), quantity)]);
		Self::honour_page(Page::of(participant), people, note);
	}

	/// Notes quantities of people, by slot, in their books; nothing of those who have nothing.
	pub(crate) fn honour_page(
		page: Page,
		mut people: BTreeMap<u8, Quantity>,
		note: impl Fn(&mut Book, Quantity),
	) {
		people.retain(|_, quantity| *quantity != Quantity::default());
		if people.is_empty() {
			return;
		}
		Honours::<T>::mutate(page, |books| {
			let mut all: BTreeMap<u8, Book> = core::mem::take(books).into_iter().collect();
			for (slot, quantity) in people {
				note(all.entry(slot).or_default(), quantity);
			}
			for book in all {
				// There is room for every slot.
				let _ = books.try_push(book);
			}
		});
	}
}
