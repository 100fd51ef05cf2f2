//! What a methodology, its versions and experts' opinions are.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::{traits::ConstU32, BoundedVec},
	sp_core::H256,
};
use scale_info::TypeInfo;
use suhui_formula::MAX_PROOF;
use suhui_primitives::{Compiling, Day, Document, ParticipantId, Title};

/// The number of a methodology, given in the order they are applied for.
pub type MethodologyId = u32;

/// Longest text, in bytes.
pub const MAX_TEXT: u32 = 8_192;

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

/// One version of a methodology; only its stage ever changes.
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
	pub stage: VersionStage,
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
pub enum VersionStage {
	/// Experts judge it (Art. 14).
	Evaluation,
	/// In use since that day (Art. 15).
	Published(Day),
	/// Turned down on that day (Art. 14); its text is gone.
	Rejected(Day),
	/// Taken back by who applied for it on that day (Art. 13); its text is gone.
	Withdrawn(Day),
}

/// An expert's opinion of a version (Art. 14).
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
pub struct Opinion {
	pub favourable: bool,
	pub report: Document,
	pub day: Day,
}

/// Opinions of a version, counted.
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
pub struct Tally {
	pub favourable: u32,
	pub adverse: u32,
}

impl Tally {
	/// With one opinion more; `None` on overflow.
	pub fn with(self, favourable: bool) -> Option<Self> {
		Some(Tally {
			favourable: self.favourable.checked_add(favourable.into())?,
			adverse: self.adverse.checked_add((!favourable).into())?,
		})
	}

	/// Whether there are `least` opinions and most are favourable.
	pub fn suffice(self, least: u32) -> bool {
		self.favourable > self.adverse && self.favourable.saturating_add(self.adverse) >= least
	}
}

/// What compiling a text takes at most.
pub fn most(text: &FormulaText) -> Compiling {
	Compiling { bytes: u32::try_from(text.len()).unwrap_or(MAX_TEXT), steps: MAX_PROOF }
}

/// What compiling any text takes at most.
pub const MOST: Compiling = Compiling { bytes: MAX_TEXT, steps: MAX_PROOF };
