//! Whether the node's folder is its user's alone, whole, and has room.

use crate::finding::{Finding, Level};
use std::{
	fs,
	io::ErrorKind,
	path::{Path, PathBuf},
	process::Command,
};
use suhui_guard::{disk::free, keystore, network_key, secret, WellKnown};

/// In MiB.
const GIB: u64 = 1 << 10;
/// GiB below which the next weeks' blocks do not fit.
const LITTLE: u64 = 20;
/// GiB below which the next hours' may not.
const NONE: u64 = 2;

/// A node's folder: what it was given as `--base-path`, and what is in it of this chain.
pub struct Folder {
	base: PathBuf,
	chain: PathBuf,
}

impl Folder {
	pub fn new(base: &Path, chain_id: &str) -> Self {
		Folder { base: base.into(), chain: base.join("chains").join(chain_id) }
	}

	/// Where the node has its session keys, unless it was told otherwise.
	pub fn keystore(&self) -> PathBuf {
		self.chain.join("keystore")
	}

	/// Where it has its network key.
	pub fn network_key(&self) -> PathBuf {
		self.chain.join("network/secret_ed25519")
	}
}

/// Where a node's secrets are, as far as that is known.
pub struct Keys {
	pub keystore: Option<PathBuf>,
	pub network_key: Option<PathBuf>,
	/// The keystore's password.
	pub password: Option<PathBuf>,
}

/// What tells of the folder; of a validator it is known that it is one.
pub fn examine(folder: &Folder, is_validator: bool) -> Vec<Finding> {
	if !folder.chain.is_dir() {
		return vec![Finding::fault(
			"folder",
			format!(
				"{}: there is no such folder, or it is not this user's to read",
				folder.chain.display()
			),
			"name what the node was given as --base-path, and run this as the user it runs as",
		)];
	}
	vec![disk(&folder.base), database(&folder.chain, is_validator)]
}

/// What tells of the secrets. Where everybody may have the node's, none are `known`. Whether the node is a validator, it may
/// not have told.
pub fn examine_keys(
	keys: &Keys,
	known: Option<&WellKnown>,
	is_validator: Option<bool>,
) -> Vec<Finding> {
	let mut findings = Vec::new();
	if let Some(folder) = &keys.keystore {
		findings.push(owners_alone(folder));
		let password = keys.password.as_deref();
		let judged = known.and_then(|known| session_keys(folder, password, known, is_validator));
		findings.extend(judged);
	}
	findings.extend(keys.network_key.as_deref().map(|path| identity(path, known)));
	findings.extend(keys.password.as_deref().map(|path| owners_secret("password", path)));
	findings
}

/// Whether the machine's clock is kept, where systemd tells.
pub fn time() -> Option<Finding> {
	let arguments = ["show", "--property", "NTPSynchronized", "--value"];
	let told = Command::new("timedatectl").args(arguments).output().ok()?;
	match String::from_utf8_lossy(&told.stdout).trim() {
		"yes" => Some(Finding::good("time", "the machine's clock is kept by others'")),
		"no" => Some(Finding::warning(
			"time",
			"nothing keeps the machine's clock",
			"apt-get install chrony; then chronyc tracking",
		)),
		_ => None,
	}
}

fn disk(base: &Path) -> Finding {
	match free(base) {
		Ok(free) => room(base, free / GIB),
		Err(reason) => Finding::unknown("disk", reason, "look at the disk"),
	}
}

fn room(base: &Path, free: u64) -> Finding {
	const REMEDY: &str = "make room, or move the folder to a larger disk while the node is stopped: a node whose disk is full stops, and \
		may leave files empty";
	let found = format!("{free} GiB are free for {}", base.display());
	match free {
		..NONE => Finding::fault("disk", found, REMEDY),
		NONE..LITTLE => Finding::warning("disk", found, REMEDY),
		_ => Finding::good("disk", found),
	}
}

