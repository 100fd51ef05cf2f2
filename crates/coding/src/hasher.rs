//! BLAKE2-256 for tests: the chain and the browser each bring their own.

use blake2::{digest::consts::U32, Blake2b, Digest};
use hash256_std_hasher::Hash256StdHasher;

use crate::{Hasher, H256};

pub struct Blake2;

impl Hasher for Blake2 {
	type Out = H256;
	type StdHasher = Hash256StdHasher;
	const LENGTH: usize = 32;

	fn hash(bytes: &[u8]) -> H256 {
		H256(Blake2b::<U32>::digest(bytes).into())
	}
}
