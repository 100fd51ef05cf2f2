//! What the operator does on behalf of the authority: in which scope, and whether it takes two of its clerks (Art. 6).

use crate::*;
use pallet_mandate::Scope;

/// The scope of what the operator does by the call, or proposes to do with another clerk.
pub fn scope_of(call: &RuntimeCall) -> Option<Scope> {
	match call {
		RuntimeCall::Participants(_) => Some(Scope::Accounts),
		RuntimeCall::Experts(_)
		| RuntimeCall::Methodology(_)
		| RuntimeCall::Scenarios(_)
		| RuntimeCall::Disclosure(_) => Some(Scope::Review),
		RuntimeCall::Issuance(_) | RuntimeCall::Reductions(_) => Some(Scope::Issuance),
		RuntimeCall::Mall(_) => Some(Scope::Mall),
		RuntimeCall::Clerks(pallet_collective::Call::propose { proposal, .. }) => {
			scope_of(proposal)
		}
		_ => None,
	}
}

/// Whether the call takes two: it issues or certifies, or gives or takes what is another's.
pub fn needs_two(call: &RuntimeCall) -> bool {
	use pallet_participants::Call;
	matches!(
		call,
		RuntimeCall::Participants(
			Call::replace_key { .. } | Call::close_for { .. } | Call::reopen { .. }
		) | RuntimeCall::Issuance(pallet_issuance::Call::approve { .. })
			| RuntimeCall::Mall(pallet_mall::Call::decide { .. })
			| RuntimeCall::Reductions(pallet_reductions::Call::certify { .. })
	)
}