/// The SDK's folders of databases.
fn database(chain: &Path, is_validator: bool) -> Finding {
	let paritydb = chain.join("paritydb/full").is_dir();
	let rocksdb = chain.join("db/full").is_dir();
	match (paritydb, rocksdb) {
		(true, false) if is_validator => Finding::warning(
			"database",
			"ParityDB, whose commits return before they are on the disk",
			"a power cut may take from a validator what it voted and what was final: change to RocksDB as docs/reliability.md says, \
			 and never by deleting the folder alone, since it would vote twice",
		),
		(true, false) => Finding::good("database", "ParityDB"),
		(false, true) => Finding::good("database", "RocksDB"),
		(true, true) => Finding::warning(
			"database",
			format!("{} holds databases of two kinds", chain.display()),
			"see by --database and the node's log which one is in use, and remove the other, which only takes room",
		),
		(false, false) => Finding::fault(
			"database",
			format!("{} holds no database", chain.display()),
			"see that --base-path is what the node was given",
		),
	}
}

/// Whether only their owner reads the keystore's files, and puts any there.
fn owners_alone(folder: &Path) -> Finding {
	const REMEDY: &str = "chown it to the node's user, and chmod the folder to 700, files to 600; of what others could read, make new keys: the \
		node does not start again before, on the departments' chain";
	let entries = match fs::read_dir(folder) {
		Ok(entries) => entries,
		Err(error) if error.kind() == ErrorKind::NotFound => {
			return Finding::good("keystore", "there is none: the node has no keys");
		}
		Err(error) => {
			let found = format!("{}: {error}", folder.display());
			return Finding::unknown(
				"keystore",
				found,
				"run this as the user that the node runs as",
			);
		}
	};
	let mut faults: Vec<_> = secret::ensure_folder(folder).err().into_iter().collect();
	let mut keys = 0;
	for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
		keys += usize::from(keystore::is_key(&path));
		let is_empty = fs::metadata(&path).is_ok_and(|found| found.len() == 0);
		match secret::ensure(&path) {
			Ok(()) if is_empty => {
				faults.push(format!("{} is empty: a full disk left it so", path.display()));
			}
			Ok(()) => {}
			Err(fault) => faults.push(fault),
		}
	}
	match faults.is_empty() {
		true if keys == 0 => {
			Finding::good("keystore", format!("{}: there are no keys", folder.display()))
		}
		true => Finding::good("keystore", format!("{keys} keys, which only their owner reads")),
		false => Finding::fault("keystore", faults.join("; "), REMEDY),
	}
}

/// Whether the node has session keys if it needs any, and starts with them; nothing where they cannot be read, or
/// their password cannot or is empty.
fn session_keys(
	folder: &Path,
	password: Option<&Path>,
	known: &WellKnown,
	is_validator: Option<bool>,
) -> Option<Finding> {
	let has_keys = match fs::read_dir(folder) {
		Ok(mut entries) => {
			entries.any(|entry| entry.is_ok_and(|entry| keystore::is_key(&entry.path())))
		}
		Err(error) if error.kind() == ErrorKind::NotFound => false,
		Err(_) => return None,
	};
	if !has_keys {
		return Some(no_session_keys(folder, is_validator));
	}
	let password = password.map(fs::read_to_string).transpose().ok()?;
	if password.as_ref().is_some_and(String::is_empty) {
		return None;
	}
	Some(match keystore::check(folder, password.as_deref(), known) {
		Ok(()) => Finding::good("session keys", "whole, of the password, and nobody else's"),
		Err(fault) => Finding::fault(
			"session keys",
			fault,
			"the node does not start again with it: docs/operating.md says what to do about lost keys",
		),
	})
}

/// A keystore without keys, which a node that votes on nothing has by right.
fn no_session_keys(folder: &Path, is_validator: Option<bool>) -> Finding {
	const REMEDY: &str =
		"name the keystore that the node was given (--keystore-path); if that is this one, make keys there (suhui-node department \
		 rotate), and let the department's validator account announce them (suhui session set-keys)";
	let found = |who: &str| format!("{}: there are no keys{who}", folder.display());
	match is_validator {
		Some(true) => {
			Finding::fault("session keys", found(", and the node is a validator"), REMEDY)
		}
		Some(false) => Finding::good("session keys", found(": the node is no validator")),
		None => Finding::unknown(
			"session keys",
			found(", and the node does not tell whether it is a validator, which needs them"),
			REMEDY,
		),
	}
}

/// The file of the network key.
fn identity(path: &Path, known: Option<&WellKnown>) -> Finding {
	let found = owners_secret("network key", path);
	let checked = match known {
		Some(known) => network_key::ensure_own(path, known),
		None => network_key::check(path),
	};
	match checked {
		Err(fault) if found.level == Level::Good => Finding::fault(
			"network key",
			fault,
			"restore it from its backup, or give the node another: it does not start again with this one",
		),
		_ => found,
	}
}

