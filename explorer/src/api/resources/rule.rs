//! What a batch's records are quantified by: enough to recompute it without believing this service.

use axum::{extract::State as Shared, Json};
use serde::Serialize;
use serde_json::Value as Tree;
use suhui_primitives::{Day, Period, Terms};
use utoipa::ToSchema;

use super::{
	batches,
	formulas::{self, InputDeclaration},
};
use crate::{
	api::{
		http::{
			extract::PathParams,
			problem::{Problem, Result},
		},
		state::State,
	},
	store::sql::{Columns, Sql},
	values::Titled,
	words,
};

/// First and last day, both included, in days since 1970-01-01, Beijing time.
#[derive(Debug, Serialize, ToSchema)]
pub struct DayNumbers {
	pub first: i64,
	pub last: i64,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Claim {
	pub mg: String,
	pub points: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct BatchRule {
	/// Number of the scenario, which every leaf binds.
	pub source: i64,
	pub period: DayNumbers,
	pub records: i64,
	pub chunks: i64,
	pub root: String,
	pub claim: Claim,
	/// Text of the methodology; null where the scenario gives points only.
	pub methodology: Option<String>,
	/// Text of the points formula.
	pub points: String,
	#[schema(value_type = Vec<words::Binding>)]
	pub bindings: Tree,
	/// Of a record, in order.
	pub inputs: Vec<InputDeclaration>,
	pub scenario: Titled,
	/// Number of the methodology version.
	pub version: Option<i64>,
}

/// The texts a batch is quantified by.
pub struct RuleTexts {
	pub methodology: Option<String>,
	pub points: String,
	pub bindings: String,
	pub title: String,
}

impl RuleTexts {
	pub async fn load(state: &State, source: i64, version: Option<i64>) -> Result<Self> {
		let scenario = Sql::new("SELECT title, points_text, bindings FROM scenarios")
			.only("id = ?", [source.into()])
			.row(&state.store)
			.await?;
		let scenario = scenario.ok_or_else(|| Problem::no("场景", "scenario", source))?;
		let methodology = match version {
			None => None,
			Some(version) => {
				let row = Sql::new("SELECT text FROM versions").only("id = ?", [version.into()]);
				let row = row.row(&state.store).await?;
				let row =
					row.ok_or_else(|| Problem::no("方法学版本", "methodology version", version))?;
				Some(row.text("text")?)
			}
		};
		Ok(RuleTexts {
			methodology,
			points: scenario.text("points_text")?,
			bindings: scenario.text("bindings")?,
			title: scenario.text("title")?,
		})
	}

	pub fn terms(&self) -> Result<Terms> {
		Terms::compile(self.methodology.as_deref(), &self.points).map_err(Problem::internal)
	}
}

/// A batch's period, from its row.
pub fn period(row: &sqlx::any::AnyRow) -> Result<Period> {
	let day = |number: i64| u32::try_from(number).map(Day).map_err(Problem::internal);
	Ok(Period { first: day(row.int("first_day")?)?, last: day(row.int("last_day")?)? })
}

/// Formulas, bindings, root and claim of a batch.
#[utoipa::path(get, path = "/batches/{id}/rule", tag = "批次 Batches",
	params(("id" = u32, Path, description = "Number of the batch")),
	responses((status = 200, description = "What it is quantified by", body = BatchRule)))]
pub async fn rule(
	Shared(state): Shared<State>,
	PathParams(id): PathParams<u32>,
) -> Result<Json<BatchRule>> {
	let row = batches::row(&state, id).await?;
	let (source, version) = (row.int("source")?, row.maybe_int("version")?);
	let texts = RuleTexts::load(&state, source, version).await?;
	let inputs = formulas::inputs(&texts.terms()?.inputs);
	Ok(Json(BatchRule {
		source,
		period: DayNumbers { first: row.int("first_day")?, last: row.int("last_day")? },
		records: row.int("records")?,
		chunks: row.int("chunks")?,
		root: row.text("root")?,
		claim: Claim { mg: row.text("claim_mg")?, points: row.text("claim_points")? },
		methodology: texts.methodology,
		points: texts.points,
		bindings: serde_json::from_str(&texts.bindings).map_err(Problem::internal)?,
		inputs,
		scenario: Titled { id: source, title: texts.title },
		version,
	}))
}
