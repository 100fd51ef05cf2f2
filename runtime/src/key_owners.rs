//! Whose a session key is, for whoever proves that by it two blocks were made, or two votes given.

use crate::{validators::NoIdentification, AccountId, Babe, Grandpa, Historical, Runtime, Session};
use polkadot_sdk::{
	frame_support::traits::KeyOwnerProofSystem, pallet_session::historical, sp_consensus_babe,
	sp_consensus_grandpa, sp_core::crypto::KeyTypeId, sp_runtime::traits::Convert,
	sp_session::MembershipProof,
};

/// As sessions prove it, by the keys that validators have set last; and, of the session that runs, by those that it began
/// with: who has changed them is in it by the former ones, and could otherwise sign twice until it ends.
pub struct KeyOwners;

impl<Key: AsRef<[u8]>> KeyOwnerProofSystem<(KeyTypeId, Key)> for KeyOwners {
	type Proof = MembershipProof;
	type IdentificationTuple = historical::IdentificationTuple<Runtime>;

	fn prove(key: (KeyTypeId, Key)) -> Option<MembershipProof> {
		Historical::prove(key)
	}

	fn check_proof(
		(kind, key): (KeyTypeId, Key),
		proof: MembershipProof,
	) -> Option<Self::IdentificationTuple> {
		let validators = Session::validators();
		let is_of_this = proof.session == Session::current_index()
			&& u32::try_from(validators.len()).is_ok_and(|count| count == proof.validator_count);
		let place = is_of_this.then(|| place_of(kind, key.as_ref())).flatten();
		match place.and_then(|place| validators.get(place).cloned()) {
			Some(validator) => identified(validator),
			None => Historical::check_proof((kind, key), proof),
		}
	}
}

/// At which place among those who make blocks, or vote, the key stands: so stand the validators.
fn place_of(kind: KeyTypeId, key: &[u8]) -> Option<usize> {
	let is_it = |other: &[u8]| other == key;
	match kind {
		sp_consensus_babe::KEY_TYPE => {
			Babe::authorities().iter().position(|(id, _)| is_it(id.as_ref()))
		}
		sp_consensus_grandpa::KEY_TYPE => {
			Grandpa::grandpa_authorities().iter().position(|(id, _)| is_it(id.as_ref()))
		}
		_ => None,
	}
}

fn identified(validator: AccountId) -> Option<historical::IdentificationTuple<Runtime>> {
	let identification = NoIdentification::convert(validator.clone())?;
	Some((validator, identification))
}
