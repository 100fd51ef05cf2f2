//! Which motions may be proposed: those that could come to what they propose, as the chain stands (Art. 5, 6).

use crate::{access_policy::Office, origins::CouncilCollective, *};
use pallet_access::{Refusal, RolesOf};
use pallet_collective::{MemberCount, Members};
use pallet_issuance::BatchStatus;
use polkadot_sdk::frame_support::ensure;
use suhui_primitives::Registry;

/// What the council decides takes more than half of the seats at least: fewer could carry a motion, but not what it
/// proposes.
pub fn judge_councils(threshold: MemberCount) -> Result<(), Refusal> {
	let seats = Members::<Runtime, CouncilCollective>::get().len();
	let is_majority = usize::try_from(threshold).is_ok_and(|ayes| ayes.saturating_mul(2) > seats);
	ensure!(is_majority, Refusal::NotPermitted);
	Ok(())
}

/// Clerks confirm what one of them prepared: it is there to be done.
pub fn judge_clerks(proposal: &RuntimeCall) -> Result<(), Refusal> {
	ensure!(is_due(proposal), Refusal::NotDue);
	Ok(())
}

fn is_due(proposal: &RuntimeCall) -> bool {
	use pallet_issuance::{Batches, Call::approve};
	use pallet_participants::Call::{close_for, reopen, replace_key};
	match proposal {
		RuntimeCall::Issuance(approve { batch }) => {
			let batch = Batches::<Runtime>::get(batch);
			batch.is_some_and(|found| found.status == BatchStatus::Attested)
		}
		RuntimeCall::Participants(
			replace_key { participant, .. } | close_for { participant, .. },
		) => Participants::kind(*participant).is_some(),
		RuntimeCall::Participants(reopen { participant, .. }) => {
			Office::is_participant(*participant) && Participants::kind(*participant).is_none()
		}
		_ => false,
	}
}
