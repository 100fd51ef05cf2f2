//! What institutions and organisations hold (Art. 27).

use axum::{extract::State as Shared, Json};
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
	entities::holdings::{holdings, total, HoldingSummary},
	store::sql::{Columns, Sql},
	values::Reduction,
};

/// A page of holdings.
#[derive(Debug, Serialize, ToSchema)]
pub struct HoldingList {
	/// Of all that is asked for, on this page or not.
	pub total: Reduction,
	pub items: Vec<HoldingSummary>,
	/// `after` of the next page; null at the end.
	#[schema(required)]
	pub next: Option<String>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct HoldingFilter {
	/// Number of the holder.
	pub holder: Option<u32>,
	/// Number of a class.
	pub class: Option<u32>,
	#[param(minimum = 1, maximum = 200)]
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub after: Option<String>,
}

/// Holdings, by holder and class ascending.
#[utoipa::path(get, path = "/holdings", tag = "持有与注销 Holdings and retirement", params(HoldingFilter),
	responses((status = 200, description = "Holdings", body = HoldingList)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(filter): Ask<HoldingFilter>,
) -> Result<Json<HoldingList>> {
	let paging = Paging { limit: filter.limit, after: filter.after };
	let asked =
		|sql: Sql| sql.only_if("t.holder = ?", filter.holder).only_if("t.class = ?", filter.class);
	let total = asked(total()).row(&state.store).await?;
	let total = total.ok_or_else(|| Problem::internal("no row of totals"))?;
	let mut sql = asked(holdings());
	if let Some([holder, class]) = paging.numbers::<2>("holdings")? {
		sql = sql.only("(t.holder, t.class) > (?, ?)", [holder.into(), class.into()]);
	}
	let sql = sql.add(" ORDER BY t.holder, t.class LIMIT ?", [paging.rows()?.into()]);
	let items = sql.all(&state.store, HoldingSummary::read).await?;
	let ListPage { items, next } = ListPage::cut(items, &paging, "holdings", |item| {
		format!("{}.{}", item.holder.id, item.class.id)
	})?;
	Ok(Json(HoldingList { total: Reduction::of(total.int("mg")?), items, next }))
}
