//! What two thirds of the council may do as root (Art. 5).
//!
//! Root can write any storage: it could rewrite a published methodology, people's lots, or a decision. The list is
//! exhaustive and as short as can be. Whatever else needs root needs a new runtime, whose code every department builds
//! and compares before it votes.

use crate::*;
use polkadot_sdk::frame_support::traits::Contains;

/// Blocks at most from the one that tells of a change by force to the change: until then those who vote are no others,
/// whoever joins or leaves.
const MAX_DELAY: BlockNumber = HOURS;

/// The list.
pub struct RootCalls;

impl Contains<RuntimeCall> for RootCalls {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			// The code is handed in by another call, which checks its hash, its name and its version.
			RuntimeCall::System(frame_system::Call::authorize_upgrade { .. }) => true,
			// Finality that stands still begins again, from a block that can be final: where one is named that is not, nodes ask
			// that every change of validators until then became final before, and take no block any more.
			RuntimeCall::Grandpa(pallet_grandpa::Call::note_stalled {
				delay,
				best_finalized_block_number,
			}) => *delay <= MAX_DELAY && *best_finalized_block_number < System::block_number(),
			RuntimeCall::System(_)
			| RuntimeCall::Timestamp(_)
			| RuntimeCall::Babe(_)
			| RuntimeCall::Session(_)
			| RuntimeCall::Grandpa(_)
			// Seats follow their membership; memberships and experts take a motion itself.
			| RuntimeCall::Council(_)
			| RuntimeCall::Clerks(_)
			| RuntimeCall::CouncilMembership(_)
			| RuntimeCall::Authority(_)
			| RuntimeCall::Operator(_)
			| RuntimeCall::Experts(_)
			// Nothing stands within another call.
			| RuntimeCall::Consortium(_)
			| RuntimeCall::TxPause(_)
			// What is the offices' and people's is not root's.
			| RuntimeCall::Mandate(_)
			| RuntimeCall::Participants(_)
			| RuntimeCall::Methodology(_)
			| RuntimeCall::Scenarios(_)
			| RuntimeCall::Accreditation(_)
			| RuntimeCall::Issuance(_)
			| RuntimeCall::Points(_)
			| RuntimeCall::Calendar(_)
			| RuntimeCall::Disclosure(_)
			| RuntimeCall::Mall(_)
			| RuntimeCall::Reductions(_) => false,
		}
	}
}
