//! Scenarios: where reductions come from.

use axum::{extract::State as Shared, Json};
use serde::Serialize;
use serde_json::Value as Tree;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	batches::{self, BatchSummary, Titled},
	methodologies::{self, VersionSummary},
};
use crate::api::{
	http::{
		extract::{Ask, Place},
		page::{Page, Paging},
		problem::{Problem, Result},
		sql::{Columns, Sql},
		values::{day, Amount, Document},
	},
	state::State,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ScenarioSummary {
	pub id: i64,
	pub title: String,
	/// clothing, food, housing, transport or goods
	pub category: String,
	/// The methodology version in force; null where it gives points only.
	pub version: Option<Titled>,
	pub developer: String,
	/// review, admitted or terminated
	pub stage: String,
	/// Since when, unless under review.
	pub stage_day: Option<String>,
	/// What was credited.
	pub issued: Amount,
	/// A decimal integer.
	pub points: String,
	pub batches: i64,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Scenario {
	#[serde(flatten)]
	pub summary: ScenarioSummary,
	/// The points formula.
	pub points_source: String,
	/// What each input of the points formula takes: `"reduction"` or `{"input": n}` of the record.
	#[schema(value_type = Vec<Value>)]
	pub bindings: Tree,
	pub document: Document,
	pub methodology: Option<VersionSummary>,
	/// The newest batches.
	pub latest: Vec<BatchSummary>,
}

fn scenarios() -> Sql {
	Sql::new(
		"SELECT s.*, v.title AS version_title, \
		(SELECT COUNT(*) FROM batches b WHERE b.source = s.id) AS batches, \
		(SELECT CAST(COALESCE(SUM(b.issued_mg), 0) AS BIGINT) FROM batches b WHERE b.source = s.id) AS issued, \
		(SELECT CAST(COALESCE(SUM(b.issued_points), 0) AS BIGINT) FROM batches b WHERE b.source = s.id) AS points \
		FROM scenarios s LEFT JOIN versions v ON v.id = s.version",
	)
}

fn summary(row: &AnyRow) -> Result<ScenarioSummary> {
	let version = match row.maybe_int("version")? {
		Some(id) => {
			Some(Titled { id, title: row.maybe_text("version_title")?.unwrap_or_default() })
		}
		None => None,
	};
	Ok(ScenarioSummary {
		id: row.int("id")?,
		title: row.text("title")?,
		category: row.text("category")?,
		version,
		developer: row.text("developer")?,
		stage: row.text("stage")?,
		stage_day: row.maybe_int("stage_day")?.map(day),
		issued: Amount::of(row.int("issued")?),
		points: row.int("points")?.to_string(),
		batches: row.int("batches")?,
	})
}

/// The scenarios that use a methodology version.
pub async fn using(state: &State, version: i64) -> Result<Vec<ScenarioSummary>> {
	let sql = scenarios().only("s.version = ?", [version.into()]);
	let rows = sql.add(" ORDER BY s.id LIMIT 1000", []).rows(&state.store).await?;
	rows.iter().map(summary).collect()
}

/// Scenarios, ascending.
#[utoipa::path(get, path = "/scenarios", tag = "场景 Scenarios", params(Paging),
	responses((status = 200, description = "Scenarios", body = Page<ScenarioSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(paging): Ask<Paging>,
) -> Result<Json<Page<ScenarioSummary>>> {
	let rows = scenarios()
		.only_if("s.id > ?", paging.numbers::<1>("scenarios")?.map(|[id]| id))
		.add(" ORDER BY s.id LIMIT ?", [paging.rows()?.into()])
		.rows(&state.store)
		.await?;
	let items = rows.iter().map(summary).collect::<Result<Vec<_>>>()?;
	Ok(Json(Page::cut(items, &paging, "scenarios", |item| item.id.to_string())?))
}

/// One scenario.
#[utoipa::path(get, path = "/scenarios/{id}", tag = "场景 Scenarios",
	params(("id" = u32, Path, description = "Number of the scenario")),
	responses((status = 200, description = "The scenario", body = Scenario)))]
pub async fn one(Shared(state): Shared<State>, Place(id): Place<u32>) -> Result<Json<Scenario>> {
	let row = scenarios().only("s.id = ?", [id.into()]).row(&state.store).await?;
	let row = row.ok_or_else(|| Problem::no("场景", "scenario", id))?;
	let methodology = match row.maybe_int("version")? {
		Some(version) => methodologies::version(&state, version).await?,
		None => None,
	};
	Ok(Json(Scenario {
		summary: summary(&row)?,
		points_source: row.text("points_source")?,
		bindings: serde_json::from_str(&row.text("bindings")?).unwrap_or(Tree::Array(Vec::new())),
		document: state.known_document(&row, "document")?,
		methodology,
		latest: batches::latest(&state, Some(id.into()), 5).await?,
	}))
}
