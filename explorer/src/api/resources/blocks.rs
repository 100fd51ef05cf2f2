//! Finalised blocks.

use axum::{extract::State as Shared, Json};
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	events::{self, Event},
	extrinsics::{self, Extrinsic},
};
use crate::api::{
	http::{
		extract::{Ask, Place},
		page::{Page, Paging},
		problem::{Problem, Result},
		sql::{Columns, Sql, Value},
		values::{hash, time},
	},
	state::State,
};

/// Extrinsics and events shown with a block; the rest in their own lists.
const SHOWN: i64 = 1_000;

#[derive(Debug, Serialize, ToSchema)]
pub struct Header {
	pub number: i64,
	pub hash: String,
	pub parent: String,
	pub state_root: String,
	/// The validator who authored it.
	pub author: Option<String>,
	pub time: Option<String>,
	pub spec_version: i64,
	/// Extrinsics and events that could not be decoded and are kept raw.
	pub undecoded: i64,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct BlockSummary {
	#[serde(flatten)]
	pub header: Header,
	pub extrinsics: i64,
	pub events: i64,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Block {
	#[serde(flatten)]
	pub header: Header,
	/// The first 1,000.
	pub extrinsics: Vec<Extrinsic>,
	/// The first 1,000.
	pub events: Vec<Event>,
}

fn header(row: &AnyRow) -> Result<Header> {
	Ok(Header {
		number: row.int("number")?,
		hash: row.text("hash")?,
		parent: row.text("parent")?,
		state_root: row.text("state_root")?,
		author: row.maybe_text("author")?,
		time: row.maybe_int("time_ms")?.map(time),
		spec_version: row.int("spec_version")?,
		undecoded: row.int("undecoded")?,
	})
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
	let rows = Sql::new("SELECT * FROM blocks")
		.only_if("number < ?", paging.numbers::<1>("blocks")?.map(|[number]| number))
		.add(" ORDER BY number DESC LIMIT ?", [paging.rows()?.into()])
		.rows(&state.store)
		.await?;
	let summary = |row: &AnyRow| {
		Ok(BlockSummary {
			header: header(row)?,
			extrinsics: row.int("extrinsics")?,
			events: row.int("events")?,
		})
	};
	let items = rows.iter().map(summary).collect::<Result<Vec<_>>>()?;
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
	let header = header(&row)?;
	let number = header.number;
	Ok(Json(Block {
		header,
		extrinsics: extrinsics::of_block(&state, number, SHOWN).await?,
		events: events::of_block(&state, number, None, SHOWN).await?,
	}))
}
