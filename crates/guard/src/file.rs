//! Files that are written whole or not at all, and what it means when they are not.

use std::{
	collections::hash_map::RandomState,
	ffi::OsStr,
	fs::{self, File, OpenOptions},
	hash::{BuildHasher, Hasher},
	io::{self, ErrorKind, Write},
	os::unix::fs::{OpenOptionsExt, PermissionsExt},
	path::{Path, PathBuf},
	time::Duration,
};

/// What a file must be for its owner alone.
pub const SECRET: u32 = 0o600;
/// What a file may be for everybody.
pub const PUBLIC: u32 = 0o644;

/// Digits by which a file that is being written is told from others.
const CHANCE: usize = 16;
/// What its name ends with.
const NEW: &str = ".new";
/// Since when a file that nobody holds was left by a process that was killed: one that runs holds it at once.
const LEFT: Duration = Duration::from_secs(60);

/// Writes a file that is there whole, on disk, or not at all: what a first start on a full disk leaves behind must not
/// look like a key. Of what is beside it nothing is touched but what was left of the same file.
pub fn write(path: &Path, bytes: &[u8], mode: u32) -> Result<(), String> {
	clear_beside(path);
	let new = beside(path);
	let mut file = OpenOptions::new()
		.write(true)
		.create_new(true)
		.mode(mode)
		.open(&new)
		.map_err(|error| explain(path, &error))?;
	// Where a file system keeps no locks nobody takes it for left.
	let _ = file.try_lock();
	let mut write = || {
		ensure_kept(file.metadata()?.permissions().mode(), mode)?;
		file.write_all(bytes)?;
		file.sync_all()?;
		fs::rename(&new, path)?;
		sync_folder(path)
	};
	write().map_err(|error| {
		// What is half written is of no use; that it cannot be removed either is the same fault.
		let _ = fs::remove_file(&new);
		explain(path, &error)
	})
}

/// That a file is read by nobody whom its mode leaves out: the file systems of sticks keep no modes.
fn ensure_kept(found: u32, mode: u32) -> io::Result<()> {
	const READ: u32 = 0o444;
	if found & READ & !mode == 0 {
		return Ok(());
	}
	Err(io::Error::other(
		"others could read it: its file system keeps no rights. Name a folder on another, and copy from there what is \
		 encrypted or public",
	))
}

/// That nothing is at a path yet, of which there is no second copy.
pub fn ensure_free(path: &Path) -> Result<(), String> {
	match fs::symlink_metadata(path) {
		Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
		Err(error) => Err(explain(path, &error)),
		Ok(_) => Err(format!(
			"{}: is there already: name a file that is not there, or move this one away",
			path.display()
		)),
	}
}

/// Makes sure that the names in a file's folder are on disk too.
pub fn sync_folder(path: &Path) -> io::Result<()> {
	match path.parent() {
		Some(folder) if !folder.as_os_str().is_empty() => File::open(folder)?.sync_all(),
		_ => File::open(".")?.sync_all(),
	}
}

/// A name that no other file beside it has, but by one chance in 2^64: such a state is what the standard library draws by chance.
fn beside(path: &Path) -> PathBuf {
	let chance = RandomState::new().build_hasher().finish();
	let mut name = path.file_name().unwrap_or_default().to_os_string();
	name.push(format!(".{chance:0CHANCE$x}{NEW}"));
	path.with_file_name(name)
}

/// What a name is to become that [`beside`] made.
fn becomes(name: &str) -> Option<&str> {
	let (whole, chance) = name.strip_suffix(NEW)?.rsplit_once('.')?;
	let is_digit = |digit: u8| digit.is_ascii_digit() || (b'a'..=b'f').contains(&digit);
	(chance.len() == CHANCE && chance.bytes().all(is_digit)).then_some(whole)
}

/// Removes what processes that were killed left of a file; never what one is writing.
pub fn clear_beside(path: &Path) {
	let Some(own) = path.file_name().and_then(OsStr::to_str) else { return };
	let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
	clear(folder.unwrap_or(Path::new(".")), |name| name == own);
}

/// Removes what processes that were killed left in a folder of files that are one's own by their names.
pub fn clear(folder: &Path, is_own: impl Fn(&str) -> bool) {
	for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
		let path = entry.path();
		let whole = path.file_name().and_then(OsStr::to_str).and_then(becomes);
		if whole.is_some_and(&is_own) && is_left(&path).unwrap_or(false) {
			// It is of no use, and in nobody's way.
			let _ = fs::remove_file(&path);
		}
	}
}

fn is_left(path: &Path) -> io::Result<bool> {
	let found = fs::symlink_metadata(path)?;
	// A clock that was set back tells nothing.
	let age = found.modified()?.elapsed().unwrap_or_default();
	Ok(found.is_file() && age >= LEFT && File::open(path)?.try_lock().is_ok())
}

