//! Scenarios: where reductions come from.

use axum::{extract::State as Shared, Json};
use serde::Serialize;
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
		scenarios::{self, summaries, ScenarioSummary},
		terms::{self, TermsSummary},
		versions::{self, VersionSummary},
	},
	store::sql::Columns,
	values::{day, DocumentLink, Titled},
};

#[derive(Debug, Serialize, ToSchema)]
pub struct ScenarioDetail {
	#[serde(flatten)]
	pub summary: ScenarioSummary,
	/// Number of the terms in force today; null where none are.
	pub in_force: Option<i64>,
	/// Every terms proposed, newest first.
	pub terms: Vec<TermsSummary>,
	/// The methodology version of those in force, before any are of the first.
	pub methodology: Option<VersionSummary>,
	/// The scenario it succeeds: a day of both counts once.
	pub succeeds: Option<Titled>,
	pub succeeded_by: Vec<Titled>,
	/// Its last day that counts, where a scenario that succeeds it takes the days after it.
	pub last_day: Option<String>,
	/// The reasons for its rejection.
	pub reason: Option<DocumentLink>,
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
		in_force: row.maybe_int("in_force")?,
		terms: terms::of_scenario(&state.store, &state.documents, id.into()).await?,
		methodology,
		succeeds: Titled::maybe(&row, "succeeds", "succeeds_title")?,
		succeeded_by: scenarios::succeeding(&state.store, id.into()).await?,
		last_day: row.maybe_int("last_day")?.map(day),
		reason: DocumentLink::maybe(&row, "reason", &state.documents)?,
		latest: batches::latest(&state.store, Some(id.into()), 5).await?,
	}))
}
