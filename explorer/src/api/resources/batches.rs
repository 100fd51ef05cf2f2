//! Batches: what was claimed, attested, approved and issued.

use axum::{extract::State as Shared, Json};
use serde::{Deserialize, Serialize};
use serde_json::Value as Tree;
use sqlx::any::AnyRow;
use utoipa::{IntoParams, ToSchema};

use super::regions;
use crate::api::{
	http::{
		extract::{Ask, Place},
		page::{Page, Paging},
		problem::{Problem, Result},
		sql::{Columns, Sql},
		values::{self, day, month, time, Amount, Document, Quantity},
	},
	state::State,
};

/// How far a batch has come.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
	Opened,
	Assigned,
	Attested,
	Approved,
	Held,
	Complete,
	Closed,
	Cancelled,
}

impl Status {
	fn word(self) -> &'static str {
		match self {
			Status::Opened => "opened",
			Status::Assigned => "assigned",
			Status::Attested => "attested",
			Status::Approved => "approved",
			Status::Held => "held",
			Status::Complete => "complete",
			Status::Closed => "closed",
			Status::Cancelled => "cancelled",
		}
	}
}

/// A thing by its number and title.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Titled {
	pub id: i64,
	pub title: String,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ScenarioName {
	pub id: i64,
	pub title: String,
	/// clothing, food, housing, transport or goods
	pub category: String,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct VerifierName {
	pub account: String,
	pub title: String,
}

/// Whole days, both included.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Days {
	#[schema(example = "2016-01-01")]
	pub first: String,
	#[schema(example = "2016-01-31")]
	pub last: String,
}

