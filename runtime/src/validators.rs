//! The validators, as the register of departments has them, and what the SDK's sessions tell of them and do.

use crate::{
	configs::council::MaxSeats, AccountId, Babe, BlockNumber, Consortium, Grandpa, Historical,
	Runtime, RuntimeOrigin, Session, System,
};
use alloc::vec::Vec;
use polkadot_sdk::{
	frame_support::{traits::Get, weights::Weight},
	frame_system, pallet_authorship,
	pallet_session::{self, historical, ShouldEndSession},
	sp_runtime::{traits::Convert, Perbill, SaturatedConversion},
	sp_staking::{
		offence::{OffenceDetails, OffenceSeverity, OnOffenceHandler},
		SessionIndex,
	},
};
use suhui_primitives::Sessions;

/// Sessions for which an equivocation can still be reported: seven days of ten minutes each.
pub const REPORTABLE_SESSIONS: u64 = 7 * 24 * 6;

/// The same, as sessions are counted.
pub struct ReportableSessions;

impl Get<SessionIndex> for ReportableSessions {
	fn get() -> SessionIndex {
		REPORTABLE_SESSIONS.saturated_into()
	}
}

/// Who validates is as the register of departments says. A set is announced when it is another, or when a validator has
/// changed its keys, so that the historical root covers the new ones: whoever is disabled stays so meanwhile. And when others
/// vote than validate.
pub struct Validators;

impl Validators {
	fn is_another(planned: &[AccountId]) -> bool {
		let sorted = |mut validators: Vec<AccountId>| {
			validators.sort();
			validators
		};
		let queued = Session::queued_keys().into_iter().map(|(validator, _)| validator);
		sorted(planned.to_vec()) != sorted(queued.collect())
	}

	fn has_changed_keys() -> bool {
		Session::queued_keys()
			.iter()
			.any(|(validator, keys)| Session::load_keys(validator).as_ref() != Some(keys))
	}

	/// Whether others vote than validate in the session that begins, and nobody tells them now: a set that came while a change
	/// by force was pending was lost on those who vote, who would be the former ones for good.
	fn is_lost_on_voters() -> bool {
		let voting = match Grandpa::pending_change() {
			Some(change) => change.next_authorities.into_inner(),
			None => Grandpa::grandpa_authorities(),
		};
		let voting = voting.into_iter().map(|(key, _)| key);
		let validating = Session::queued_keys().into_iter().map(|(_, keys)| keys.grandpa);
		!pallet_session::QueuedChanged::<Runtime>::get() && !voting.eq(validating)
	}
}

impl pallet_session::SessionManager<AccountId> for Validators {
	fn new_session(index: SessionIndex) -> Option<Vec<AccountId>> {
		let set = <Self as historical::SessionManager<_, _>>::new_session(index)?;
		Some(set.into_iter().map(|(validator, ())| validator).collect())
	}

	fn start_session(_: SessionIndex) {}

	fn end_session(_: SessionIndex) {}
}

impl historical::SessionManager<AccountId, ()> for Validators {
	fn new_session(index: SessionIndex) -> Option<Vec<(AccountId, ())>> {
		let planned = Consortium::plan(index);
		// A chain without a validator would never have one again.
		let is_announced = !planned.is_empty()
			&& (Self::is_another(&planned)
				|| Self::has_changed_keys()
				|| Self::is_lost_on_voters());
		is_announced.then(|| planned.into_iter().map(|validator| (validator, ())).collect())
	}

	// Genesis has stored the keys, but not yet the register.
	fn new_session_genesis(_: SessionIndex) -> Option<Vec<(AccountId, ())>> {
		Some(
			pallet_session::NextKeys::<Runtime>::iter_keys()
				.map(|validator| (validator, ()))
				.collect(),
		)
	}

	fn start_session(index: SessionIndex) {
		Consortium::session_begun(index);
	}

	fn end_session(index: SessionIndex) {
		Consortium::session_ended(index);
		Historical::prune_up_to(index.saturating_sub(ReportableSessions::get()));
	}
}

impl pallet_authorship::EventHandler<AccountId, BlockNumber> for Validators {
	fn note_author(author: AccountId) {
		// The first block of a session is made at a place among that session's validators, of whom nothing is known yet.
		if !Babe::should_end_session(System::block_number()) {
			Consortium::note_author(&author);
		}
	}
}

/// There is no stake, so nothing is slashed: an equivocating validator is disabled until the council has decided.
impl OnOffenceHandler<AccountId, historical::IdentificationTuple<Runtime>, Weight> for Validators {
	fn on_offence(
		offenders: &[OffenceDetails<AccountId, historical::IdentificationTuple<Runtime>>],
		severities: &[Perbill],
		session: SessionIndex,
	) -> Weight {
		// The others committed theirs in the same slot or round, and were told when those were proven: the council may have
		// decided on them since.
		let Some((details, severity)) = offenders.last().zip(severities.last()) else {
			return Weight::zero();
		};
		let (validator, ()) = &details.offender;
		Consortium::note_offence(validator, session, *severity);
		// Of sessions: the set, who is disabled, and the digest that tells nodes; of the register: the account, whether it left,
		// the department, its retention, and the fault. Who is disabled, the digest and the fault are written.
		let db = <Runtime as frame_system::Config>::DbWeight::get();
		// And of each that is disabled, fewer than a third of the set, the blocks it made.
		let seats: u32 = MaxSeats::get();
		let excused = seats.saturating_sub(1).saturating_div(3);
		db.reads_writes(8, 3).saturating_add(db.reads_writes(1, 1).saturating_mul(excused.into()))
	}
}

impl Sessions<AccountId> for Validators {
	fn current() -> SessionIndex {
		Session::current_index()
	}

	fn validators() -> Vec<AccountId> {
		Session::validators()
	}

	fn is_disabled(validator: &AccountId) -> bool {
		Session::validator_id_to_index(validator)
			.is_some_and(|index| Session::disabled_validators().contains(&index))
	}

	fn disable(validator: &AccountId, severity: Perbill) {
		Session::report_offence(validator.clone(), OffenceSeverity(severity));
	}

	fn enable(validator: &AccountId) {
		if let Some(index) = Session::validator_id_to_index(validator) {
			Session::reenable_index(index);
		}
	}

	fn has_keys(account: &AccountId) -> bool {
		pallet_session::NextKeys::<Runtime>::contains_key(account)
	}

	fn drop_keys(account: &AccountId) {
		// It fails where there are none.
		let _ = Session::purge_keys(RuntimeOrigin::signed(account.clone()));
	}
}

/// An account is its own validator id, if it is a department's validator. `set_keys` thus stores nothing for strangers.
pub struct ValidatorIdOf;

impl Convert<AccountId, Option<AccountId>> for ValidatorIdOf {
	fn convert(account: AccountId) -> Option<AccountId> {
		Consortium::validator_for(&account).map(|_| account)
	}
}

/// Nothing is known of a validator here but its id.
pub struct NoIdentification;

impl Convert<AccountId, Option<()>> for NoIdentification {
	fn convert(_: AccountId) -> Option<()> {
		Some(())
	}
}
