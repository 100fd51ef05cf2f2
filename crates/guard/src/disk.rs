//! Room for the database.

use crate::file::explain;
use std::path::Path;

const MIB: u64 = 1024 * 1024;

/// MiB that are free where a folder is, or will be made.
pub fn free(folder: &Path) -> Result<u64, String> {
	let there = folder.ancestors().find(|folder| folder.exists()).unwrap_or(Path::new("."));
	Ok(fs4::available_space(there).map_err(|error| explain(there, &error))? / MIB)
}

/// That so many MiB are free where a folder is, or will be made; nought asks for none.
pub fn ensure_room(folder: &Path, mib: u64) -> Result<(), String> {
	let free = free(folder)?;
	if free < mib {
		return Err(format!(
			"{}: {free} MiB are free on its disk, and {mib} must be: make room, or name a folder on another disk \
			 (--base-path). A database that cannot be written stops the node",
			folder.display()
		));
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn room_should_be_found_when_the_folder_is_not_made_yet() {
		let folder = tempfile::tempdir().unwrap();
		assert_eq!(ensure_room(&folder.path().join("chains/suhui"), 0), Ok(()));
	}

	#[test]
	fn folder_should_be_named_when_its_disk_has_no_room() {
		let folder = tempfile::tempdir().unwrap();
		let fault = ensure_room(folder.path(), u64::MAX).unwrap_err();
		assert!(fault.starts_with(&folder.path().display().to_string()), "{fault}");
		assert!(fault.contains("MiB are free"), "{fault}");
	}
}
