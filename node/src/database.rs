//! The database of a validator, on which nothing is voted or told of that could still be lost.
//!
//! GRANDPA writes what it votes before it sends the vote, and the client writes what is final before it tells of it; both take a
//! commit that returned for one on the disk. Of the SDK's databases neither keeps to that: ParityDB's commits return once they
//! are queued, RocksDB's once the kernel has them. So a validator's is RocksDB, with files of the same form as the SDK's, and
//! every commit waits for the disk. A full node votes on nothing and opens the same files as the SDK does.

use kvdb::{DBKey, DBKeyValue, DBOp, DBTransaction, DBValue, KeyValueDB};
use rocksdb::{
	BlockBasedOptions, Cache, ColumnFamily, ColumnFamilyDescriptor, Direction, IteratorMode,
	Options, WriteBatch, WriteOptions, DB,
};
use sc_service::{config::DatabaseSource, ChainType, Configuration};
use std::{
	fs::{File, TryLockError},
	io::{Error, ErrorKind, Result, Write},
	path::{Path, PathBuf},
};

// The form of the files is that of sc-client-db, whose names for it are its own.
const COLUMNS: [&str; 13] = [
	"col0", "col1", "col2", "col3", "col4", "col5", "col6", "col7", "col8", "col9", "col10",
	"col11", "col12",
];
const STATE: usize = 1;
const STATE_META: u32 = 2;
/// Written with the first commit that a new database gets.
const PRUNING_MODE: &[u8] = b"mode";
const VERSION_FILE: &str = "db_version";
const VERSION: &str = "4";
/// What each of RocksDB's tables is called.
const TABLE: &str = ".sst";
/// What each of its logs is called, of which it keeps one at least, also when it was closed.
const LOG: &str = ".log";
/// What ParityDB's lock is on, as long as it is open.
const LOCK: &str = "lock";
/// From the database's up to the node's: DATA/chains/ID/db/full.
const FOLDERS: usize = 5;

/// Where the SDK puts the databases of a chain, and a file that each kind always has.
const ROCKSDB: (&str, &str) = ("db/full", "CURRENT");
const PARITYDB: (&str, &str) = ("paritydb/full", "metadata");

/// The databases' own words for one that another process has open: RocksDB's and ParityDB's.
const IN_USE: [&str; 2] = ["While lock file", "Database file is in use"];

const MIB: usize = 1 << 20;
/// Bytes of the log that a start may have to read. The SDK leaves it to RocksDB, with which it grows to gigabytes.
const WHOLE_LOG: u64 = 256 << 20;

/// Gives a validator the database that waits for the disk.
///
/// Fails where the node would begin anew beside a database of the other kind that it has.
pub fn choose(config: &mut Configuration) -> std::result::Result<(), String> {
	let validator = config.role.is_authority();
	let Some((path, cache)) = rocksdb_of(&config.database, validator)? else {
		if validator {
			tracing::warn!(
				"This validator's database is ParityDB, whose commits return before they are on the disk: \
				 after a power cut it may have forgotten what it voted and what was final. \
				 docs/reliability.md says how it comes to RocksDB, the default."
			);
		}
		return Ok(());
	};
	if !validator {
		// A validator's may be followed with for a while, and has its log again then.
		return whole(&path);
	}
	let is_live = config.chain_spec.chain_type() == ChainType::Live;
	if is_live && !path.join(ROCKSDB.1).exists() {
		tracing::warn!(
			"This validator's database, {}, is new. Unless the chain begins now, or these keys never validated, it has \
			 forgotten what it voted: stop it, and see docs/reliability.md for how it comes back without voting twice.",
			path.display()
		);
	}
	config.database = open(&path, cache)?;
	Ok(())
}

/// Gives an import the database as a validator has it: whether it is one's, a command does not know. What it begins anew it
/// says.
///
/// Fails where it would begin anew beside a database of the other kind, or among the files of one that is damaged.
pub fn choose_for_import(config: &mut Configuration) -> std::result::Result<(), String> {
	let begun = missing(&config.database).map(Path::to_path_buf);
	if let Some((path, cache)) = rocksdb_of(&config.database, true)? {
		config.database = open(&path, cache)?;
	}
	if let Some(folder) = begun {
		tracing::warn!(
			"The import begins a new database, {}: if the chain's is elsewhere, stop it, and name --base-path and --chain as the \
			 node is given them. A validator that goes on with a new one has forgotten what it voted: docs/reliability.md says \
			 how it comes back without voting twice.",
			folder.display()
		);
	}
	Ok(())
}