/// A block and its time.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct When {
	pub block: i64,
	pub time: Option<String>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BatchSummary {
	pub id: i64,
	pub scenario: ScenarioName,
	/// The methodology version it was opened under; null where the scenario gives points only.
	pub version: Option<Titled>,
	pub period: Days,
	/// The month of issue, once approved.
	pub month: Option<String>,
	pub records: i64,
	/// opened, assigned, attested, approved, held, complete, closed or cancelled
	pub status: String,
	pub verifier: Option<VerifierName>,
	/// What its reporter claims.
	pub claim: Quantity,
	/// What was credited.
	pub issued: Quantity,
	pub opened: When,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Fed {
	pub chunks: i64,
	pub records: i64,
}

/// What was computed but not credited: its people had withdrawn consent or closed the account.
#[derive(Debug, Serialize, ToSchema)]
pub struct Withheld {
	pub records: i64,
	#[serde(flatten)]
	pub quantity: Quantity,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Held {
	/// The chunk that differs.
	pub chunk: Option<i64>,
	/// How it differs from what was attested.
	#[schema(value_type = Value)]
	pub difference: Tree,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Step {
	/// opened, assigned, attested, approved, completed, held, closed or cancelled
	pub step: String,
	pub block: i64,
	pub time: Option<String>,
	/// Who signed it.
	pub account: Option<String>,
	/// `block-index`
	pub extrinsic: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct RegionIssue {
	/// By GB/T 2260; 0 where it could not be told.
	pub region: i64,
	pub label_zh: String,
	pub label_en: String,
	#[serde(flatten)]
	pub quantity: Quantity,
	pub records: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Batch {
	#[serde(flatten)]
	pub summary: BatchSummary,
	pub reporter: String,
	/// The Merkle root over its chunks.
	pub root: String,
	pub chunks: i64,
	/// Chunks that stand in blocks: those fed, and one the chain refused.
	pub chunks_on_chain: i64,
	pub fed: Fed,
	pub withheld: Withheld,
	/// The verifier's report.
	pub report: Option<Document>,
	pub held: Option<Held>,
	/// What makes its reductions alike with others.
	pub class: Option<i64>,
	pub steps: Vec<Step>,
	pub regions: Vec<RegionIssue>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Filter {
	#[param(inline)]
	pub status: Option<Status>,
	/// Number of a scenario.
	pub scenario: Option<u32>,
	/// Address of a verifier.
	pub verifier: Option<String>,
	#[param(minimum = 1, maximum = 200)]
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub after: Option<String>,
}

const SUMMARY: &str = "SELECT b.*, s.title AS scenario_title, s.category AS category, \
	v.title AS version_title, f.title AS verifier_title, k.time_ms AS opened_ms FROM batches b \
	LEFT JOIN scenarios s ON s.id = b.source LEFT JOIN versions v ON v.id = b.version \
	LEFT JOIN verifiers f ON f.account = b.verifier LEFT JOIN blocks k ON k.number = b.opened_block";

/// Summaries of the batches a condition picks, newest first.
pub fn summaries() -> Sql {
	Sql::new(SUMMARY)
}

pub fn summary(row: &AnyRow) -> Result<BatchSummary> {
	let version = row.maybe_int("version")?;
	let verifier = row.maybe_text("verifier")?;
	Ok(BatchSummary {
		id: row.int("id")?,
		scenario: ScenarioName {
			id: row.int("source")?,
			title: row.maybe_text("scenario_title")?.unwrap_or_default(),
			category: row.maybe_text("category")?.unwrap_or_default(),
		},
		version: match version {
			Some(id) => {
				Some(Titled { id, title: row.maybe_text("version_title")?.unwrap_or_default() })
			}
			None => None,
		},
		period: Days { first: day(row.int("first_day")?), last: day(row.int("last_day")?) },
		month: row.maybe_int("month")?.map(month),
		records: row.int("records")?,
		status: row.text("status")?,
		verifier: match verifier {
			Some(account) => Some(VerifierName {
				account,
				title: row.maybe_text("verifier_title")?.unwrap_or_default(),
			}),
			None => None,
		},
		claim: Quantity {
			reduction: Amount::claimed(&row.text("claim_mg")?),
			points: row.text("claim_points")?,
		},
		issued: Quantity::of(row.int("issued_mg")?, row.int("issued_points")?),
		opened: When {
			block: row.int("opened_block")?,
			time: row.maybe_int("opened_ms")?.map(time),
		},
	})
}

/// The newest batches of a scenario or of all.
pub async fn latest(state: &State, scenario: Option<i64>, count: i64) -> Result<Vec<BatchSummary>> {
	let sql = summaries().only_if("b.source = ?", scenario);
	let rows = sql.add(" ORDER BY b.id DESC LIMIT ?", [count.into()]).rows(&state.store).await?;
	rows.iter().map(summary).collect()
}

/// A batch's row, or 404.
pub async fn row(state: &State, id: u32) -> Result<AnyRow> {
	let found = summaries().only("b.id = ?", [id.into()]).row(&state.store).await?;
	found.ok_or_else(|| Problem::no("批次", "batch", id))
}

/// Batches, newest first.
#[utoipa::path(get, path = "/batches", tag = "批次 Batches", params(Filter),
	responses((status = 200, description = "Batches", body = Page<BatchSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(filter): Ask<Filter>,
) -> Result<Json<Page<BatchSummary>>> {
	let paging = Paging { limit: filter.limit, after: filter.after };
	let verifier = filter.verifier.map(|text| values::account(&text)).transpose()?;
	let rows = summaries()
		.only_if("b.status = ?", filter.status.map(Status::word))
		.only_if("b.source = ?", filter.scenario)
		.only_if("b.verifier = ?", verifier.map(|account| account.to_string()))
		.only_if("b.id < ?", paging.numbers::<1>("batches")?.map(|[id]| id))
		.add(" ORDER BY b.id DESC LIMIT ?", [paging.rows()?.into()])
		.rows(&state.store)
		.await?;
	let items = rows.iter().map(summary).collect::<Result<Vec<_>>>()?;
	Ok(Json(Page::cut(items, &paging, "batches", |item| item.id.to_string())?))
}

/// One batch: who did what when, and what was issued where.
#[utoipa::path(get, path = "/batches/{id}", tag = "批次 Batches",
	params(("id" = u32, Path, description = "Number of the batch")),
	responses((status = 200, description = "The batch", body = Batch)))]
pub async fn one(Shared(state): Shared<State>, Place(id): Place<u32>) -> Result<Json<Batch>> {
	let row = row(&state, id).await?;
	let held = match row.maybe_text("difference")? {
		Some(text) => Some(Held {
			chunk: row.maybe_int("held_chunk")?,
			difference: serde_json::from_str(&text).unwrap_or(Tree::String(text)),
		}),
		None => None,
	};
	Ok(Json(Batch {
		summary: summary(&row)?,
		reporter: row.text("reporter")?,
		root: row.text("root")?,
		chunks: row.int("chunks")?,
		chunks_on_chain: on_chain(&state, id).await?,
		fed: Fed { chunks: row.int("fed_chunks")?, records: row.int("fed_records")? },
		withheld: Withheld {
			records: row.int("withheld_records")?,
			quantity: Quantity::of(row.int("withheld_mg")?, row.int("withheld_points")?),
		},
		report: state.document(row.maybe_text("report_blake2_256")?, row.maybe_text("report_sm3")?),
		held,
		class: row.maybe_int("class")?,
		steps: steps(&state, id).await?,
		regions: regions_of(&state, id).await?,
	}))
}

async fn on_chain(state: &State, id: u32) -> Result<i64> {
	let rows = Sql::new("SELECT COUNT(*) AS number FROM chunks").only("batch = ?", [id.into()]);
	Ok(rows.row(&state.store).await?.map(|row| row.int("number")).transpose()?.unwrap_or_default())
}

/// The batch's way.
async fn steps(state: &State, id: u32) -> Result<Vec<Step>> {
	let rows = Sql::new(
		"SELECT s.block AS block, s.extrinsic AS extrinsic, s.step AS step, x.signer AS signer, k.time_ms AS time_ms \
		FROM batch_steps s LEFT JOIN blocks k ON k.number = s.block \
		LEFT JOIN extrinsics x ON x.block = s.block AND x.idx = s.extrinsic",
	)
	.only("s.batch = ?", [id.into()])
	.add(" ORDER BY s.block, s.idx", [])
	.rows(&state.store)
	.await?;
	let step = |row: &AnyRow| {
		let block = row.int("block")?;
		Ok(Step {
			step: row.text("step")?,
			block,
			time: row.maybe_int("time_ms")?.map(time),
			account: row.maybe_text("signer")?,
			extrinsic: row.maybe_int("extrinsic")?.map(|index| format!("{block}-{index}")),
		})
	};
	rows.iter().map(step).collect()
}

async fn regions_of(state: &State, id: u32) -> Result<Vec<RegionIssue>> {
	let rows = Sql::new("SELECT region, mg, points, records FROM region_issuance")
		.only("batch = ?", [id.into()])
		.add(" ORDER BY mg DESC, region", [])
		.rows(&state.store)
		.await?;
	let region = |row: &AnyRow| {
		let region = row.int("region")?;
		let (label_zh, label_en) = regions::label(region);
		Ok(RegionIssue {
			region,
			label_zh,
			label_en,
			quantity: Quantity::of(row.int("mg")?, row.int("points")?),
			records: row.int("records")?.to_string(),
		})
	};
	rows.iter().map(region).collect()
}
