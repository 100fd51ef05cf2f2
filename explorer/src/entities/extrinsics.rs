//! Extrinsics of finalised blocks.

use serde::Serialize;
use serde_json::Value as Tree;
use sqlx::{any::AnyRow, Result};
use utoipa::ToSchema;

use super::entity::{column, way, words, Asked, Books, Entity, Find, Form::*};
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
	table: "extrinsics",
	title: words("链上操作", "Extrinsics"),
	holds: words("一次链上操作：调用、签名者、结果", "An extrinsic: call, signer, outcome"),
	key: &["block", "idx"],
	since: Some("block"),
	columns: &[
		column("block", Number, "所在区块", "Its block"),
		column("idx", Number, "在区块中的序号", "Its place in the block").titled("index"),
		column("hash", Text, "哈希", "Hash"),
		column("pallet", Text, "模块", "Pallet of its call"),
		column("call", Text, "调用", "Its call"),
		column("signer", Text, "签名者", "Who signed it"),
		column("nonce", Number, "签名者的序号", "The signer's nonce"),
		column(
			"success",
			Truth,
			"是否成功",
			"Whether it succeeded; empty if its outcome could not be read",
		),
		column("error", Text, "失败原因", "Why it failed"),
		column(
			"args",
			Json,
			"调用内容；较长的字节串只给长度和摘要",
			"Arguments by name; long byte strings by length and digest",
		),
		column("raw", Text, "未能解码时的原文", "In hexadecimal, where it could not be decoded"),
		column("bytes", Number, "字节数", "Its length"),
	],
	books: Books::Blocks(rows),
	finds: &[
		Find {
			kind: "extrinsic",
			title: words("链上操作", "Extrinsic"),
			hits: "SELECT CAST(block AS TEXT) || '-' || CAST(idx AS TEXT) AS id, \
				pallet || '.' || call AS title, hash AS detail FROM extrinsics",
			ways: &[way(Asked::Place, 0, "block = ? AND idx = ?"), way(Asked::Hash, 1, "hash = ?")],
		},
		Find {
			kind: "signer",
			title: words("该地址的链上操作", "Extrinsics of this address"),
			hits:
				"SELECT signer AS id, signer AS title, CAST(NULL AS TEXT) AS detail FROM extrinsics",
			ways: &[way(Asked::Account, 7, "signer = ?").once()],
		},
	],
	documents: &[],
};

fn rows(block: &Block) -> Vec<Change> {
	let row = |(index, extrinsic): (i64, &crate::chain::block::Extrinsic)| {
		statement!(
			"INSERT INTO extrinsics (block, idx, hash, pallet, call, signer, nonce, success, error, args, raw, bytes) \
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
			block.number as i64,
			index,
			format!("{:?}", extrinsic.hash),
			extrinsic.pallet.clone(),
			extrinsic.call.clone(),
			extrinsic.signer.clone(),
			extrinsic.nonce.map(|nonce| nonce as i64),
			extrinsic.success.map(i64::from),
			extrinsic.error.clone(),
			extrinsic.args.to_string(),
			(!extrinsic.decoded).then(|| hexadecimal(&extrinsic.bytes)),
			extrinsic.bytes.len() as i64
		)
	};
	(0i64..).zip(&block.extrinsics).map(row).collect()
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ExtrinsicSummary {
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

/// What [`ExtrinsicSummary::read`] reads.
pub fn extrinsics() -> Sql {
	Sql::new(
		"SELECT x.*, k.time_ms AS time_ms FROM extrinsics x LEFT JOIN blocks k ON k.number = x.block",
	)
}

impl ExtrinsicSummary {
	pub fn read(row: &AnyRow) -> Result<Self> {
		Ok(ExtrinsicSummary {
			block: row.int("block")?,
			index: row.int("idx")?,
			hash: row.text("hash")?,
			pallet: row.text("pallet")?,
			call: row.text("call")?,
			signer: row.maybe_text("signer")?,
			nonce: row.maybe_int("nonce")?,
			success: row.maybe_int("success")?.map(|success| success != 0),
			error: row.maybe_text("error")?,
			args: row.tree("args")?,
			raw: row.maybe_text("raw")?,
			bytes: row.int("bytes")?,
			time: row.maybe_int("time_ms")?.map(time),
		})
	}
}

/// The first extrinsics of a block.
pub async fn of_block(store: &Store, block: i64, count: i64) -> Result<Vec<ExtrinsicSummary>> {
	let sql = extrinsics().only("x.block = ?", [block.into()]);
	sql.add(" ORDER BY x.idx LIMIT ?", [count.into()]).all(store, ExtrinsicSummary::read).await
}

/// `block-index` as numbers.
pub fn place(text: &str) -> Option<(i64, i64)> {
	let (block, index) = text.split_once('-')?;
	Some((block.parse::<u32>().ok()?.into(), index.parse::<u32>().ok()?.into()))
}
