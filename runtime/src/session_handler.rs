//! What a session that begins brings to those who make blocks and to those who vote.

use crate::{
	validators::REPORTABLE_SESSIONS, AccountId, Consortium, Grandpa, Runtime, SessionKeys, System,
};
use polkadot_sdk::{
	pallet_grandpa::{CurrentSetId, NextForced, SetIdSession},
	pallet_session::SessionHandler,
	sp_consensus_grandpa::KEY_TYPE,
	sp_core::crypto::KeyTypeId,
	sp_runtime::traits::OpaqueKeys,
};

type Pallets = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;

/// The SDK's pallets, whose count of those who vote stays that of the nodes.
pub struct Handler;

impl Handler {
	/// Whether another set can be announced by force now, as pallet-grandpa judges it.
	fn is_free() -> bool {
		Grandpa::pending_change().is_none()
			&& NextForced::<Runtime>::get().is_none_or(|next| next <= System::block_number())
	}

	/// Where a stall is noted, nodes drop what was announced since and never became final.
	fn drop_sets() {
		let Some((_, last_final)) = Grandpa::stalled().filter(|_| Self::is_free()) else { return };
		let newest = Grandpa::current_set_id();
		let set = Consortium::set_at(newest, last_final);
		for dropped in set.saturating_add(1)..=newest {
			SetIdSession::<Runtime>::remove(dropped);
		}
		CurrentSetId::<Runtime>::put(set);
	}

	/// Whether those who vote, or are to, are these validators at their places.
	fn are_to_vote<Keys: OpaqueKeys>(validators: &[(AccountId, Keys)]) -> bool {
		let voting = match Grandpa::pending_change() {
			Some(change) => change.next_authorities.into_inner(),
			None => Grandpa::grandpa_authorities(),
		};
		let voting = voting.into_iter().map(|(key, _)| Some(key));
		voting.eq(validators.iter().map(|(_, keys)| keys.get(KEY_TYPE)))
	}
}

impl SessionHandler<AccountId> for Handler {
	const KEY_TYPE_IDS: &'static [KeyTypeId] = <Pallets as SessionHandler<AccountId>>::KEY_TYPE_IDS;

	fn on_genesis_session<Keys: OpaqueKeys>(validators: &[(AccountId, Keys)]) {
		Pallets::on_genesis_session(validators);
	}

	fn on_new_session<Keys: OpaqueKeys>(
		changed: bool,
		validators: &[(AccountId, Keys)],
		queued: &[(AccountId, Keys)],
	) {
		let by_force = Grandpa::stalled().is_some();
		Self::drop_sets();
		let before = Grandpa::current_set_id();
		Pallets::on_new_session(changed, validators, queued);
		let set = Grandpa::current_set_id();
		if set != before {
			Consortium::note_set(set, by_force, REPORTABLE_SESSIONS);
		} else if changed {
			Consortium::note_voters(!Self::are_to_vote(validators));
		}
	}

	fn on_before_session_ending() {
		<Pallets as SessionHandler<AccountId>>::on_before_session_ending();
	}

	fn on_disabled(index: u32) {
		<Pallets as SessionHandler<AccountId>>::on_disabled(index);
	}
}
