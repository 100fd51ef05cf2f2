//! Methodologies: every version that was submitted.

use axum::{extract::State as Shared, Json};
use serde::Serialize;
use utoipa::ToSchema;

use super::formulas::{self, Input, Parameter, Vector};
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
		opinions::{self, Opinion},
		scenarios::{self, ScenarioSummary},
		versions::{summaries, VersionSummary},
	},
	store::sql::Columns,
	values::Document,
};

#[derive(Debug, Serialize, ToSchema)]
pub struct Version {
	#[serde(flatten)]
	pub summary: VersionSummary,
	/// The formula, as the chain runs it.
	pub source: String,
	/// methodology
	pub kind: String,
	pub inputs: Vec<Input>,
	pub parameters: Vec<Parameter>,
	pub result_unit: String,
	pub vectors: Vec<Vector>,
	pub opinions: Vec<Opinion>,
	pub document: Document,
	pub used_by: Vec<ScenarioSummary>,
}

/// Methodology versions, ascending.
#[utoipa::path(get, path = "/methodologies", tag = "方法学 Methodologies", params(Paging),
	responses((status = 200, description = "Versions", body = Page<VersionSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(paging): Ask<Paging>,
) -> Result<Json<Page<VersionSummary>>> {
	let items = summaries()
		.only_if("v.id > ?", paging.numbers::<1>("methodologies")?.map(|[id]| id))
		.add(" ORDER BY v.id LIMIT ?", [paging.rows()?.into()])
		.all(&state.store, VersionSummary::read)
		.await?;
	Ok(Json(Page::cut(items, &paging, "methodologies", |item| item.id.to_string())?))
}

/// One version: formula, parameters with citations, vectors, opinions.
#[utoipa::path(get, path = "/methodologies/{id}", tag = "方法学 Methodologies",
	params(("id" = u32, Path, description = "Number of the version")),
	responses((status = 200, description = "The version", body = Version)))]
pub async fn one(Shared(state): Shared<State>, Place(id): Place<u32>) -> Result<Json<Version>> {
	let row = summaries().only("v.id = ?", [id.into()]).row(&state.store).await?;
	let row = row.ok_or_else(|| Problem::no("方法学版本", "methodology version", id))?;
	let source = row.text("source")?;
	let compiled = formulas::compiled(&source)?;
	Ok(Json(Version {
		summary: VersionSummary::read(&row)?,
		kind: "methodology".to_string(),
		inputs: formulas::inputs(&compiled),
		parameters: formulas::parameters(&compiled),
		result_unit: compiled.output.unit().to_string(),
		vectors: formulas::vectors(&compiled),
		opinions: opinions::of_version(&state.store, &state.documents, id.into()).await?,
		document: Document::known(&row, "document", &state.documents)?,
		used_by: scenarios::using(&state.store, id.into()).await?,
		source,
	}))
}
