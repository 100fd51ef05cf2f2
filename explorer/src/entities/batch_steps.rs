//! The events that brought a batch on its way.

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	entity::{column, on, words, Books, Entity, Form::*, Mention},
	fields::{snake_case, EventFields},
	moment::EventContext,
	participants::ParticipantName,
};
use crate::{
	documents::Documents,
	statement,
	store::{
		change::Change,
		sql::{Columns, Sql},
		Store,
	},
	values::{time, DocumentLink},
	words,
};

pub static ENTITY: Entity = Entity {
	table: "batch_steps",
	title: words("批次进程", "Batches’ steps"),
	holds: words("一个批次走过的一步：申报、指定、核证、批准、暂停、完成等", "A step of a batch’s way: opened, assigned, attested, approved, put on hold, completed"),
	key: &["batch", "block", "idx"],
	since: Some("block"),
	columns: &[
		column("batch", Number, "批次编号", "Number of the batch"),
		column("block", Number, "所在区块", "Its block"),
		column("idx", Number, "事件在区块中的序号", "Place of its event in the block").titled("index"),
		column("step", Text, "opened 申报，assigned 指定核查机构，attested 核证，refused 否定意见，declined 不予受理，approved 批准，completed 完成，held 因数据不符暂停，put_on_hold 由运营机构暂停，released 恢复，closed 截止，cancelled 撤回", "opened, assigned, attested, refused, declined, approved, completed, held for a difference, put_on_hold by the operator, released, closed or cancelled"),
		column("extrinsic", Number, "所属链上操作的序号", "The extrinsic that made it"),
		column("verifier", Number, "指定、核证、出具否定意见或不予受理的核查机构，参与者编号", "The verifier assigned, attesting, refusing or declining, by number of the participant"),
		column("reason_blake2_256", Text, "暂停或不予受理理由的 BLAKE2-256 摘要", "BLAKE2-256 digest of the reasons for which it was put on hold or declined"),
		column("reason_sm3", Text, "暂停或不予受理理由的 SM3 摘要", "SM3 digest of those reasons"),
	],
	books: Books::Events(&[
		on("Issuance", "Opened", |moment| step(moment, None, None)),
		on("Issuance", "Assigned", |moment| step(moment, verifier(moment)?, None)),
		on("Issuance", "Attested", |moment| step(moment, verifier(moment)?, None)),
		on("Issuance", "Refused", |moment| step(moment, verifier(moment)?, None)),
		on("Issuance", "Declined", |moment| step(moment, verifier(moment)?, reason(moment)?)),
		on("Issuance", "Approved", |moment| step(moment, None, None)),
		on("Issuance", "Completed", |moment| step(moment, None, None)),
		on("Issuance", "Held", |moment| step(moment, None, None)),
		on("Issuance", "PutOnHold", |moment| step(moment, None, reason(moment)?)),
		on("Issuance", "Released", |moment| step(moment, None, None)),
		on("Issuance", "Closed", |moment| step(moment, None, None)),
		on("Issuance", "Cancelled", |moment| step(moment, None, None)),
	]),
	finds: &[],
	documents: &[Mention {
		kind: "batch",
		id: "CAST(batch AS TEXT)",
		role: "reason",
		columns: "reason",
	}],
};

fn verifier(moment: &EventContext<'_>) -> Result<Option<i64>> {
	moment.event.fields.int("verifier").map(Some)
}

/// BLAKE2-256 and SM3 of the reasons.
fn reason(moment: &EventContext<'_>) -> Result<Option<(String, String)>> {
	moment.event.fields.document("reason").map(Some)
}

fn step(
	moment: &EventContext<'_>,
	verifier: Option<i64>,
	reason: Option<(String, String)>,
) -> Result<Change> {
	let (blake2_256, sm3) = reason.unzip();
	Ok(statement!(
		"INSERT INTO batch_steps (batch, block, idx, step, extrinsic, verifier, reason_blake2_256, reason_sm3) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
		moment.event.fields.int("batch")?,
		moment.number(),
		moment.place(),
		snake_case(&moment.event.name),
		moment.extrinsic(),
		verifier,
		blake2_256,
		sm3
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
	/// The verifier assigned, attesting, refusing or declining.
	pub verifier: Option<ParticipantName>,
	/// Why it was put on hold or declined.
	pub reason: Option<DocumentLink>,
}

/// A batch's way.
pub async fn of_batch(
	store: &Store,
	documents: &Documents,
	batch: i64,
) -> sqlx::Result<Vec<BatchStep>> {
	let step = |row: &AnyRow| {
		let block = row.int("block")?;
		Ok(BatchStep {
			step: row.text("step")?,
			block,
			time: row.maybe_int("time_ms")?.map(time),
			account: row.maybe_text("signer")?,
			extrinsic: row.maybe_int("extrinsic")?.map(|index| format!("{block}-{index}")),
			verifier: ParticipantName::maybe(row, "verifier", "verifier_title")?,
			reason: DocumentLink::maybe(row, "reason", documents)?,
		})
	};
	Sql::new(
		"SELECT s.*, x.signer AS signer, k.time_ms AS time_ms, f.title AS verifier_title \
		FROM batch_steps s LEFT JOIN blocks k ON k.number = s.block \
		LEFT JOIN extrinsics x ON x.block = s.block AND x.idx = s.extrinsic \
		LEFT JOIN participants f ON f.id = s.verifier",
	)
	.only("s.batch = ?", [batch.into()])
	.add(" ORDER BY s.block, s.idx", [])
	.all(store, step)
	.await
}
