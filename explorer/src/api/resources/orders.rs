//! What people redeemed, and what came of it (Art. 35-38).

use axum::{extract::State as Shared, Json};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::{
	api::{
		http::{
			extract::{Ask, PathParams},
			page::{ListPage, Paging},
			problem::{Problem, Result},
		},
		state::State,
	},
	entities::orders::{orders, OrderSummary},
	words::{word, OrderState},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OrderFilter {
	/// Number of who redeemed.
	pub participant: Option<u32>,
	/// Number of the provider.
	pub provider: Option<u32>,
	/// Number of the item.
	pub item: Option<u32>,
	#[param(inline)]
	pub state: Option<OrderState>,
	#[param(minimum = 1, maximum = 200)]
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub after: Option<String>,
}

/// Orders, newest first.
#[utoipa::path(get, path = "/orders", tag = "商城 Mall", params(OrderFilter),
	responses((status = 200, description = "Orders", body = ListPage<OrderSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(filter): Ask<OrderFilter>,
) -> Result<Json<ListPage<OrderSummary>>> {
	let paging = Paging { limit: filter.limit, after: filter.after };
	let items = orders()
		.only_if("o.participant = ?", filter.participant)
		.only_if("o.provider = ?", filter.provider)
		.only_if("o.item = ?", filter.item)
		.only_if("o.state = ?", filter.state.map(word))
		.only_if("o.id < ?", paging.numbers::<1>("orders")?.map(|[id]| id))
		.add(" ORDER BY o.id DESC LIMIT ?", [paging.rows()?.into()])
		.all(&state.store, |row| OrderSummary::read(row, &state.documents))
		.await?;
	Ok(Json(ListPage::cut(items, &paging, "orders", |item| item.id.to_string())?))
}

/// One order.
#[utoipa::path(get, path = "/orders/{id}", tag = "商城 Mall",
	params(("id" = u32, Path, description = "Number of the order")),
	responses((status = 200, description = "The order", body = OrderSummary)))]
pub async fn one(
	Shared(state): Shared<State>,
	PathParams(id): PathParams<u32>,
) -> Result<Json<OrderSummary>> {
	let row = orders().only("o.id = ?", [id.into()]).row(&state.store).await?;
	let row = row.ok_or_else(|| Problem::no("兑换单", "order", id))?;
	Ok(Json(OrderSummary::read(&row, &state.documents)?))
}
