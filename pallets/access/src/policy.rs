//! What the runtime decides of access.

use crate::Roles;

/// Which roles an account has.
pub trait RolesOf<AccountId> {
	fn roles(account: &AccountId) -> Roles;
	/// Gives the account a role that may send [`Policy::example`], for a benchmark.
	#[cfg(feature = "runtime-benchmarks")]
	fn grant(account: &AccountId);
}

/// Which roles may send a call.
pub trait Policy<RuntimeCall> {
	fn permitted(call: &RuntimeCall) -> Roles;
	/// Whether the call carries mass data, which yields to all other calls.
	fn is_bulk(call: &RuntimeCall) -> bool;
	/// A call that accounts of [`RolesOf::grant`] may send, for a benchmark.
	#[cfg(feature = "runtime-benchmarks")]
	fn example() -> RuntimeCall;
}

/// How many transactions an account may send in a day of Beijing time.
pub trait Quota {
	/// The largest of the roles' quotas.
	fn daily(roles: Roles) -> u32;
}
