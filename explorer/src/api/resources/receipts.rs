//! How reductions first came to institutions and organisations (Art. 27, 37, 46).

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
	entities::receipts::{receipts, ReceiptSummary},
	words::{word, ReceiptGround},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ReceiptFilter {
	/// Number of who received.
	pub holder: Option<u32>,
	/// Number of a class.
	pub class: Option<u32>,
	#[param(inline)]
	pub ground: Option<ReceiptGround>,
	#[param(minimum = 1, maximum = 200)]
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub after: Option<String>,
}

/// Receipts, newest first.
#[utoipa::path(get, path = "/receipts", tag = "持有与注销 Holdings and retirement", params(ReceiptFilter),
	responses((status = 200, description = "Receipts", body = ListPage<ReceiptSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(filter): Ask<ReceiptFilter>,
) -> Result<Json<ListPage<ReceiptSummary>>> {
	let paging = Paging { limit: filter.limit, after: filter.after };
	let mut sql = receipts()
		.only_if("t.holder = ?", filter.holder)
		.only_if("t.class = ?", filter.class)
		.only_if("t.ground = ?", filter.ground.map(word));
	if let Some([block, index, class]) = paging.numbers::<3>("receipts")? {
		let before = [block.into(), index.into(), class.into()];
		sql = sql.only("(t.block, t.idx, t.class) < (?, ?, ?)", before);
	}
	let newest = " ORDER BY t.block DESC, t.idx DESC, t.class DESC LIMIT ?";
	let items = sql.add(newest, [paging.rows()?.into()]);
	let items = items.all(&state.store, ReceiptSummary::read).await?;
	Ok(Json(ListPage::cut(items, &paging, "receipts", |item| {
		format!("{}.{}.{}", item.block, item.index, item.class.id)
	})?))
}
