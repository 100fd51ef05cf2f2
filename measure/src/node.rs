//! A node's database, and blocks on it: executed, rooted, committed and finalised as a node does.

use std::{
	collections::VecDeque,
	fs,
	ops::AddAssign,
	os::unix::fs::MetadataExt,
	path::Path,
	time::{Duration, Instant},
};

use anyhow::{Error, Result};
use polkadot_sdk::{
	sp_core::H256,
	sp_externalities::set_and_run_with_externalities,
	sp_runtime::{traits::BlakeTwo256, OpaqueExtrinsic, StateVersion, Storage},
	sp_state_machine::{Ext, OverlayedChanges, StorageChanges},
};
use sc_client_api::{Backend as _, BlockImportOperation as _, NewBlockState, TrieCacheContext};
use sc_client_db::{BlocksPruning, DatabaseSettings, DatabaseSource, PruningMode};
use tempfile::TempDir;

use crate::{
	census::{Census, Map},
	timed::{Database, Header, Reads, Timed},
};

/// Bytes of the trie's cache, as a node has unless told otherwise.
const TRIE_CACHE: usize = 1024 * 1024 * 1024;
/// Blocks after which a node gives up waiting for finality.
const CANONICALISATION_DELAY: u64 = 4_096;
/// Blocks by which finality is behind.
const FINALITY_LAG: usize = 2;

/// What blocks took, by what it was spent on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Times {
	pub reads: Reads,
	/// All of the execution but its reads.
	pub execution: Duration,
	pub root: Duration,
	pub commit: Duration,
}

impl Times {
	pub fn total(&self) -> Duration {
		self.reads.time + self.execution + self.root + self.commit
	}
}

impl AddAssign for Times {
	fn add_assign(&mut self, other: Times) {
		self.reads.count += other.reads.count;
		self.reads.time += other.reads.time;
		self.execution += other.execution;
		self.root += other.root;
		self.commit += other.commit;
	}
}

/// A block executed and not yet committed.
pub struct Executed<T> {
	pub result: T,
	pub times: Times,
	pub changes: StorageChanges<BlakeTwo256>,
}

/// A node without a network. Its database is dropped before the folder that holds it.
pub struct Node {
	backend: Database,
	head: Header,
	unfinalised: VecDeque<H256>,
	pub census: Census,
	folder: TempDir,
}

impl Node {
	/// A node at its genesis, with a database in a folder of its own below `folder`, that keeps the states of so many
	/// blocks and counts what they write of the maps.
	pub fn new(folder: &Path, pruning: u32, maps: &[Map]) -> Result<Self> {
		let folder = tempfile::tempdir_in(folder)?;
		let settings = DatabaseSettings {
			trie_cache_maximum_size: Some(TRIE_CACHE),
			state_pruning: Some(PruningMode::blocks_pruning(pruning)),
			source: DatabaseSource::ParityDb { path: folder.path().to_owned() },
			blocks_pruning: BlocksPruning::KeepFinalized,
			pruning_filters: Vec::new(),
			metrics_registry: None,
		};
		let backend = Database::new(settings, CANONICALISATION_DELAY)?;
		let mut operation = backend.begin_operation()?;
		let mut genesis = Storage::default();
		genesis.top.insert(b"genesis".to_vec(), vec![1]);
		let state_root = operation.set_genesis_state(genesis, true, StateVersion::V1)?;
		let head = header(0, H256::zero(), state_root);
		let body = Some(Vec::new());
		operation.set_block_data(head.clone(), body, None, None, NewBlockState::Best, true)?;
		backend.commit_operation(operation)?;
		let (unfinalised, census) = (VecDeque::new(), Census::new(maps));
		Ok(Node { backend, head, unfinalised, census, folder })
	}

	/// Executes on top of the last block, and roots what changed.
	pub fn execute<T>(&self, execute: impl FnOnce() -> T) -> Result<Executed<T>> {
		let state = self.backend.state_at(self.head.hash(), TrieCacheContext::Trusted)?;
		let state = Timed::new(state);
		let mut overlay = OverlayedChanges::<BlakeTwo256>::default();
		let started = Instant::now();
		let result =
			set_and_run_with_externalities(&mut Ext::new(&mut overlay, &state, None), execute);
		let executed = started.elapsed();
		let reads = state.reads();
		let started = Instant::now();
		let changes =
			overlay.drain_storage_changes(&state, StateVersion::V1).map_err(Error::msg)?;
		// What was read and written goes over into the cache that blocks share.
		drop(state);
		let root = started.elapsed();
		let execution = executed.saturating_sub(reads.time);
		let times = Times { reads, execution, root, commit: Duration::ZERO };
		Ok(Executed { result, times, changes })
	}

	/// Makes what was executed the next block, finalises the one that is due; returns the time it took.
	pub fn commit(
		&mut self,
		changes: StorageChanges<BlakeTwo256>,
		body: Vec<OpaqueExtrinsic>,
	) -> Result<Duration> {
		self.census.note(&changes);
		let parent = self.head.hash();
		let head = header(self.head.number + 1, parent, changes.transaction_storage_root);
		let started = Instant::now();
		let mut operation = self.backend.begin_operation()?;
		self.backend.begin_state_operation(&mut operation, parent)?;
		let body = Some(body);
		operation.set_block_data(head.clone(), body, None, None, NewBlockState::Best, true)?;
		operation.update_db_storage(changes.transaction)?;
		operation.update_storage(changes.main_storage_changes, changes.child_storage_changes)?;
		self.backend.commit_operation(operation)?;
		self.unfinalised.push_back(head.hash());
		self.head = head;
		if self.unfinalised.len() > FINALITY_LAG {
			for hash in self.unfinalised.drain(..1) {
				self.backend.finalize_block(hash, None)?;
			}
		}
		Ok(started.elapsed())
	}

	/// A whole block without a body.
	pub fn block<T>(&mut self, execute: impl FnOnce() -> T) -> Result<(T, Times)> {
		let Executed { result, mut times, changes } = self.execute(execute)?;
		times.commit = self.commit(changes, Vec::new())?;
		Ok((result, times))
	}

	/// Lets the next reads find nothing cached.
	pub fn forget_cache(&self) {
		self.backend.reset_trie_cache();
	}

	/// Closes the database once all is written; returns the bytes it takes on disk.
	pub fn close(self) -> Result<u64> {
		let Node { backend, folder, .. } = self;
		drop(backend);
		let mut blocks = 0;
		for file in fs::read_dir(folder.path())? {
			blocks += file?.metadata()?.blocks();
		}
		Ok(blocks * 512)
	}
}

fn header(number: u32, parent_hash: H256, state_root: H256) -> Header {
	Header {
		parent_hash,
		number,
		state_root,
		extrinsics_root: H256::zero(),
		digest: Default::default(),
	}
}
