//! What has been issued, by whom, at a glance.

use std::collections::BTreeMap;

use axum::{extract::State as Shared, response::Response};
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::validators;
use crate::{
	api::{
		http::problem::{Problem, Result},
		state::State,
	},
	entities::batches::{self, BatchSummary},
	store::sql::{Columns, Sql},
	values::{time, Reduction},
};

#[derive(Debug, Serialize, ToSchema)]
pub struct NodeState {
	pub connected: bool,
	pub best: Option<u64>,
	pub finalized: Option<u64>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Indexed {
	pub number: i64,
	pub hash: String,
	pub time: Option<String>,
}

/// Open accounts by kind.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct ParticipantCounts {
	pub individual: i64,
	pub institution: i64,
	pub organisation: i64,
}

impl ParticipantCounts {
	pub fn add(&mut self, kind: &str, number: i64) {
		match kind {
			"individual" => self.individual += number,
			"institution" => self.institution += number,
			_ => self.organisation += number,
		}
	}
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ScenarioIssue {
	pub id: i64,
	pub title: String,
	pub issued: Reduction,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct VerifierIssue {
	pub id: i64,
	pub title: String,
	pub issued: Reduction,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Summary {
	/// The chain's genesis hash; empty before anything is indexed.
	pub genesis: String,
	pub spec_version: i64,
	pub node: NodeState,
	/// The last block indexed.
	pub indexed: Option<Indexed>,
	/// Finalised blocks not indexed yet.
	pub lag: Option<u64>,
	pub issued: Reduction,
	/// Points issued, a decimal integer.
	pub points: String,
	pub lapsed: Reduction,
	pub participants: ParticipantCounts,
	/// Methodologies, their versions not counted.
	pub methodologies: i64,
	pub versions_published: i64,
	/// Scenarios that take part.
	pub scenarios: i64,
	/// Verifiers in good standing.
	pub verifiers: i64,
	/// Items in the mall.
	pub items: i64,
	/// Orders ever placed.
	pub orders: i64,
	pub large_events: i64,
	pub certificates: i64,
	/// Scenarios whose batches were issued, and those with the most of it, at most three.
	pub issuing_scenarios: i64,
	pub top_scenarios: Vec<ScenarioIssue>,
	/// Verifiers who attested what was issued, and those of the most of it, at most three.
	pub attesting_verifiers: i64,
	pub top_verifiers: Vec<VerifierIssue>,
	/// Of this session; null while the node is away.
	pub validators: Option<usize>,
	/// Batches by status.
	pub batches: BTreeMap<String, i64>,
	/// Records fed, a decimal integer.
	pub records: String,
	pub latest: Vec<BatchSummary>,
}

/// Sums of batches, and their order.
const ISSUED: &str = "CAST(SUM(b.issued_mg) AS BIGINT) AS mg, CAST(SUM(b.issued_points) AS BIGINT) AS points FROM batches b";
const FIRST: &str = "ORDER BY 3 DESC, 4 DESC, 1";
/// Named of those who issued and verified.
const TOP: usize = 3;

/// Totals and the state of the service.
#[utoipa::path(get, path = "/summary", tag = "总览 Overview",
	responses((status = 200, description = "Totals", body = Summary)))]
pub async fn summary(Shared(state): Shared<State>) -> Result<Response> {
	state.once_a_block("summary", Box::pin(totals(&state))).await
}

async fn totals(state: &State) -> Result<Summary> {
	let store = &state.store;
	let last = Sql::new(
		"SELECT number, hash, time_ms, spec_version FROM blocks ORDER BY number DESC LIMIT 1",
	)
	.row(store)
	.await?;
	let genesis = Sql::new("SELECT value FROM meta WHERE key = 'genesis'").row(store).await?;
	let totals = Sql::new(
		"SELECT CAST(COALESCE(SUM(issued_mg), 0) AS BIGINT) AS mg, \
		CAST(COALESCE(SUM(issued_points), 0) AS BIGINT) AS points, \
		CAST(COALESCE(SUM(fed_records), 0) AS BIGINT) AS records, \
		(SELECT CAST(COALESCE(SUM(mg), 0) AS BIGINT) FROM flows WHERE destination = 'lapsed') AS lapsed, \
		(SELECT COUNT(*) FROM items WHERE state = 'listed') AS items, \
		(SELECT COALESCE(MAX(id), 0) FROM orders) AS orders, \
		(SELECT COUNT(*) FROM large_events) AS large_events, \
		(SELECT COUNT(*) FROM certificates) AS certificates, \
		(SELECT COUNT(*) FROM methodologies) AS methodologies, \
		(SELECT COUNT(*) FROM versions WHERE stage = 'published') AS published, \
		(SELECT COUNT(*) FROM scenarios WHERE stage IN ('admitted', 'rectifying')) AS scenarios, \
		(SELECT COUNT(*) FROM verifiers WHERE standing = 'good' AND unconfirmed_day IS NULL) AS verifiers FROM batches",
	)
	.row(store)
	.await?;
	let totals = totals.ok_or_else(|| Problem::internal("no row of totals"))?;
	let mut participants = ParticipantCounts::default();
	let kinds =
		"SELECT kind, CAST(SUM(number) AS BIGINT) AS number FROM open_accounts GROUP BY kind";
	for row in Sql::new(kinds).rows(store).await? {
		let number = row.int("number")?;
		participants.add(&row.text("kind")?, number);
	}
	let mut batches = BTreeMap::new();
	let statuses = "SELECT status, COUNT(*) AS number FROM batches GROUP BY status";
	for row in Sql::new(statuses).rows(store).await? {
		batches.insert(row.text("status")?, row.int("number")?);
	}
	let (issuing_scenarios, top_scenarios) = scenarios(state).await?;
	let (attesting_verifiers, top_verifiers) = verifiers(state).await?;
	let heads = state.heads();
	let mut summary = Summary {
		genesis: genesis.map(|row| row.text("value")).transpose()?.unwrap_or_default(),
		spec_version: 0,
		node: NodeState {
			connected: state.link.get().is_some(),
			best: heads.best,
			finalized: heads.finalized,
		},
		indexed: None,
		lag: None,
		issued: Reduction::of(totals.int("mg")?),
		points: totals.int("points")?.to_string(),
		lapsed: Reduction::of(totals.int("lapsed")?),
		participants,
		methodologies: totals.int("methodologies")?,
		versions_published: totals.int("published")?,
		scenarios: totals.int("scenarios")?,
		verifiers: totals.int("verifiers")?,
		items: totals.int("items")?,
		orders: totals.int("orders")?,
		large_events: totals.int("large_events")?,
		certificates: totals.int("certificates")?,
		issuing_scenarios,
		top_scenarios,
		attesting_verifiers,
		top_verifiers,
		validators: validators::count(state).await,
		batches,
		records: totals.int("records")?.to_string(),
		latest: batches::latest(store, None, 5).await?,
	};
	if let Some(row) = last {
		let number = row.int("number")?;
		summary.spec_version = row.int("spec_version")?;
		summary.lag =
			heads.finalized.map(|finalized| finalized.saturating_sub(number.max(0) as u64));
		summary.indexed = Some(Indexed {
			number,
			hash: row.text("hash")?,
			time: row.maybe_int("time_ms")?.map(time),
		});
	}
	Ok(summary)
}

/// How many scenarios were issued of, and the first of them by reductions and then by points.
async fn scenarios(state: &State) -> Result<(i64, Vec<ScenarioIssue>)> {
	let rows = Sql::new(&format!(
		"SELECT s.id AS id, s.title AS title, {ISSUED} JOIN scenarios s ON s.id = b.source \
		WHERE b.fed_chunks > 0 GROUP BY s.id, s.title {FIRST}"
	));
	let rows = rows.rows(&state.store).await?;
	let of = |row: &AnyRow| {
		let issued = Reduction::of(row.int("mg")?);
		sqlx::Result::Ok(ScenarioIssue { id: row.int("id")?, title: row.text("title")?, issued })
	};
	Ok((rows.len() as i64, rows.iter().take(TOP).map(of).collect::<sqlx::Result<_>>()?))
}

/// The same of verifiers.
async fn verifiers(state: &State) -> Result<(i64, Vec<VerifierIssue>)> {
	let rows = Sql::new(&format!(
		"SELECT p.id AS id, p.title AS title, {ISSUED} JOIN participants p ON p.id = b.verifier \
		WHERE b.fed_chunks > 0 GROUP BY p.id, p.title {FIRST}"
	));
	let rows = rows.rows(&state.store).await?;
	let of = |row: &AnyRow| {
		let issued = Reduction::of(row.int("mg")?);
		sqlx::Result::Ok(VerifierIssue {
			id: row.int("id")?,
			title: row.maybe_text("title")?.unwrap_or_default(),
			issued,
		})
	};
	Ok((rows.len() as i64, rows.iter().take(TOP).map(of).collect::<sqlx::Result<_>>()?))
}
