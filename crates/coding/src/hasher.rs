//! BLAKE2-256 in plain Rust, for the browser and for tests; the chain hashes by its host.

use blake2::{digest::consts::U32, Blake2b, Digest};
use hash256_std_hasher::Hash256StdHasher;

use crate::{Hasher, H256};

/// BLAKE2-256 in plain Rust.
pub struct Blake2;

impl Hasher for Blake2 {
	type Out = H256;
	type StdHasher = Hash256StdHasher;
	const LENGTH: usize = 32;

	fn hash(bytes: &[u8]) -> H256 {
		H256(Blake2b::<U32>::digest(bytes).into())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn hash_should_be_the_published_one_when_given_abc() {
		// BLAKE2b-256 of "abc".
		let expected = "0xbddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319";
		assert_eq!(alloc::format!("{:?}", Blake2::hash(b"abc")), expected);
	}
}
