//! Documents kept outside the chain, named by their digests.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use sm3::{Digest, Sm3};
use subxt::{
	config::{substrate::BlakeTwo256, Hasher},
	utils::H256,
};
use suhui_primitives::Document;

pub fn blake2_256(bytes: &[u8]) -> H256 {
	BlakeTwo256.hash(bytes)
}

pub fn sm3(bytes: &[u8]) -> H256 {
	let digest: [u8; 32] = Sm3::digest(bytes).into();
	digest.into()
}

/// The digests of a file.
pub fn read(path: &Path) -> Result<Document> {
	let bytes = fs::read(path).with_context(|| {
		format!("无法读取材料 {0} / cannot read the document {0}", path.display())
	})?;
	Ok(Document { blake2_256: blake2_256(&bytes), sm3: sm3(&bytes) })
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn sm3_should_be_the_digest_of_the_standard_when_given_its_first_example() {
		// GB/T 32905-2016, A.1.
		let expected = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
		assert_eq!(hex::encode(sm3(b"abc")), expected);
	}

	#[test]
	fn blake2_256_should_be_the_reference_digest_when_given_nothing() {
		let expected = "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8";
		assert_eq!(hex::encode(blake2_256(b"")), expected);
	}
}
