//! Which participants something is true of, as the chain keeps it: the slots of a page.

use anyhow::Result;
use subxt::{storage::Address, utils::Static};
use suhui_primitives::{Page, ParticipantId, Slots, SourceId};

use crate::{
	api,
	connection::{At, Chain},
	read::read_many,
};

/// The slots of those pages that were asked for, in order.
pub struct Marks {
	pages: Vec<Page>,
	slots: Vec<Slots>,
}

impl Marks {
	/// Who is an individual with an open account.
	pub async fn individuals(chain: &Chain, at: &At, people: &[ParticipantId]) -> Result<Self> {
		Self::read(chain, at, api::storage().participants().individuals(), people, |page| {
			(page.into(),)
		})
		.await
	}

	/// Who consents to a source.
	pub async fn consents(
		chain: &Chain,
		at: &At,
		source: SourceId,
		people: &[ParticipantId],
	) -> Result<Self> {
		Self::read(chain, at, api::storage().participants().consents(), people, |page| {
			(source, page.into())
		})
		.await
	}

	/// Who withdrew consent to a source.
	pub async fn withdrawals(
		chain: &Chain,
		at: &At,
		source: SourceId,
		people: &[ParticipantId],
	) -> Result<Self> {
		Self::read(chain, at, api::storage().participants().withdrawals(), people, |page| {
			(source, page.into())
		})
		.await
	}

	async fn read<A: Address<Value = Static<Slots>>>(
		chain: &Chain,
		at: &At,
		address: A,
		people: &[ParticipantId],
		key: impl Fn(Page) -> A::KeyParts,
	) -> Result<Self> {
		let mut pages: Vec<_> = people.iter().map(|participant| Page::of(*participant)).collect();
		pages.sort_unstable();
		pages.dedup();
		let keys = pages.iter().map(|page| key(*page));
		let found = read_many(chain, at, address, keys).await?;
		let slots = found.into_iter().map(|slots| slots.map_or_else(Slots::default, |it| it.0));
		Ok(Marks { pages, slots: slots.collect() })
	}

	pub fn has(&self, participant: ParticipantId) -> bool {
		let place = self.pages.binary_search(&Page::of(participant));
		place.is_ok_and(|place| self.slots[place].contains(Page::slot(participant)))
	}
}
