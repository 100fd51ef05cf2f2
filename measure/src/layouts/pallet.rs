//! The chain's own layout, by its own pallets.

use std::ops::Range;

use pallet_participants::{Consents, Individuals};
use pallet_points::{Cursor, Error, Holders, NextToLapse, MAX_LOTS};
use polkadot_sdk::sp_runtime::{AccountId32, DispatchError, DispatchResult};
use suhui_primitives::{
	ClassId, Credit, Lots, Month, Page, ParticipantId, Registry, Slots, SourceId, PAGE_SIZE,
};

use super::{
	slots::{by_page, pages_of},
	Layout, Lot,
};
use crate::chain::{Chain, Participants, Points, RuntimeOrigin};

pub struct Pallet;

/// Those of a page who are among the people.
fn slots(page: Page, people: &Range<ParticipantId>) -> Slots {
	(0..=u8::MAX).filter(|slot| people.contains(&page.participant(*slot))).collect()
}

impl Layout for Pallet {
	fn open(&self, people: &Range<ParticipantId>) {
		for page in pages_of(people, PAGE_SIZE).map(Page) {
			Individuals::<Chain>::insert(page, slots(page, people));
		}
	}

	fn consent(&self, source: SourceId, people: &Range<ParticipantId>) {
		for page in pages_of(people, PAGE_SIZE).map(Page) {
			Consents::<Chain>::insert(source, page, slots(page, people));
		}
	}

	fn creditable(&self, source: SourceId, credits: &[Credit]) -> usize {
		let pages = by_page(credits, PAGE_SIZE).map(|(page, credits)| {
			let slots = <Participants as Registry<AccountId32>>::creditable(source, Page(page));
			let may_be = |credit: &&Credit| slots.contains(Page::slot(credit.participant));
			credits.iter().filter(may_be).count()
		});
		pages.sum()
	}

	fn credit(&self, class: ClassId, month: Month, credits: &[Credit]) -> DispatchResult {
		<Points as Lots>::credit(class, month, credits)
	}

	fn plan(&self, participant: ParticipantId) -> Option<Vec<Lot>> {
		Some(Points::balance(participant).lots)
	}

	/// Lets as many class pages lapse as these people have, whichever they are: nearly every page has as many.
	fn lapse(&self, month: Month, people: &Range<ParticipantId>) -> Option<()> {
		// The chain lets older months lapse first.
		if NextToLapse::<Chain>::get().is_none_or(|next| next.month != month) {
			NextToLapse::<Chain>::put(Cursor { month, after: None });
		}
		let first = Holders::<Chain>::iter_prefix_values(month).next();
		let of_page = first.map_or(0, |classes| classes.len());
		let class_pages = pages_of(people, PAGE_SIZE).len() * of_page;
		for _ in (0..class_pages).step_by(MAX_LOTS as usize) {
			let caller = RuntimeOrigin::signed(AccountId32::new([1; 32]));
			match Points::lapse(caller, month, MAX_LOTS) {
				Ok(_) => {}
				// Some pages had fewer.
				Err(refused) if refused.error == DispatchError::from(Error::<Chain>::NotFound) => {
					break
				}
				Err(_) => return None,
			}
		}
		Some(())
	}
}
