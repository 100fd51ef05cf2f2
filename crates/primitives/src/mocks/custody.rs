use polkadot_sdk::frame_support::parameter_types;

use crate::{Custody, Obligations, ParticipantId};

parameter_types! {
	/// Participants who still owe something to others.
	pub storage Obliged: Vec<ParticipantId> = vec![];
	/// Participants for whom the operator acted, in turn.
	pub storage TakenOver: Vec<ParticipantId> = vec![];
}

pub struct MockObligations;

impl Obligations for MockObligations {
	fn is_free(participant: ParticipantId) -> bool {
		!Obliged::get().contains(&participant)
	}
}

pub struct MockCustody;

impl Custody for MockCustody {
	fn taken_over(participant: ParticipantId) {
		TakenOver::set(&[TakenOver::get(), vec![participant]].concat());
	}
}
