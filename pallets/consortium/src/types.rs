//! Who the departments are, and what is known of their validators.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::sp_runtime::Perbill;
use scale_info::TypeInfo;
use suhui_primitives::{DepartmentId, Document, LegalPerson, SessionIndex};

/// A department that runs a validator.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Department<AccountId> {
	pub person: LegalPerson,
	/// Whom to call, on a sheet that the departments keep: it names people.
	pub contact: Document,
	pub validator: AccountId,
}

/// What an account validates for, and until when.
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
pub struct Post {
	pub department: DepartmentId,
	pub standing: Standing,
}

/// How long an account validates.
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
	/// It is its department's validator, and from two sessions after it has session keys on it validates.
	Present,
	/// It was, and validates until the present one does.
	Former,
	/// It validates no more from this session on.
	Leaving(SessionIndex),
}

/// What an account validated for that has left while the department goes on by another.
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
pub struct Former {
	pub department: DepartmentId,
	/// The last session in which its offences can be proven.
	pub until: SessionIndex,
}

/// An offence of a validator's that the council has not decided on.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Fault<AccountId> {
	/// Who makes no blocks for it: whoever committed it or, if that one had left, the department's validator.
	pub validator: AccountId,
	/// The session of the last offence.
	pub session: SessionIndex,
	/// The severest offence's.
	pub severity: Perbill,
	/// How many offences were reported.
	pub offences: u32,
}

/// Sessions in which a department's validator made no block though it might have.
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
)]
pub struct Missed {
	pub sessions: u32,
	/// How many of them are the last ones it might have made a block in.
	pub in_a_row: u32,
	pub last: SessionIndex,
}

/// A set of those who vote.
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
pub struct Set<BlockNumber> {
	/// The block that announced it.
	pub since: BlockNumber,
	/// Whether that counts before it is final: a stall was noted.
	pub by_force: bool,
}
