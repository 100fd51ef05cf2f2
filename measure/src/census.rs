//! The nodes of the trie that blocks write, by the map they belong to and by what they are.

use std::{
	collections::HashMap,
	hash::{DefaultHasher, Hasher},
	ops::AddAssign,
};

use polkadot_sdk::{
	sp_runtime::traits::BlakeTwo256, sp_state_machine::StorageChanges, sp_trie::PrefixedMemoryDB,
};

/// Bytes of the hash by which the database finds a node.
const HASH: usize = 32;

/// A storage map by what all its keys begin with.
#[derive(Clone, Copy)]
pub struct Map {
	pub name: &'static str,
	pub prefix: [u8; 32],
}

/// What nodes there are, with the hashes by which the database finds them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Nodes {
	pub count: u64,
	pub bytes: u64,
}

impl Nodes {
	fn add(&mut self, bytes: u64) {
		*self += Nodes { count: 1, bytes };
	}

	fn remove(&mut self, bytes: u64) {
		self.count -= 1;
		self.bytes -= bytes;
	}
}

impl AddAssign for Nodes {
	fn add_assign(&mut self, other: Nodes) {
		self.count += other.count;
		self.bytes += other.bytes;
	}
}

/// What was written of a map, and what of it is live now.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
	pub branches: Nodes,
	pub leaves: Nodes,
	/// Values of more than 32 bytes, which stand beside their leaf.
	pub values: Nodes,
	pub live: Nodes,
}

impl Tally {
	/// All that was written.
	pub fn written(&self) -> Nodes {
		let mut written = self.branches;
		written += self.leaves;
		written += self.values;
		written
	}
}

impl AddAssign for Tally {
	fn add_assign(&mut self, other: Tally) {
		self.branches += other.branches;
		self.leaves += other.leaves;
		self.values += other.values;
		self.live += other.live;
	}
}

pub struct Census {
	tallies: Vec<(Map, Tally)>,
	/// What belongs to none of the maps: the branches above them, and other values.
	others: Tally,
	/// Bytes of each live node, by a hash of where it stands and what it is.
	live: HashMap<u64, u64>,
}

impl Census {
	pub fn new(maps: &[Map]) -> Self {
		Census {
			tallies: maps.iter().map(|map| (*map, Tally::default())).collect(),
			others: Tally::default(),
			live: HashMap::new(),
		}
	}

	/// Each map's tally by its name, and that of all that belongs to none.
	pub fn tallies(&self) -> impl Iterator<Item = (&'static str, Tally)> + '_ {
		let maps = self.tallies.iter().map(|(map, tally)| (map.name, *tally));
		maps.chain([("others", self.others)])
	}

	/// The sum of the tallies.
	pub fn total(&self) -> Tally {
		let mut total = Tally::default();
		for (_, tally) in self.tallies() {
			total += tally;
		}
		total
	}

	/// Forgets what was written, and keeps what is live.
	pub fn forget_written(&mut self) {
		let tallies = self.tallies.iter_mut().map(|(_, tally)| tally);
		for tally in tallies.chain([&mut self.others]) {
			*tally = Tally { live: tally.live, ..Tally::default() };
		}
	}

	/// Counts what a block changed.
	pub fn note(&mut self, changes: &StorageChanges<BlakeTwo256>) {
		// A value's node stands at its whole key and is the value itself.
		let values = changes.main_storage_changes.iter();
		let values: HashMap<&[u8], &[u8]> = values
			.filter_map(|(key, value)| Some((key.as_slice(), value.as_deref()?)))
			.filter(|(_, value)| value.len() > HASH)
			.collect();
		let mut nodes: PrefixedMemoryDB<BlakeTwo256> = changes.transaction.clone();
		for (key, (node, references)) in nodes.drain() {
			let path = &key[..key.len() - HASH];
			let map = self.tallies.iter_mut().find(|(map, _)| path.starts_with(&map.prefix));
			let tally = map.map_or(&mut self.others, |(_, tally)| tally);
			let bytes = (node.len() + HASH) as u64;
			if references > 0 {
				let kind = if values.get(path) == Some(&node.as_slice()) {
					&mut tally.values
				} else if node.first().is_some_and(is_leaf) {
					&mut tally.leaves
				} else {
					&mut tally.branches
				};
				kind.add(bytes);
				if self.live.insert(name(&key), bytes).is_none() {
					tally.live.add(bytes);
				}
			} else if references < 0 {
				if let Some(bytes) = self.live.remove(&name(&key)) {
					tally.live.remove(bytes);
				}
			}
		}
	}
}

/// A leaf with its value, or with the hash of a value beside it, by the first bits of its header.
fn is_leaf(header: &u8) -> bool {
	header & 0b1100_0000 == 0b0100_0000 || header & 0b1110_0000 == 0b0010_0000
}

fn name(key: &[u8]) -> u64 {
	let mut hasher = DefaultHasher::new();
	hasher.write(key);
	hasher.finish()
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::{
		sp_core::storage::StateVersion,
		sp_state_machine::{InMemoryBackend, OverlayedChanges},
	};

	const MAP: Map = Map { name: "map", prefix: [7; 32] };

	fn key(last: u8) -> Vec<u8> {
		[&[7; 32][..], &[last]].concat()
	}

	fn change(
		backend: &mut InMemoryBackend<BlakeTwo256>,
		census: &mut Census,
		change: &[(Vec<u8>, Option<Vec<u8>>)],
	) {
		let mut overlay = OverlayedChanges::<BlakeTwo256>::default();
		for (key, value) in change {
			overlay.set_storage(key.clone(), value.clone());
		}
		let changes = overlay.drain_storage_changes(&*backend, StateVersion::V1).unwrap();
		census.note(&changes);
		backend.apply_transaction(changes.transaction_storage_root, changes.transaction);
	}

	#[test]
	fn census_should_tell_branches_leaves_and_values_when_a_block_writes_them() {
		let mut backend = InMemoryBackend::<BlakeTwo256>::default();
		let mut census = Census::new(&[MAP]);
		change(
			&mut backend,
			&mut census,
			&[(key(0x10), Some(vec![1; 100])), (key(0x11), Some(vec![2; 50]))],
		);
		let (_, tally) = census.tallies().next().unwrap();
		// Two values beside leaves of a byte of header and a hash, which is no node of less than 32 bytes.
		assert_eq!((tally.values.count, tally.values.bytes), (2, 100 + 50 + 2 * 32));
		assert_eq!((tally.leaves.count, tally.leaves.bytes), (2, 2 * (33 + 32)));
		// The one branch is the root, at the empty path.
		let (_, others) = census.tallies().last().unwrap();
		assert_eq!(others.branches.count, 1);
	}

	#[test]
	fn census_should_know_what_is_live_when_values_are_replaced_and_removed() {
		let mut backend = InMemoryBackend::<BlakeTwo256>::default();
		let mut census = Census::new(&[MAP]);
		let all = [(key(0x10), Some(vec![1; 100])), (key(0x11), Some(vec![2; 50]))];
		change(&mut backend, &mut census, &all);
		change(&mut backend, &mut census, &[(key(0x10), Some(vec![3; 60]))]);
		let (_, tally) = census.tallies().next().unwrap();
		assert_eq!((tally.live.count, tally.live.bytes), (4, 60 + 50 + 2 * 32 + 2 * (33 + 32)));
		assert_eq!(tally.values.bytes, 100 + 50 + 60 + 3 * 32);
		change(&mut backend, &mut census, &[(key(0x10), None), (key(0x11), None)]);
		assert_eq!(census.tallies().next().unwrap().1.live.bytes, 0);
	}
}
