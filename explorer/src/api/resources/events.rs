//! Events of finalised blocks.

use axum::{extract::State as Shared, Json};
use serde::{Deserialize, Serialize};
use serde_json::Value as Tree;
use sqlx::any::AnyRow;
use utoipa::{IntoParams, ToSchema};

use crate::api::{
	http::{
		extract::Ask,
		page::{Page, Paging},
		problem::Result,
		sql::{self, Columns, Sql},
		values::time,
	},
	state::State,
};

#[derive(Debug, Serialize, ToSchema)]
pub struct Event {
	pub block: i64,
	pub index: i64,
	/// The extrinsic that caused it; null of the block itself.
	pub extrinsic: Option<i64>,
	pub pallet: String,
	pub name: String,
	/// By name; numbers past 2^53 as strings.
	#[schema(value_type = Value)]
	pub fields: Tree,
	/// In hexadecimal, where it could not be decoded.
	pub raw: Option<String>,
	pub time: Option<String>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Filter {
	/// Such as `Issuance`.
	pub pallet: Option<String>,
	/// Such as `Completed`.
	pub name: Option<String>,
	#[param(minimum = 1, maximum = 200)]
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub after: Option<String>,
}

fn events() -> Sql {
	Sql::new(
		"SELECT e.*, k.time_ms AS time_ms FROM events e LEFT JOIN blocks k ON k.number = e.block",
	)
}

fn event(row: &AnyRow) -> Result<Event> {
	Ok(Event {
		block: row.int("block")?,
		index: row.int("idx")?,
		extrinsic: row.maybe_int("extrinsic")?,
		pallet: row.text("pallet")?,
		name: row.text("name")?,
		fields: sql::tree(row.maybe_text("fields")?),
		raw: row.maybe_text("raw")?,
		time: row.maybe_int("time_ms")?.map(time),
	})
}

/// The first events of a block, or of one of its extrinsics.
pub async fn of_block(
	state: &State,
	block: i64,
	extrinsic: Option<i64>,
	count: i64,
) -> Result<Vec<Event>> {
	let sql = events().only("e.block = ?", [block.into()]).only_if("e.extrinsic = ?", extrinsic);
	let rows = sql.add(" ORDER BY e.idx LIMIT ?", [count.into()]).rows(&state.store).await?;
	rows.iter().map(event).collect()
}

/// Events, newest first.
#[utoipa::path(get, path = "/events", tag = "区块 Blocks", params(Filter),
	responses((status = 200, description = "Events", body = Page<Event>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(filter): Ask<Filter>,
) -> Result<Json<Page<Event>>> {
	let paging = Paging { limit: filter.limit, after: filter.after };
	let mut sql =
		events().only_if("e.pallet = ?", filter.pallet).only_if("e.name = ?", filter.name);
	if let Some([block, index]) = paging.numbers::<2>("events")? {
		sql = sql.only("(e.block, e.idx) < (?, ?)", [block.into(), index.into()]);
	}
	let sql = sql.add(" ORDER BY e.block DESC, e.idx DESC LIMIT ?", [paging.rows()?.into()]);
	let rows = sql.rows(&state.store).await?;
	let items = rows.iter().map(event).collect::<Result<Vec<_>>>()?;
	Ok(Json(Page::cut(items, &paging, "events", |item| format!("{}.{}", item.block, item.index))?))
}
