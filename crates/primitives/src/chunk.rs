//! The coding of a batch ([`suhui_coding::chunk`]), hashed as the chain hashes.

use alloc::vec::Vec;

use polkadot_sdk::{sp_core::H256, sp_runtime::traits::BlakeTwo256};

/// How the chain hashes.
pub use polkadot_sdk::sp_runtime::traits::BlakeTwo256 as Blake2_256;
pub use suhui_coding::chunk::*;

use crate::{Period, SourceId};

/// Cuts a batch's records, given in order with the quantity of each, into chunks between participants.
pub type Cutter = suhui_coding::chunk::Cutter<BlakeTwo256>;

/// The root over a batch's chunks.
pub fn root(source: SourceId, period: Period, headers: &[ChunkHeader]) -> H256 {
	suhui_coding::chunk::root::<BlakeTwo256>(source, period, headers)
}

/// The hashes that lead from a chunk's leaf to the root; `None` for an index there is no chunk at.
pub fn proof(
	source: SourceId,
	period: Period,
	headers: &[ChunkHeader],
	index: u32,
) -> Option<Vec<H256>> {
	suhui_coding::chunk::proof::<BlakeTwo256>(source, period, headers, index)
}

/// Whether a chunk of this header stands at its place under the root of a batch of `chunks` chunks.
pub fn verify(
	source: SourceId,
	period: Period,
	header: &ChunkHeader,
	chunks: u32,
	root: &H256,
	proof: &[H256],
) -> bool {
	suhui_coding::chunk::verify::<BlakeTwo256>(source, period, header, chunks, root, proof)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{Day, Page, Quantity, Slots};
	use polkadot_sdk::sp_io::hashing::blake2_256;
	use scale_info::TypeInfo;

	#[test]
	fn types_should_keep_their_path_when_the_chain_describes_itself() {
		let path = |info: scale_info::Type| info.path.segments.join("::");
		assert_eq!(path(ChunkHeader::type_info()), "suhui_primitives::chunk::ChunkHeader");
		assert_eq!(path(Quantity::type_info()), "suhui_primitives::rule::Quantity");
		assert_eq!(path(Page::type_info()), "suhui_primitives::participant::Page");
		assert_eq!(path(Slots::type_info()), "suhui_primitives::participant::Slots");
		assert_eq!(path(Period::type_info()), "suhui_primitives::time::Period");
		assert_eq!(path(Day::type_info()), "suhui_primitives::time::Day");
	}

	#[test]
	fn root_should_be_the_leafs_hash_when_there_is_one_chunk() {
		let period = Period { first: Day(16_801), last: Day(16_831) };
		let header = ChunkHeader::default();
		assert_eq!(root(7, period, &[header]).0, blake2_256(&leaf(7, period, &header)));
	}
}
