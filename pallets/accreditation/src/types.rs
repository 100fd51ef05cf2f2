//! What a verifier is.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use suhui_primitives::{Day, Document};

/// An accredited verifier (Art. 40, 41).
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Verifier {
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
	/// For misconduct (Art. 44).
	Suspended {
		since: Day,
		reason: Document,
	},
	/// The operator gave the account another key, closed it or opened it again, and the authority has yet to confirm who
	/// holds it.
	Unconfirmed {
		since: Day,
	},
}
