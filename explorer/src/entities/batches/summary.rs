//! A batch in a list.

use serde::Serialize;
use sqlx::{any::AnyRow, Result};
use utoipa::ToSchema;

use crate::{
	entities::participants::ParticipantName,
	store::{
		sql::{Columns, Sql},
		Store,
	},
	values::{day, month, time, Reduction, ReductionAndPoints, Titled},
	words,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ScenarioName {
	pub id: i64,
	pub title: String,
	#[schema(value_type = words::Category)]
	pub category: String,
}

/// Whole days, both included.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Days {
	#[schema(example = "2016-01-01")]
	pub first: String,
	#[schema(example = "2016-01-31")]
	pub last: String,
}

/// A block and its time.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct When {
	pub block: i64,
	pub time: Option<String>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BatchSummary {
	pub id: i64,
	pub scenario: ScenarioName,
	/// The methodology version it was opened under; null where the scenario gives points only.
	pub version: Option<Titled>,
	pub period: Days,
	/// The month of issue, once approved.
	pub month: Option<String>,
	pub records: i64,
	#[schema(value_type = words::BatchStatus)]
	pub status: String,
	pub verifier: Option<ParticipantName>,
	/// What its reporter claims.
	pub claim: ReductionAndPoints,
	/// What was credited.
	pub issued: ReductionAndPoints,
	pub opened: When,
}

/// What [`BatchSummary::read`] reads.
pub fn summaries() -> Sql {
	Sql::new(
		"SELECT b.*, s.title AS scenario_title, s.category AS category, \
		v.title AS version_title, f.title AS verifier_title, r.title AS reporter_title, k.time_ms AS opened_ms FROM batches b \
		LEFT JOIN scenarios s ON s.id = b.source LEFT JOIN versions v ON v.id = b.version \
		LEFT JOIN participants f ON f.id = b.verifier \
		LEFT JOIN participants r ON r.id = b.reporter LEFT JOIN blocks k ON k.number = b.opened_block",
	)
}

impl BatchSummary {
	pub fn read(row: &AnyRow) -> Result<Self> {
		let title = |name: &str| row.maybe_text(name).map(Option::unwrap_or_default);
		Ok(BatchSummary {
			id: row.int("id")?,
			scenario: ScenarioName {
				id: row.int("source")?,
				title: title("scenario_title")?,
				category: title("category")?,
			},
			version: Titled::maybe(row, "version", "version_title")?,
			period: Days { first: day(row.int("first_day")?), last: day(row.int("last_day")?) },
			month: row.maybe_int("month")?.map(month),
			records: row.int("records")?,
			status: row.text("status")?,
			verifier: ParticipantName::maybe(row, "verifier", "verifier_title")?,
			claim: ReductionAndPoints {
				reduction: Reduction::claimed(&row.text("claim_mg")?),
				points: row.text("claim_points")?,
			},
			issued: ReductionAndPoints::of(row.int("issued_mg")?, row.int("issued_points")?),
			opened: When {
				block: row.int("opened_block")?,
				time: row.maybe_int("opened_ms")?.map(time),
			},
		})
	}
}

/// The newest batches of a scenario or of all.
pub async fn latest(store: &Store, scenario: Option<i64>, count: i64) -> Result<Vec<BatchSummary>> {
	let sql = summaries().only_if("b.source = ?", scenario);
	sql.add(" ORDER BY b.id DESC LIMIT ?", [count.into()]).all(store, BatchSummary::read).await
}