/// Where the RocksDB database is that is to be opened, and its cache in MiB, unless another is, or the SDK's is to take what is
/// there. One that `waits` for the disk is taken then, unless only ParityDB's is there.
///
/// Fails where a new one would begin beside a database of the other kind.
fn rocksdb_of(
	source: &DatabaseSource,
	waits: bool,
) -> std::result::Result<Option<(PathBuf, usize)>, String> {
	let (path, cache) = match source {
		DatabaseSource::RocksDb { path, cache_size } => (path, *cache_size),
		DatabaseSource::Auto { paritydb_path, rocksdb_path, cache_size }
			if waits
				&& (rocksdb_path.join(ROCKSDB.1).exists()
					|| !paritydb_path.join(PARITYDB.1).exists()) =>
		{
			(rocksdb_path, *cache_size)
		}
		DatabaseSource::ParityDb { path } => {
			let Some(old) = other_beside(path, PARITYDB, ROCKSDB) else { return Ok(None) };
			return Err(format!(
				"{} is there, a RocksDB database: leave out --database paritydb, by which the node would begin anew \
				 beside it. A full node may do so once the folder is gone. A validator forgets what it voted with \
				 its database: docs/reliability.md says how it comes back without voting twice.",
				old.display()
			));
		}
		DatabaseSource::Auto { .. } | DatabaseSource::Custom { .. } => return Ok(None),
	};
	match other_beside(path, ROCKSDB, PARITYDB) {
		None => Ok(Some((path.clone(), cache))),
		Some(old) => Err(format!(
			"{} is there, a ParityDB database, and RocksDB is the default now. A full node goes on with it \
			 by --database paritydb, or begins anew once the folder is gone. A validator forgets what it \
			 voted with its database: docs/reliability.md says how it comes to RocksDB without voting twice.",
			old.display()
		)),
	}
}

/// That there is a database for a command that reads one. The SDK would make an empty one, for which the node would then take
/// none to be lost.
pub fn ensure_there(source: &DatabaseSource) -> std::result::Result<(), String> {
	match missing(source) {
		None => match rocksdb(source) {
			Some(path) => whole(path),
			None => Ok(()),
		},
		Some(folder) => Err(format!(
			"{}: there is no database: name the node's folder (--base-path) and its chain (--chain), and the kind of its \
			 database (--database) if that is not RocksDB",
			folder.display()
		)),
	}
}

/// Begins to delete a database. Fails where a node runs with it, which would go on with files that have no name, and begin anew
/// when it starts again.
pub fn begin_deletion(source: &DatabaseSource) -> std::result::Result<(), String> {
	let Some(folder) = source.path() else { return Ok(()) };
	let said = match source {
		DatabaseSource::RocksDb { .. } if folder.exists() => {
			// RocksDB deletes its files once it has their lock. Another version's may go, and so may what is damaged.
			DB::destroy(&Options::default(), folder).err().map(|error| error.to_string())
		}
		DatabaseSource::RocksDb { .. } | DatabaseSource::Custom { .. } => None,
		DatabaseSource::ParityDb { .. } | DatabaseSource::Auto { .. } => {
			let lock = File::open(folder.join(LOCK)).map(|file| file.try_lock());
			matches!(lock, Ok(Err(TryLockError::WouldBlock))).then(|| IN_USE[1].into())
		}
	};
	match said.and_then(|said| in_use(folder, &said)) {
		Some(reason) => Err(reason),
		None => Ok(()),
	}
}

/// What it means that a database does not open, where that is what a node does that runs with it.
pub fn in_use(folder: &Path, said: &str) -> Option<String> {
	IN_USE.iter().any(|words| said.contains(words)).then(|| {
		format!(
			"{}: a node runs with this database, or another command ({said}): stop it first (systemctl stop suhui-node), or ask it: \
			 `suhui-node doctor` and its RPC tell of its blocks while it runs",
			folder.display()
		)
	})
}

/// Where the database is that would begin anew, if one would.
fn missing(source: &DatabaseSource) -> Option<&Path> {
	let (folder, is_there) = match source {
		DatabaseSource::RocksDb { path, .. } => (path, path.join(ROCKSDB.1).exists()),
		DatabaseSource::ParityDb { path } => (path, path.join(PARITYDB.1).exists()),
		DatabaseSource::Auto { paritydb_path, rocksdb_path, .. } => {
			let either =
				paritydb_path.join(PARITYDB.1).exists() || rocksdb_path.join(ROCKSDB.1).exists();
			(rocksdb_path, either)
		}
		DatabaseSource::Custom { .. } => return None,
	};
	(!is_there).then_some(folder.as_path())
}

