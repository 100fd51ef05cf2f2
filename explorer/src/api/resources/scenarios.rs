//! Scenarios: where reductions come from.

use axum::{extract::State as Shared, Json};
use serde::Serialize;
use serde_json::Value as Tree;
use utoipa::ToSchema;

use crate::{
	api::{
		http::{
			extract::{Ask, PathParams},
			page::{ListPage, Paging},
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
	values::DocumentLink,
	words,
};

#[derive(Debug, Serialize, ToSchema)]
pub struct ScenarioDetail {
	#[serde(flatten)]
	pub summary: ScenarioSummary,
	/// The points formula.
	pub points_text: String,
	#[schema(value_type = Vec<words::Binding>)]
	pub bindings: Tree,
	pub document: DocumentLink,
	/// The reasons for its rejection.
	pub reason: Option<DocumentLink>,
	pub methodology: Option<VersionSummary>,
	/// The newest batches.
	pub latest: Vec<BatchSummary>,
}

/// Scenarios, ascending.
#[utoipa::path(get, path = "/scenarios", tag = "场景 Scenarios", params(Paging),
	responses((status = 200, description = "Scenarios", body = ListPage<ScenarioSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(paging): Ask<Paging>,
) -> Result<Json<ListPage<ScenarioSummary>>> {
	let items = summaries()
		.only_if("s.id > ?", paging.numbers::<1>("scenarios")?.map(|[id]| id))
		.add(" ORDER BY s.id LIMIT ?", [paging.rows()?.into()])
		.all(&state.store, ScenarioSummary::read)
		.await?;
	Ok(Json(ListPage::cut(items, &paging, "scenarios", |item| item.id.to_string())?))
}

/// One scenario.
#[utoipa::path(get, path = "/scenarios/{id}", tag = "场景 Scenarios",
	params(("id" = u32, Path, description = "Number of the scenario")),
	responses((status = 200, description = "The scenario", body = ScenarioDetail)))]
pub async fn one(
	Shared(state): Shared<State>,
	PathParams(id): PathParams<u32>,
) -> Result<Json<ScenarioDetail>> {
	let row = summaries().only("s.id = ?", [id.into()]).row(&state.store).await?;
	let row = row.ok_or_else(|| Problem::no("场景", "scenario", id))?;
	let methodology = match row.maybe_int("version")? {
		Some(version) => versions::summary(&state.store, version).await?,
		None => None,
	};
	Ok(Json(ScenarioDetail {
		summary: ScenarioSummary::read(&row)?,
		points_text: row.text("points_text")?,
		bindings: serde_json::from_str(&row.text("bindings")?).unwrap_or(Tree::Array(Vec::new())),
		document: DocumentLink::known(&row, "document", &state.documents)?,
		reason: DocumentLink::maybe(&row, "reason", &state.documents)?,
		methodology,
		latest: batches::latest(&state.store, Some(id.into()), 5).await?,
	}))
}
