//! Batches' chunks as they stand in blocks: those credited, and one that the chain refused.

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	entity::{column, on, words, Books, Entity, Form::*},
	fields::EventFields,
	moment::EventContext,
};
use crate::{
	chain::feed::Feed,
	statement,
	store::{
		change::Change,
		sql::{Columns, Sql},
		Store,
	},
	values::ReductionAndPoints,
};

pub static ENTITY: Entity = Entity {
	table: "chunks",
	title: words("数据块", "Chunks"),
	holds: words(
		"一个批次的一个数据块：小计、内容摘要、登记与未发放",
		"A chunk of a batch: subtotal, content digest, credited and withheld",
	),
	key: &["batch", "idx"],
	since: Some("block"),
	columns: &[
		column("batch", Number, "批次编号", "Number of the batch"),
		column("idx", Number, "在批次中的序号，从 0 起", "Its place in the batch, from 0")
			.titled("index"),
		column("block", Number, "所在区块", "Its block"),
		column("extrinsic", Number, "所属链上操作的序号", "The extrinsic that fed it"),
		column("records", Number, "记录数", "Records"),
		column(
			"pages",
			Number,
			"记录涉及的参与者页数",
			"Pages of participants its records stand on",
		),
		column("mg", Milligrams, "核证小计：减碳量", "Attested subtotal of reductions"),
		column("points", Points, "核证小计：碳积分", "Attested subtotal of points"),
		column("body", Text, "内容的 BLAKE2-256 摘要", "BLAKE2-256 digest of its body"),
		column("bytes", Number, "内容的字节数", "Length of its body"),
		column("credited_mg", Milligrams, "登记至账户的减碳量", "Reductions credited"),
		column("credited_points", Points, "登记至账户的碳积分", "Points credited"),
		column(
			"withheld_mg",
			Milligrams,
			"未发放的减碳量",
			"Reductions withheld: their people had withdrawn consent or closed the account",
		),
		column("withheld_points", Points, "未发放的碳积分", "Points withheld"),
		column("withheld_records", Number, "未发放的记录数", "Records withheld"),
		column(
			"class",
			Number,
			"签发所属的批类；未登记的为空",
			"The class it was issued in; empty if refused",
		),
		column(
			"taken",
			Truth,
			"链是否接受；0 为拒绝，批次因此暂停",
			"0 for a chunk that the chain refused and that holds its batch",
		),
	],
	books: Books::Events(&[on("Issuance", "ChunkFed", fed), on("Issuance", "Held", held)]),
	finds: &[],
	documents: &[],
};

/// What became of a chunk's records, amounts in milligrams and points.
#[derive(Default)]
struct Settled {
	class: Option<i64>,
	credited: (i64, i64),
	withheld: (i64, i64),
	withheld_records: i64,
}

fn fed(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let settled = Settled {
		class: Some(fields.int("class")?),
		credited: fields.quantity("credited")?,
		withheld: fields.quantity("withheld")?,
		withheld_records: fields.int("withheld_records")?,
	};
	let Some((place, feed)) = moment.fed() else { return Ok(Change::Nothing) };
	row(moment, *place, feed, Some(&settled))
}

/// The chunk that differs was not credited, but stands in a block for everybody to see.
fn held(moment: &EventContext<'_>) -> Result<Change> {
	let Some((place, feed)) = moment.fed() else { return Ok(Change::Nothing) };
	row(moment, *place, feed, None)
}

/// A chunk as it was fed; refused where nothing was settled of it.
fn row(
	moment: &EventContext<'_>,
	extrinsic: u32,
	feed: &Feed,
	settled: Option<&Settled>,
) -> Result<Change> {
	let header = feed.header;
	let nothing = Settled::default();
	let Settled { class, credited, withheld, withheld_records } = settled.unwrap_or(&nothing);
	Ok(statement!(
		"INSERT INTO chunks (batch, idx, block, extrinsic, records, pages, mg, points, body, bytes, credited_mg, \
		credited_points, withheld_mg, withheld_points, withheld_records, class, taken) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
		moment.event.fields.int("batch")?,
		i64::from(header.index),
		moment.number(),
		i64::from(extrinsic),
		i64::from(header.records),
		i64::from(header.pages),
		i64::try_from(header.subtotal.reduction)?,
		i64::try_from(header.subtotal.points)?,
		format!("{:?}", header.body),
		feed.body.len() as i64,
		credited.0,
		credited.1,
		withheld.0,
		withheld.1,
		*withheld_records,
		*class,
		i64::from(settled.is_some())
	))
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ChunkSummary {
	/// Place in the batch, from 0.
	pub index: i64,
	/// The block and extrinsic that fed it.
	pub block: i64,
	pub extrinsic: i64,
	pub records: i64,
	/// Pages of participants its records stand on.
	pub pages: i64,
	/// Length of its body.
	pub bytes: i64,
	/// BLAKE2-256 of its body.
	pub body: String,
	/// The reductions and points of its records, as attested.
	pub subtotal: ReductionAndPoints,
	pub credited: ReductionAndPoints,
	pub withheld: ReductionAndPoints,
	/// Records of people who had withdrawn consent or closed the account.
	pub withheld_records: i64,
	/// The class it was issued in; null if refused.
	pub class: Option<i64>,
	/// Whether the chain credited it; if not, it holds its batch.
	pub taken: bool,
}

impl ChunkSummary {
	pub fn read(row: &AnyRow) -> sqlx::Result<Self> {
		Ok(ChunkSummary {
			index: row.int("idx")?,
			block: row.int("block")?,
			extrinsic: row.int("extrinsic")?,
			records: row.int("records")?,
			pages: row.int("pages")?,
			bytes: row.int("bytes")?,
			body: row.text("body")?,
			subtotal: ReductionAndPoints::of(row.int("mg")?, row.int("points")?),
			credited: ReductionAndPoints::of(row.int("credited_mg")?, row.int("credited_points")?),
			withheld: ReductionAndPoints::of(row.int("withheld_mg")?, row.int("withheld_points")?),
			withheld_records: row.int("withheld_records")?,
			class: row.maybe_int("class")?,
			taken: row.truth("taken")?,
		})
	}
}

/// How many chunks of a batch stand in blocks.
pub async fn count(store: &Store, batch: i64) -> sqlx::Result<i64> {
	let sql = Sql::new("SELECT COUNT(*) AS number FROM chunks").only("batch = ?", [batch.into()]);
	Ok(sql.row(store).await?.map(|row| row.int("number")).transpose()?.unwrap_or_default())
}
