//! Events of finalised blocks, each as it stands.

use serde::Serialize;
use serde_json::Value as Tree;
use sqlx::{any::AnyRow, Result};
use utoipa::ToSchema;

use super::entity::{column, words, Books, Entity, Form::*};
use crate::{
	chain::block::Block,
	statement,
	store::{
		change::Change,
		sql::{Columns, Sql},
		Store,
	},
	values::{hexadecimal, time},
};

pub static ENTITY: Entity = Entity {
	table: "events",
	title: words("事件", "Events"),
	holds: words("一个链上事件：名称和内容", "An event of the chain: name and fields"),
	key: &["block", "idx"],
	since: Some("block"),
	columns: &[
		column("block", Number, "所在区块", "Its block"),
		column("idx", Number, "在区块中的序号", "Its place in the block").titled("index"),
		column(
			"extrinsic",
			Number,
			"所属链上操作的序号",
			"The extrinsic that caused it; empty of the block itself",
		),
		column("pallet", Text, "模块", "Its pallet"),
		column("name", Text, "名称", "Its name"),
		column("fields", Json, "内容", "Fields by name"),
		column(
			"raw",
			Text,
			"未能解码或入账时的原文",
			"In hexadecimal, where it could not be decoded or booked",
		),
	],
	books: Books::Blocks(rows),
	finds: &[],
	documents: &[],
};

fn rows(block: &Block) -> Vec<Change> {
	let row = |(index, event): (i64, &crate::chain::block::Event)| {
		statement!(
			"INSERT INTO events (block, idx, extrinsic, pallet, name, fields, raw) VALUES ($1, $2, $3, $4, $5, $6, $7)",
			block.number as i64,
			index,
			event.extrinsic.map(i64::from),
			event.pallet.clone(),
			event.name.clone(),
			event.fields.to_string(),
			(!event.understood).then(|| hexadecimal(&event.bytes))
		)
	};
	(0i64..).zip(&block.events).map(row).collect()
}

/// Keeps an event raw that was written as understood.
pub fn kept_raw(block: &Block, index: usize) -> Change {
	statement!(
		"UPDATE events SET raw = $1 WHERE block = $2 AND idx = $3",
		block.events.get(index).map(|event| hexadecimal(&event.bytes)),
		block.number as i64,
		index as i64
	)
}

#[derive(Debug, Serialize, ToSchema)]
pub struct EventSummary {
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

/// What [`EventSummary::read`] reads.
pub fn events() -> Sql {
	Sql::new(
		"SELECT e.*, k.time_ms AS time_ms FROM events e LEFT JOIN blocks k ON k.number = e.block",
	)
}

impl EventSummary {
	pub fn read(row: &AnyRow) -> Result<Self> {
		Ok(EventSummary {
			block: row.int("block")?,
			index: row.int("idx")?,
			extrinsic: row.maybe_int("extrinsic")?,
			pallet: row.text("pallet")?,
			name: row.text("name")?,
			fields: row.tree("fields")?,
			raw: row.maybe_text("raw")?,
			time: row.maybe_int("time_ms")?.map(time),
		})
	}
}

/// The first events of a block, or of one of its extrinsics.
pub async fn of_block(
	store: &Store,
	block: i64,
	extrinsic: Option<i64>,
	count: i64,
) -> Result<Vec<EventSummary>> {
	let sql = events().only("e.block = ?", [block.into()]).only_if("e.extrinsic = ?", extrinsic);
	sql.add(" ORDER BY e.idx LIMIT ?", [count.into()]).all(store, EventSummary::read).await
}
