//! The session keys of a node, as the SDK's keystore keeps them: a file each, named for the kind and the public key, with
//! the secret as a JSON text. With a password the text alone gives another key.

use crate::{
	file::{clear, explain},
	keys, secret,
	well_known::is_development,
	Scheme, WellKnown,
};
use polkadot_sdk::sp_core::{ed25519, sr25519, Pair};
use std::{
	fs::{self, DirBuilder, File, TryLockError},
	io::ErrorKind,
	os::unix::fs::DirBuilderExt,
	path::{Path, PathBuf},
};

/// The kinds of session keys by the name that their files begin with.
pub const KINDS: [([u8; 4], Scheme); 2] =
	[(*b"babe", Scheme::Sr25519), (*b"gran", Scheme::Ed25519)];

/// The file of a key.
pub fn file_of(folder: &Path, kind: [u8; 4], public: &[u8; 32]) -> PathBuf {
	folder.join(hex::encode(kind) + &hex::encode(public))
}

/// That every key in the folder is whole, this password's, and not one that anybody has. A folder that is not there
/// holds none.
pub fn check(folder: &Path, password: Option<&str>, known: &WellKnown) -> Result<(), String> {
	let entries = match fs::read_dir(folder) {
		Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
		entries => entries.map_err(|error| explain(folder, &error))?,
	};
	for entry in entries {
		let path = entry.map_err(|error| explain(folder, &error))?.path();
		// The SDK passes over whatever is named otherwise.
		let Some(name) = name_of(&path) else { continue };
		let text = fs::read_to_string(&path).map_err(|error| explain(&path, &error))?;
		check_file(&text, &name, password, known)
			.map_err(|reason| format!("{}: {reason}", path.display()))?;
	}
	Ok(())
}

/// That nobody but the folder's owner reads its keys, or puts any there. A folder that is not there is made so, since the SDK
/// would make it next as the umask has it.
pub fn ensure_own(folder: &Path) -> Result<(), String> {
	make(folder)?;
	// What a killed `rotate` left.
	clear(folder, |name| is_key(Path::new(name)));
	secret::ensure_folder(folder)?;
	for entry in fs::read_dir(folder).map_err(|error| explain(folder, &error))? {
		let path = entry.map_err(|error| explain(folder, &error))?.path();
		if is_key(&path) {
			secret::ensure(&path)?;
		}
	}
	Ok(())
}

/// Keeps a folder of keys for this process alone, until it ends; what is to be warned of where the file system cannot tell. With
/// another database a second node would sign the same slots and rounds otherwise. A folder that is not there is made: keys may
/// come to it while the node runs.
pub fn hold(folder: &Path) -> Result<Option<String>, String> {
	make(folder)?;
	let held = File::open(folder).map_err(|error| explain(folder, &error))?;
	let warning = held_alone(folder, held.try_lock())?;
	// The SDK drops whatever the node's tasks keep before they have ended, and a validator may sign until then.
	let _: &'static mut File = Box::leak(Box::new(held));
	Ok(warning)
}

fn held_alone(folder: &Path, lock: Result<(), TryLockError>) -> Result<Option<String>, String> {
	match lock {
		Ok(()) => Ok(None),
		Err(TryLockError::Error(error)) => Ok(Some(format!(
			"{}: its file system keeps no locks ({error}): two nodes could validate with these keys, and whoever signs twice is \
			 disabled. Name a folder on a local disk (--keystore-path)",
			folder.display()
		))),
		Err(TryLockError::WouldBlock) => Err(format!(
			"{}: another node on this machine validates with these keys: stop it first. Whoever signs twice is disabled",
			folder.display()
		)),
	}
}

fn make(folder: &Path) -> Result<(), String> {
	if folder.is_dir() {
		return Ok(());
	}
	if let Some(parent) = folder.parent() {
		fs::create_dir_all(parent).map_err(|error| explain(parent, &error))?;
	}
	DirBuilder::new().mode(0o700).create(folder).map_err(|error| explain(folder, &error))
}

/// That a folder is one of keys, as far as what is in it tells: other keys would wait there for a node that has another.
pub fn ensure_for_keys(folder: &Path) -> Result<(), String> {
	let entries = fs::read_dir(folder).map_err(|error| explain(folder, &error))?;
	let names: Vec<_> = entries.flatten().map(|entry| name_of(&entry.path())).collect();
	if !names.is_empty() && names.iter().all(Option::is_none) {
		return Err(format!(
			"{}: there are other files and no key: name the folder that the node is given as --keystore-path",
			folder.display()
		));
	}
	Ok(())
}

/// Whether a file is named as a key's is.
pub fn is_key(path: &Path) -> bool {
	name_of(path).is_some()
}

/// The kind and the public key that a file is named for.
fn name_of(path: &Path) -> Option<Vec<u8>> {
	let name = path.file_name().and_then(|name| name.to_str())?;
	hex::decode(name).ok().filter(|name| name.len() > 4)
}

