//! What is due and what is overdue, by whom; what was done, and how late.

use std::collections::BTreeMap;

use axum::{extract::State as Shared, response::Response, Json};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
	api::{
		http::{
			extract::Ask,
			page::{ListPage, Paging},
			problem::{Problem, Result},
		},
		state::State,
	},
	entities::{
		blocks::TODAY,
		deadlines::{condition, deadlines, DeadlineSummary, UNKNOWN},
		subjects::ActorName,
	},
	store::sql::{Columns, Sql},
	values::{day, day_number},
	words::{word, ActorKind, DeadlineState, SubjectKind},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DeadlineFilter {
	/// Only what this office, participants, or regions' offices are to do.
	#[param(inline)]
	pub actor: Option<ActorKind>,
	/// Only this participant, by number, or this region's office, by code.
	pub number: Option<u32>,
	#[param(inline)]
	pub state: Option<DeadlineState>,
	#[param(inline)]
	pub kind: Option<SubjectKind>,
	/// Only what is due on this day or later, as `2026-01-31`.
	pub from: Option<String>,
	/// Only what is due on this day or earlier, as `2026-01-31`.
	pub until: Option<String>,
	#[param(minimum = 1, maximum = 200)]
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub after: Option<String>,
}

/// A day as it is asked for.
fn asked(text: Option<&str>) -> Result<Option<i64>> {
	let number = |text: &str| {
		day_number(text).ok_or_else(|| {
			Problem::bad(
				format!("「{text}」不是日期，应如 2026-01-31"),
				format!("`{text}` is not a date: write it as 2026-01-31"),
			)
		})
	};
	text.map(number).transpose()
}

/// Deadlines by the day they end on, those whose day is not known yet after all others; what was met or dropped the other
/// way round.
#[utoipa::path(get, path = "/deadlines", tag = "期限 Deadlines", params(DeadlineFilter),
	responses((status = 200, description = "Deadlines", body = ListPage<DeadlineSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(filter): Ask<DeadlineFilter>,
) -> Result<Json<ListPage<DeadlineSummary>>> {
	let paging = Paging { limit: filter.limit, after: filter.after };
	let (from, until) = (asked(filter.from.as_deref())?, asked(filter.until.as_deref())?);
	let is_past = matches!(filter.state, Some(DeadlineState::Met | DeadlineState::Dropped));
	let (beyond, order) = if is_past { ("<", "DESC") } else { (">", "ASC") };
	let mut sql = deadlines()
		.only_if("d.actor = ?", filter.actor.map(word))
		.only_if("d.actor_number = ?", filter.number)
		.only_if("d.kind = ?", filter.kind.map(word))
		.only_if("d.due_day >= ?", from)
		.only_if("d.due_day <= ?", until);
	if filter.number.is_some() && filter.actor.is_none() {
		// Nobody else has a number; with it alone no index would be of use.
		sql = sql.only("d.actor IN ('participant', 'region')", []);
	}
	if let Some(wanted) = filter.state {
		sql = sql.only(&condition(wanted), []);
	}
	if let Some([due, block, index]) = paging.numbers::<3>("deadlines")? {
		let after =
			format!("(COALESCE(d.due_day, {UNKNOWN}), d.set_block, d.idx) {beyond} (?, ?, ?)");
		sql = sql.only(&after, [due.into(), block.into(), index.into()]);
	}
	let ordered = format!(
		" ORDER BY COALESCE(d.due_day, {UNKNOWN}) {order}, d.set_block {order}, d.idx {order} LIMIT ?"
	);
	let sql = sql.add(&ordered, [paging.rows()?.into()]);
	let items = sql.all(&state.store, DeadlineSummary::read).await?;
	Ok(Json(ListPage::cut(items, &paging, "deadlines", |item| {
		item.place.map(|part| part.to_string()).join(".")
	})?))
}

/// How one office, participant or region's office keeps its deadlines.
#[derive(Debug, Serialize, ToSchema)]
pub struct ActorTally {
	pub actor: ActorName,
	/// What it is to do and is not late with.
	pub due: i64,
	/// What it is late with today, by the last block indexed.
	pub overdue: i64,
	/// What it did in time, and late.
	pub met: i64,
	pub met_late: i64,
	/// What it was late with when it needed not be done any more, or was given another deadline.
	pub dropped_late: i64,
	/// By how many working days it was late at most with what it did.
	pub worst: i64,
	/// The next day on which something is due.
	#[schema(required)]
	pub next: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct DeadlineTallies {
	pub items: Vec<ActorTally>,
}

/// How everybody who had a deadline keeps them: offices first, then regions and participants.
#[utoipa::path(get, path = "/deadlines/summary", tag = "期限 Deadlines",
	responses((status = 200, description = "Tallies", body = DeadlineTallies)))]
pub async fn summary(Shared(state): Shared<State>) -> Result<Response> {
	state.once_a_block("deadlines", tallies(&state)).await
}

async fn tallies(state: &State) -> Result<DeadlineTallies> {
	let count =
		|condition: &str| format!("CAST(SUM(CASE WHEN {condition} THEN 1 ELSE 0 END) AS BIGINT)");
	let (due, overdue) = (
		count(&format!("d.due_day IS NULL OR d.due_day >= {TODAY}")),
		count(&format!("d.due_day < {TODAY}")),
	);
	let sum = |column: &str| format!("CAST(SUM(t.{column}) AS BIGINT) AS {column}");
	let sums = ["due", "overdue", "met", "met_late", "dropped_late"].map(sum).join(", ");
	// What runs is counted; what is over was, when it ended.
	let sql = Sql::new(&format!(
		"SELECT t.actor AS actor, NULLIF(t.number, 0) AS actor_number, a.title AS actor_title, {sums}, \
		MAX(t.worst) AS worst, MIN(t.soonest) AS soonest FROM \
		(SELECT actor, actor_number AS number, 0 AS due, 0 AS overdue, met, met_late, dropped_late, worst, \
		CAST(NULL AS BIGINT) AS soonest FROM deadline_tallies UNION ALL \
		SELECT d.actor, COALESCE(d.actor_number, 0), {due}, {overdue}, 0, 0, 0, 0, \
		MIN(CASE WHEN d.due_day >= {TODAY} THEN d.due_day END) FROM deadlines d \
		WHERE d.met_day IS NULL AND d.dropped_day IS NULL GROUP BY d.actor, d.actor_number) t \
		LEFT JOIN participants a ON t.actor = 'participant' AND a.id = t.number \
		GROUP BY t.actor, t.number, a.title"
	));
	let mut items = BTreeMap::new();
	for row in sql.rows(&state.store).await? {
		let actor = ActorName::read(&row, "actor")?;
		let offices = ["council", "authority", "operator", "region", "participant"];
		let place = offices.iter().position(|kind| *kind == actor.kind).unwrap_or(offices.len());
		let tally = ActorTally {
			due: row.int("due")?,
			overdue: row.int("overdue")?,
			met: row.int("met")?,
			met_late: row.int("met_late")?,
			dropped_late: row.int("dropped_late")?,
			worst: row.int("worst")?,
			next: row.maybe_int("soonest")?.map(day),
			actor,
		};
		items.insert((place, tally.actor.kind.clone(), tally.actor.number), tally);
	}
	Ok(DeadlineTallies { items: items.into_values().collect() })
}
