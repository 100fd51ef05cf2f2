//! The secret of an order, by which its provider shows that it handed over (Art. 37): 32 bytes of chance in a file of
//! the person's, whose digest alone stands on the chain until then.

use std::{
	fs::{self, File, OpenOptions},
	io::{Read, Write},
	os::unix::fs::OpenOptionsExt,
	path::Path,
};

use anyhow::{Context, Error, Result};
use subxt::utils::H256;

use crate::{args, document};

/// Makes one and keeps it, as one line of hexadecimal digits, in a file that must not exist yet: each is for one order
/// alone, since it is public once used.
pub fn make(path: &Path) -> Result<[u8; 32]> {
	let mut secret = [0; 32];
	File::open("/dev/urandom")?.read_exact(&mut secret)?;
	let options = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
	let mut file = options.with_context(|| {
		format!("无法新建凭证文件 {0}，每次兑换须用新文件 / cannot create the secret's file {0}, which must not exist yet: each order has its own", path.display())
	})?;
	writeln!(file, "{}", hex::encode(secret))?;
	file.sync_all()?;
	Ok(secret)
}

/// Reads one from its file.
pub fn read(path: &Path) -> Result<[u8; 32]> {
	let name = path.display();
	let text = fs::read_to_string(path).with_context(|| {
		format!("无法读取凭证文件 {name} / cannot read the secret's file {name}")
	})?;
	let secret = parse(text.trim()).map_err(Error::msg);
	secret.with_context(|| {
		format!("凭证文件 {name} 应为一行 / the secret's file {name} should be one line")
	})
}

/// One as its person gives it away: 64 hexadecimal digits, with or without `0x`.
pub fn parse(text: &str) -> Result<[u8; 32], String> {
	args::hash(text).map(|bytes| bytes.0)
}

/// By which the chain knows it.
pub fn digest(secret: &[u8; 32]) -> H256 {
	document::blake2_256(secret)
}

#[cfg(test)]
mod tests {
	use std::os::unix::fs::PermissionsExt;

	use super::*;

	#[test]
	fn secret_should_be_read_back_by_its_person_alone_when_made() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("order.secret");
		let secret = make(&path).unwrap();
		assert_eq!(read(&path).unwrap(), secret);
		assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
		assert_ne!(make(&folder.path().join("other.secret")).unwrap(), secret);
	}

	#[test]
	fn secret_should_not_be_made_when_its_file_is_there() {
		let file = tempfile::NamedTempFile::new().unwrap();
		let fault = make(file.path()).unwrap_err().to_string();
		assert!(fault.contains("must not exist yet"), "{fault}");
	}

	#[test]
	fn secret_should_be_refused_when_it_has_other_than_64_digits() {
		assert_eq!(parse(&"07".repeat(32)), Ok([7; 32]));
		for text in [String::new(), "07".repeat(31), "zz".repeat(32)] {
			assert!(parse(&text).unwrap_err().contains("64 hexadecimal digits"), "{text}");
		}
	}

	#[test]
	fn digest_should_be_that_of_the_chain_when_taken_of_a_secret() {
		// BLAKE2b-256 of 32 bytes of zero, from b2sum -l 256.
		let expected = "89eb0d6a8a691dae2cd15ed0369931ce0a949ecafa5c3f93f8121833646e15c3";
		assert_eq!(hex::encode(digest(&[0; 32])), expected);
	}
}
