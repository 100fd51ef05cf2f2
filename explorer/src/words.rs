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

/// What a scenario is about (Art. 17).
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Category {
	Clothing,
	Food,
	Housing,
	Transport,
	Goods,
}

#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ScenarioStage {
	Review,
	Admitted,
	Rejected,
	Terminated,
	Withdrawn,
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
	Evaluation,
	Published,
	Rejected,
	Withdrawn,
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
