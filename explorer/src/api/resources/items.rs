//! Goods and services that points are redeemed for (Art. 35, 36).

use axum::{extract::State as Shared, Json};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
	api::{
		http::{
			extract::{Ask, PathParams},
			page::{ListPage, Paging},
			problem::{Problem, Result},
		},
		state::State,
	},
	entities::{
		agreements::{agreements, AgreementSummary},
		items::{items, only_redeemable, ItemSummary},
		orders::{self, OrderCounts},
	},
	words::{word, ItemState},
};

#[derive(Debug, Serialize, ToSchema)]
pub struct ItemDetail {
	#[serde(flatten)]
	pub summary: ItemSummary,
	/// The provider's last.
	#[schema(required)]
	pub agreement: Option<AgreementSummary>,
	pub orders: OrderCounts,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ItemFilter {
	/// Number of the provider.
	pub provider: Option<u32>,
	#[param(inline)]
	pub state: Option<ItemState>,
	/// Only those that may be redeemed today, or only others.
	pub redeemable: Option<bool>,
	#[param(minimum = 1, maximum = 200)]
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub after: Option<String>,
}

/// Items, newest first.
#[utoipa::path(get, path = "/items", tag = "商城 Mall", params(ItemFilter),
	responses((status = 200, description = "Items", body = ListPage<ItemSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(filter): Ask<ItemFilter>,
) -> Result<Json<ListPage<ItemSummary>>> {
	let paging = Paging { limit: filter.limit, after: filter.after };
	let sql = items()
		.only_if("i.provider = ?", filter.provider)
		.only_if("i.state = ?", filter.state.map(word));
	let items = only_redeemable(sql, filter.redeemable)
		.only_if("i.id < ?", paging.numbers::<1>("items")?.map(|[id]| id))
		.add(" ORDER BY i.id DESC LIMIT ?", [paging.rows()?.into()])
		.all(&state.store, |row| ItemSummary::read(row, &state.documents))
		.await?;
	Ok(Json(ListPage::cut(items, &paging, "items", |item| item.id.to_string())?))
}

/// One item, with its provider's agreement.
#[utoipa::path(get, path = "/items/{id}", tag = "商城 Mall",
	params(("id" = u32, Path, description = "Number of the item")),
	responses((status = 200, description = "The item", body = ItemDetail)))]
pub async fn one(
	Shared(state): Shared<State>,
	PathParams(id): PathParams<u32>,
) -> Result<Json<ItemDetail>> {
	let (store, documents) = (&state.store, &state.documents);
	let row = items().only("i.id = ?", [id.into()]).row(store).await?;
	let row = row.ok_or_else(|| Problem::no("物品", "item", id))?;
	let summary = ItemSummary::read(&row, documents)?;
	let agreement = agreements()
		.only("g.provider = ?", [summary.provider.id.into()])
		.add(" ORDER BY g.agreed_block DESC, g.idx DESC LIMIT 1", [])
		.row(store)
		.await?;
	Ok(Json(ItemDetail {
		agreement: agreement.map(|row| AgreementSummary::read(&row, documents)).transpose()?,
		orders: orders::of_item(store, id.into()).await?,
		summary,
	}))
}
