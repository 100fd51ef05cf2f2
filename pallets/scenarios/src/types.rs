//! What a scenario or project, its application, its points rule and what is claimed or found of it are.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::{traits::ConstU32, BoundedVec},
	sp_core::H256,
};
use scale_info::TypeInfo;
use suhui_formula::{Binding, Formula, MAX_PROOF, MAX_TEXT};
use suhui_primitives::{
	Compiling, Day, Document, ParticipantId, Period, SourceId, TermsNumber, Title, VersionId,
	MAX_CLAIMS, MAX_CLAIM_MONTHS, MAX_FIRST_CLAIMS, MAX_INPUTS, MAX_REPORTERS, MAX_TERMS,
};

/// A report, or a finding, that a scenario's activity is claimed twice.
pub type ConflictId = u32;

/// Longest text of a points formula, in bytes.
pub const MAX_POINTS_TEXT: u32 = 8_192;

/// A points formula in the methodology language, UTF-8.
pub type PointsText = BoundedVec<u8, ConstU32<MAX_POINTS_TEXT>>;

/// Participants who report for a scenario, each once.
pub type ReporterList = BoundedVec<ParticipantId, ConstU32<MAX_REPORTERS>>;

/// Terms with their first days, both strictly ascending. Terms hold until the day before the next
/// ones' first, and the last until there are others.
pub type FirstDays = BoundedVec<(TermsNumber, Day), ConstU32<MAX_TERMS>>;

/// What is claimed elsewhere as it is told with the application, as far as it is known then.
pub type FirstClaims = BoundedVec<OutsideClaim, ConstU32<MAX_FIRST_CLAIMS>>;

/// All that was ever declared of a scenario; the public knows each by its place, from 1 on.
pub type ClaimList = BoundedVec<Claim, ConstU32<MAX_CLAIMS>>;

/// How many scenarios of one line may have claims, those rejected and withdrawn among them.
pub const MAX_CLAIMANTS: u32 = 8;

/// Scenarios of one line that have claims, each once.
pub type ClaimantList = BoundedVec<SourceId, ConstU32<MAX_CLAIMANTS>>;

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

/// What a source is of, from its application on.
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
pub enum SourceKind {
	/// People's everyday activity (Art. 17).
	Scenario(Category),
	/// What an institution or organisation carries out, which is its owner for good: its developer (Art. 46).
	Project,
}

impl SourceKind {
	pub fn is_project(self) -> bool {
		self == SourceKind::Project
	}
}

/// A scenario (Art. 17) or project (Art. 46).
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Scenario {
	/// Of a project the owner.
	pub developer: ParticipantId,
	pub title: Title,
	pub kind: SourceKind,
	pub applied: Day,
	/// The developer's word that it claims the activity nowhere else but as it tells (Art. 23).
	pub declaration: Document,
	pub stage: ScenarioStage,
	/// By what order it opens no batches and feeds none until it is let go (Art. 22, 23).
	pub frozen: Option<Freeze>,
	/// The scenario whose activity it goes on with.
	pub succeeds: Option<SourceId>,
	/// The first of the scenarios that succeed each other up to this one; itself if it succeeds none.
	pub line: SourceId,
	/// The terms proposed last.
	pub terms: TermsNumber,
}

/// An order that a scenario open no batches and feed none (Art. 22, 23).
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
pub struct Freeze {
	pub reason: Document,
	/// The authority ordered it, and alone lifts it; else the operator did, and either lifts it.
	pub by_authority: bool,
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
	/// The blake2_256 of the points formula as submitted, which is kept when the text is not: of a project's, which has
	/// none, that of no bytes.
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
	/// Its application is open, at a stage of its own (Art. 18-20).
	Applied,
	/// It opens batches since that day (Art. 20).
	Admitted(Day),
	/// It was admitted on that day, opens batches, and is to be rectified (Art. 22).
	Rectifying(Day),
	/// The operator ended it on that day (Art. 22, 23).
	Terminated(Day, Ground),
	/// Its developer took it out of the scheme on that day (Art. 45).
	Left(Day),
	/// The application was turned down on that day (Art. 19).
	Rejected(Day),
	/// The developer took the application back on that day (Art. 18).
	Withdrawn(Day),
}

impl ScenarioStage {
	/// Whether no other stage follows.
	pub fn is_over(self) -> bool {
		match self {
			ScenarioStage::Applied | ScenarioStage::Admitted(_) | ScenarioStage::Rectifying(_) => {
				false
			}
			ScenarioStage::Terminated(..)
			| ScenarioStage::Left(_)
			| ScenarioStage::Rejected(_)
			| ScenarioStage::Withdrawn(_) => true,
		}
	}