/// A file with a secret.
fn owners_secret(check: &'static str, path: &Path) -> Finding {
	let name = path.display();
	match fs::metadata(path) {
		Err(error) => Finding::unknown(
			check,
			format!("{name}: {error}"),
			"name the file that the node was given (--node-key-file, --password-filename), and run this as the user it runs as",
		),
		Ok(metadata) if metadata.len() == 0 => Finding::fault(
			check,
			format!("{name} is empty: a full disk left it so"),
			"restore it from its backup: the node does not start again with it",
		),
		Ok(_) => match secret::ensure(path) {
			Ok(()) => Finding::good(check, format!("{name}, which only its owner reads")),
			Err(fault) => Finding::fault(
				check,
				fault,
				"do so: on the departments' chain the node does not start again before",
			),
		},
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::{fs::Permissions, os::unix::fs::PermissionsExt, sync::LazyLock};
	use tempfile::TempDir;

	static KNOWN: LazyLock<WellKnown> = LazyLock::new(|| WellKnown::new(&[]));

	fn write(path: &Path, content: &str, mode: u32) {
		fs::create_dir_all(path.parent().unwrap()).unwrap();
		fs::write(path, content).unwrap();
		fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
	}

	/// A validator's folder as the node makes it.
	fn folder() -> (TempDir, Folder) {
		let base = tempfile::tempdir().unwrap();
		let folder = Folder::new(base.path(), "suhui");
		fs::create_dir_all(folder.chain.join("paritydb/full")).unwrap();
		write(&folder.keystore().join("62616265ab"), "\"secret\"", 0o600);
		fs::set_permissions(folder.keystore(), Permissions::from_mode(0o755)).unwrap();
		write(&folder.network_key(), &"07".repeat(32), 0o600);
		write(&folder.base.join("password"), "secret", 0o600);
		(base, folder)
	}

	fn level(folder: &Folder, check: &str) -> Level {
		let mut findings = examine(folder, false);
		let keys = Keys {
			keystore: Some(folder.keystore()),
			network_key: Some(folder.network_key()),
			password: Some(folder.base.join("password")),
		};
		findings.extend(examine_keys(&keys, None, None));
		findings.iter().find(|finding| finding.check == check).expect("it is looked at").level
	}

	#[test]
	fn folder_should_be_good_when_it_is_as_the_node_made_it() {
		let (_base, folder) = folder();
		for check in ["database", "keystore", "network key", "password"] {
			assert_eq!(level(&folder, check), Level::Good, "{check}");
		}
	}

	#[test]
	fn keystore_should_be_a_fault_when_others_may_read_a_key_or_put_one_there() {
		let (_base, folder) = folder();
		let key = folder.keystore().join("62616265ab");
		fs::set_permissions(&key, Permissions::from_mode(0o640)).unwrap();
		assert_eq!(level(&folder, "keystore"), Level::Fault);
		fs::set_permissions(&key, Permissions::from_mode(0o600)).unwrap();
		fs::set_permissions(folder.keystore(), Permissions::from_mode(0o775)).unwrap();
		assert_eq!(level(&folder, "keystore"), Level::Fault);
	}

	#[test]
	fn keystore_should_be_a_fault_when_a_key_is_empty() {
		let (_base, folder) = folder();
		write(&folder.keystore().join("6772616ecd"), "", 0o600);
		assert_eq!(level(&folder, "keystore"), Level::Fault);
	}

	#[test]
	fn network_key_should_be_a_fault_when_it_is_none_or_others_may_read_it() {
		let (_base, folder) = folder();
		write(&folder.network_key(), "", 0o600);
		assert_eq!(level(&folder, "network key"), Level::Fault);
		write(&folder.network_key(), "no key", 0o600);
		assert_eq!(level(&folder, "network key"), Level::Fault);
		write(&folder.network_key(), &"07".repeat(32), 0o644);
		assert_eq!(level(&folder, "network key"), Level::Fault);
	}

	#[test]
	fn network_key_should_be_a_fault_when_anybody_has_it() {
		let (_base, folder) = folder();
		write(&folder.network_key(), &format!("{}01", "00".repeat(31)), 0o600);
		let level = |known| identity(&folder.network_key(), known).level;
		assert_eq!(level(Some(&*KNOWN)), Level::Fault);
		assert_eq!(level(None), Level::Good);
	}

	#[test]
	fn password_should_be_a_fault_when_others_may_read_it() {
		let (_base, folder) = folder();
		write(&folder.base.join("password"), "secret", 0o644);
		assert_eq!(level(&folder, "password"), Level::Fault);
	}

	#[test]
	fn secrets_should_not_be_looked_at_when_it_is_not_known_where_they_are() {
		let keys = Keys { keystore: None, network_key: None, password: None };
		assert!(examine_keys(&keys, Some(&KNOWN), Some(true)).is_empty());
	}

	#[test]
	fn session_keys_should_be_a_fault_when_the_node_does_not_start_with_them() {
		let (_base, folder) = folder();
		let password = folder.base.join("password");
		let level = || {
			let found = session_keys(&folder.keystore(), Some(&password), &KNOWN, Some(true));
			found.unwrap().level
		};
		assert_eq!(level(), Level::Good);
		write(&folder.keystore().join("62616265cd"), "\"//Alice\"", 0o600);
		assert_eq!(level(), Level::Fault);
	}

	#[test]
	fn session_keys_should_not_be_judged_when_their_password_cannot_be_read() {
		let (_base, folder) = folder();
		let password = folder.base.join("none");
		assert_eq!(session_keys(&folder.keystore(), Some(&password), &KNOWN, None), None);
	}

	#[test]
	fn session_keys_should_not_be_taken_for_anothers_when_their_password_is_empty() {
		let (_base, folder) = folder();
		let password = folder.base.join("password");
		write(&password, "", 0o600);
		assert_eq!(session_keys(&folder.keystore(), Some(&password), &KNOWN, None), None);
		assert_eq!(owners_secret("password", &password).level, Level::Fault);
	}

	/// What is said of a folder without keys, where the node is said to be this.
	fn without_keys(folder: &Path) -> [Level; 3] {
		[Some(true), Some(false), None].map(|is_validator| {
			let found = session_keys(folder, None, &KNOWN, is_validator).unwrap();
			assert!(found.found.contains("there are no keys"), "{}", found.found);
			found.level
		})
	}

	#[test]
	fn session_keys_should_be_a_fault_when_a_validator_has_none() {
		let folder = tempfile::tempdir().unwrap();
		let levels = [Level::Fault, Level::Good, Level::Unknown];
		assert_eq!(without_keys(folder.path()), levels);
		assert_eq!(without_keys(&folder.path().join("none")), levels);
		// The SDK passes over what is no key.
		write(&folder.path().join("README"), "", 0o600);
		assert_eq!(without_keys(folder.path()), levels);
	}

	#[test]
	fn keystore_should_be_said_to_have_no_keys_when_it_is_empty() {
		let folder = tempfile::tempdir().unwrap();
		let found = owners_alone(folder.path());
		assert_eq!(found.level, Level::Good);
		assert!(found.found.ends_with("there are no keys"), "{}", found.found);
	}

	#[test]
	fn database_should_be_warned_of_when_a_validators_forgets_in_a_power_cut() {
		let (_base, folder) = folder();
		assert_eq!(database(&folder.chain, true).level, Level::Warning);
		fs::remove_dir_all(folder.chain.join("paritydb")).unwrap();
		fs::create_dir_all(folder.chain.join("db/full")).unwrap();
		assert_eq!(database(&folder.chain, true).level, Level::Good);
	}

	#[test]
	fn database_should_be_warned_of_when_there_are_two() {
		let (_base, folder) = folder();
		fs::create_dir_all(folder.chain.join("db/full")).unwrap();
		assert_eq!(level(&folder, "database"), Level::Warning);
	}

	#[test]
	fn folder_should_be_a_fault_when_it_is_another_chains() {
		let (base, _) = folder();
		let folder = Folder::new(base.path(), "suhui-dev");
		assert_eq!(level(&folder, "folder"), Level::Fault);
	}

	#[test]
	fn disk_should_be_as_grave_as_it_is_full_when_looked_at() {
		let level = |free: u64| room(Path::new("/var/lib/suhui"), free).level;
		assert_eq!(
			[level(1), level(2), level(19), level(20)],
			[Level::Fault, Level::Warning, Level::Warning, Level::Good]
		);
	}
}
