//! Methodologies: every version that was submitted.

use axum::{extract::State as Shared, Json};
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	formulas::{self, Input, Parameter, Vector},
	scenarios::{self, ScenarioSummary},
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

/// A day and its block.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DayAndBlock {
	pub day: String,
	pub block: i64,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct VersionSummary {
	pub id: i64,
	pub methodology: i64,
	/// Which version of the methodology, from 1.
	pub number: i64,
	pub title: String,
	/// evaluation or published
	pub stage: String,
	pub developer: String,
	pub submitted: DayAndBlock,
	pub published: Option<DayAndBlock>,
	/// Scenarios that use it.
	pub scenarios: i64,
	/// What was credited under it.
	pub issued: Amount,
}

/// An expert's opinion.
#[derive(Debug, Serialize, ToSchema)]
pub struct Opinion {
	pub expert: String,
	pub favourable: bool,
	pub report: Option<Document>,
	pub block: i64,
}

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

fn versions() -> Sql {
	Sql::new(
		"SELECT v.*, (SELECT COUNT(*) FROM scenarios s WHERE s.version = v.id) AS scenarios, \
		(SELECT CAST(COALESCE(SUM(b.issued_mg), 0) AS BIGINT) FROM batches b WHERE b.version = v.id) AS issued \
		FROM versions v",
	)
}

fn summary(row: &AnyRow) -> Result<VersionSummary> {
	let published = match (row.maybe_int("published_day")?, row.maybe_int("published_block")?) {
		(Some(number), Some(block)) => Some(DayAndBlock { day: day(number), block }),
		_ => None,
	};
	Ok(VersionSummary {
		id: row.int("id")?,
		methodology: row.int("methodology")?,
		number: row.int("number")?,
		title: row.text("title")?,
		stage: row.text("stage")?,
		developer: row.text("developer")?,
		submitted: DayAndBlock {
			day: day(row.int("submitted_day")?),
			block: row.int("submitted_block")?,
		},
		published,
		scenarios: row.int("scenarios")?,
		issued: Amount::of(row.int("issued")?),
	})
}

/// One version's summary, if there is such a version.
pub async fn version(state: &State, id: i64) -> Result<Option<VersionSummary>> {
	let row = versions().only("v.id = ?", [id.into()]).row(&state.store).await?;
	row.as_ref().map(summary).transpose()
}

/// Methodology versions, ascending.
#[utoipa::path(get, path = "/methodologies", tag = "方法学 Methodologies", params(Paging),
	responses((status = 200, description = "Versions", body = Page<VersionSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(paging): Ask<Paging>,
) -> Result<Json<Page<VersionSummary>>> {
	let rows = versions()
		.only_if("v.id > ?", paging.numbers::<1>("methodologies")?.map(|[id]| id))
		.add(" ORDER BY v.id LIMIT ?", [paging.rows()?.into()])
		.rows(&state.store)
		.await?;
	let items = rows.iter().map(summary).collect::<Result<Vec<_>>>()?;
	Ok(Json(Page::cut(items, &paging, "methodologies", |item| item.id.to_string())?))
}

/// One version: formula, parameters with citations, vectors, opinions.
#[utoipa::path(get, path = "/methodologies/{id}", tag = "方法学 Methodologies",
	params(("id" = u32, Path, description = "Number of the version")),
	responses((status = 200, description = "The version", body = Version)))]
pub async fn one(Shared(state): Shared<State>, Place(id): Place<u32>) -> Result<Json<Version>> {
	let row = versions().only("v.id = ?", [id.into()]).row(&state.store).await?;
	let row = row.ok_or_else(|| Problem::no("方法学版本", "methodology version", id))?;
	let source = row.text("source")?;
	let compiled = formulas::compiled(&source)?;
	let opinions = Sql::new("SELECT * FROM opinions")
		.only("version = ?", [id.into()])
		.add(" ORDER BY block, expert LIMIT 1000", [])
		.rows(&state.store)
		.await?;
	let opinion = |row: &AnyRow| {
		let digests = (row.maybe_text("report_blake2_256")?, row.maybe_text("report_sm3")?);
		Ok(Opinion {
			expert: row.text("expert")?,
			favourable: row.int("favourable")? != 0,
			report: state.document(digests.0, digests.1),
			block: row.int("block")?,
		})
	};
	Ok(Json(Version {
		summary: summary(&row)?,
		kind: "methodology".to_string(),
		inputs: formulas::inputs(&compiled),
		parameters: formulas::parameters(&compiled),
		result_unit: compiled.output.unit().to_string(),
		vectors: formulas::vectors(&compiled),
		opinions: opinions.iter().map(opinion).collect::<Result<_>>()?,
		document: state.known_document(&row, "document")?,
		used_by: scenarios::using(&state, id.into()).await?,
		source,
	}))
}
