//! The texts the API answers with and may be asked for, as its document lists them. The index keeps what the chain says,
//! so that a word of a later runtime is shown rather than refused.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How far a batch has come.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BatchStatus {
	Opened,
	Assigned,
	Attested,
	Approved,
	Held,
	Complete,
	Closed,
	Cancelled,
	/// The verifier found it wrong.
	Refused,
}

/// Why a batch is held: a chunk differs from what was attested, or the operator put it on hold.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
	Difference,
	Order,
}

/// What happened to a batch.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepName {
	Opened,
	Assigned,
	Attested,
	Refused,
	Declined,
	Approved,
	Completed,
	Held,
	PutOnHold,
	Released,
	Closed,
	Cancelled,
}

/// What a scenario is about (Art. 17); a project has no category.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Category {
	Clothing,
	Food,
	Housing,
	Transport,
	Goods,
}

/// How far a scenario has come.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ScenarioStage {
	/// Its application is open.
	Applied,
	Admitted,
	/// It takes part, and is to be rectified.
	Rectifying,
	Terminated,
	/// Its developer took it out of the scheme.
	Left,
	Rejected,
	Withdrawn,
}

/// How far an application stands, for a scenario or for terms of one.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ApplicationStage {
	/// The operator is to take it in, or to return it.
	Submitted,
	/// Returned: material is missing.
	Incomplete,
	Review,
	/// The authority is to file it.
	Approved,
}

/// What happened to a scenario.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ScenarioStepName {
	Applied,
	Accepted,
	ReturnedIncomplete,
	Completed,
	Approved,
	Admitted,
	Rejected,
	Withdrawn,
	TermsProposed,
	TermsAdmitted,
	TermsRejected,
	TermsWithdrawn,
	ReportersNamed,
	Evaluated,
	RectificationSubmitted,
	RectificationAccepted,
	RectificationRefused,
	Frozen,
	Unfrozen,
	Terminated,
	Left,
	/// To somebody, or to nobody any more.
	TransferOffered,
	Transferred,
}

/// Why a scenario was terminated (Art. 22, 23).
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TerminationGround {
	NotRectified,
	DoubleClaim,
}

/// Where activity may be claimed besides (Art. 23).
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mechanism {
	Ccer,
	GreenPower,
	GreenCertificate,
	Vcs,
	GoldStandard,
	Cdm,
	Other,
}

/// What was found of a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConflictState {
	/// Not decided as yet.
	Open,
	Dismissed,
	Upheld,
}

/// What came of a rectification.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RectificationOutcome {
	Accepted,
	Refused,
	/// The scenario ended.
	Ended,
}

/// What became of terms; those in force are so from their first day on.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TermsStage {
	Proposed,
	InForce,
	Rejected,
	Withdrawn,
}

/// What the operator is mandated with (Art. 6).
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
	Accounts,
	Review,
	Issuance,
	Mall,
}

/// What has become of a mandate.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MandateState {
	Standing,
	/// Its first day is to come.
	Coming,
	/// Its last day is past.
	Over,
	/// Another of its scope was granted since.
	Replaced,
	Withdrawn,
}

#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum VersionStage {
	/// The operator is to take it in, or to return it.
	Submitted,
	/// Returned: material is missing.
	Incomplete,
	/// Experts judge it.
	Evaluation,
	/// Under public notice.
	Notice,
	/// Filed with the authority.
	Filed,
	Published,
	Discontinued,
	Rejected,
	Withdrawn,
}

/// What happened to a methodology version.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum VersionStepName {
	Submitted,
	ReturnedIncomplete,
	Completed,
	Accepted,
	NoticeBegun,
	/// An objection was upheld.
	Reopened,
	Filed,
	SentBack,
	Published,
	Discontinued,
	Rejected,
	Withdrawn,
}

