//! Scenarios: where reductions come from.

use axum::{extract::State as Shared, Json};
use serde::Serialize;
use serde_json::Value as Tree;
use utoipa::ToSchema;

use crate::{
	api::{
		http::{
			extract::{Ask, Place},
			page::{Page, Paging},
			problem::{Problem, Result},
		},
		state::State,
	},
	entities::{
		batches::{self, BatchSummary},
		scenarios::{summaries, ScenarioSummary},
		versions::{self, VersionSummary},
	},
	store::sql::Columns,
	values::Document,
};

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

/// Scenarios, ascending.
#[utoipa::path(get, path = "/scenarios", tag = "场景 Scenarios", params(Paging),
	responses((status = 200, description = "Scenarios", body = Page<ScenarioSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(paging): Ask<Paging>,
) -> Result<Json<Page<ScenarioSummary>>> {
	let items = summaries()
		.only_if("s.id > ?", paging.numbers::<1>("scenarios")?.map(|[id]| id))
		.add(" ORDER BY s.id LIMIT ?", [paging.rows()?.into()])
		.all(&state.store, ScenarioSummary::read)
		.await?;
	Ok(Json(Page::cut(items, &paging, "scenarios", |item| item.id.to_string())?))
}

/// One scenario.
#[utoipa::path(get, path = "/scenarios/{id}", tag = "场景 Scenarios",
	params(("id" = u32, Path, description = "Number of the scenario")),
	responses((status = 200, description = "The scenario", body = Scenario)))]
pub async fn one(Shared(state): Shared<State>, Place(id): Place<u32>) -> Result<Json<Scenario>> {
	let row = summaries().only("s.id = ?", [id.into()]).row(&state.store).await?;
	let row = row.ok_or_else(|| Problem::no("场景", "scenario", id))?;
	let methodology = match row.maybe_int("version")? {
		Some(version) => versions::summary(&state.store, version).await?,
		None => None,
	};
	Ok(Json(Scenario {
		summary: ScenarioSummary::read(&row)?,
		points_source: row.text("points_source")?,
		bindings: serde_json::from_str(&row.text("bindings")?).unwrap_or(Tree::Array(Vec::new())),
		document: Document::known(&row, "document", &state.documents)?,
		methodology,
		latest: batches::latest(&state.store, Some(id.into()), 5).await?,
	}))
}
