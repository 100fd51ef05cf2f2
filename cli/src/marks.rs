//! One bit a participant, as the chain keeps them: a `u64` a page.

use anyhow::Result;
use subxt::ext::frame_decode::storage::{IntoDecodableValues, IntoEncodableValues};
use suhui_primitives::{Page, ParticipantId, SourceId};

use crate::chain::{read_many, At, Chain};

/// Bits of those pages that were asked for, in order.
pub struct Marks {
	pages: Vec<u32>,
	bits: Vec<u64>,
}

impl Marks {
	/// Whose account is open.
	pub async fn standing(chain: &Chain, at: &At, people: &[ParticipantId]) -> Result<Self> {
		Self::read(chain, at, "Standing", people, |page| (page,)).await
	}

	/// Who consents to a source.
	pub async fn consents(
		chain: &Chain,
		at: &At,
		source: SourceId,
		people: &[ParticipantId],
	) -> Result<Self> {
		Self::read(chain, at, "Consents", people, |page| (source, page)).await
	}

	/// Who withdrew consent to a source.
	pub async fn withdrawals(
		chain: &Chain,
		at: &At,
		source: SourceId,
		people: &[ParticipantId],
	) -> Result<Self> {
		Self::read(chain, at, "Withdrawals", people, |page| (source, page)).await
	}

	async fn read<K>(
		chain: &Chain,
		at: &At,
		entry: &str,
		people: &[ParticipantId],
		key: impl Fn(u32) -> K,
	) -> Result<Self>
	where
		K: IntoEncodableValues + IntoDecodableValues,
	{
		let mut pages: Vec<_> = people.iter().map(|participant| Page::of(*participant).0).collect();
		pages.sort_unstable();
		pages.dedup();
		let keys = pages.iter().map(|page| key(*page));
		let bits = read_many::<K, u64>(chain, at, "Participants", entry, keys).await?;
		Ok(Marks { pages, bits: bits.into_iter().map(Option::unwrap_or_default).collect() })
	}

	pub fn has(&self, participant: ParticipantId) -> bool {
		let place = self.pages.binary_search(&Page::of(participant).0);
		place.is_ok_and(|place| self.bits[place] & Page::bit(participant) != 0)
	}
}

/// The first of many numbers.
pub fn some(numbers: &[ParticipantId]) -> String {
	let named: Vec<_> = numbers.iter().take(10).map(ParticipantId::to_string).collect();
	let more = if numbers.len() > named.len() { "……" } else { "" };
	named.join(", ") + more
}
