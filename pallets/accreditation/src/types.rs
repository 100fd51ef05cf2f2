//! What a verifier is.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use suhui_primitives::{Day, Document};

/// A public title, UTF-8.
pub type Title = BoundedVec<u8, ConstU32<128>>;

/// An accredited verifier (Art. 40, 41).
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Verifier {
	pub title: Title,
	/// The documents that show the conditions of Art. 40.
	pub documents: Document,
	pub accredited: Day,
	pub standing: Standing,
}

/// Whether a verifier may attest.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Standing {
	Good,
	Suspended { since: Day, reason: Document },
}

/// Whether the bytes are UTF-8 that shows something and holds no control character.
pub fn is_text(bytes: &[u8]) -> bool {
	core::str::from_utf8(bytes)
		.is_ok_and(|text| !text.trim().is_empty() && !text.contains(char::is_control))
}
