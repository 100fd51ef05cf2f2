//! Values under a state root.

use alloc::vec::Vec;

use sp_core::H256;
use sp_trie::{read_trie_value, LayoutV1, MemoryDB, StorageProof};

use crate::{hasher::Blake2, refusal::Refusal};

/// The values at some keys, in their order, `None` where the state has none: read from the nodes of the trie on the way
/// to them, each of which is found by its hash alone.
pub fn read(
	root: H256,
	nodes: Vec<Vec<u8>>,
	keys: &[Vec<u8>],
) -> Result<Vec<Option<Vec<u8>>>, Refusal> {
	let trie: MemoryDB<Blake2> = StorageProof::new(nodes).into_memory_db();
	let values = keys.iter().map(|key| {
		// The newer layout reads what the older one wrote as well.
		read_trie_value::<LayoutV1<Blake2>, _>(&trie, &root, key, None, None)
			.map_err(|_| Refusal::StateProof)
	});
	values.collect()
}
