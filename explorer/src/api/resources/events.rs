//! Events of finalised blocks.

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
	entities::events::{events, EventSummary},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct EventFilter {
	/// Such as `Issuance`.
	pub pallet: Option<String>,
	/// Such as `Completed`.
	pub name: Option<String>,
	#[param(minimum = 1, maximum = 200)]
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub after: Option<String>,
}

/// Events, newest first.
#[utoipa::path(get, path = "/events", tag = "区块 Blocks", params(EventFilter),
	responses((status = 200, description = "Events", body = ListPage<EventSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(filter): Ask<EventFilter>,
) -> Result<Json<ListPage<EventSummary>>> {
	let paging = Paging { limit: filter.limit, after: filter.after };
	let mut sql =
		events().only_if("e.pallet = ?", filter.pallet).only_if("e.name = ?", filter.name);
	if let Some([block, index]) = paging.numbers::<2>("events")? {
		sql = sql.only("(e.block, e.idx) < (?, ?)", [block.into(), index.into()]);
	}
	let sql = sql.add(" ORDER BY e.block DESC, e.idx DESC LIMIT ?", [paging.rows()?.into()]);
	let items = sql.all(&state.store, EventSummary::read).await?;
	Ok(Json(ListPage::cut(items, &paging, "events", |item| {
		format!("{}.{}", item.block, item.index)
	})?))
}
