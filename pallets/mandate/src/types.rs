//! What a mandate is, and of what.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use suhui_primitives::{Day, Document};

/// What the operator is mandated with (Art. 6).
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Scope {
	/// Opening accounts, recording consents, replacing keys (Art. 8, 25).
	Accounts,
	/// Deciding on methodologies' and scenarios' applications, reporting, and answering complaints (Art. 13, 19, 22, 43).
	Review,
	/// Assigning verifiers, approving, holding and closing batches, naming who accounts events, and certifying (Art. 24,
	/// 28, 29, 42).
	Issuance,
	/// Agreeing with providers, listing items, and deciding on orders in dispute (Art. 35, 36).
	Mall,
}

impl Scope {
	pub const ALL: [Scope; 4] = [Scope::Accounts, Scope::Review, Scope::Issuance, Scope::Mall];
}

/// A mandate of the authority's.
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
pub struct Mandate {
	pub from: Day,
	/// The last day.
	pub until: Day,
	/// The instrument in writing.
	pub document: Document,
}
