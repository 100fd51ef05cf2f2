//! What panels are named for: versions of methodologies, scenarios, and terms of these (Art. 7, 14, 19).

use crate::*;
use suhui_primitives::{Matter, Matters, ParticipantId};

/// Each answered by the pallet whose it is.
pub struct AllMatters;

impl Matters for AllMatters {
	fn judged(matter: Matter) -> Option<(ParticipantId, u8)> {
		match matter {
			Matter::Methodology(_) => Methodology::judged(matter),
			Matter::Scenario(_) | Matter::Terms(..) => Scenarios::judged(matter),
		}
	}

	fn is_party(matter: Matter, participant: ParticipantId) -> bool {
		match matter {
			Matter::Methodology(_) => Methodology::is_party(matter, participant),
			Matter::Scenario(_) | Matter::Terms(..) => Scenarios::is_party(matter, participant),
		}
	}
}
