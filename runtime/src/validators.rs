//! The validator set: the departments that genesis names.

use crate::{AccountId, Historical, Runtime, Session};
use alloc::vec::Vec;
use polkadot_sdk::{
	frame_support::weights::Weight,
	frame_system,
	pallet_session::{self, historical},
	sp_runtime::{traits::Convert, Perbill, SaturatedConversion},
	sp_staking::{
		offence::{OffenceDetails, OffenceSeverity, OnOffenceHandler},
		SessionIndex,
	},
};

/// Sessions for which an equivocation can still be reported: seven days of ten minutes each.
pub const REPORTABLE_SESSIONS: u64 = 7 * 24 * 6;

/// The set stays as genesis made it. It is announced again when that has an effect:
/// when a validator has changed its keys, so that the historical root covers the new ones, and
/// while a validator is disabled, since `pallet_session` lifts that with a new set only.
pub struct GenesisValidators;

impl GenesisValidators {
	fn has_changed_keys() -> bool {
		Session::queued_keys()
			.iter()
			.any(|(validator, keys)| Session::load_keys(validator).as_ref() != Some(keys))
	}
}

impl pallet_session::SessionManager<AccountId> for GenesisValidators {
	fn new_session(index: SessionIndex) -> Option<Vec<AccountId>> {
		let set = <Self as historical::SessionManager<_, _>>::new_session(index)?;
		Some(set.into_iter().map(|(validator, ())| validator).collect())
	}

	fn start_session(_: SessionIndex) {}

	fn end_session(_: SessionIndex) {}
}

impl historical::SessionManager<AccountId, ()> for GenesisValidators {
	fn new_session(_: SessionIndex) -> Option<Vec<(AccountId, ())>> {
		(!Session::disabled_validators().is_empty() || Self::has_changed_keys())
			.then(|| Session::validators().into_iter().map(|validator| (validator, ())).collect())
	}

	// Genesis has stored the keys, but not yet the set.
	fn new_session_genesis(_: SessionIndex) -> Option<Vec<(AccountId, ())>> {
		Some(
			pallet_session::NextKeys::<Runtime>::iter_keys()
				.map(|validator| (validator, ()))
				.collect(),
		)
	}

	fn start_session(_: SessionIndex) {}

	fn end_session(index: SessionIndex) {
		Historical::prune_up_to(index.saturating_sub(REPORTABLE_SESSIONS.saturated_into()));
	}
}

/// An equivocating validator is disabled until the end of the next session. There is no stake, so
/// nothing is slashed.
impl OnOffenceHandler<AccountId, historical::IdentificationTuple<Runtime>, Weight>
	for GenesisValidators
{
	fn on_offence(
		offenders: &[OffenceDetails<AccountId, historical::IdentificationTuple<Runtime>>],
		severities: &[Perbill],
		_: SessionIndex,
	) -> Weight {
		let mut weight = Weight::zero();
		for (details, severity) in offenders.iter().zip(severities) {
			let (validator, ()) = &details.offender;
			Session::report_offence(validator.clone(), OffenceSeverity(*severity));
			weight = weight.saturating_add(
				<Runtime as frame_system::Config>::DbWeight::get().reads_writes(2, 1),
			);
		}
		weight
	}
}

/// An account is its own validator id, if it is in the set. `set_keys` thus stores nothing for
/// strangers.
pub struct ValidatorIdOf;

impl Convert<AccountId, Option<AccountId>> for ValidatorIdOf {
	fn convert(account: AccountId) -> Option<AccountId> {
		Session::validators().contains(&account).then_some(account)
	}
}

/// Nothing is known of a validator but its id.
pub struct NoIdentification;

impl Convert<AccountId, Option<()>> for NoIdentification {
	fn convert(_: AccountId) -> Option<()> {
		Some(())
	}
}