fn check_file(
	text: &str,
	name: &[u8],
	password: Option<&str>,
	known: &WellKnown,
) -> Result<(), String> {
	// While it lies there, `rotate` makes none.
	const ANEW: &str = "delete it, and make other session keys with `suhui-node department rotate`";
	if text.is_empty() {
		return Err(format!("the key's file is empty: a full disk left it so: {ANEW}"));
	}
	let none = |error: serde_json::Error| {
		format!("is no key of a keystore, which is a JSON text ({error}): restore it, or {ANEW}")
	};
	let secret: String = serde_json::from_str(text).map_err(none)?;
	if is_development(&secret) {
		return Err(format!("its secret is the development phrase's, which everybody has: {ANEW}"));
	}
	let (kind, public) = name.split_at(4);
	let Ok(public) = <[u8; 32]>::try_from(public) else { return Ok(()) };
	if let Some(seed) = known.seed_of(&public) {
		return Err(format!("is the well-known development key {seed}: {ANEW}"));
	}
	let Some((_, scheme)) = KINDS.iter().find(|(known, _)| known == kind) else { return Ok(()) };
	if let Some(fault) = keys::fault(*scheme, &public) {
		return Err(format!("{fault}: {ANEW}"));
	}
	let made = match scheme {
		Scheme::Sr25519 => {
			sr25519::Pair::from_string(&secret, password).map(|pair| pair.public().0)
		}
		Scheme::Ed25519 => {
			ed25519::Pair::from_string(&secret, password).map(|pair| pair.public().0)
		}
	};
	match made {
		Ok(made) if made == public => Ok(()),
		Ok(_) => Err("its secret gives another key: is the keystore's password the one that it was made with \
		              (--password-filename)? A line end in the file is part of it"
			.into()),
		Err(_) => Err(format!("its secret is none: restore it, or {ANEW}")),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::{
		fs::Permissions,
		io,
		os::unix::fs::PermissionsExt,
		sync::LazyLock,
		time::{Duration, SystemTime},
	};
	use tempfile::TempDir;

	static KNOWN: LazyLock<WellKnown> = LazyLock::new(|| WellKnown::new(&[]));

	const PASSWORD: Option<&str> = Some("of the keystore");

	/// A keystore of one key, with what its file says.
	fn keystore(public: &[u8; 32], content: &str) -> TempDir {
		let folder = tempfile::tempdir().unwrap();
		fs::write(file_of(folder.path(), *b"babe", public), content).unwrap();
		folder
	}

	fn own() -> ([u8; 32], String) {
		let (pair, phrase, _) = sr25519::Pair::generate_with_phrase(PASSWORD);
		(pair.public().0, format!("{phrase:?}"))
	}

	fn refusal_of(folder: &TempDir, password: Option<&str>) -> String {
		let fault = check(folder.path(), password, &KNOWN).unwrap_err();
		assert!(fault.contains("/62616265"), "the file is named: {fault}");
		fault
	}

	#[test]
	fn keystore_should_be_taken_when_its_keys_are_own() {
		let (public, text) = own();
		assert_eq!(check(keystore(&public, &text).path(), PASSWORD, &KNOWN), Ok(()));
	}

	#[test]
	fn keystore_should_be_taken_when_it_is_not_there() {
		let folder = tempfile::tempdir().unwrap();
		assert_eq!(check(&folder.path().join("keystore"), None, &KNOWN), Ok(()));
	}

	#[test]
	fn keystore_should_be_refused_when_a_file_is_empty() {
		let (public, _) = own();
		assert!(refusal_of(&keystore(&public, ""), PASSWORD).contains("full disk"));
	}

	#[test]
	fn keystore_should_be_refused_when_a_file_is_half() {
		let (public, text) = own();
		assert!(refusal_of(&keystore(&public, &text[..9]), PASSWORD).contains("JSON"));
	}

	#[test]
	fn keystore_should_be_refused_when_the_password_is_another() {
		let (public, text) = own();
		let fault = refusal_of(&keystore(&public, &text), Some("of the keystore\n"));
		assert!(fault.contains("--password-filename"), "{fault}");
	}

	#[test]
	fn keystore_should_be_one_nodes_until_the_process_ends_when_it_is_held() {
		let folder = tempfile::tempdir().unwrap();
		// Nothing that is returned keeps it.
		assert_eq!(hold(folder.path()), Ok(None));
		assert!(hold(folder.path()).unwrap_err().contains("another node"));
	}

	#[test]
	fn keystore_should_be_held_with_a_warning_when_its_file_system_keeps_no_locks() {
		let unsupported = TryLockError::Error(io::Error::from(ErrorKind::Unsupported));
		let warning = held_alone(Path::new("/mnt/keystore"), Err(unsupported)).unwrap().unwrap();
		assert!(warning.starts_with("/mnt/keystore: "), "{warning}");
		assert!(warning.contains("two nodes could validate with these keys"), "{warning}");
	}

	#[test]
	fn keystore_should_be_its_owners_alone_when_it_is_made() {
		let folder = tempfile::tempdir().unwrap();
		let made = folder.path().join("chains/suhui/keystore");
		assert_eq!(ensure_own(&made), Ok(()));
		assert_eq!(fs::metadata(&made).unwrap().permissions().mode() & 0o777, 0o700);
		assert_eq!(ensure_own(&made), Ok(()));
	}

	#[test]
	fn half_of_a_key_should_be_removed_when_a_killed_process_left_it() {
		let (public, text) = own();
		let folder = keystore(&public, &text);
		let key = file_of(folder.path(), *b"babe", &public);
		let mut half = key.clone().into_os_string();
		half.push(".0123456789abcdef.new");
		let file = File::create_new(&half).unwrap();
		file.set_modified(SystemTime::now() - Duration::from_secs(120)).unwrap();
		drop(file);
		fs::set_permissions(&key, Permissions::from_mode(0o600)).unwrap();
		assert_eq!(ensure_own(folder.path()), Ok(()));
		assert!(key.exists() && !Path::new(&half).exists());
	}

	#[test]
	fn keystore_should_be_refused_when_others_may_read_a_key_or_put_one_there() {
		let (public, text) = own();
		let folder = keystore(&public, &text);
		let key = file_of(folder.path(), *b"babe", &public);
		let allow = |path: &Path, mode| {
			fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
		};
		allow(&key, 0o640);
		let fault = ensure_own(folder.path()).unwrap_err();
		assert!(fault.contains(&format!("`chmod 600 {}`", key.display())), "{fault}");
		allow(&key, 0o600);
		assert_eq!(ensure_own(folder.path()), Ok(()));
		allow(folder.path(), 0o777);
		let fault = ensure_own(folder.path()).unwrap_err();
		assert!(fault.contains(&format!("`chmod 700 {}`", folder.path().display())), "{fault}");
	}

	#[test]
	fn keystore_should_be_one_nodes_when_its_keys_are_still_to_come() {
		let folder = tempfile::tempdir().unwrap();
		let keystore = folder.path().join("none/yet");
		assert_eq!(hold(&keystore), Ok(None));
		assert!(hold(&keystore).unwrap_err().contains("another node"));
	}

	#[test]
	fn folder_should_be_for_keys_when_it_is_empty_or_has_one() {
		let folder = tempfile::tempdir().unwrap();
		assert_eq!(ensure_for_keys(folder.path()), Ok(()));
		let (public, text) = own();
		let folder = keystore(&public, &text);
		fs::write(folder.path().join("README"), "").unwrap();
		assert_eq!(ensure_for_keys(folder.path()), Ok(()));
	}

	#[test]
	fn folder_should_be_refused_when_other_files_alone_are_there() {
		let folder = tempfile::tempdir().unwrap();
		fs::write(folder.path().join("node.key"), "").unwrap();
		let fault = ensure_for_keys(folder.path()).unwrap_err();
		assert!(fault.contains("other files and no key"), "{fault}");
	}

	#[test]
	fn keystore_should_be_refused_when_a_secret_is_the_development_phrases() {
		let pair = sr25519::Pair::from_string("//some//path//nobody//guesses", None).unwrap();
		let folder = keystore(&pair.public().0, "\"//some//path//nobody//guesses\"");
		assert!(refusal_of(&folder, None).contains("development phrase"));
	}

	#[test]
	fn keystore_should_be_refused_when_a_key_is_well_known() {
		let (pair, seed) = sr25519::Pair::from_string_with_seed("//Alice", None).unwrap();
		let secret = format!("\"0x{}\"", hex::encode(seed.unwrap()));
		let fault = refusal_of(&keystore(&pair.public().0, &secret), None);
		assert!(fault.contains("is the well-known development key //Alice"), "{fault}");
	}

	#[test]
	fn keystore_should_be_refused_with_its_remedy_when_a_key_is_of_no_use() {
		let (public, text) = own();
		let phrase = "\"//some//path//nobody//guesses\"";
		for (public, content) in [
			(public, ""),
			(public, &text[..9]),
			(public, phrase),
			(public, "\"no phrase\""),
			([0; 32], &text[..]),
		] {
			let fault = refusal_of(&keystore(&public, content), PASSWORD);
			assert!(fault.contains("delete it, and make other session keys"), "{fault}");
		}
	}

	#[test]
	fn keystore_should_be_refused_when_a_name_is_no_key() {
		let (_, text) = own();
		assert!(refusal_of(&keystore(&[0; 32], &text), PASSWORD).contains("all zeros"));
	}
}
