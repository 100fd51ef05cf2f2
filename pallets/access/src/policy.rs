//! What the runtime decides of access.

use crate::Roles;

/// Which roles an account has.
pub trait RolesOf<AccountId> {
	fn roles(account: &AccountId) -> Roles;
}

/// Which roles may send a call.
pub trait Policy<RuntimeCall> {
	fn permitted(call: &RuntimeCall) -> Roles;
	/// Whether the call carries mass data, which yields to all other calls.
	fn is_bulk(call: &RuntimeCall) -> bool;
}

/// How many transactions an account may send in a day of Beijing time.
pub trait Quota {
	/// The largest of the roles' quotas.
	fn daily(roles: Roles) -> u32;
}
