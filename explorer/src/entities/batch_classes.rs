//! What was credited of a batch, class by class: a batch that is fed across the end of a month is issued in two.

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
	statement,
	store::{
		change::Change,
		sql::{Columns, Sql},
		Store,
	},
	values::{month, ReductionAndPoints},
};

pub static ENTITY: Entity = Entity {
	table: "batch_classes",
	title: words("分批类签发量", "Issue by class"),
	holds: words("一个批次在一个批类的签发量", "What was credited of a batch in a class"),
	key: &["batch", "class"],
	since: None,
	columns: &[
		column("batch", Number, "批次编号", "Number of the batch"),
		column("class", Number, "批类编号", "Number of the class"),
		column("first_chunk", Number, "其首个数据块，从 0 起", "Its first chunk, from 0"),
		column("chunks", Number, "数据块数", "Chunks"),
		column("records", Number, "登记的记录数", "Records credited"),
		column("mg", Milligrams, "登记至账户的减碳量", "Reductions credited"),
		column("points", Points, "登记至账户的碳积分", "Points credited"),
	],
	books: Books::Events(&[on("Issuance", "ChunkFed", fed)]),
	finds: &[],
	documents: &[],
};

fn fed(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (mg, points) = fields.quantity("credited")?;
	Ok(statement!(
		"INSERT INTO batch_classes (batch, class, first_chunk, chunks, records, mg, points) \
		VALUES ($1, $2, $3, 1, $4, $5, $6) ON CONFLICT (batch, class) DO UPDATE SET chunks = batch_classes.chunks + 1, \
		records = batch_classes.records + excluded.records, mg = batch_classes.mg + excluded.mg, \
		points = batch_classes.points + excluded.points",
		fields.int("batch")?,
		fields.int("class")?,
		fields.int("index")?,
		fields.int("records")? - fields.int("withheld_records")?,
		mg,
		points
	))
}

/// What was credited of a batch in one month.
#[derive(Debug, Serialize, ToSchema)]
pub struct BatchClass {
	/// What makes its reductions alike with others.
	pub class: i64,
	/// Month of issue.
	pub month: String,
	/// Its first chunk, from 0.
	pub first_chunk: i64,
	pub chunks: i64,
	#[serde(flatten)]
	pub quantity: ReductionAndPoints,
}

/// In the order in which they were fed.
pub async fn of_batch(store: &Store, batch: i64) -> sqlx::Result<Vec<BatchClass>> {
	let class = |row: &AnyRow| {
		Ok(BatchClass {
			class: row.int("class")?,
			month: month(row.int("month")?),
			first_chunk: row.int("first_chunk")?,
			chunks: row.int("chunks")?,
			quantity: ReductionAndPoints::of(row.int("mg")?, row.int("points")?),
		})
	};
	let sql = Sql::new(
		"SELECT p.*, k.month AS month FROM batch_classes p JOIN classes k ON k.id = p.class",
	);
	let sql = sql.only("p.batch = ?", [batch.into()]);
	sql.add(" ORDER BY p.first_chunk", []).all(store, class).await
}
