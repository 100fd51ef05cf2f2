//! From the first block to the last one that is final.

use alloc::{collections::BTreeMap, vec::Vec};

use codec::{Decode, DecodeAll, Encode};
use finality_grandpa::{
	validate_commit, voter_set::VoterSet, Chain, Commit, Error, Message, SignedPrecommit,
};
use sp_core::{
	ed25519::{Pair, Public, Signature},
	Pair as _, H256,
};

use crate::{
	header::{Header, Validators},
	key::storage_key,
	refusal::Refusal,
	state,
};

/// How many changes may follow one by force for its sets still to be known as later ones.
const LATER: u64 = 1_000;

type Vote = SignedPrecommit<H256, u32, Signature, Public>;

/// Votes of a round for a block or its descendants, and the headers of the latter: as `sp_consensus_grandpa` has it.
#[derive(Decode)]
struct Justification {
	round: u64,
	commit: Commit<H256, u32, Signature, Public>,
	descendants: Vec<Header>,
}

/// A final block.
#[derive(Decode)]
struct Fragment {
	header: Header,
	justification: Justification,
}

/// What nodes give each other for warp synchronisation: the last block of each set of validators, then the last that is
/// final at all, unless more is to come.
#[derive(Decode)]
struct WarpProof {
	fragments: Vec<Fragment>,
	is_finished: bool,
}

/// The last block that is proved to be final, and the validators who finalise the next.
#[derive(Clone, Debug)]
pub struct Head {
	pub number: u32,
	pub hash: H256,
	pub state_root: H256,
	/// Number of the set, from 0: as many changes were followed.
	pub set: u64,
	pub validators: Validators,
}

/// Where the first block's state has the first validators.
pub fn validators_key() -> Vec<u8> {
	storage_key("Grandpa", "Authorities", &[])
}

impl Head {
	/// The first block, of which the reader knows the hash: its header, and the trie's nodes on the way to its validators.
	pub fn first(known: H256, header: &[u8], nodes: Vec<Vec<u8>>) -> Result<Self, Refusal> {
		let header = Header::decode_all(&mut &header[..]).map_err(|_| Refusal::Malformed)?;
		let hash = header.hash();
		if hash != known || header.number != 0 {
			return Err(Refusal::OtherChain);
		}
		let values = state::read(header.state_root, nodes, &[validators_key()])?;
		let value = values.into_iter().next().flatten().ok_or(Refusal::NoValidators)?;
		let validators =
			Validators::decode_all(&mut &value[..]).map_err(|_| Refusal::NoValidators)?;
		Ok(Head { number: 0, hash, state_root: header.state_root, set: 0, validators })
	}

	/// Goes on along a warp proof that begins after this block. Tells whether it was the last.
	pub fn follow(&mut self, proof: &[u8]) -> Result<bool, Refusal> {
		let proof = WarpProof::decode_all(&mut &proof[..]).map_err(|_| Refusal::Malformed)?;
		// One that neither ends nor goes on would be asked for without end.
		if proof.fragments.is_empty() && !proof.is_finished {
			return Err(Refusal::Malformed);
		}
		for fragment in &proof.fragments {
			self.advance(fragment)?;
		}
		Ok(proof.is_finished)
	}

	fn advance(&mut self, Fragment { header, justification }: &Fragment) -> Result<(), Refusal> {
		let hash = header.hash();
		let target = (justification.commit.target_hash, justification.commit.target_number);
		if target != (hash, header.number) {
			return Err(Refusal::OtherBlock);
		}
		if header.number <= self.number {
			return Err(Refusal::Backwards);
		}
		justification.check(self.set, &self.validators)?;
		if let Some(validators) = header.next_validators()? {
			self.set = self.set.checked_add(1).ok_or(Refusal::Malformed)?;
			self.validators = validators;
		}
		(self.number, self.hash, self.state_root) = (header.number, hash, header.state_root);
		Ok(())
	}
}

impl Justification {
	/// Whether enough of a set voted for the block or what comes after it.
	fn check(&self, set: u64, validators: &[(Public, u64)]) -> Result<(), Refusal> {
		let voters = VoterSet::new(validators.iter().copied()).ok_or(Refusal::NoValidators)?;
		let mut own = self.commit.precommits.iter().filter(|vote| voters.contains(&vote.id));
		if !own.all(|vote| self.is_signed(vote, set)) {
			return Err(self.other(set, Refusal::Signature));
		}
		let ancestry = Ancestry::of(&self.descendants);
		match validate_commit(&self.commit, &voters, &ancestry) {
			Ok(result) if result.is_valid() => Ok(()),
			_ => Err(self.other(set, Refusal::TooFew)),
		}
	}

	/// Why votes are not a set's: those of a later one, signed throughout, may be honest, since nodes give them after a
	/// change by force, to which no votes lead.
	fn other(&self, set: u64, refusal: Refusal) -> Refusal {
		let votes = &self.commit.precommits;
		let Some(first) = votes.first() else { return refusal };
		let mut later = (1..=LATER).filter_map(|more| set.checked_add(more));
		match later.find(|later| self.is_signed(first, *later)) {
			Some(later) if votes.iter().all(|vote| self.is_signed(vote, later)) => {
				Refusal::LaterSet
			}
			_ => refusal,
		}
	}

	/// Whether a vote is signed by whom it names, in this round and that set.
	fn is_signed(&self, vote: &Vote, set: u64) -> bool {
		let message = Message::Precommit(vote.precommit.clone());
		Pair::verify(&vote.signature, (message, self.round, set).encode(), &vote.id)
	}
}

/// Parents by block.
struct Ancestry(BTreeMap<H256, H256>);

impl Ancestry {
	fn of(headers: &[Header]) -> Self {
		Ancestry(headers.iter().map(|header| (header.hash(), header.parent)).collect())
	}
}

impl Chain<H256, u32> for Ancestry {
	/// It ends: no block is its own ancestor, since each is named by a hash over its parent's.
	fn ancestry(&self, base: H256, block: H256) -> Result<Vec<H256>, Error> {
		let mut between = Vec::new();
		let mut at = block;
		while at != base {
			at = *self.0.get(&at).ok_or(Error::NotDescendent)?;
			if at != base {
				between.push(at);
			}
		}
		Ok(between)
	}
}
