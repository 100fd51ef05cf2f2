//! Where a value lies in the state.

use alloc::vec::Vec;

use sp_crypto_hashing::{blake2_128, twox_128, twox_64};

/// A part of a map's key, coded, by the hash that stands before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyPart {
	/// `Twox64Concat`: keys that the chain gives.
	Twox64(Vec<u8>),
	/// `Blake2_128Concat`: keys that a user chooses.
	Blake2(Vec<u8>),
}

/// The key of a pallet's storage item, of a map under these parts.
pub fn storage_key(pallet: &str, item: &str, parts: &[KeyPart]) -> Vec<u8> {
	let mut key = Vec::new();
	key.extend(twox_128(pallet.as_bytes()));
	key.extend(twox_128(item.as_bytes()));
	for part in parts {
		let bytes = match part {
			KeyPart::Twox64(bytes) => {
				key.extend(twox_64(bytes));
				bytes
			}
			KeyPart::Blake2(bytes) => {
				key.extend(blake2_128(bytes));
				bytes
			}
		};
		key.extend(bytes);
	}
	key
}
