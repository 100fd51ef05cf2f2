//! What a batch's records are computed by: enough to compute it again without believing this service.

use axum::{extract::State as Shared, Json};
use serde::Serialize;
use serde_json::Value as Tree;
use suhui_formula::{Binding, Compiled};
use suhui_primitives::{Day, Period, Rule};
use utoipa::ToSchema;

use super::{
	batches,
	formulas::{self, Input},
};
use crate::{
	api::{
		http::{
			extract::Place,
			problem::{Problem, Result},
		},
		state::State,
	},
	store::sql::{Columns, Sql},
	values::Titled,
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
	/// Source text of the methodology; null where the scenario gives points only.
	pub methodology: Option<String>,
	/// Source text of the points formula.
	pub points: String,
	/// What each input of the points formula takes: `"reduction"` or `{"input": n}` of the record.
	#[schema(value_type = Vec<Value>)]
	pub bindings: Tree,
	/// Of a record, in order.
	pub inputs: Vec<Input>,
	pub scenario: Titled,
	/// Number of the methodology version.
	pub version: Option<i64>,
}

/// The texts a batch is computed by.
pub struct Texts {
	pub methodology: Option<String>,
	pub points: String,
	pub bindings: String,
	pub title: String,
}

impl Texts {
	pub async fn load(state: &State, source: i64, version: Option<i64>) -> Result<Self> {
		let scenario = Sql::new("SELECT title, points_source, bindings FROM scenarios")
			.only("id = ?", [source.into()])
			.row(&state.store)
			.await?;
		let scenario = scenario.ok_or_else(|| Problem::no("场景", "scenario", source))?;
		let methodology = match version {
			None => None,
			Some(version) => {
				let row = Sql::new("SELECT source FROM versions").only("id = ?", [version.into()]);
				let row = row.row(&state.store).await?;
				let row =
					row.ok_or_else(|| Problem::no("方法学版本", "methodology version", version))?;
				Some(row.text("source")?)
			}
		};
		Ok(Texts {
			methodology,
			points: scenario.text("points_source")?,
			bindings: scenario.text("bindings")?,
			title: scenario.text("title")?,
		})
	}

	/// The formula that declares a record's inputs.
	pub fn of_record(&self) -> Result<Compiled> {
		formulas::compiled(self.methodology.as_ref().unwrap_or(&self.points))
	}

	/// The inputs' declarations and the rule.
	pub fn rule(&self) -> Result<(Compiled, Rule)> {
		let record = self.of_record()?;
		let methodology = match &self.methodology {
			Some(_) => Some(record.formula.clone()),
			None => None,
		};
		let points = formulas::compiled(&self.points)?.formula;
		let bindings: Vec<Tree> =
			serde_json::from_str(&self.bindings).map_err(Problem::internal)?;
		let binding = |tree: &Tree| match tree["input"].as_u64() {
			Some(input) => Ok(Binding::Input(u8::try_from(input).map_err(Problem::internal)?)),
			None => Ok(Binding::Reduction),
		};
		let bindings = bindings.iter().map(binding).collect::<Result<Vec<_>>>()?;
		let bindings = bindings
			.try_into()
			.map_err(|_| Problem::internal("too many bindings of a points formula"))?;
		let inputs = u8::try_from(record.inputs.len()).map_err(Problem::internal)?;
		Ok((record, Rule { inputs, methodology, points, bindings }))
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
	responses((status = 200, description = "What it is computed by", body = BatchRule)))]
pub async fn rule(Shared(state): Shared<State>, Place(id): Place<u32>) -> Result<Json<BatchRule>> {
	let row = batches::row(&state, id).await?;
	let (source, version) = (row.int("source")?, row.maybe_int("version")?);
	let texts = Texts::load(&state, source, version).await?;
	let inputs = formulas::inputs(&texts.of_record()?);
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
