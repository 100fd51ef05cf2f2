//! What a methodology, its versions and objections to them are.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::{traits::ConstU32, BoundedVec},
	sp_core::H256,
};
use scale_info::TypeInfo;
use suhui_formula::MAX_PROOF;
use suhui_primitives::{Compiling, Day, Document, ParticipantId, Title, MAX_ANSWERS};

pub use suhui_primitives::MethodologyId;

/// Longest text, in bytes.
pub const MAX_TEXT: u32 = 8_192;

/// Working days in which experts evaluate a version, from the day after its material was complete (Art. 14).
pub const EVALUATION_DAYS: u16 = 20;
/// Working days of public notice at least (Art. 14).
pub const MIN_NOTICE: u16 = 5;
/// Working days of public notice at most, lest one mistyped have no end.
pub const MAX_NOTICE: u16 = 60;
/// The round in which a version is judged first.
pub const FIRST_ROUND: u8 = 1;
/// How many days ahead a version may come into effect or be discontinued.
pub const DAYS_AHEAD: u32 = 366;

/// A text in the methodology language, UTF-8.
pub type FormulaText = BoundedVec<u8, ConstU32<MAX_TEXT>>;

/// Versions that follow each other (Art. 16).
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Methodology {
	pub developer: ParticipantId,
	/// How many versions there are.
	pub versions: u32,
}

/// One version of a methodology. Its text never changes; its document and the day of it do when the material is completed,
/// and its stage.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Version {
	pub methodology: u32,
	/// The version's number within its methodology, from 1.
	pub number: u32,
	pub developer: ParticipantId,
	/// Who applied for the version; `None` is the authority.
	pub applicant: Option<ParticipantId>,
	/// The title in the text.
	pub title: Title,
	/// The text's BLAKE2b-256, which stays when the text goes.
	pub text: H256,
	/// Baseline, calculation and monitoring plan (Art. 11).
	pub document: Document,
	pub submitted: Day,
	/// When the material came in as it is now: the days of its evaluation count from then (Art. 14).
	pub received: Day,
	pub stage: Stage,
}

/// How far a version has come.
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
pub enum Stage {
	/// The operator has neither taken it in nor returned it (Art. 13).
	Submitted,
	/// It was returned, for something is missing (Art. 13).
	Incomplete,
	/// A panel judges it (Art. 14); rounds count from 1.
	Evaluation { round: u8 },
	/// It is in public notice until the end of the last day (Art. 14).
	Notice { round: u8, from: Day, last: Day },
	/// It was filed with the authority on that day (Art. 15).
	Filed { round: u8, day: Day },
	/// Activity counts under it from that day on (Art. 15).
	Published { effective: Day },
	/// Activity from that day on does not count under it any more (Art. 16).
	Discontinued { effective: Day, from: Day },
	/// Turned down on that day (Art. 14); its text is gone.
	Rejected(Day),
	/// Taken back by who applied for it on that day (Art. 13); its text is gone.
	Withdrawn(Day),
}

impl Stage {
	/// Whether it waits for a decision.
	pub fn is_open(self) -> bool {
		match self {
			Stage::Submitted
			| Stage::Incomplete
			| Stage::Evaluation { .. }
			| Stage::Notice { .. }
			| Stage::Filed { .. } => true,
			Stage::Published { .. }
			| Stage::Discontinued { .. }
			| Stage::Rejected(_)
			| Stage::Withdrawn(_) => false,
		}
	}
}

/// What a participant has against a version in notice (Art. 15).
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
pub struct Objection {
	pub by: ParticipantId,
	pub round: u8,
	pub document: Document,
	pub day: Day,
	/// `None` also of one that fell with another that was upheld, or with the version.
	pub answer: Option<Answer>,
}

/// What the operator answers.
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
pub struct Answer {
	/// Whether the version is evaluated again for it.
	pub upheld: bool,
	pub document: Document,
	pub day: Day,
}

/// Objections by their numbers.
pub type ObjectionList = BoundedVec<u32, ConstU32<MAX_ANSWERS>>;

pub fn count(objections: &ObjectionList) -> u32 {
	u32::try_from(objections.len()).unwrap_or(MAX_ANSWERS)
}

/// What compiling a text takes at most.
pub fn most(text: &FormulaText) -> Compiling {
	Compiling { bytes: u32::try_from(text.len()).unwrap_or(MAX_TEXT), steps: MAX_PROOF }
}

/// What compiling any text takes at most.
pub const MOST: Compiling = Compiling { bytes: MAX_TEXT, steps: MAX_PROOF };