/// What went wrong with a file, and what to do about it.
pub fn explain(path: &Path, error: &io::Error) -> String {
	let name = path.display();
	match error.kind() {
		ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
			format!("{name}: the disk is full: make room on it, then do the same again")
		}
		ErrorKind::ReadOnlyFilesystem => {
			format!("{name}: the file system is read-only: a disk that fails often is remounted so")
		}
		ErrorKind::PermissionDenied => {
			format!(
				"{name}: permission denied: the file must belong to the user that the node runs as"
			)
		}
		_ => format!("{name}: {error}"),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::time::SystemTime;

	#[test]
	fn file_should_be_whole_and_its_owners_alone_when_written() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("key");
		write(&path, b"secret", SECRET).unwrap();
		assert_eq!(fs::read(&path).unwrap(), b"secret");
		assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
		assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
	}

	#[test]
	fn secret_should_not_be_written_when_its_file_system_lets_others_read_it() {
		for kept in [0o100_600, 0o100_400] {
			assert!(ensure_kept(kept, SECRET).is_ok());
		}
		for open in [0o100_755, 0o100_640] {
			let fault = ensure_kept(open, SECRET).unwrap_err().to_string();
			assert!(fault.contains("keeps no rights"), "{fault}");
		}
		assert!(ensure_kept(0o100_777, PUBLIC).is_ok());
	}

	#[test]
	fn file_should_be_written_when_a_failed_start_left_half_of_one() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("key");
		let half = beside(&path);
		fs::write(&half, "half").unwrap();
		write(&path, b"secret", SECRET).unwrap();
		assert_eq!(fs::read(&path).unwrap(), b"secret");
		assert_eq!(fs::read(&half).unwrap(), b"half");
	}

	/// What a process began to write two minutes ago.
	fn half_of(path: &Path) -> (PathBuf, File) {
		let half = beside(path);
		let file = File::create_new(&half).unwrap();
		file.set_modified(SystemTime::now() - 2 * LEFT).unwrap();
		(half, file)
	}

	#[test]
	fn half_of_a_file_should_be_removed_when_a_killed_process_left_it() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("key");
		let (half, file) = half_of(&path);
		file.lock().unwrap();
		// As the process's end does.
		drop(file);
		write(&path, b"secret", SECRET).unwrap();
		assert!(!half.exists());
		assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
	}

	#[test]
	fn half_of_a_file_should_stay_when_a_process_is_writing_it() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("key");
		let (half, file) = half_of(&path);
		file.lock().unwrap();
		clear_beside(&path);
		assert!(half.exists());
	}

	#[test]
	fn half_of_a_file_should_stay_when_a_process_has_just_made_it() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("key");
		let half = beside(&path);
		File::create_new(&half).unwrap();
		clear_beside(&path);
		assert!(half.exists());
	}

	#[test]
	fn file_should_stay_when_it_is_no_half_of_ones_own() {
		let folder = tempfile::tempdir().unwrap();
		let others = [
			"key.new",
			"key.0123.new",
			"key.0123456789abcdeg.new",
			"key.0123456789ABCDEF.new",
			"key.0123456789abcdef.old",
			"another.0123456789abcdef.new",
		];
		for name in others {
			let file = File::create_new(folder.path().join(name)).unwrap();
			file.set_modified(SystemTime::now() - 2 * LEFT).unwrap();
		}
		clear_beside(&folder.path().join("key"));
		assert_eq!(fs::read_dir(folder.path()).unwrap().count(), others.len());
	}

	#[test]
	fn file_should_be_left_alone_when_another_of_a_like_name_is_written() {
		let folder = tempfile::tempdir().unwrap();
		let own = folder.path().join("spec.json.new");
		fs::write(&own, "somebody's").unwrap();
		write(&folder.path().join("spec.json"), b"{}", PUBLIC).unwrap();
		assert_eq!(fs::read(&own).unwrap(), b"somebody's");
		assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
	}

	#[test]
	fn nothing_should_be_left_when_a_file_cannot_be_written() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("key");
		// A file takes no folder's name.
		fs::create_dir(&path).unwrap();
		let fault = write(&path, b"secret", SECRET).unwrap_err();
		assert!(fault.starts_with(&path.display().to_string()), "{fault}");
		assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
	}

	#[test]
	fn path_should_be_refused_when_something_is_there() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("card.json");
		assert_eq!(ensure_free(&path), Ok(()));
		std::os::unix::fs::symlink(folder.path().join("nowhere"), &path).unwrap();
		assert!(ensure_free(&path).unwrap_err().contains("is there already"));
		fs::remove_file(&path).unwrap();
		fs::write(&path, "a card").unwrap();
		assert!(ensure_free(&path).unwrap_err().contains("is there already"));
	}

	#[test]
	fn fault_should_name_file_and_remedy_when_the_disk_is_full() {
		let full = io::Error::from(ErrorKind::StorageFull);
		let told = explain(Path::new("network/secret_ed25519"), &full);
		assert!(told.starts_with("network/secret_ed25519: the disk is full: make room"), "{told}");
	}

	#[test]
	fn file_should_be_refused_by_name_when_its_folder_is_missing() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("no/key");
		let fault = write(&path, b"secret", SECRET).unwrap_err();
		assert!(fault.starts_with(&path.display().to_string()), "{fault}");
	}
}
