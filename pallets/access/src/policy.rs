//! What the runtime decides of access.

use polkadot_sdk::{
	frame_support::weights::Weight, sp_runtime::transaction_validity::TransactionPriority,
};
use suhui_primitives::{ExpertId, ParticipantId};

use crate::{Amounts, Refusal, Roles};

/// Who an account is to the scheme.
pub trait RolesOf<AccountId> {
	fn roles(account: &AccountId) -> Roles;
	/// The participant the account stands for.
	fn participant(account: &AccountId) -> Option<ParticipantId>;
	/// The sitting expert the account stands for.
	fn expert(account: &AccountId) -> Option<ExpertId>;
	/// Whether the number was ever given to a participant.
	fn is_participant(number: ParticipantId) -> bool;
	/// Whether the number was ever given to an expert.
	fn is_expert(number: ExpertId) -> bool;
}

/// What is let through, and what goes first.
pub trait Policy<AccountId, RuntimeCall> {
	/// The roles that may send the call.
	fn permitted(call: &RuntimeCall) -> Roles;
	/// Whether the call may be in a block though nobody signed it.
	fn unsigned(call: &RuntimeCall) -> bool;
	/// What goes first when transactions wait: the higher, sent by one of these roles.
	fn priority(call: &RuntimeCall, roles: Roles) -> TransactionPriority;
	/// Whether the account's call, which its roles permit, could be taken after `ahead` more transactions
	/// of the account: one that could not is for nothing, and neither the pool nor a block is to carry it.
	fn judge(call: &RuntimeCall, account: &AccountId, ahead: u32) -> Result<(), Refusal>;
	/// What it takes to judge the call.
	fn judging(call: &RuntimeCall) -> Weight;
}

/// What may be sent in a day of Beijing time.
pub trait Quota {
	/// The largest of the roles' transactions, ref time and bytes, each.
	fn daily(roles: Roles) -> Amounts;
}
