//! Secrets that are their owner's alone, and the password that a keystore's keys are encrypted by.

use crate::file::explain;
use std::{
	fs::{self, File, Metadata},
	os::unix::fs::PermissionsExt,
	path::Path,
};

/// Rights of others than the owner.
const OTHERS: u32 = 0o077;
/// Rights of others to change something.
const OTHERS_WRITE: u32 = 0o022;

/// That a file with a secret is its owner's alone. Of a pipe nothing is left to read.
pub fn ensure(path: &Path) -> Result<(), String> {
	let found = metadata(path)?;
	if found.is_file() && has(&found, OTHERS) {
		return Err(format!(
			"{0}: others may read it: `chmod 600 {0}`, and make another secret if anybody else was logged in",
			path.display()
		));
	}
	Ok(())
}

/// That nobody but its owner puts keys into a folder, or takes any out.
pub fn ensure_folder(folder: &Path) -> Result<(), String> {
	if has(&metadata(folder)?, OTHERS_WRITE) {
		return Err(format!(
			"{0}: others may write there: `chmod 700 {0}`, and see that every key in it is yours",
			folder.display()
		));
	}
	Ok(())
}

/// The password in a file that is its owner's alone.
pub fn password(path: &Path) -> Result<String, String> {
	ensure(path)?;
	let password = fs::read_to_string(path).map_err(|error| explain(path, &error))?;
	if password.is_empty() {
		return Err(no_password(path));
	}
	Ok(password)
}

/// That there is a password in a file. It is not read: a pipe gives it once, to the SDK.
pub fn ensure_password(path: &Path) -> Result<(), String> {
	let found = File::open(path).and_then(|file| file.metadata());
	let found = found.map_err(|error| explain(path, &error))?;
	if found.is_file() && found.len() == 0 {
		return Err(no_password(path));
	}
	Ok(())
}

/// An empty one is none to the SDK, which would take the keys for another's, and encrypt no new ones.
fn no_password(path: &Path) -> String {
	format!(
		"{}: the password is empty: a full disk leaves files so. Restore it; where nobody has it the keys are lost that it \
		 encrypts, and docs/operating.md says how they are replaced (Lost keys)",
		path.display()
	)
}

fn metadata(path: &Path) -> Result<Metadata, String> {
	fs::metadata(path).map_err(|error| explain(path, &error))
}

fn has(found: &Metadata, rights: u32) -> bool {
	found.permissions().mode() & rights != 0
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::{fs::Permissions, path::PathBuf};
	use tempfile::TempDir;

	fn file(content: &str, mode: u32) -> (TempDir, PathBuf) {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("keystore.password");
		fs::write(&path, content).unwrap();
		fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
		(folder, path)
	}

	#[test]
	fn secret_should_be_refused_with_its_remedy_when_others_may_read_or_change_it() {
		for mode in [0o644, 0o640, 0o620, 0o604] {
			let (_folder, path) = file("secret", mode);
			let fault = ensure(&path).unwrap_err();
			assert!(fault.starts_with(&path.display().to_string()), "{fault}");
			assert!(fault.contains(&format!("`chmod 600 {}`", path.display())), "{fault}");
			assert_eq!(password(&path), Err(fault));
		}
	}

	#[test]
	fn secret_should_be_taken_when_it_is_its_owners_alone() {
		for mode in [0o600, 0o400] {
			let (_folder, path) = file("secret", mode);
			assert_eq!(ensure(&path), Ok(()));
			assert_eq!(password(&path), Ok("secret".into()));
			assert_eq!(ensure_password(&path), Ok(()));
		}
	}

	#[test]
	fn folder_should_be_refused_with_its_remedy_when_others_may_write_there() {
		let folder = tempfile::tempdir().unwrap();
		let found = |mode| {
			fs::set_permissions(folder.path(), Permissions::from_mode(mode)).unwrap();
			ensure_folder(folder.path())
		};
		assert_eq!(found(0o755), Ok(()));
		for mode in [0o777, 0o770, 0o702] {
			let fault = found(mode).unwrap_err();
			assert!(fault.contains(&format!("`chmod 700 {}`", folder.path().display())), "{fault}");
		}
	}

	#[test]
	fn password_should_be_refused_as_empty_when_a_full_disk_left_it_so() {
		let (_folder, path) = file("", 0o600);
		let fault = password(&path).unwrap_err();
		let beginning = format!("{}: the password is empty: a full disk", path.display());
		assert!(fault.starts_with(&beginning), "{fault}");
		assert_eq!(ensure_password(&path), Err(fault));
	}

	#[test]
	fn password_should_be_refused_by_its_file_when_there_is_none() {
		let path = Path::new("/nowhere/keystore.password");
		for fault in [password(path).unwrap_err(), ensure_password(path).unwrap_err()] {
			assert!(fault.starts_with("/nowhere/keystore.password: "), "{fault}");
		}
	}
}