/// What has become of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoticeState {
	/// Its last day is to come, or today.
	Running,
	/// Its last day is past; objections wait for answers, or the version to be filed.
	Over,
	/// The version was filed.
	Filed,
	/// An objection was upheld: the version is evaluated anew.
	Reopened,
	Withdrawn,
}

/// What has become of an objection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ObjectionState {
	/// Not answered as yet.
	Open,
	Dismissed,
	Upheld,
	/// The notice ended before it was answered.
	Fallen,
}

/// Who sits on a panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SeatKind {
	Expert,
	/// A specialised technical body (Art. 19).
	Body,
}

/// What a seat of a panel said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum View {
	Favourable,
	Adverse,
	Recused,
}

/// What was decided of a verifier.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
	Good,
	Suspended,
	Revoked,
}

/// What a verifier is qualified by (Art. 40).
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Qualification {
	/// As a body that validates and verifies greenhouse gases.
	Ghg,
	/// As one that reviews the metering of energy.
	Metering,
}

/// Who certifies a laboratory.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Laboratory {
	Cnas,
	Cma,
}

#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ParticipantKind {
	Individual,
	Institution,
	Organisation,
}

/// Who is to do something, or did it: an office, a participant, or a region's office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
	Council,
	Authority,
	Operator,
	Participant,
	Region,
}

/// What is to be done by a day.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SubjectKind {
	/// To take an application in, or to return it as incomplete.
	Completion,
	Evaluation,
	Review,
	Objection,
	Rectification,
	Complaint,
	Report,
	Qualification,
	Suspension,
}

/// What is applied for.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MatterKind {
	Methodology,
	Scenario,
	Terms,
}

/// What has become of a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeadlineState {
	/// Its day is to come, today, or not known yet.
	Due,
	/// Its day is past.
	Overdue,
	/// It was done, in time or late.
	Met,
	/// It need not be done any more, or has another deadline since.
	Dropped,
}

/// A report that falls due by itself (Art. 10, 21, 43).
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportKind {
	Monthly,
	Annual,
	Security,
	Evaluation,
	Regional,
}

/// What a rule of the scheme is about (Art. 5, 34, 39).
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RuleKind {
	Measures,
	Standard,
	PointsRule,
	RedemptionRule,
	VerificationRule,
	Periods,
	Impact,
	Other,
}

/// What has become of a rule.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RuleState {
	/// Its first day is to come.
	Coming,
	InForce,
	Repealed,
}

/// What a complaint is about.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AboutKind {
	Scheme,
	Source,
	Version,
	Batch,
	Verifier,
	Report,
}

/// How far a complaint has come.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ComplaintStage {
	Filed,
	Answered,
	UnderReview,
	Closed,
}

/// Who is sanctioned.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SanctionedKind {
	Participant,
	Expert,
}

/// Why somebody is sanctioned (Art. 22, 23, 40, 44).
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SanctionGround {
	/// Duty neglected, power abused, or an office used for gain.
	Malfeasance,
	/// False material, or an evaluation that is false.
	Falsehood,
	/// Secrets or personal privacy given away.
	Leak,
	Other,
	Quality,
	DoubleClaim,
	Qualification,
}

/// What somebody is barred from acting as.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Capacity {
	Developer,
	Reporter,
	Verifier,
	Expert,
}

/// What has become of a sanction.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SanctionState {
	Standing,
	/// Its last day is past.
	Over,
	Lifted,
}

/// What an input of a points formula takes: the record's reduction, or its input with this index, from 0.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Binding {
	Reduction,
	Input(u8),
}

/// What a window makes of the earlier records: the mean is over the days on which there is one, the count is of these.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WindowKind {
	Sum,
	Mean,
	Count,
}

/// What a table's row holds: one code, what is less than its bound, what is at most that, or the rest.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
	Code,
	Below,
	UpTo,
	Otherwise,
}

/// A word as the API writes it.
pub fn word<T: Serialize>(word: T) -> String {
	let written = serde_json::to_value(word).ok();
	written.and_then(|value| value.as_str().map(str::to_string)).unwrap_or_default()
}
