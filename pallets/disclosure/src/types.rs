//! What is disclosed, complained about and decided.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use suhui_primitives::{
	Actor, BatchId, Capacity, Day, Document, Month, ParticipantId, Region, ReportKind, Sanctioned,
	SourceId, Title, VersionId, MAX_OFFICES, MAX_SANCTIONS,
};

/// A rule or standard, in the order they are published.
pub type RuleId = u32;
/// A complaint, in the order they are filed.
pub type ComplaintId = u32;
/// A sanction, in the order they are imposed.
pub type SanctionId = u32;

/// As many as there are.
const MAX_CAPACITIES: u32 = 4;

/// What somebody is barred from acting as, ascending strictly.
pub type Capacities = BoundedVec<Capacity, ConstU32<MAX_CAPACITIES>>;
/// The bars somebody stands under.
pub type BarList = BoundedVec<Bar, ConstU32<MAX_SANCTIONS>>;
/// Regions that have offices with how many accounts each, ascending strictly by region.
pub type RegionList = BoundedVec<(Region, u32), ConstU32<MAX_OFFICES>>;

/// What a rule or standard is about (Art. 5).
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
pub enum RuleKind {
	/// The Measures themselves, and what carries them out.
	Measures,
	/// A technical standard.
	Standard,
	/// By what activity becomes points (Art. 34).
	PointsRule,
	/// By what points become benefits (Art. 36).
	RedemptionRule,
	/// By what verifiers verify (Art. 39).
	VerificationRule,
	/// The periods that the Measures leave open.
	Periods,
	/// An assessment of the impact on personal information (Art. 21).
	Impact,
	Other,
}

/// A rule or standard of the scheme, by its document.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Rule {
	pub kind: RuleKind,
	pub title: Title,
	pub document: Document,
	pub published: Day,
	/// The first day of its force, which may be before its publication here.
	pub effective: Day,
	/// The first day on which it is no longer in force.
	pub repealed: Option<Day>,
	/// The rule in its place.
	pub successor: Option<RuleId>,
}

/// A report that was filed (Art. 10, 21, 43).
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
pub struct Report {
	pub document: Document,
	pub filed: Day,
	pub by: Actor,
}

/// Where reports fall due next.
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
pub struct Cursor {
	/// The month, or the last of the year, that is reported on.
	pub month: Month,
	/// The last report of the month that fell due; by kind, then region.
	pub after: Option<(ReportKind, Region)>,
}

impl Cursor {
	/// Where a month's reports begin.
	pub fn of(month: Month) -> Self {
		Cursor { month, after: None }
	}
}

/// What a complaint is about (Art. 43).
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
pub enum About {
	/// The scheme as a whole.
	Scheme,
	Source(SourceId),
	Version(VersionId),
	Batch(BatchId),
	Verifier(ParticipantId),
	/// A report that was filed, or is due and was not.
	Report(ReportKind, Month, Region),
}

/// Where a complaint stands.
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
pub enum ComplaintStage {
	/// It waits for an answer.
	Filed,
	/// Who complained may ask for a review.
	Answered,
	/// It waits for the authority's decision.
	UnderReview,
	/// The authority decided.
	Closed,
}

/// What the authority is asked, and decides, of an answer or of none in time.
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
pub struct Review {
	/// Why the answer does not satisfy, or that none came in time.
	pub document: Document,
	pub asked: Day,
	/// Whether the complaint was upheld, by which document and when.
	pub decision: Option<(bool, Document, Day)>,
}

/// A complaint of a participant, or of somebody else for whom the operator recorded it (Art. 43).
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
pub struct Complaint {
	/// Who complained; `None` if the operator recorded it.
	pub by: Option<ParticipantId>,
	pub about: About,
	/// Where it happened.
	pub region: Region,
	pub document: Document,
	pub filed: Day,
	/// By which document, when and by whom it was answered; none either if a review was asked for since none came in time.
	pub answer: Option<(Document, Day, Actor)>,
	pub review: Option<Review>,
	pub stage: ComplaintStage,
}

/// What somebody is sanctioned for.
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
	/// Duty neglected, power abused, or an office used for gain (Art. 44(1) 玩忽职守、滥用职权、牟取不正当利益).
	Malfeasance,
	/// False material, or an evaluation that is false, untrue or gravely mistaken (Art. 44(2) 虚假材料、虚假评估结果).
	Falsehood,
	/// Trade secrets or personal privacy given away (Art. 44(3) 泄露商业秘密和个人隐私).
	Leak,
	/// Another breach of law or discipline (Art. 44(4)).
	Other,
	/// Abnormal data that were not rectified (Art. 22).
	Quality,
	/// The same reduction claimed elsewhere (Art. 23).
	DoubleClaim,
	/// The conditions of accreditation are not met (Art. 40).
	Qualification,
}

/// What whom a sanction concerns says against it, and what the council answers.
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
pub struct Appeal {
	pub document: Document,
	pub day: Day,
	/// Whether the appeal was upheld, by which document and when.
	pub answer: Option<(bool, Document, Day)>,
}

/// A sanction of the council's (Art. 44).
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Sanction {
	pub whom: Sanctioned,
	pub ground: Ground,
	/// What it bars from.
	pub capacities: Capacities,
	pub document: Document,
	pub from: Day,
	/// The last day.
	pub until: Day,
	pub lifted: Option<Day>,
	pub appeal: Option<Appeal>,
}

/// What a sanction that was not lifted bars from.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Bar {
	pub sanction: SanctionId,
	pub capacities: Capacities,
	/// The last day.
	pub until: Day,
}
