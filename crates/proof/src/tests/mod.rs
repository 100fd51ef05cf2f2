//! A chain of headers, keys and tries made here, coded by the SDK's own types: as nodes give them.

mod answers;
mod finality;
mod key;
mod state;

use codec::Encode;
use finality_grandpa::SignedPrecommit;
use polkadot_sdk::{
	sp_consensus_grandpa::{
		localized_payload, AuthorityList, Commit, ConsensusLog, GrandpaJustification, Message,
		Precommit, ScheduledChange, GRANDPA_ENGINE_ID,
	},
	sp_runtime::{
		generic::{self, Digest, DigestItem},
		traits::{BlakeTwo256, Header as _},
	},
};
use sp_core::{ed25519::Pair, Blake2Hasher, Pair as _, H256};
use sp_trie::{trie_types::TrieDBMutBuilderV1, MemoryDB, TrieMut};

use crate::{
	finality::{validators_key, Head},
	refusal::Refusal,
};

type SdkHeader = generic::Header<u32, BlakeTwo256>;
type SdkJustification = GrandpaJustification<SdkHeader>;

/// The key of a department.
fn department(number: u8) -> Pair {
	Pair::from_seed(&[number; 32])
}

fn departments(numbers: impl IntoIterator<Item = u8>) -> Vec<Pair> {
	numbers.into_iter().map(department).collect()
}

/// Each with one vote.
fn list(validators: &[Pair]) -> AuthorityList {
	validators.iter().map(|pair| (pair.public().into(), 1)).collect()
}

/// A state's root and all nodes of its trie.
fn trie(entries: &[(Vec<u8>, Vec<u8>)]) -> (H256, Vec<Vec<u8>>) {
	let (mut db, mut root) = (MemoryDB::<Blake2Hasher>::default(), H256::zero());
	{
		let mut trie = TrieDBMutBuilderV1::<Blake2Hasher>::new(&mut db, &mut root).build();
		for (key, value) in entries {
			trie.insert(key, value).unwrap();
		}
	}
	let nodes = db.drain().into_iter().filter(|(_, (_, uses))| *uses > 0);
	(root, nodes.map(|(_, (node, _))| node).collect())
}

/// A first block whose state names these validators, and the nodes that prove it.
fn first(validators: &[Pair]) -> (SdkHeader, Vec<Vec<u8>>) {
	let (root, nodes) = trie(&[
		(validators_key(), list(validators).encode()),
		(b"another key, so that there is a branch".to_vec(), vec![7; 40]),
	]);
	(SdkHeader::new(0, H256::zero(), root, H256::zero(), Digest::default()), nodes)
}

fn block(number: u32, parent: H256, logs: Vec<DigestItem>) -> SdkHeader {
	let root = H256::repeat_byte(number as u8);
	SdkHeader::new(number, H256::zero(), root, parent, Digest { logs })
}

fn notice(log: ConsensusLog<u32>) -> DigestItem {
	DigestItem::Consensus(GRANDPA_ENGINE_ID, log.encode())
}

fn change(next: &[Pair], delay: u32) -> DigestItem {
	let change = ScheduledChange { next_authorities: list(next), delay };
	notice(ConsensusLog::ScheduledChange(change))
}

/// Votes of a set for a block, each for the target given with it.
fn votes(of: &SdkHeader, set: u64, voters: &[(Pair, &SdkHeader)]) -> SdkJustification {
	let precommits = voters.iter().map(|(pair, target)| {
		let precommit =
			Precommit::<SdkHeader> { target_hash: target.hash(), target_number: target.number };
		let message = Message::<SdkHeader>::Precommit(precommit.clone());
		let signature = pair.sign(&localized_payload(9, set, &message)).into();
		SignedPrecommit { precommit, signature, id: pair.public().into() }
	});
	let commit = Commit::<SdkHeader> {
		target_hash: of.hash(),
		target_number: of.number,
		precommits: precommits.collect(),
	};
	GrandpaJustification { round: 9, commit, votes_ancestries: Vec::new() }
}

/// Votes of these for one block.
fn justified(header: &SdkHeader, set: u64, voters: &[Pair]) -> (SdkHeader, SdkJustification) {
	let voters: Vec<_> = voters.iter().map(|pair| (*pair, header)).collect();
	(header.clone(), votes(header, set, &voters))
}

fn warp(fragments: Vec<(SdkHeader, SdkJustification)>) -> Vec<u8> {
	(fragments, true).encode()
}

/// From the first block of these validators along a proof.
fn follow(
	validators: &[Pair],
	fragments: Vec<(SdkHeader, SdkJustification)>,
) -> Result<Head, Refusal> {
	let (header, nodes) = first(validators);
	let mut head = Head::first(header.hash(), &header.encode(), nodes)?;
	head.follow(&warp(fragments))?;
	Ok(head)
}
