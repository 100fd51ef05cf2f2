//! What keeps a participant's account open: whatever it owes to others, who would be left alone (Art. 8, 45).

use crate::*;
use suhui_primitives::{Holdings, Obligations, ParticipantId};

/// Batches opened or assigned, scenarios that take part, applications that wait for a decision, orders that are open,
/// agreements to provide, reductions held, and events that go on.
pub struct AllObligations;

impl Obligations for AllObligations {
	fn is_free(participant: ParticipantId) -> bool {
		Issuance::is_free(participant)
			&& Scenarios::is_free(participant)
			&& Mall::is_free(participant)
			&& <Reductions as Holdings>::is_free(participant)
			&& !pallet_methodology::OpenApplications::<Runtime>::contains_key(participant)
	}
}
