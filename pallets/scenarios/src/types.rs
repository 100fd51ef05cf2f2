//! What a scenario and its points rule are.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use suhui_formula::{Binding, Formula};
use suhui_primitives::{Day, Document, Title, VersionId, MAX_INPUTS, MAX_REPORTERS};

/// Longest text of a points formula, in bytes.
pub const MAX_POINTS_TEXT: u32 = 8_192;

/// A points formula in the methodology language, UTF-8.
pub type PointsText = BoundedVec<u8, ConstU32<MAX_POINTS_TEXT>>;

/// Accounts that report for a scenario, each once.
pub type ReporterList<AccountId> = BoundedVec<AccountId, ConstU32<MAX_REPORTERS>>;

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

/// A scenario (Art. 17); only its stage ever changes.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Scenario<AccountId> {
	pub developer: AccountId,
	pub title: Title,
	pub category: Category,
	/// The methodology version its reductions are quantified by; `None` for points without
	/// reductions.
	pub version: Option<VersionId>,
	pub document: Document,
	pub applied: Day,
	pub stage: ScenarioStage,
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
}

impl ScenarioStage {
	pub fn is_terminated(self) -> bool {
		matches!(self, ScenarioStage::Terminated(_))
	}
}

/// How a scenario's records turn into points (Art. 34).
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

pub fn text_length(text: &PointsText) -> u32 {
	u32::try_from(text.len()).unwrap_or(MAX_POINTS_TEXT)
}

pub fn count<AccountId>(reporters: &ReporterList<AccountId>) -> u32 {
	u32::try_from(reporters.len()).unwrap_or(MAX_REPORTERS)
}
