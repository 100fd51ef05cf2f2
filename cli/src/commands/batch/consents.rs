//! Whom the chain would not credit as things stand (Art. 25): those who do not consent, closed their account, or are no
//! individuals; of a project, whoever is not its owner, or closed the account (Art. 46).

use anyhow::Result;
use suhui_client::{api, marks::Marks, read::read, scenario::scenario, At, Chain};
use suhui_primitives::{ParticipantId, SourceId};

/// Of the people asked for, ascending as they were.
pub struct Uncredited {
	pub people: Vec<ParticipantId>,
	/// How many of them could not consent: they are no individuals with an open account, or the source is a project, for
	/// which nobody does.
	pub closed: usize,
}

impl Uncredited {
	pub async fn read(
		chain: &Chain,
		at: &At,
		source: SourceId,
		people: &[ParticipantId],
	) -> Result<Self> {
		if let Some(owner) = scenario(at, source).await?.owner() {
			return Self::of_project(at, owner, people).await;
		}
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

	async fn of_project(at: &At, owner: ParticipantId, people: &[ParticipantId]) -> Result<Self> {
		let participants = api::storage().participants().participants();
		let found = read(at, participants, (owner,)).await?;
		let open = found.filter(|person| person.closed.is_none()).map(|_| owner);
		let people: Vec<_> = people.iter().copied().filter(|it| Some(*it) != open).collect();
		let closed = people.len();
		Ok(Uncredited { people, closed })
	}

	/// How many do not consent though they could.
	pub fn unconsenting(&self) -> usize {
		self.people.len() - self.closed
	}
}
