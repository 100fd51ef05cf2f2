//! Files that are written whole or not at all, and what it means when they are not.

use std::{
	collections::hash_map::RandomState,
	fs::{self, File, OpenOptions},
	hash::{BuildHasher, Hasher},
	io::{self, ErrorKind, Write},
	os::unix::fs::{OpenOptionsExt, PermissionsExt},
	path::{Path, PathBuf},
};

/// What a file must be for its owner alone.
pub const SECRET: u32 = 0o600;
/// What a file may be for everybody.
pub const PUBLIC: u32 = 0o644;

/// Writes a file that is there whole, on disk, or not at all: what a first start on a full disk leaves behind must not
/// look like a key. Of what is beside it nothing is touched.
pub fn write(path: &Path, bytes: &[u8], mode: u32) -> Result<(), String> {
	let new = beside(path);
	let mut file = OpenOptions::new()
		.write(true)
		.create_new(true)
		.mode(mode)
		.open(&new)
		.map_err(|error| explain(path, &error))?;
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
	name.push(format!(".{chance:016x}.new"));
	path.with_file_name(name)
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
