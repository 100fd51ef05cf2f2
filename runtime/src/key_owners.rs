//! Whose a session key is, for whoever proves that by it two blocks were made, or two votes given.

use crate::{AccountId, Babe, Grandpa, Historical, Runtime, Session, SessionKeys};
use alloc::vec::Vec;
use polkadot_sdk::{
	frame_support::{storage::with_transaction, traits::KeyOwnerProofSystem},
	pallet_session::{historical, NextKeys},
	sp_consensus_babe,
	sp_consensus_grandpa::{self, AuthorityId as GrandpaId, AuthorityList},
	sp_core::crypto::KeyTypeId,
	sp_runtime::{
		traits::{BlakeTwo256, Hash},
		DispatchError, TransactionOutcome,
	},
	sp_session::MembershipProof,
};

/// Of former sessions as those prove it. Of the session that runs the state itself tells, by the keys that validators have set
/// last and by those that it began with: who has changed them is in it by the former ones, and could otherwise sign twice until
/// it ends; and a proof made before anybody did would hold no more.
pub struct KeyOwners;

impl<Key: AsRef<[u8]>> KeyOwnerProofSystem<(KeyTypeId, Key)> for KeyOwners {
	type Proof = MembershipProof;
	type IdentificationTuple = historical::IdentificationTuple<Runtime>;

	fn prove((kind, key): (KeyTypeId, Key)) -> Option<MembershipProof> {
		let key = key.as_ref();
		owner(kind, key, &Session::validators())?;
		let (root, _) = Historical::historical_root(Session::current_index())?;
		let proves = |proof: &MembershipProof| {
			proof.trie_nodes.iter().any(|node| BlakeTwo256::hash(node) == root)
		};
		let mut proofs = voters().into_iter().map(|voters| proof_by((kind, key), voters));
		proofs.find_map(|proof| proof.filter(proves)).or_else(|| Historical::prove((kind, key)))
	}

	fn check_proof(
		(kind, key): (KeyTypeId, Key),
		proof: MembershipProof,
	) -> Option<Self::IdentificationTuple> {
		let validators = Session::validators();
		let is_of_this = proof.session == Session::current_index()
			&& u32::try_from(validators.len()).is_ok_and(|count| count == proof.validator_count);
		if is_of_this {
			return owner(kind, key.as_ref(), &validators).map(|validator| (validator, ()));
		}
		Historical::check_proof((kind, key), proof)
	}
}

/// Whose key it is in the session that runs: the validator's at whose place it makes blocks or votes, whoever has set it since.
/// Where places do not tell, whose it was set as last, who may have lent it.
fn owner(kind: KeyTypeId, key: &[u8], validators: &[AccountId]) -> Option<AccountId> {
	match keys_of_this(kind) {
		Some(keys) => {
			let place = keys.iter().position(|other| other.as_slice() == key)?;
			validators.get(place).cloned()
		}
		None => Session::key_owner(kind, key).filter(|owner| validators.contains(owner)),
	}
}

/// A proof by the keys that the session began with, whose root was noted when it was planned: the SDK's is by those that
/// validators have set last, and would hold no more in the next session once anybody had changed theirs.
fn proof_by(key: (KeyTypeId, &[u8]), voters: Vec<GrandpaId>) -> Option<MembershipProof> {
	// What is put back is for the proof alone.
	let proven: Result<_, DispatchError> = with_transaction(|| {
		let mut voters = voters.into_iter();
		for (validator, (babe, _)) in Session::validators().into_iter().zip(Babe::authorities()) {
			let Some(own) = Session::load_keys(&validator) else { continue };
			let grandpa = voters.next().unwrap_or(own.grandpa);
			NextKeys::<Runtime>::insert(validator, SessionKeys { babe, grandpa });
		}
		TransactionOutcome::Rollback(Ok(Historical::prove(key)))
	});
	proven.ok().flatten()
}

/// Who may vote in the session that runs, in the order of validators: those who do; where a change by force is pending, those
/// who are to, or whoever set keys last.
fn voters() -> Vec<Vec<GrandpaId>> {
	let pending = Grandpa::pending_change().map(|change| change.next_authorities.into_inner());
	let ids = |list: AuthorityList| list.into_iter().map(|(id, _)| id).collect();
	let lists = [Some(Grandpa::grandpa_authorities()), pending, Some(Vec::new())];
	lists.into_iter().flatten().map(ids).collect()
}

/// The keys that blocks are made with, or votes are given with, in the order of validators.
fn keys_of_this(kind: KeyTypeId) -> Option<Vec<Vec<u8>>> {
	let bytes = |key: &[u8]| key.to_vec();
	match kind {
		sp_consensus_babe::KEY_TYPE => {
			Some(Babe::authorities().iter().map(|(id, _)| bytes(id.as_ref())).collect())
		}
		// Those who vote may be others than the validators: while a change is pending, or was lost on them.
		sp_consensus_grandpa::KEY_TYPE
			if Grandpa::pending_change().is_none()
				&& !pallet_consortium::VotersAreOthers::<Runtime>::get() =>
		{
			Some(Grandpa::grandpa_authorities().iter().map(|(id, _)| bytes(id.as_ref())).collect())
		}
		_ => None,
	}
}
