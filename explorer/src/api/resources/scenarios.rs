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
		claims::{self, OutsideClaim},
		conflicts::{self, ConflictSummary},
		deadlines::{deadlines, DeadlineSummary},
		evaluations::{self, Evaluation},
		panels::{self, ApplicationPanel},
		participants::ParticipantName,
		scenario_steps::{self, ScenarioStep},
		scenarios::{self, summaries, ScenarioSummary},
		terms::{self, TermsSummary},
		versions::{self, VersionSummary},
	},
	store::sql::Columns,
	values::{day, DayAndBlock, DocumentLink, Titled},
	words::TerminationGround,
};

#[derive(Debug, Serialize, ToSchema)]
pub struct ScenarioDetail {
	#[serde(flatten)]
	pub summary: ScenarioSummary,
	/// The developer's word that it claims the activity nowhere else but as it tells (Art. 23).
	pub declaration: DocumentLink,
	pub applied: DayAndBlock,
	/// When the operator approved it.
	#[schema(required)]
	pub approved: Option<DayAndBlock>,
	/// When the authority filed it, by which it was admitted.
	#[schema(required)]
	pub admitted: Option<DayAndBlock>,
	/// Since when nothing of it is opened or fed.
	#[schema(required)]
	pub frozen_since: Option<DayAndBlock>,
	/// To whom its developer wants to pass it on.
	#[schema(required)]
	pub transfer_to: Option<ParticipantName>,
	/// Why it was terminated, and by which conflict.
	#[schema(value_type = Option<TerminationGround>, required)]
	pub ground: Option<String>,
	#[schema(required)]
	pub ground_conflict: Option<i64>,
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
	/// The reasons for its rejection or termination.
	pub reason: Option<DocumentLink>,
	/// Its way: the events that brought it on, the first 1000.
	pub steps: Vec<ScenarioStep>,
	/// Who joined in the review of it or of its terms, and what they said.
	pub panels: Vec<ApplicationPanel>,
	/// What was or is to be done about it by a day, the first 200.
	pub deadlines: Vec<DeadlineSummary>,
	/// What is claimed elsewhere for its activity.
	pub claims: Vec<OutsideClaim>,
	/// Reports, and findings, that its activity is claimed twice, the first 200.
	pub conflicts: Vec<ConflictSummary>,
	/// What was found of it, and what came of that, newest first.
	pub evaluations: Vec<Evaluation>,
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

/// One scenario: its way, terms, panels and deadlines; what is claimed elsewhere, and what is to be rectified.
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
	let (store, documents) = (&state.store, &state.documents);
	let due = deadlines()
		.only("d.number = ?", [id.into()])
		.only("(d.kind = 'rectification' OR d.matter IN ('scenario', 'terms'))", []);
	let due = due.add(" ORDER BY d.set_block, d.idx LIMIT 200", []);
	let transfer_to = row.maybe_int("transfer_to")?;
	let transfer_to =
		transfer_to.map(|_| ParticipantName::read(&row, "transfer_to", "transfer_title"));
	Ok(Json(ScenarioDetail {
		summary: ScenarioSummary::read(&row)?,
		declaration: DocumentLink::known(&row, "declaration", documents)?,
		applied: DayAndBlock {
			day: day(row.int("applied_day")?),
			block: row.int("applied_block")?,
		},
		approved: DayAndBlock::maybe(&row, "approved_day", "approved_block")?,
		admitted: DayAndBlock::maybe(&row, "admitted_day", "admitted_block")?,
		frozen_since: DayAndBlock::maybe(&row, "frozen_day", "frozen_block")?,
		transfer_to: transfer_to.transpose()?,
		ground: row.maybe_text("ground")?,
		ground_conflict: row.maybe_int("ground_conflict")?,
		in_force: row.maybe_int("in_force")?,
		terms: terms::of_scenario(store, documents, id.into()).await?,
		methodology,
		succeeds: Titled::maybe(&row, "succeeds", "succeeds_title")?,
		succeeded_by: scenarios::succeeding(store, id.into()).await?,
		last_day: row.maybe_int("last_day")?.map(day),
		reason: DocumentLink::maybe(&row, "reason", documents)?,
		steps: scenario_steps::of_scenario(store, documents, id.into()).await?,
		panels: panels::of_scenario(store, documents, id.into()).await?,
		deadlines: due.all(store, DeadlineSummary::read).await?,
		claims: claims::of_scenario(store, id.into()).await?,
		conflicts: conflicts::of_scenario(store, documents, id.into()).await?,
		evaluations: evaluations::of_scenario(store, documents, id.into()).await?,
		latest: batches::latest(store, Some(id.into()), 5).await?,
	}))
}
