//! What the operator does on behalf of the authority: in which scope, and whether it takes two of its clerks (Art. 6).

use crate::*;
use pallet_mandate::Scope;

/// The scope of what the operator does by the call, or proposes to do with another clerk.
pub fn scope_of(call: &RuntimeCall) -> Option<Scope> {
	match call {
		RuntimeCall::Participants(_) => Some(Scope::Accounts),
		RuntimeCall::Methodology(_) | RuntimeCall::Scenarios(_) => Some(Scope::Review),
		RuntimeCall::Issuance(_) => Some(Scope::Issuance),
		RuntimeCall::Clerks(pallet_collective::Call::propose { proposal, .. }) => {
			scope_of(proposal)
		}
		_ => None,
	}
}

/// Whether the call takes two: it issues what stays issued, or puts an account into other hands.
pub fn needs_two(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::Participants(pallet_participants::Call::replace_key { .. })
			| RuntimeCall::Issuance(pallet_issuance::Call::approve { .. })
	)
}
