use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::sp_core::H256;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// A document kept outside the chain, named by two digests of its bytes.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct Document {
	pub blake2_256: H256,
	pub sm3: H256,
}

impl Document {
	/// Whether a digest is all zeros, which no bytes are known to have: there is no document.
	pub fn is_missing(&self) -> bool {
		self.blake2_256.is_zero() || self.sm3.is_zero()
	}
}
