use polkadot_sdk::frame_support::parameter_types;

use crate::{ExpertId, Experts, ParticipantId};

parameter_types! {
	/// Experts a key of whom is a participant's.
	pub storage ExpertParticipants: Vec<(ExpertId, ParticipantId)> = vec![];
}

pub struct MockExperts;

impl Experts for MockExperts {
	fn is_participant(expert: ExpertId, participant: ParticipantId) -> bool {
		ExpertParticipants::get().contains(&(expert, participant))
	}
}