/// The folder of RocksDB's database, if that is what is there.
fn rocksdb(source: &DatabaseSource) -> Option<&Path> {
	match source {
		DatabaseSource::RocksDb { path, .. } => Some(path),
		DatabaseSource::Auto { paritydb_path, rocksdb_path, .. } => {
			(!paritydb_path.join(PARITYDB.1).exists()).then_some(rocksdb_path)
		}
		DatabaseSource::ParityDb { .. } | DatabaseSource::Custom { .. } => None,
	}
}

/// That a database has lost nothing which RocksDB would make anew: whatever opens it makes it look whole to a validator.
fn whole(path: &Path) -> std::result::Result<(), String> {
	has_version(path)
		.and_then(|versioned| ensure_whole(path, versioned))
		.map_err(|error| told(path, &error))
}

/// What it means that a database does not open.
fn told(path: &Path, error: &Error) -> String {
	in_use(path, &error.to_string()).unwrap_or_else(|| {
		format!(
			"{}: {error}. Do not delete it and start a validator: begun anew, it would have forgotten what it voted. \
			 docs/reliability.md says how it comes back without voting twice",
			path.display()
		)
	})
}

/// The chain's database of the other kind, where there is none of one's own at a path.
fn other_beside(path: &Path, own: (&str, &str), other: (&str, &str)) -> Option<PathBuf> {
	if path.join(own.1).exists() {
		return None;
	}
	let chain = path.ancestors().nth(Path::new(own.0).components().count())?;
	let folder = chain.join(other.0);
	folder.join(other.1).exists().then_some(folder)
}

fn open(path: &Path, cache: usize) -> std::result::Result<DatabaseSource, String> {
	let database = Durable::open(path, cache).map_err(|error| told(path, &error))?;
	// New for the SDK is one that lacks what it writes first, even if a cut came before that.
	let pruning = database.get(STATE_META, PRUNING_MODE).map_err(|error| told(path, &error))?;
	let require_create_flag = pruning.is_none();
	Ok(DatabaseSource::Custom { db: sp_database::as_database(database), require_create_flag })
}

/// RocksDB, every write of which is on the disk when it returns.
struct Durable {
	database: DB,
	write_options: WriteOptions,
}

impl Durable {
	/// `cache` is in MiB, shared out as the SDK does: nine tenths are the state's.
	fn open(path: &Path, cache: usize) -> Result<Self> {
		let versioned = has_version(path)?;
		ensure_whole(path, versioned)?;
		let of_state = cache / 10 * 9;
		let of_another = (cache - of_state) / (COLUMNS.len() - 1);
		let blocks = block_options(cache);
		let columns = COLUMNS.iter().enumerate().map(|(column, name)| {
			let budget = if column == STATE { of_state } else { of_another };
			ColumnFamilyDescriptor::new(*name, column_options(&blocks, budget))
		});
		let database = DB::open_cf_descriptors(&options(), path, columns).map_err(Error::other)?;
		if !versioned {
			write_version(path)?;
		}

		let mut write_options = WriteOptions::default();
		write_options.set_sync(true);
		Ok(Durable { database, write_options })
	}

	fn column(&self, column: u32) -> Result<&ColumnFamily> {
		COLUMNS
			.get(column as usize)
			.and_then(|name| self.database.cf_handle(name))
			.ok_or_else(|| Error::other(format!("the database has no column {column}")))
	}
}

/// Fails where a database has lost that without which RocksDB would begin a new one among its files, or go back to what its
/// tables hold. A manifest alone is left by a cut that came before there was any more.
fn ensure_whole(path: &Path, versioned: bool) -> Result<()> {
	let files = match std::fs::read_dir(path) {
		Ok(files) => files,
		Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
		Err(error) => return Err(error),
	};
	let (mut current, mut tables, mut logs) = (false, false, false);
	for file in files {
		let name = file?.file_name();
		let name = name.to_string_lossy();
		current |= name == ROCKSDB.1;
		tables |= name.ends_with(TABLE);
		logs |= name.ends_with(LOG);
	}
	let lost = if !current && (versioned || tables || logs) {
		"its file CURRENT"
	} else if current && !logs && (versioned || tables) {
		// RocksDB makes the first log after CURRENT, and before the version and any table come.
		"its log (*.log), which has the newest of what it voted"
	} else {
		return Ok(());
	};
	Err(Error::other(format!("the database has lost {lost}")))
}

