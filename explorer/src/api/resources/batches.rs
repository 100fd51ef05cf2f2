//! Batches: what was claimed, attested, approved and issued.

use axum::{extract::State as Shared, Json};
use serde::{Deserialize, Serialize};
use serde_json::Value as Tree;
use sqlx::any::AnyRow;
use utoipa::{IntoParams, ToSchema};

use crate::{
	api::{
		http::{
			extract::{account, Ask, PathParams},
			page::{ListPage, Paging},
			problem::{Problem, Result},
		},
		state::State,
	},
	entities::{
		batch_classes::{self, BatchClass},
		batch_steps::{self, BatchStep},
		batches::{continued_by, summaries, BatchSummary},
		chunks,
		participants::ParticipantName,
		region_issuance::{self, RegionIssue},
	},
	store::sql::{Bind, Columns},
	values::{day, DocumentLink, ReductionAndPoints},
	words::{word, BatchStatus, Ground, StepName},
};

#[derive(Debug, Serialize, ToSchema)]
pub struct Fed {
	pub chunks: i64,
	pub records: i64,
}

/// What was quantified but not credited: its people had withdrawn consent or closed the account.
#[derive(Debug, Serialize, ToSchema)]
pub struct Withheld {
	pub records: i64,
	#[serde(flatten)]
	pub quantity: ReductionAndPoints,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct HeldBatch {
	/// The chunk that differs.
	pub chunk: Option<i64>,
	/// How it differs from what was attested; null of a batch the operator put on hold.
	#[schema(value_type = Value)]
	pub difference: Tree,
	/// Why the operator put it on hold.
	pub reason: Option<DocumentLink>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct BatchDetail {
	#[serde(flatten)]
	pub summary: BatchSummary,
	pub reporter: ParticipantName,
	/// The Merkle root over its chunks.
	pub root: String,
	pub chunks: i64,
	/// Chunks that stand in blocks: those fed, and one the chain refused.
	pub chunks_on_chain: i64,
	pub fed: Fed,
	pub withheld: Withheld,
	/// The verifier's report: of what it attests, or why it refuses.
	pub report: Option<DocumentLink>,
	/// The last day on which its chunks are taken, once approved.
	pub due: Option<String>,
	/// The batch it continues: of the same days, closed before its end.
	pub continues: Option<i64>,
	/// The batch that continues it, unless that came to nothing.
	pub continued_by: Option<i64>,
	pub held: Option<HeldBatch>,
	/// What was credited, month by month of issue.
	pub classes: Vec<BatchClass>,
	pub steps: Vec<BatchStep>,
	pub regions: Vec<RegionIssue>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct BatchFilter {
	#[param(inline)]
	pub status: Option<BatchStatus>,
	/// Number of a scenario.
	pub scenario: Option<u32>,
	/// Number of a verifier, or an address that stands or stood for it.
	pub verifier: Option<String>,
	/// Number of a class: only batches of which something was issued in it.
	pub class: Option<u32>,
	#[param(minimum = 1, maximum = 200)]
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub after: Option<String>,
}

/// A batch's row, or 404.
pub async fn row(state: &State, id: u32) -> Result<AnyRow> {
	let found = summaries().only("b.id = ?", [id.into()]).row(&state.store).await?;
	found.ok_or_else(|| Problem::no("批次", "batch", id))
}

/// Which batches are a verifier's that is named by number or address.
fn verifier(text: &str) -> Result<(&'static str, Bind)> {
	Ok(match text.parse::<u32>() {
		Ok(number) => ("b.verifier = ?", number.into()),
		Err(_) => (
			"b.verifier IN (SELECT participant FROM participant_accounts WHERE account = ?)",
			account(text)?.to_string().into(),
		),
	})
}

/// Batches, newest first.
#[utoipa::path(get, path = "/batches", tag = "批次 Batches", params(BatchFilter),
	responses((status = 200, description = "Batches", body = ListPage<BatchSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(filter): Ask<BatchFilter>,
) -> Result<Json<ListPage<BatchSummary>>> {
	let paging = Paging { limit: filter.limit, after: filter.after };
	let (of_verifier, verifier) = filter.verifier.as_deref().map(verifier).transpose()?.unzip();
	let items = summaries()
		.only_if("b.status = ?", filter.status.map(word))
		.only_if("b.source = ?", filter.scenario)
		.only_if(of_verifier.unwrap_or_default(), verifier)
		.only_if("b.id IN (SELECT batch FROM batch_classes WHERE class = ?)", filter.class)
		.only_if("b.id < ?", paging.numbers::<1>("batches")?.map(|[id]| id))
		.add(" ORDER BY b.id DESC LIMIT ?", [paging.rows()?.into()])
		.all(&state.store, BatchSummary::read)
		.await?;
	Ok(Json(ListPage::cut(items, &paging, "batches", |item| item.id.to_string())?))
}

/// One batch: who did what when, and what was issued where.
#[utoipa::path(get, path = "/batches/{id}", tag = "批次 Batches",
	params(("id" = u32, Path, description = "Number of the batch")),
	responses((status = 200, description = "The batch", body = BatchDetail)))]
pub async fn one(
	Shared(state): Shared<State>,
	PathParams(id): PathParams<u32>,
) -> Result<Json<BatchDetail>> {
	let (store, documents) = (&state.store, &state.documents);
	let row = row(&state, id).await?;
	let summary = BatchSummary::read(&row)?;
	let steps = batch_steps::of_batch(store, documents, id.into()).await?;
	Ok(Json(BatchDetail {
		reporter: ParticipantName::read(&row, "reporter", "reporter_title")?,
		root: row.text("root")?,
		chunks: row.int("chunks")?,
		chunks_on_chain: chunks::count(store, id.into()).await?,
		fed: Fed { chunks: row.int("fed_chunks")?, records: row.int("fed_records")? },
		withheld: Withheld {
			records: row.int("withheld_records")?,
			quantity: ReductionAndPoints::of(row.int("withheld_mg")?, row.int("withheld_points")?),
		},
		report: DocumentLink::maybe(&row, "report", documents)?,
		due: row.maybe_int("due_day")?.map(day),
		continues: row.maybe_int("continues")?,
		continued_by: continued_by(store, id.into()).await?,
		held: held(&row, &summary, &steps)?,
		classes: batch_classes::of_batch(store, id.into()).await?,
		steps,
		regions: region_issuance::of_batch(store, id.into()).await?,
		summary,
	}))
}

/// Why a batch is held, or, closed since, was held for a difference.
fn held(row: &AnyRow, summary: &BatchSummary, steps: &[BatchStep]) -> Result<Option<HeldBatch>> {
	let difference = row.tree("difference")?;
	let by_order = summary.ground == Some(word(Ground::Order));
	if !by_order && difference.is_null() {
		return Ok(None);
	}
	let order = steps.iter().rfind(|step| by_order && step.step == word(StepName::PutOnHold));
	let reason = order.and_then(|step| step.reason.clone());
	Ok(Some(HeldBatch { chunk: row.maybe_int("held_chunk")?, difference, reason }))
}
