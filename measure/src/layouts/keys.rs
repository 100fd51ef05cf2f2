//! Maps from numbers to bytes, under keys of either kind.

use polkadot_sdk::frame_support::{
	storage::{storage_prefix, unhashed},
	StorageHasher, Twox64Concat,
};

/// How numbers become a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
	/// Each as `Twox64Concat` has it: neighbours lie far from each other.
	Scattered,
	/// Each in big endian as it is: neighbours share the branches that lead to them.
	Near,
}

#[derive(Clone, Copy)]
pub struct NumberMap {
	prefix: [u8; 32],
	keys: Keys,
}

impl NumberMap {
	pub fn new(pallet: &str, name: &str, keys: Keys) -> Self {
		NumberMap { prefix: storage_prefix(pallet.as_bytes(), name.as_bytes()), keys }
	}

	pub fn at(&self, numbers: &[u32]) -> Place {
		let mut key = self.prefix.to_vec();
		for number in numbers {
			match self.keys {
				Keys::Scattered => {
					key.extend_from_slice(&Twox64Concat::hash(&number.to_le_bytes()))
				}
				Keys::Near => key.extend_from_slice(&number.to_be_bytes()),
			}
		}
		Place(key)
	}
}

/// Where one value stands.
pub struct Place(Vec<u8>);

impl Place {
	/// No bytes where there is no value.
	pub fn get(&self) -> Vec<u8> {
		unhashed::get_raw(&self.0).unwrap_or_default()
	}

	pub fn put(&self, value: &[u8]) {
		unhashed::put_raw(&self.0, value);
	}

	/// Removes the value and returns it.
	pub fn take(&self) -> Vec<u8> {
		let value = self.get();
		if !value.is_empty() {
			unhashed::kill(&self.0);
		}
		value
	}
}
