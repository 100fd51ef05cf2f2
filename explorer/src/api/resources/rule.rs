//! What records are quantified by, of a scenario's terms and of a batch: enough to recompute it without believing this
//! service.

use axum::{extract::State as Shared, Json};
use serde::Serialize;
use serde_json::Value as Tree;
use sqlx::any::AnyRow;
use suhui_primitives::{CompiledRule, Day, Period};
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

/// What records are quantified by under a scenario's terms.
#[derive(Debug, Serialize, ToSchema)]
pub struct TermsRule {
	/// Number of the scenario, which every leaf binds.
	pub source: i64,
	/// Number of its terms.
	pub terms: i64,
	/// Text of the methodology; null where they give points only.
	pub methodology: Option<String>,
	/// Text of the points formula; empty of a project, which has none.
	pub points: String,
	#[schema(value_type = Vec<words::Binding>)]
	pub bindings: Tree,
	/// Of a record, in order.
	pub inputs: Vec<InputDeclaration>,
	pub scenario: Titled,
	/// Number of the methodology version.
	pub version: Option<i64>,
}

/// What a batch is quantified by, under the terms of its days, and what it claims.
#[derive(Debug, Serialize, ToSchema)]
pub struct BatchRule {
	#[serde(flatten)]
	pub rule: TermsRule,
	pub period: DayNumbers,
	pub records: i64,
	pub chunks: i64,
	pub root: String,
	pub claim: Claim,
}

/// The texts that a scenario's terms name.
pub struct RuleTexts {
	source: i64,
	terms: i64,
	version: Option<i64>,
	methodology: Option<String>,
	points: String,
	bindings: Tree,
	title: String,
}

impl RuleTexts {
	pub async fn load(state: &State, source: i64, terms: i64) -> Result<Self> {
		let row = Sql::new(
			"SELECT t.*, s.title AS title, v.text AS text FROM terms t JOIN scenarios s ON s.id = t.source \
			LEFT JOIN versions v ON v.id = t.version",
		)
		.only("t.source = ? AND t.number = ?", [source.into(), terms.into()])
		.row(&state.store)
		.await?;
		let row =
			row.ok_or_else(|| Problem::no("规则版本", "terms", format!("{source}/{terms}")))?;
		let (version, methodology) = (row.maybe_int("version")?, row.maybe_text("text")?);
		if version.is_some() != methodology.is_some() {
			return Err(Problem::internal(format!(
				"no text of the methodology version {version:?}"
			)));
		}
		Ok(RuleTexts {
			source,
			terms,
			version,
			methodology,
			points: row.text("points_text")?,
			bindings: row.tree("bindings")?,
			title: row.text("title")?,
		})
	}

	/// Of a batch, from its row.
	pub async fn of_batch(state: &State, row: &AnyRow) -> Result<Self> {
		Self::load(state, row.int("source")?, row.int("terms")?).await
	}

	pub fn compile(&self) -> Result<CompiledRule> {
		CompiledRule::compile(self.methodology.as_deref(), &self.points).map_err(Problem::internal)
	}

	fn rule(self) -> Result<TermsRule> {
		let inputs = formulas::inputs(&self.compile()?.inputs);
		Ok(TermsRule {
			source: self.source,
			terms: self.terms,
			methodology: self.methodology,
			points: self.points,
			bindings: self.bindings,
			inputs,
			scenario: Titled { id: self.source, title: self.title },
			version: self.version,
		})
	}
}

/// A batch's period, from its row.
pub fn period(row: &AnyRow) -> Result<Period> {
	let day = |number: i64| u32::try_from(number).map(Day).map_err(Problem::internal);
	Ok(Period { first: day(row.int("first_day")?)?, last: day(row.int("last_day")?)? })
}

/// Formulas and bindings of a scenario's terms.
#[utoipa::path(get, path = "/scenarios/{id}/terms/{number}/rule", tag = "场景 Scenarios",
	params(("id" = u32, Path, description = "Number of the scenario"),
		("number" = u32, Path, description = "Which of its terms, from 1")),
	responses((status = 200, description = "What records are quantified by", body = TermsRule)))]
pub async fn of_terms(
	Shared(state): Shared<State>,
	PathParams((id, number)): PathParams<(u32, u32)>,
) -> Result<Json<TermsRule>> {
	Ok(Json(RuleTexts::load(&state, id.into(), number.into()).await?.rule()?))
}

/// Formulas, bindings, root and claim of a batch.
#[utoipa::path(get, path = "/batches/{id}/rule", tag = "批次 Batches",
	params(("id" = u32, Path, description = "Number of the batch")),
	responses((status = 200, description = "What it is quantified by", body = BatchRule)))]
pub async fn of_batch(
	Shared(state): Shared<State>,
	PathParams(id): PathParams<u32>,
) -> Result<Json<BatchRule>> {
	let row = batches::row(&state, id).await?;
	Ok(Json(BatchRule {
		rule: RuleTexts::of_batch(&state, &row).await?.rule()?,
		period: DayNumbers { first: row.int("first_day")?, last: row.int("last_day")? },
		records: row.int("records")?,
		chunks: row.int("chunks")?,
		root: row.text("root")?,
		claim: Claim { mg: row.text("claim_mg")?, points: row.text("claim_points")? },
	}))
}
