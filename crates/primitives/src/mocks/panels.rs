use polkadot_sdk::frame_support::parameter_types;

use super::{number, DEVELOPER};
use crate::{Matter, Matters, Outcome, Panels, ParticipantId};

parameter_types! {
	/// Where the panels stand that were named, by matter and round.
	pub storage Outcomes: Vec<(Matter, u8, Outcome)> = vec![];
	/// What panels may be named for: its developer, and the round.
	pub storage Judged: Vec<(Matter, ParticipantId, u8)> = vec![
		(Matter::Methodology(1), number(DEVELOPER), 1),
		(Matter::Scenario(1), number(DEVELOPER), 1),
	];
	/// Who has to do with all of it, beside its developers.
	pub storage Parties: Vec<ParticipantId> = vec![];
}

pub struct MockPanels;

impl Panels for MockPanels {
	fn outcome(matter: Matter, round: u8) -> Option<Outcome> {
		let mut stand = Outcomes::get().into_iter();
		stand.find_map(|(of, in_round, found)| ((of, in_round) == (matter, round)).then_some(found))
	}
}

/// The panel of a matter's round stands so from now on.
pub fn set_outcome(matter: Matter, round: u8, outcome: Outcome) {
	let mut outcomes = Outcomes::get();
	outcomes.retain(|(of, in_round, _)| (*of, *in_round) != (matter, round));
	outcomes.push((matter, round, outcome));
	Outcomes::set(&outcomes);
}

pub struct MockMatters;

impl Matters for MockMatters {
	fn judged(matter: Matter) -> Option<(ParticipantId, u8)> {
		let mut judged = Judged::get().into_iter();
		judged.find_map(|(of, developer, round)| (of == matter).then_some((developer, round)))
	}

	fn is_party(matter: Matter, participant: ParticipantId) -> bool {
		Self::judged(matter).is_some_and(|(developer, _)| developer == participant)
			|| Parties::get().contains(&participant)
	}
}
