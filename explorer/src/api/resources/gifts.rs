//! What people and organisations gave to large events (Art. 30).

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
	entities::gifts::{gifts, GiftSummary},
	words::{word, GiftKind},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct GiftFilter {
	/// Number of the large event.
	pub large_event: Option<u32>,
	/// Number of who gave.
	pub giver: Option<u32>,
	#[param(inline)]
	pub kind: Option<GiftKind>,
	#[param(minimum = 1, maximum = 200)]
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub after: Option<String>,
}

/// Donations and contributions, newest first.
#[utoipa::path(get, path = "/gifts", tag = "大型活动 Large events", params(GiftFilter),
	responses((status = 200, description = "Donations and contributions", body = ListPage<GiftSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(filter): Ask<GiftFilter>,
) -> Result<Json<ListPage<GiftSummary>>> {
	let paging = Paging { limit: filter.limit, after: filter.after };
	let mut sql = gifts()
		.only_if("f.large_event = ?", filter.large_event)
		.only_if("f.giver = ?", filter.giver)
		.only_if("f.kind = ?", filter.kind.map(word));
	if let Some([block, index]) = paging.numbers::<2>("gifts")? {
		sql = sql.only("(f.block, f.idx) < (?, ?)", [block.into(), index.into()]);
	}
	let sql = sql.add(" ORDER BY f.block DESC, f.idx DESC LIMIT ?", [paging.rows()?.into()]);
	let items = sql.all(&state.store, GiftSummary::read).await?;
	Ok(Json(ListPage::cut(items, &paging, "gifts", |item| {
		format!("{}.{}", item.block, item.index)
	})?))
}
