//! The state as an execution sees it, with what its reads take.

use std::{
	cell::Cell,
	time::{Duration, Instant},
};

use polkadot_sdk::{
	sp_core::{storage::ChildInfo, H256},
	sp_runtime::{generic, traits::BlakeTwo256, OpaqueExtrinsic, StateVersion},
	sp_state_machine::{
		Backend as StateBackend, BackendTransaction, IterArgs, StateMachineStats, StorageIterator,
		StorageKey, StorageValue, UsageInfo,
	},
	sp_trie::MerkleValue,
};

pub type Header = generic::Header<u32, BlakeTwo256>;
/// A block as the node sees it.
pub type Block = generic::Block<Header, OpaqueExtrinsic>;
pub type Database = sc_client_db::Backend<Block>;
type State = <Database as sc_client_api::Backend<Block>>::State;

/// Reads of the state, and the time they took.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reads {
	pub count: u64,
	pub time: Duration,
}

#[derive(Debug)]
pub struct Timed {
	state: State,
	reads: Cell<Reads>,
}

impl Timed {
	pub fn new(state: State) -> Self {
		Timed { state, reads: Cell::default() }
	}

	pub fn reads(&self) -> Reads {
		self.reads.get()
	}

	fn read<T>(&self, read: impl FnOnce(&State) -> T) -> T {
		let started = Instant::now();
		let value = read(&self.state);
		let Reads { count, time } = self.reads.get();
		self.reads.set(Reads { count: count + 1, time: time + started.elapsed() });
		value
	}
}

/// What the state itself answers to errors, nodes and iteration.
type Error = <State as StateBackend<BlakeTwo256>>::Error;

pub struct RawIter(<State as StateBackend<BlakeTwo256>>::RawIter);

impl StorageIterator<BlakeTwo256> for RawIter {
	type Backend = Timed;
	type Error = Error;

	fn next_key(&mut self, backend: &Timed) -> Option<Result<StorageKey, Error>> {
		backend.read(|state| self.0.next_key(state))
	}

	fn next_pair(&mut self, backend: &Timed) -> Option<Result<(StorageKey, StorageValue), Error>> {
		backend.read(|state| self.0.next_pair(state))
	}

	fn was_complete(&self) -> bool {
		self.0.was_complete()
	}
}

impl StateBackend<BlakeTwo256> for Timed {
	type Error = Error;
	type TrieBackendStorage = <State as StateBackend<BlakeTwo256>>::TrieBackendStorage;
	type RawIter = RawIter;

	fn storage(&self, key: &[u8]) -> Result<Option<StorageValue>, Error> {
		self.read(|state| state.storage(key))
	}

	fn storage_hash(&self, key: &[u8]) -> Result<Option<H256>, Error> {
		self.read(|state| state.storage_hash(key))
	}

	fn closest_merkle_value(&self, key: &[u8]) -> Result<Option<MerkleValue<H256>>, Error> {
		self.read(|state| state.closest_merkle_value(key))
	}

	fn child_closest_merkle_value(
		&self,
		child: &ChildInfo,
		key: &[u8],
	) -> Result<Option<MerkleValue<H256>>, Error> {
		self.read(|state| state.child_closest_merkle_value(child, key))
	}

	fn child_storage(&self, child: &ChildInfo, key: &[u8]) -> Result<Option<StorageValue>, Error> {
		self.read(|state| state.child_storage(child, key))
	}

	fn child_storage_hash(&self, child: &ChildInfo, key: &[u8]) -> Result<Option<H256>, Error> {
		self.read(|state| state.child_storage_hash(child, key))
	}

	fn next_storage_key(&self, key: &[u8]) -> Result<Option<StorageKey>, Error> {
		self.read(|state| state.next_storage_key(key))
	}

	fn next_child_storage_key(
		&self,
		child: &ChildInfo,
		key: &[u8],
	) -> Result<Option<StorageKey>, Error> {
		self.read(|state| state.next_child_storage_key(child, key))
	}

	fn storage_root<'a>(
		&self,
		delta: impl Iterator<Item = (&'a [u8], Option<&'a [u8]>)>,
		version: StateVersion,
	) -> (H256, BackendTransaction<BlakeTwo256>) {
		self.state.storage_root(delta, version)
	}

	fn child_storage_root<'a>(
		&self,
		child: &ChildInfo,
		delta: impl Iterator<Item = (&'a [u8], Option<&'a [u8]>)>,
		version: StateVersion,
	) -> (H256, bool, BackendTransaction<BlakeTwo256>) {
		self.state.child_storage_root(child, delta, version)
	}

	fn raw_iter(&self, args: IterArgs) -> Result<RawIter, Error> {
		self.state.raw_iter(args).map(RawIter)
	}

	fn register_overlay_stats(&self, stats: &StateMachineStats) {
		self.state.register_overlay_stats(stats);
	}

	fn usage_info(&self) -> UsageInfo {
		self.state.usage_info()
	}
}
