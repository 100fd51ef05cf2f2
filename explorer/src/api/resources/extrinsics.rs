//! Extrinsics of finalised blocks.

use axum::{extract::State as Shared, Json};
use serde::{Deserialize, Serialize};
use serde_json::Value as Tree;
use sqlx::any::AnyRow;
use utoipa::{IntoParams, ToSchema};

use super::events::{self, Event};
use crate::api::{
	http::{
		extract::{Ask, Place},
		page::{Page, Paging},
		problem::{Problem, Result},
		sql::{self, Columns, Sql},
		values::{account, hash, time},
	},
	state::State,
};

/// Events shown with an extrinsic.
const SHOWN: i64 = 1_000;

#[derive(Debug, Serialize, ToSchema)]
pub struct Extrinsic {
	pub block: i64,
	pub index: i64,
	pub hash: String,
	pub pallet: String,
	pub call: String,
	pub signer: Option<String>,
	pub nonce: Option<i64>,
	/// Null if its outcome could not be read.
	#[schema(required)]
	pub success: Option<bool>,
	/// Why it failed.
	pub error: Option<String>,
	/// By name; long byte strings by length and BLAKE2-256 digest, numbers past 2^53 as strings.
	#[schema(value_type = Value)]
	pub args: Tree,
	/// In hexadecimal, where it could not be decoded.
	pub raw: Option<String>,
	/// Its length.
	pub bytes: i64,
	pub time: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ExtrinsicAndEvents {
	#[serde(flatten)]
	pub extrinsic: Extrinsic,
	/// The first 1,000.
	pub events: Vec<Event>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Filter {
	/// Such as `Issuance`.
	pub pallet: Option<String>,
	/// Such as `attest`.
	pub call: Option<String>,
	/// Address of who signed.
	pub signer: Option<String>,
	#[param(minimum = 1, maximum = 200)]
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub after: Option<String>,
}

fn extrinsics() -> Sql {
	Sql::new(
		"SELECT x.*, k.time_ms AS time_ms FROM extrinsics x LEFT JOIN blocks k ON k.number = x.block",
	)
}

fn extrinsic(row: &AnyRow) -> Result<Extrinsic> {
	Ok(Extrinsic {
		block: row.int("block")?,
		index: row.int("idx")?,
		hash: row.text("hash")?,
		pallet: row.text("pallet")?,
		call: row.text("call")?,
		signer: row.maybe_text("signer")?,
		nonce: row.maybe_int("nonce")?,
		success: row.maybe_int("success")?.map(|success| success != 0),
		error: row.maybe_text("error")?,
		args: sql::tree(row.maybe_text("args")?),
		raw: row.maybe_text("raw")?,
		bytes: row.int("bytes")?,
		time: row.maybe_int("time_ms")?.map(time),
	})
}

/// The first extrinsics of a block.
pub async fn of_block(state: &State, block: i64, count: i64) -> Result<Vec<Extrinsic>> {
	let sql = extrinsics().only("x.block = ?", [block.into()]);
	let rows = sql.add(" ORDER BY x.idx LIMIT ?", [count.into()]).rows(&state.store).await?;
	rows.iter().map(extrinsic).collect()
}

/// `block-index` as numbers.
pub fn place(text: &str) -> Option<(i64, i64)> {
	let (block, index) = text.split_once('-')?;
	Some((block.parse::<u32>().ok()?.into(), index.parse::<u32>().ok()?.into()))
}

/// Extrinsics, newest first.
#[utoipa::path(get, path = "/extrinsics", tag = "区块 Blocks", params(Filter),
	responses((status = 200, description = "Extrinsics", body = Page<Extrinsic>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(filter): Ask<Filter>,
) -> Result<Json<Page<Extrinsic>>> {
	let paging = Paging { limit: filter.limit, after: filter.after };
	let signer = filter.signer.map(|text| account(&text)).transpose()?;
	let mut sql = extrinsics()
		.only_if("x.pallet = ?", filter.pallet)
		.only_if("x.call = ?", filter.call)
		.only_if("x.signer = ?", signer.map(|signer| signer.to_string()));
	if let Some([block, index]) = paging.numbers::<2>("extrinsics")? {
		sql = sql.only("(x.block, x.idx) < (?, ?)", [block.into(), index.into()]);
	}
	let sql = sql.add(" ORDER BY x.block DESC, x.idx DESC LIMIT ?", [paging.rows()?.into()]);
	let rows = sql.rows(&state.store).await?;
	let items = rows.iter().map(extrinsic).collect::<Result<Vec<_>>>()?;
	let key = |item: &Extrinsic| format!("{}.{}", item.block, item.index);
	Ok(Json(Page::cut(items, &paging, "extrinsics", key)?))
}

/// One extrinsic and what it caused. Of several with one hash the newest.
#[utoipa::path(get, path = "/extrinsics/{extrinsic}", tag = "区块 Blocks",
	params(("extrinsic" = String, Path, description = "`block-index`, or hash with 0x")),
	responses((status = 200, description = "The extrinsic", body = ExtrinsicAndEvents)))]
pub async fn one(
	Shared(state): Shared<State>,
	Place(text): Place<String>,
) -> Result<Json<ExtrinsicAndEvents>> {
	let sql = match (place(&text), hash(&text)) {
		(Some((block, index)), _) => {
			extrinsics().only("x.block = ? AND x.idx = ?", [block.into(), index.into()])
		}
		(None, Some(hash)) => extrinsics().only("x.hash = ?", [hash.into()]),
		_ => {
			return Err(Problem::bad("应为「区块-序号」或哈希", "give `block-index` or a hash"));
		}
	};
	let sql = sql.add(" ORDER BY x.block DESC, x.idx DESC LIMIT 1", []);
	let row = sql.row(&state.store).await?;
	let row = row.ok_or_else(|| Problem::no("已索引的交易", "indexed extrinsic", &text))?;
	let extrinsic = extrinsic(&row)?;
	let (block, index) = (extrinsic.block, extrinsic.index);
	let events = events::of_block(&state, block, Some(index), SHOWN).await?;
	Ok(Json(ExtrinsicAndEvents { extrinsic, events }))
}
