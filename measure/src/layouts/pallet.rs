//! The chain's own layout, by its own pallets.

use std::ops::Range;

use pallet_participants::{Consents, Individuals};
use pallet_points::{Error, MAX_PAGES};
use polkadot_sdk::sp_runtime::{AccountId32, DispatchError, DispatchResult};
use suhui_primitives::{
	ClassId, Credit, Lots, Month, Page, ParticipantId, Registry, SourceId, PAGE_SIZE,
};

use super::{
	slots::{by_page, pages_of},
	Layout, Lot,
};
use crate::chain::{Chain, Participants, Points, RuntimeOrigin};

pub struct Pallet;

/// The bits of those of a page who are among the people.
fn bits(page: Page, people: &Range<ParticipantId>) -> u64 {
	let slots = (0..PAGE_SIZE).map(|slot| page.0 * PAGE_SIZE + slot);
	slots.filter(|participant| people.contains(participant)).map(Page::bit).sum()
}

impl Layout for Pallet {
	fn open(&self, people: &Range<ParticipantId>) {
		for page in pages_of(people, PAGE_SIZE).map(Page) {
			Individuals::<Chain>::insert(page, bits(page, people));
		}
	}

	fn consent(&self, source: SourceId, people: &Range<ParticipantId>) {
		for page in pages_of(people, PAGE_SIZE).map(Page) {
			Consents::<Chain>::insert(source, page, bits(page, people));
		}
	}

	fn creditable(&self, source: SourceId, credits: &[Credit]) -> usize {
		let pages = by_page(credits, PAGE_SIZE).map(|(page, credits)| {
			let bits = <Participants as Registry<AccountId32>>::creditable(source, Page(page));
			let may_be = |credit: &&Credit| bits & Page::bit(credit.participant) != 0;
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

	/// Lets as many pages lapse as these people stand on, whichever they are.
	fn lapse(&self, month: Month, people: &Range<ParticipantId>) -> Option<()> {
		for _ in pages_of(people, PAGE_SIZE).step_by(MAX_PAGES as usize) {
			let caller = RuntimeOrigin::signed(AccountId32::new([1; 32]));
			match Points::lapse(caller, month, MAX_PAGES) {
				Ok(_) => {}
				// There were pages without lots among them.
				Err(refused) if refused.error == DispatchError::from(Error::<Chain>::NotFound) => {
					break
				}
				Err(_) => return None,
			}
		}
		Some(())
	}
}
