//! The public register of what is claimed elsewhere for scenarios' activity, and of conflicts with it (Art. 23).

use axum::{extract::State as Shared, Json};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::{
	api::{
		http::{
			extract::Ask,
			page::{ListPage, Paging},
			problem::Result,
		},
		state::State,
	},
	entities::{
		claims::{claims, OutsideClaim},
		conflicts::{conflicts, ConflictSummary},
	},
	words::ConflictState,
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ConflictFilter {
	#[param(inline)]
	pub state: Option<ConflictState>,
	#[param(minimum = 1, maximum = 200)]
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub after: Option<String>,
}

/// Outside claims, the newest first.
#[utoipa::path(get, path = "/claims", tag = "场景 Scenarios", params(Paging),
	responses((status = 200, description = "Claims", body = ListPage<OutsideClaim>)))]
pub async fn register(
	Shared(state): Shared<State>,
	Ask(paging): Ask<Paging>,
) -> Result<Json<ListPage<OutsideClaim>>> {
	let mut sql = claims();
	if let Some([block, index]) = paging.numbers::<2>("claims")? {
		sql = sql.only("(c.declared_block, c.idx) < (?, ?)", [block.into(), index.into()]);
	}
	let sql =
		sql.add(" ORDER BY c.declared_block DESC, c.idx DESC LIMIT ?", [paging.rows()?.into()]);
	let items = sql.all(&state.store, OutsideClaim::read).await?;
	Ok(Json(ListPage::cut(
		items,
		&paging,
		"claims",
		|OutsideClaim { place: [block, index], .. }| format!("{block}.{index}"),
	)?))
}

/// Conflicts, the newest first.
#[utoipa::path(get, path = "/conflicts", tag = "场景 Scenarios", params(ConflictFilter),
	responses((status = 200, description = "Conflicts", body = ListPage<ConflictSummary>)))]
pub async fn conflicting(
	Shared(state): Shared<State>,
	Ask(filter): Ask<ConflictFilter>,
) -> Result<Json<ListPage<ConflictSummary>>> {
	let paging = Paging { limit: filter.limit, after: filter.after };
	let mut sql = conflicts();
	if let Some(state) = filter.state {
		sql = sql.only(condition(state), []);
	}
	let sql = sql
		.only_if("f.id < ?", paging.numbers::<1>("conflicts")?.map(|[id]| id))
		.add(" ORDER BY f.id DESC LIMIT ?", [paging.rows()?.into()]);
	let documents = &state.documents;
	let items = sql.all(&state.store, |row| ConflictSummary::read(row, documents)).await?;
	Ok(Json(ListPage::cut(items, &paging, "conflicts", |item| item.id.to_string())?))
}

/// Of which conflicts a state is.
fn condition(state: ConflictState) -> &'static str {
	match state {
		ConflictState::Open => "f.upheld IS NULL",
		ConflictState::Dismissed => "f.upheld = 0",
		ConflictState::Upheld => "f.upheld = 1",
	}
}