	/// The day it was admitted on, if it takes part.
	pub fn admitted(self) -> Option<Day> {
		match self {
			ScenarioStage::Admitted(day) | ScenarioStage::Rectifying(day) => Some(day),
			_ => None,
		}
	}

	/// Whether it takes part, or did.
	pub fn was_admitted(self) -> bool {
		let is_past = matches!(self, ScenarioStage::Terminated(..) | ScenarioStage::Left(_));
		is_past || self.admitted().is_some()
	}
}

/// Why the operator ends a scenario.
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
pub enum Ground {
	/// What was to be rectified was not by its day, or not well enough (Art. 22).
	NotRectified,
	/// Its activity is claimed twice, as was found in the conflict (Art. 23).
	DoubleClaim(ConflictId),
}

/// How far an open application has come: for a scenario, or for terms of one that takes part (Art. 18-20).
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
pub enum ApplicationStage {
	/// The operator takes in what came in on that day, or returns it as incomplete.
	Submitted(Day),
	/// The developer completes it.
	Incomplete,
	/// The material is complete, and the operator reviews it (Art. 19).
	Review,
	/// The operator approved it on that day, and the authority has yet to file it (Art. 20).
	Approved(Day),
}

/// Where activity or its reductions may be claimed besides (Art. 23).
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
pub enum Mechanism {
	/// 国家核证自愿减排量.
	Ccer,
	/// 绿色电力交易.
	GreenPower,
	/// 绿色电力证书交易.
	GreenCertificate,
	/// Verified Carbon Standard.
	Vcs,
	/// Gold Standard.
	GoldStandard,
	/// Clean Development Mechanism.
	Cdm,
	Other,
}

/// What a developer claims elsewhere for a scenario's activity of whole days, both ends included.
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
pub struct OutsideClaim {
	pub mechanism: Mechanism,
	/// The blake2_256 of what names the claim there.
	pub reference: H256,
	pub first: Day,
	pub last: Day,
}

impl OutsideClaim {
	/// Whether a day of the period is claimed.
	pub fn meets(&self, period: &Period) -> bool {
		self.first <= period.last && period.first <= self.last
	}

	/// Months it touches; `None` if it runs backwards or leaves the calendar.
	pub fn months(&self) -> Option<u32> {
		if self.last < self.first {
			return None;
		}
		let (first, last) = (self.first.month()?, self.last.month()?);
		last.0.checked_sub(first.0)?.checked_add(1)
	}
}

/// An outside claim, as it stands in the public register (Art. 23).
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
pub struct Claim {
	pub claim: OutsideClaim,
	pub declared: Day,
	/// The conflict that it was by itself, since batches cover one of its days; once at most.
	pub conflict: Option<ConflictId>,
}

/// That a scenario's activity may be claimed twice (Art. 23).
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
pub struct Conflict {
	pub source: SourceId,
	/// Who reported it; `None` for the operator, and for what a claim shows by itself.
	pub by: Option<ParticipantId>,
	/// The claim of the register it is about, by its place from 1 on.
	pub claim: Option<u32>,
	/// `None` for what a claim shows by itself: that batches cover its days.
	pub document: Option<Document>,
	pub reported: Day,
	pub decision: Option<Decision>,
}

/// What the operator found in a conflict.
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
pub struct Decision {
	pub upheld: bool,
	pub document: Document,
	pub day: Day,
}

/// What the operator finds when it evaluates a scenario (Art. 22).
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
pub enum Finding {
	Passed,
	/// To be rectified within so many working days.
	Rectify(u16),
}

/// What a developer is to rectify (Art. 22).
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
pub struct Rectification {
	pub evaluation: Document,
	pub ordered: Day,
	/// Working days after that day.
	pub days: u16,
	/// What the developer did.
	pub submitted: Option<Document>,
	/// Why it does not suffice.
	pub refused: Option<Document>,
}

/// How a scenario's records turn into points under terms (Art. 34); a project's do not (Art. 46).
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct PointsRule {
	/// Inputs of a record.
	pub inputs: u8,
	/// `None` for a project.
	pub formula: Option<Formula>,
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

/// What a declaration is charged by: the months looked through, of which there are at most as many as a claim may touch.
pub fn months(claim: &OutsideClaim) -> u32 {
	claim.months().unwrap_or(1).min(MAX_CLAIM_MONTHS)
}
