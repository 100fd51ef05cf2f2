//! What a scenario and its points rule are.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::{traits::ConstU32, BoundedVec},
	sp_core::H256,
};
use scale_info::TypeInfo;
use suhui_formula::{Binding, Formula, MAX_PROOF, MAX_TEXT};
use suhui_primitives::{
	Compiling, Day, Document, ParticipantId, SourceId, TermsNumber, Title, VersionId, MAX_INPUTS,
	MAX_REPORTERS, MAX_TERMS,
};

/// Longest text of a points formula, in bytes.
pub const MAX_POINTS_TEXT: u32 = 8_192;

/// A points formula in the methodology language, UTF-8.
pub type PointsText = BoundedVec<u8, ConstU32<MAX_POINTS_TEXT>>;

/// Participants who report for a scenario, each once.
pub type ReporterList = BoundedVec<ParticipantId, ConstU32<MAX_REPORTERS>>;

/// Terms with their first days, both strictly ascending. Terms hold until the day before the next
/// ones' first, and the last until there are others.
pub type FirstDays = BoundedVec<(TermsNumber, Day), ConstU32<MAX_TERMS>>;

/// The part of everyday life a scenario belongs to, 衣食住行用 (Art. 17).
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
pub enum Category {
	Clothing,
	Food,
	Housing,
	Transport,
	Goods,
}

/// A scenario (Art. 17); only its stage and the number of its terms ever change.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Scenario {
	pub developer: ParticipantId,
	pub title: Title,
	pub category: Category,
	pub applied: Day,
	pub stage: ScenarioStage,
	/// The scenario whose activity it goes on with.
	pub succeeds: Option<SourceId>,
	/// The first of the scenarios that succeed each other up to this one; itself if it succeeds none.
	pub line: SourceId,
	/// The terms proposed last.
	pub terms: TermsNumber,
}

/// What a scenario's activity counts under (Art. 16, 33, 34); never changes.
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
pub struct Terms {
	/// The methodology version reductions are quantified by; `None` for points without reductions.
	pub version: Option<VersionId>,
	/// The blake2_256 of the points formula as submitted, which is kept when the text is not.
	pub text: H256,
	pub document: Document,
	pub proposed: Day,
}

/// How far a scenario has come.
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
pub enum ScenarioStage {
	/// The operator has not decided yet (Art. 19).
	Review,
	/// It opens batches since that day (Art. 20).
	Admitted(Day),
	/// It opens none since that day (Art. 22).
	Terminated(Day),
	/// The application was turned down on that day (Art. 19).
	Rejected(Day),
	/// The developer took the application back on that day (Art. 18).
	Withdrawn(Day),
}

impl ScenarioStage {
	/// Whether it is terminated, or was rejected or withdrawn: no other stage follows.
	pub fn is_over(self) -> bool {
		match self {
			ScenarioStage::Review | ScenarioStage::Admitted(_) => false,
			ScenarioStage::Terminated(_)
			| ScenarioStage::Rejected(_)
			| ScenarioStage::Withdrawn(_) => true,
		}
	}
}

/// How a scenario's records turn into points under terms (Art. 34).
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct PointsRule {
	/// Inputs of a record.
	pub inputs: u8,
	pub formula: Formula,
	/// Where each input of the formula comes from.
	pub bindings: BoundedVec<Binding, ConstU32<MAX_INPUTS>>,
}

pub fn are_distinct<T: PartialEq>(items: &[T]) -> bool {
	items
		.iter()
		.enumerate()
		.all(|(index, item)| !items.iter().take(index).any(|other| other == item))
}

/// What compiling the texts of terms takes at most.
pub fn most(version: Option<VersionId>, points_text: &PointsText) -> Compiling {
	let length = |bytes| u32::try_from(bytes).unwrap_or(u32::MAX);
	let (texts, methodology) = if version.is_some() { (2, length(MAX_TEXT)) } else { (1, 0) };
	Compiling {
		bytes: methodology.saturating_add(length(points_text.len())),
		steps: MAX_PROOF.saturating_mul(texts),
	}
}

pub fn count(reporters: &ReporterList) -> u32 {
	u32::try_from(reporters.len()).unwrap_or(MAX_REPORTERS)
}
