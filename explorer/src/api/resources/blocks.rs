//! Finalised blocks.

use axum::{extract::State as Shared, Json};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
	api::{
		http::{
			extract::{Ask, Place},
			page::{Page, Paging},
			problem::{Problem, Result},
		},
		state::State,
	},
	entities::{
		blocks::{BlockSummary, Header},
		events::{self, Event},
		extrinsics::{self, Extrinsic},
	},
	store::sql::{Sql, Value},
	values::hash,
};

/// Extrinsics and events shown with a block; the rest in their own lists.
const SHOWN: i64 = 1_000;

#[derive(Debug, Serialize, ToSchema)]
pub struct Block {
	#[serde(flatten)]
	pub header: Header,
	/// The first 1,000.
	pub extrinsics: Vec<Extrinsic>,
	/// The first 1,000.
	pub events: Vec<Event>,
}

/// A block number or hash as the index keeps it.
fn key(text: &str) -> Result<(&'static str, Value)> {
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
	responses((status = 200, description = "Blocks", body = Page<BlockSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(paging): Ask<Paging>,
) -> Result<Json<Page<BlockSummary>>> {
	let items = Sql::new("SELECT * FROM blocks")
		.only_if("number < ?", paging.numbers::<1>("blocks")?.map(|[number]| number))
		.add(" ORDER BY number DESC LIMIT ?", [paging.rows()?.into()])
		.all(&state.store, BlockSummary::read)
		.await?;
	Ok(Json(Page::cut(items, &paging, "blocks", |item| item.header.number.to_string())?))
}

/// One finalised block.
#[utoipa::path(get, path = "/blocks/{block}", tag = "区块 Blocks",
	params(("block" = String, Path, description = "Number, or hash with 0x")),
	responses((status = 200, description = "The block", body = Block)))]
pub async fn one(Shared(state): Shared<State>, Place(text): Place<String>) -> Result<Json<Block>> {
	let (condition, value) = key(&text)?;
	let row = Sql::new("SELECT * FROM blocks").only(condition, [value]).row(&state.store).await?;
	let row = row.ok_or_else(|| Problem::no("已索引的区块", "indexed block", &text))?;
	let header = Header::read(&row)?;
	let number = header.number;
	Ok(Json(Block {
		header,
		extrinsics: extrinsics::of_block(&state.store, number, SHOWN).await?,
		events: events::of_block(&state.store, number, None, SHOWN).await?,
	}))
}
