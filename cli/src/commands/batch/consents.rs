//! Whom the chain would not credit as things stand (Art. 25): those who do not consent, closed their account, or are no
//! individuals.

use anyhow::Result;
use suhui_client::{marks::Marks, At, Chain};
use suhui_primitives::{ParticipantId, SourceId};

/// Of the people asked for, ascending as they were.
pub struct Uncredited {
	pub people: Vec<ParticipantId>,
	/// How many of them are no individuals with an open account; the others do not consent.
	pub closed: usize,
}

impl Uncredited {
	pub async fn read(
		chain: &Chain,
		at: &At,
		source: SourceId,
		people: &[ParticipantId],
	) -> Result<Self> {
		let individuals = Marks::individuals(chain, at, people).await?;
		let consents = Marks::consents(chain, at, source, people).await?;
		let people: Vec<_> = people
			.iter()
			.copied()
			.filter(|participant| !(individuals.has(*participant) && consents.has(*participant)))
			.collect();
		let closed = people.iter().filter(|participant| !individuals.has(**participant)).count();
		Ok(Uncredited { people, closed })
	}

	/// How many do not consent though they could.
	pub fn unconsenting(&self) -> usize {
		self.people.len() - self.closed
	}
}
