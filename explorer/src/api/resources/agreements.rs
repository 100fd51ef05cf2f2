//! Cooperation agreements with those who provide what people redeem (Art. 36).

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
	entities::agreements::{agreements, condition, AgreementSummary},
	words::AgreementState,
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AgreementFilter {
	/// Number of the provider.
	pub provider: Option<u32>,
	#[param(inline)]
	pub state: Option<AgreementState>,
	#[param(minimum = 1, maximum = 200)]
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub after: Option<String>,
}

/// Agreements, newest first.
#[utoipa::path(get, path = "/agreements", tag = "商城 Mall", params(AgreementFilter),
	responses((status = 200, description = "Agreements", body = ListPage<AgreementSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(filter): Ask<AgreementFilter>,
) -> Result<Json<ListPage<AgreementSummary>>> {
	let paging = Paging { limit: filter.limit, after: filter.after };
	let mut sql = agreements().only_if("g.provider = ?", filter.provider);
	if let Some(state) = filter.state {
		sql = sql.only(&condition(state), []);
	}
	if let Some([block, index]) = paging.numbers::<2>("agreements")? {
		sql = sql.only("(g.agreed_block, g.idx) < (?, ?)", [block.into(), index.into()]);
	}
	let sql = sql.add(" ORDER BY g.agreed_block DESC, g.idx DESC LIMIT ?", [paging.rows()?.into()]);
	let items = sql.all(&state.store, |row| AgreementSummary::read(row, &state.documents)).await?;
	Ok(Json(ListPage::cut(items, &paging, "agreements", |item| {
		let [block, index] = item.place;
		format!("{block}.{index}")
	})?))
}