/// Whether the database has its version; fails if that is another than this node's. A power cut may have left an empty file.
fn has_version(path: &Path) -> Result<bool> {
	match std::fs::read_to_string(path.join(VERSION_FILE)) {
		Ok(version) if version == VERSION => Ok(true),
		Ok(version) if version.is_empty() => Ok(false),
		Ok(version) => Err(Error::other(format!(
			"the database is of version {version}, this node's is {VERSION}: run the release that made it ({VERSION_FILE} in the \
			 folder)"
		))),
		Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
		Err(error) => Err(error),
	}
}

fn write_version(path: &Path) -> Result<()> {
	let whole = path.join(VERSION_FILE).with_extension("new");
	let mut file = File::create(&whole)?;
	file.write_all(VERSION.as_bytes())?;
	file.sync_all()?;
	std::fs::rename(whole, path.join(VERSION_FILE))?;
	// The folders above are the node's own and new with it; RocksDB sees to what lies in its own.
	path.ancestors().take(FOLDERS).try_for_each(|folder| File::open(folder)?.sync_all())
}

// What follows are the SDK's settings (kvdb-rocksdb), but for the logs.

fn options() -> Options {
	let mut options = Options::default();
	options.create_if_missing(true);
	options.create_missing_column_families(true);
	options.set_max_open_files(512);
	options.set_bytes_per_sync(MIB as u64);
	options.set_max_total_wal_size(WHOLE_LOG);
	// Of several logs one that is missing or cut short is a fault. What the SDK writes tracks none, and is opened all the same.
	options.set_track_and_verify_wals_in_manifest(true);
	options.set_keep_log_file_num(1);
	let half = std::thread::available_parallelism().map_or(1, |all| all.get().div_ceil(2));
	options.increase_parallelism(half as i32);
	options
}

fn block_options(cache: usize) -> BlockBasedOptions {
	let mut options = BlockBasedOptions::default();
	options.set_block_size(16 << 10);
	options.set_format_version(5);
	options.set_block_restart_interval(16);
	options.set_block_cache(&Cache::new_lru_cache((cache * MIB / 3).max(MIB)));
	options.set_cache_index_and_filter_blocks(true);
	options.set_pin_l0_filter_and_index_blocks_in_cache(true);
	options.set_bloom_filter(10.0, true);
	options
}

fn column_options(blocks: &BlockBasedOptions, budget: usize) -> Options {
	let mut options = Options::default();
	options.set_level_compaction_dynamic_level_bytes(true);
	options.set_block_based_table_factory(blocks);
	options.optimize_level_style_compaction(budget.max(1) * MIB);
	options.set_target_file_size_base(64 * MIB as u64);
	options.set_compression_per_level(&[]);
	options
}

impl KeyValueDB for Durable {
	fn get(&self, column: u32, key: &[u8]) -> Result<Option<DBValue>> {
		let value = self.database.get_pinned_cf(self.column(column)?, key);
		Ok(value.map_err(Error::other)?.map(|value| value.to_vec()))
	}

	fn get_by_prefix(&self, column: u32, prefix: &[u8]) -> Result<Option<DBValue>> {
		let first = self.iter_with_prefix(column, prefix).next();
		Ok(first.transpose()?.map(|(_, value)| value))
	}

	fn write(&self, transaction: DBTransaction) -> Result<()> {
		let mut batch = WriteBatch::default();
		for operation in transaction.ops {
			let column = self.column(operation.col())?;
			match operation {
				DBOp::Insert { key, value, .. } => batch.put_cf(column, key, value),
				DBOp::Delete { key, .. } => batch.delete_cf(column, key),
				DBOp::DeletePrefix { col, prefix } => {
					for row in self.iter_with_prefix(col, &prefix) {
						batch.delete_cf(column, row?.0);
					}
				}
			}
		}
		self.database.write_opt(batch, &self.write_options).map_err(Error::other)
	}

	fn iter<'a>(&'a self, column: u32) -> Box<dyn Iterator<Item = Result<DBKeyValue>> + 'a> {
		self.iter_with_prefix(column, &[])
	}

	fn iter_with_prefix<'a>(
		&'a self,
		column: u32,
		prefix: &'a [u8],
	) -> Box<dyn Iterator<Item = Result<DBKeyValue>> + 'a> {
		let column = match self.column(column) {
			Ok(column) => column,
			Err(error) => return Box::new(std::iter::once(Err(error))),
		};
		let rows =
			self.database.iterator_cf(column, IteratorMode::From(prefix, Direction::Forward));
		Box::new(
			rows.map(|row| -> Result<DBKeyValue> {
				let (key, value) = row.map_err(Error::other)?;
				Ok((DBKey::from_slice(&key), value.into_vec()))
			})
			.take_while(move |row| match row {
				Ok((key, _)) => key.starts_with(prefix),
				Err(_) => true,
			}),
		)
	}
}
