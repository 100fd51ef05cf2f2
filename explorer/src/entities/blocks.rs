//! Finalised blocks.

use serde::Serialize;
use sqlx::{any::AnyRow, Result};
use utoipa::ToSchema;

use super::entity::{column, way, words, Asked, Books, Entity, Find, Form::*};
use crate::{
	chain::block::Block,
	statement,
	store::{change::Change, sql::Columns},
	values::time,
};

pub static ENTITY: Entity = Entity {
	table: "blocks",
	title: words("区块", "Blocks"),
	holds: words("一个已终局的区块：哈希、时间、出块节点", "A finalised block: hash, time, author"),
	key: &["number"],
	since: Some("number"),
	columns: &[
		column("number", Number, "区块高度", "Height"),
		column("hash", Text, "哈希", "Hash"),
		column("parent", Text, "上一块哈希", "Hash of the block before"),
		column("state_root", Text, "状态根", "Root of the state it left"),
		column("author", Text, "出块节点", "The validator who authored it"),
		column("time_ms", Time, "出块时间", "Its time").titled("time"),
		column("spec_version", Number, "运行时版本", "Version of the runtime that executed it"),
		column("extrinsics", Number, "链上操作数", "Number of its extrinsics"),
		column("events", Number, "事件数", "Number of its events"),
		column("undecoded", Number, "按原文保存的链上操作与事件数", "Extrinsics and events kept raw"),
	],
	books: Books::Blocks(rows),
	finds: &[
		Find {
			kind: "block",
			title: words("区块", "Block"),
			hits: "SELECT CAST(number AS TEXT) AS id, CAST(number AS TEXT) AS title, hash AS detail FROM blocks",
			ways: &[way(Asked::Number, 5, "number = ?"), way(Asked::Hash, 0, "hash = ?")],
		},
		Find {
			kind: "validator",
			title: words("验证节点", "Validator"),
			hits: "SELECT author AS id, author AS title, CAST(NULL AS TEXT) AS detail FROM blocks",
			ways: &[way(Asked::Account, 6, "author = ?").once()],
		},
	],
	documents: &[],
};

fn rows(block: &Block) -> Vec<Change> {
	vec![statement!(
		"INSERT INTO blocks (number, hash, parent, state_root, author, time_ms, spec_version, extrinsics, events, undecoded) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
		block.number as i64,
		format!("{:?}", block.hash),
		format!("{:?}", block.parent),
		format!("{:?}", block.state_root),
		block.author.clone(),
		block.time_ms.map(|time| time as i64),
		i64::from(block.spec_version),
		block.extrinsics.len() as i64,
		block.events.len() as i64,
		block.undecoded() as i64
	)]
}

/// In SQL, the day of the last block indexed, in Beijing: today, as far as the chain has told.
pub const TODAY: &str =
	"(SELECT (n.time_ms + 28800000) / 86400000 FROM blocks n ORDER BY n.number DESC LIMIT 1)";

/// Counts one more event kept raw.
pub fn undecoded(block: &Block) -> Change {
	statement!("UPDATE blocks SET undecoded = undecoded + 1 WHERE number = $1", block.number as i64)
}

#[derive(Debug, Serialize, ToSchema)]
pub struct BlockHeader {
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

impl BlockHeader {
	pub fn read(row: &AnyRow) -> Result<Self> {
		Ok(BlockHeader {
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
}

#[derive(Debug, Serialize, ToSchema)]
pub struct BlockSummary {
	#[serde(flatten)]
	pub header: BlockHeader,
	pub extrinsics: i64,
	pub events: i64,
}

impl BlockSummary {
	pub fn read(row: &AnyRow) -> Result<Self> {
		Ok(BlockSummary {
			header: BlockHeader::read(row)?,
			extrinsics: row.int("extrinsics")?,
			events: row.int("events")?,
		})
	}
}
