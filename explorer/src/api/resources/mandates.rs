//! What the operator is mandated with: the mandates that stand, and those that did.

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
	entities::mandates::{mandates, MandateSummary},
	words::{word, Scope},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct MandateFilter {
	#[param(inline)]
	pub scope: Option<Scope>,
	#[param(minimum = 1, maximum = 200)]
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub after: Option<String>,
}

/// Mandates, newest first.
#[utoipa::path(get, path = "/mandates", tag = "委托 Mandates", params(MandateFilter),
	responses((status = 200, description = "Mandates", body = ListPage<MandateSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(filter): Ask<MandateFilter>,
) -> Result<Json<ListPage<MandateSummary>>> {
	let paging = Paging { limit: filter.limit, after: filter.after };
	let mut sql = mandates().only_if("g.scope = ?", filter.scope.map(word));
	if let Some([block, index]) = paging.numbers::<2>("mandates")? {
		sql = sql.only("(g.granted_block, g.idx) < (?, ?)", [block.into(), index.into()]);
	}
	let sql =
		sql.add(" ORDER BY g.granted_block DESC, g.idx DESC LIMIT ?", [paging.rows()?.into()]);
	let items = sql.all(&state.store, |row| MandateSummary::read(row, &state.documents)).await?;
	Ok(Json(ListPage::cut(items, &paging, "mandates", |item| {
		let (block, index) = item.place;
		format!("{block}.{index}")
	})?))
}
