//! What the chain's events mean for the index: one file a pallet. Titles, texts and periods are not in events and are
//! read from the block's state; whatever can change comes from events alone.

mod accreditation;
mod fields;
mod issuance;
mod methodology;
mod participants;
mod points;
mod regions;
mod scenarios;

use anyhow::Result;

use super::change::Change;
use crate::chain::block::{Event, Loaded};

/// An event where it stands.
pub struct Moment<'a> {
	pub loaded: &'a Loaded,
	pub event: &'a Event,
	pub index: usize,
}

impl Moment<'_> {
	fn block(&self) -> i64 {
		self.loaded.block.number as i64
	}

	/// The day in Beijing.
	fn day(&self) -> i64 {
		const HOUR: u64 = 3_600_000;
		(self.loaded.block.time_ms.unwrap_or_default().saturating_add(8 * HOUR) / (24 * HOUR))
			as i64
	}

	fn extrinsic(&self) -> Option<i64> {
		self.event.extrinsic.map(Into::into)
	}
}

/// What an event changes; nothing for events the index keeps as they are.
pub async fn changes(moment: &Moment<'_>) -> Result<Vec<Change>> {
	match moment.event.pallet.as_str() {
		"Participants" => participants::changes(moment),
		"Methodology" => methodology::changes(moment).await,
		"Scenarios" => scenarios::changes(moment).await,
		"Accreditation" => accreditation::changes(moment).await,
		"Issuance" => issuance::changes(moment).await,
		"Points" => points::changes(moment),
		_ => Ok(Vec::new()),
	}
}
