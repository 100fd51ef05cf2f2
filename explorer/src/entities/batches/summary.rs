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
	values::{day, time, Reduction, ReductionAndPoints, Titled},
	words::{self, word, BatchStatus, Ground},
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ScenarioName {
	pub id: i64,
	pub title: String,
	/// Null for a project.
	#[schema(value_type = Option<words::Category>, required)]
	pub category: Option<String>,
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
	/// The scenario's terms of its days, by their number.
	pub terms: i64,
	/// Their methodology version; null where they give points only.
	pub version: Option<Titled>,
	pub period: Days,
	pub records: i64,
	#[schema(value_type = words::BatchStatus)]
	pub status: String,
	/// Why it is held; null of others.
	#[schema(value_type = Option<words::Ground>)]
	pub ground: Option<String>,
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
		"SELECT b.*, s.title AS scenario_title, s.category AS category, m.version AS version, \
		v.title AS version_title, f.title AS verifier_title, r.title AS reporter_title, k.time_ms AS opened_ms FROM batches b \
		LEFT JOIN scenarios s ON s.id = b.source LEFT JOIN terms m ON m.source = b.source AND m.number = b.terms \
		LEFT JOIN versions v ON v.id = m.version LEFT JOIN participants f ON f.id = b.verifier \
		LEFT JOIN participants r ON r.id = b.reporter LEFT JOIN blocks k ON k.number = b.opened_block",
	)
}

impl BatchSummary {
	pub fn read(row: &AnyRow) -> Result<Self> {
		let title = |name: &str| row.maybe_text(name).map(Option::unwrap_or_default);
		let status = row.text("status")?;
		let ground = match row.maybe_text("difference")? {
			Some(_) => Ground::Difference,
			None => Ground::Order,
		};
		Ok(BatchSummary {
			id: row.int("id")?,
			scenario: ScenarioName {
				id: row.int("source")?,
				title: title("scenario_title")?,
				category: row.maybe_text("category")?,
			},
			terms: row.int("terms")?,
			version: Titled::maybe(row, "version", "version_title")?,
			period: Days { first: day(row.int("first_day")?), last: day(row.int("last_day")?) },
			records: row.int("records")?,
			ground: (status == word(BatchStatus::Held)).then(|| word(ground)),
			status,
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

/// The batch that continues one, unless it came to nothing.
pub async fn continued_by(store: &Store, batch: i64) -> Result<Option<i64>> {
	let sql = Sql::new("SELECT MAX(id) AS id FROM batches").only("continues = ?", [batch.into()]);
	let sql = sql.only(
		"status NOT IN ('cancelled', 'refused') AND NOT (status = 'closed' AND fed_chunks = 0)",
		[],
	);
	Ok(sql.row(store).await?.map(|row| row.maybe_int("id")).transpose()?.flatten())
}
