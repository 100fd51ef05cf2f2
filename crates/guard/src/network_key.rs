//! The key by which other nodes know this one.

use crate::{
	file::{clear_beside, explain, write, SECRET},
	WellKnown,
};
use polkadot_sdk::sp_core::{ed25519, Pair};
use std::{fs, io::ErrorKind, path::Path};

/// Digits of the key as a file of this house has it.
const DIGITS: usize = 64;

/// That the file holds a network key, as the SDK will read it.
pub fn check(path: &Path) -> Result<(), String> {
	read(path).map(|_| ())
}

/// [`check`], and that it is not one that anybody has, who could be taken for this node.
pub fn ensure_own(path: &Path, known: &WellKnown) -> Result<(), String> {
	let public = ed25519::Pair::from_seed(&read(path)?).public();
	match known.seed_of(&public.0) {
		Some(seed) => Err(format!(
			"{0}: is the well-known key {seed}: move it away, make another as the node's user, `sudo -u suhui suhui-node key \
			 generate-node-key --file {0}`, and tell the departments that list this node its new identity",
			path.display()
		)),
		None => Ok(()),
	}
}

fn read(path: &Path) -> Result<[u8; 32], String> {
	let bytes = fs::read(path).map_err(|error| explain(path, &error))?;
	let refusal = |reason: &str| Err(format!("{}: {reason}", path.display()));
	let secret: [u8; 32] = if bytes.is_empty() {
		return refusal(
			"the network key is empty: a start on a full disk left it so. Restore it from its backup; a node that \
			 nobody lists by its identity may make another: delete the file and start again",
		);
	} else if let Ok(raw) = <[u8; 32]>::try_from(&bytes[..]) {
		raw
	} else if let Some(raw) = digits(&bytes) {
		raw
	} else {
		return refusal(&format!(
			"is no network key: {} bytes, where 64 hexadecimal digits without a line end are expected, or 32 bytes",
			bytes.len()
		));
	};
	if secret == [0; 32] {
		return refusal("the network key is all zeros: restore it from its backup");
	}
	Ok(secret)
}

fn digits(bytes: &[u8]) -> Option<[u8; 32]> {
	hex::decode(bytes).ok()?.try_into().ok().filter(|_| bytes.len() == DIGITS)
}

/// A new key as its file has it, `raw` or in digits, and its public half.
pub fn generate(raw: bool) -> (Vec<u8>, [u8; 32]) {
	let (pair, secret) = ed25519::Pair::generate();
	let content = if raw { secret.to_vec() } else { hex::encode(secret).into_bytes() };
	(content, pair.public().0)
}

/// [`check`], and makes the key where there is none: whole, or not at all.
pub fn ensure(path: &Path) -> Result<(), String> {
	clear_beside(path);
	match fs::metadata(path) {
		Err(error) if error.kind() == ErrorKind::NotFound => {
			if path.is_symlink() {
				return Err(format!(
					"{}: leads to what is not there: is its disk mounted? A new key would be another identity",
					path.display()
				));
			}
			if let Some(folder) = path.parent() {
				fs::create_dir_all(folder).map_err(|error| explain(folder, &error))?;
			}
			write(path, &generate(false).0, SECRET)
		}
		_ => check(path),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn refusal_of(content: &[u8]) -> String {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("secret_ed25519");
		fs::write(&path, content).unwrap();
		let fault = ensure(&path).unwrap_err();
		assert!(fault.starts_with(&path.display().to_string()), "{fault}");
		fault
	}

	#[test]
	fn network_key_should_be_made_whole_when_there_is_none() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("network/secret_ed25519");
		ensure(&path).unwrap();
		let made = fs::read(&path).unwrap();
		assert_eq!(made.len(), 64);
		ensure(&path).unwrap();
		assert_eq!(fs::read(&path).unwrap(), made);
	}

	#[test]
	fn network_key_should_not_be_made_when_it_is_on_a_disk_that_is_away() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("secret_ed25519");
		std::os::unix::fs::symlink(folder.path().join("away/key"), &path).unwrap();
		assert!(ensure(&path).unwrap_err().contains("is its disk mounted"));
		assert!(path.is_symlink());
	}

	#[test]
	fn network_key_should_be_taken_when_it_is_raw() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("secret_ed25519");
		fs::write(&path, [7; 32]).unwrap();
		assert_eq!(check(&path), Ok(()));
	}

	#[test]
	fn network_key_should_be_taken_when_it_was_generated() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("node.key");
		for (raw, length) in [(false, 64), (true, 32)] {
			let (content, public) = generate(raw);
			assert_eq!(content.len(), length);
			fs::write(&path, content).unwrap();
			assert_eq!(ed25519::Pair::from_seed(&read(&path).unwrap()).public().0, public);
		}
	}

	#[test]
	fn network_key_should_be_refused_with_its_remedy_when_it_is_empty() {
		let fault = refusal_of(b"");
		assert!(fault.contains("full disk") && fault.contains("backup"), "{fault}");
	}

	#[test]
	fn network_key_should_be_refused_when_a_line_ends_it() {
		let fault = refusal_of(format!("{}\n", "07".repeat(32)).as_bytes());
		assert!(fault.contains("65 bytes"), "{fault}");
	}

	#[test]
	fn network_key_should_be_refused_when_it_is_all_zeros() {
		assert!(refusal_of(&[0; 32]).contains("all zeros"));
		assert!(refusal_of("0".repeat(64).as_bytes()).contains("all zeros"));
	}

	#[test]
	fn network_key_should_be_refused_when_anybody_has_it() {
		let known = WellKnown::new(&[]);
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("secret_ed25519");
		ensure(&path).unwrap();
		assert_eq!(ensure_own(&path, &known), Ok(()));
		let (_, alice) = ed25519::Pair::from_string_with_seed("//Alice", None).unwrap();
		let first = format!("{}01", "00".repeat(31));
		for (secret, seed) in [
			(hex::encode(alice.unwrap()), "//Alice".to_string()),
			(first.clone(), format!("0x{first}")),
		] {
			fs::write(&path, secret).unwrap();
			let fault = ensure_own(&path, &known).unwrap_err();
			assert!(
				fault
					.contains(&format!("is the well-known key {seed}: move it away, make another")),
				"{fault}"
			);
		}
	}
}
