//! Methodologies: every version that was submitted.

use axum::{extract::State as Shared, Json};
use serde::Serialize;
use utoipa::ToSchema;

use super::formulas::{
	self, InputDeclaration, ParameterDeclaration, TableDeclaration, WorkedExample,
};
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
		deadlines::{deadlines, DeadlineSummary},
		notices::{self, NoticeDetail},
		panels::{self, PanelRound},
		scenarios::{self, ScenarioSummary},
		version_steps::{self, VersionStep},
		versions::{summaries, VersionSummary},
	},
	store::sql::Columns,
	values::DocumentLink,
};

#[derive(Debug, Serialize, ToSchema)]
pub struct VersionDetail {
	#[serde(flatten)]
	pub summary: VersionSummary,
	/// The formula, as the chain runs it.
	pub text: String,
	pub inputs: Vec<InputDeclaration>,
	pub parameters: Vec<ParameterDeclaration>,
	pub tables: Vec<TableDeclaration>,
	/// What a record has to satisfy, in the text's own sentences.
	pub assertions: Vec<String>,
	/// Whether the result depends on the record's day.
	pub uses_day: bool,
	pub result_unit: String,
	pub vectors: Vec<WorkedExample>,
	pub document: DocumentLink,
	/// Its way: the events that brought it on.
	pub steps: Vec<VersionStep>,
	/// Who judges it, and what they said, by round.
	pub panels: Vec<PanelRound>,
	/// Its public notices, with the objections made.
	pub notices: Vec<NoticeDetail>,
	/// What was or is to be done about it by a day, the first 200.
	pub deadlines: Vec<DeadlineSummary>,
	pub used_by: Vec<ScenarioSummary>,
}

/// Methodology versions, ascending.
#[utoipa::path(get, path = "/methodologies", tag = "方法学 Methodologies", params(Paging),
	responses((status = 200, description = "Versions", body = ListPage<VersionSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(paging): Ask<Paging>,
) -> Result<Json<ListPage<VersionSummary>>> {
	let items = summaries()
		.only_if("v.id > ?", paging.numbers::<1>("methodologies")?.map(|[id]| id))
		.add(" ORDER BY v.id LIMIT ?", [paging.rows()?.into()])
		.all(&state.store, VersionSummary::read)
		.await?;
	Ok(Json(ListPage::cut(items, &paging, "methodologies", |item| item.id.to_string())?))
}

/// One version: formula, parameters with citations, vectors; its way, panels, notices, objections and deadlines.
#[utoipa::path(get, path = "/methodologies/{id}", tag = "方法学 Methodologies",
	params(("id" = u32, Path, description = "Number of the version")),
	responses((status = 200, description = "The version", body = VersionDetail)))]
pub async fn one(
	Shared(state): Shared<State>,
	PathParams(id): PathParams<u32>,
) -> Result<Json<VersionDetail>> {
	let row = summaries().only("v.id = ?", [id.into()]).row(&state.store).await?;
	let row = row.ok_or_else(|| Problem::no("方法学版本", "methodology version", id))?;
	let text = row.text("text")?;
	let compiled = formulas::compiled(&text)?;
	let (store, documents) = (&state.store, &state.documents);
	let due = deadlines()
		.only("d.number = ?", [id.into()])
		.only("(d.kind IN ('evaluation', 'objection') OR d.matter = 'methodology')", []);
	let due = due.add(" ORDER BY d.set_block, d.idx LIMIT 200", []);
	Ok(Json(VersionDetail {
		summary: VersionSummary::read(&row)?,
		inputs: formulas::inputs(&compiled.inputs),
		parameters: formulas::parameters(&compiled),
		tables: formulas::tables(&compiled),
		assertions: formulas::assertions(&compiled),
		uses_day: compiled.formula.uses_day(),
		result_unit: compiled.output.unit().to_string(),
		vectors: formulas::vectors(&compiled),
		document: DocumentLink::known(&row, "document", documents)?,
		steps: version_steps::of_version(store, documents, id.into()).await?,
		panels: panels::of_version(store, documents, id.into()).await?,
		notices: notices::of_version(store, documents, id.into()).await?,
		deadlines: due.all(store, DeadlineSummary::read).await?,
		used_by: scenarios::using(store, id.into()).await?,
		text,
	}))
}
