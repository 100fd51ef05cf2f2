//! The events that brought a batch on its way.

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
	values::time,
	words,
};

pub static ENTITY: Entity = Entity {
	table: "batch_steps",
	title: words("批次进程", "Batches’ steps"),
	holds: words("一个批次走过的一步：申报、指定、核证、批准、完成等", "A step of a batch’s way: opened, assigned, attested, approved, completed"),
	key: &["batch", "block", "idx"],
	since: Some("block"),
	columns: &[
		column("batch", Number, "批次编号", "Number of the batch"),
		column("block", Number, "所在区块", "Its block"),
		column("idx", Number, "事件在区块中的序号", "Place of its event in the block").titled("index"),
		column("step", Text, "opened 申报，assigned 指定核查机构，attested 核证，approved 批准，completed 完成，held 暂停，closed 截止，cancelled 撤回", "opened, assigned, attested, approved, completed, held, closed or cancelled"),
		column("extrinsic", Number, "所属操作的序号", "The extrinsic that made it"),
	],
	books: Books::Events(&[
		on("Issuance", "Opened", step),
		on("Issuance", "Assigned", step),
		on("Issuance", "Attested", step),
		on("Issuance", "Approved", step),
		on("Issuance", "Completed", step),
		on("Issuance", "Held", step),
		on("Issuance", "Closed", step),
		on("Issuance", "Cancelled", step),
	]),
	finds: &[],
	documents: &[],
};

fn step(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"INSERT INTO batch_steps (batch, block, idx, step, extrinsic) VALUES ($1, $2, $3, $4, $5)",
		moment.event.fields.int("batch")?,
		moment.number(),
		moment.place(),
		moment.event.name.to_lowercase(),
		moment.extrinsic()
	))
}

#[derive(Debug, Serialize, ToSchema)]
pub struct BatchStep {
	#[schema(value_type = words::StepName)]
	pub step: String,
	pub block: i64,
	pub time: Option<String>,
	/// Who signed it.
	pub account: Option<String>,
	/// `block-index`
	pub extrinsic: Option<String>,
}

/// A batch's way.
pub async fn of_batch(store: &Store, batch: i64) -> sqlx::Result<Vec<BatchStep>> {
	let step = |row: &AnyRow| {
		let block = row.int("block")?;
		Ok(BatchStep {
			step: row.text("step")?,
			block,
			time: row.maybe_int("time_ms")?.map(time),
			account: row.maybe_text("signer")?,
			extrinsic: row.maybe_int("extrinsic")?.map(|index| format!("{block}-{index}")),
		})
	};
	Sql::new(
		"SELECT s.block AS block, s.extrinsic AS extrinsic, s.step AS step, x.signer AS signer, k.time_ms AS time_ms \
		FROM batch_steps s LEFT JOIN blocks k ON k.number = s.block \
		LEFT JOIN extrinsics x ON x.block = s.block AND x.idx = s.extrinsic",
	)
	.only("s.batch = ?", [batch.into()])
	.add(" ORDER BY s.block, s.idx", [])
	.all(store, step)
	.await
}
