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
}

/// What happened to a batch.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepName {
	Opened,
	Assigned,
	Attested,
	Approved,
	Completed,
	Held,
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
}

#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum VersionStage {
	Evaluation,
	Published,
	Rejected,
}

/// Whether a verifier may be assigned batches.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
	Good,
	Suspended,
	/// Since the operator replaced its key or closed its account, until the authority confirms it.
	Unconfirmed,
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

/// A word as the API writes it.
pub fn word<T: Serialize>(word: T) -> String {
	let written = serde_json::to_value(word).ok();
	written.and_then(|value| value.as_str().map(str::to_string)).unwrap_or_default()
}
