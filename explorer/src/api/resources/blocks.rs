//! Finalised blocks.

use axum::{extract::State as Shared, Json};
use serde::Serialize;
use utoipa::ToSchema;

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
		blocks::{BlockHeader, BlockSummary},
		events::{self, EventSummary},
		extrinsics::{self, ExtrinsicSummary},
	},
	store::sql::{Bind, Sql},
	values::hash,
};

/// Extrinsics and events shown with a block; the rest in their own lists.
const SHOWN: i64 = 1_000;

#[derive(Debug, Serialize, ToSchema)]
pub struct BlockDetail {
	#[serde(flatten)]
	pub header: BlockHeader,
	/// The first 1,000.
	pub extrinsics: Vec<ExtrinsicSummary>,
	/// The first 1,000.
	pub events: Vec<EventSummary>,
}

/// A block number or hash as the index keeps it.
fn key(text: &str) -> Result<(&'static str, Bind)> {
	if let Ok(number) = text.parse::<u32>() {
		return Ok(("number = ?", number.into()));
	}
	let hash = hash(text).filter(|_| text.len() == 66);
	hash.map(|hash| ("hash = ?", hash.into())).ok_or_else(|| {
		Problem::bad("应为区块号或 0x 开头的区块哈希", "give a block's number or its hash with 0x")
	})
}

/// Finalised blocks, newest first.
#[utoipa::path(get, path = "/blocks", tag = "区块 Blocks", params(Paging),
	responses((status = 200, description = "Blocks", body = ListPage<BlockSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(paging): Ask<Paging>,
) -> Result<Json<ListPage<BlockSummary>>> {
	let items = Sql::new("SELECT * FROM blocks")
		.only_if("number < ?", paging.numbers::<1>("blocks")?.map(|[number]| number))
		.add(" ORDER BY number DESC LIMIT ?", [paging.rows()?.into()])
		.all(&state.store, BlockSummary::read)
		.await?;
	Ok(Json(ListPage::cut(items, &paging, "blocks", |item| item.header.number.to_string())?))
}

/// One finalised block.
#[utoipa::path(get, path = "/blocks/{block}", tag = "区块 Blocks",
	params(("block" = String, Path, description = "Number, or hash with 0x")),
	responses((status = 200, description = "The block", body = BlockDetail)))]
pub async fn one(
	Shared(state): Shared<State>,
	PathParams(text): PathParams<String>,
) -> Result<Json<BlockDetail>> {
	let (condition, value) = key(&text)?;
	let row = Sql::new("SELECT * FROM blocks").only(condition, [value]).row(&state.store).await?;
	let row = row.ok_or_else(|| Problem::no("已索引的区块", "indexed block", &text))?;
	let header = BlockHeader::read(&row)?;
	let number = header.number;
	Ok(Json(BlockDetail {
		header,
		extrinsics: extrinsics::of_block(&state.store, number, SHOWN).await?,
		events: events::of_block(&state.store, number, None, SHOWN).await?,
	}))
}
