//! BLAKE2-256 as blocks and tries are hashed by, without a host to ask for it.

use hash256_std_hasher::Hash256StdHasher;
use hash_db::Hasher;
use sp_core::H256;
use sp_crypto_hashing::blake2_256;

#[derive(Debug)]
pub struct Blake2;

impl Hasher for Blake2 {
	type Out = H256;
	type StdHasher = Hash256StdHasher;
	const LENGTH: usize = 32;

	fn hash(bytes: &[u8]) -> H256 {
		H256(blake2_256(bytes))
	}
}
