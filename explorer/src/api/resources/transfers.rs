//! Reductions that passed from one institution or organisation to another (Art. 27).

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
	entities::transfers::{transfers, TransferSummary},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TransferFilter {
	/// Number of whom it was from, or to.
	pub holder: Option<u32>,
	/// Number of a class.
	pub class: Option<u32>,
	#[param(minimum = 1, maximum = 200)]
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub after: Option<String>,
}

/// Transfers, newest first.
#[utoipa::path(get, path = "/transfers", tag = "持有与注销 Holdings and retirement", params(TransferFilter),
	responses((status = 200, description = "Transfers", body = ListPage<TransferSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(filter): Ask<TransferFilter>,
) -> Result<Json<ListPage<TransferSummary>>> {
	let paging = Paging { limit: filter.limit, after: filter.after };
	let mut sql = transfers().only_if("t.class = ?", filter.class);
	if let Some(holder) = filter.holder {
		sql = sql.only("(t.sender = ? OR t.receiver = ?)", [holder.into(), holder.into()]);
	}
	if let Some([block, index]) = paging.numbers::<2>("transfers")? {
		sql = sql.only("(t.block, t.idx) < (?, ?)", [block.into(), index.into()]);
	}
	let sql = sql.add(" ORDER BY t.block DESC, t.idx DESC LIMIT ?", [paging.rows()?.into()]);
	let items = sql.all(&state.store, TransferSummary::read).await?;
	Ok(Json(ListPage::cut(items, &paging, "transfers", |item| {
		format!("{}.{}", item.block, item.index)
	})?))
}
