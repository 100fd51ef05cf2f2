//! The events that brought a methodology version on its way (Art. 13-16).

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	entity::{column, on, words, Books, Entity, Form::*, Mention},
	fields::{snake_case, EventFields},
	moment::EventContext,
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
	table: "version_steps",
	title: words("方法学版本进程", "Methodology versions’ steps"),
	holds: words(
		"一个方法学版本走过的一步：提交、补正、受理、公示、报备案、公布、停用等",
		"A step of a methodology version’s way: submitted, completed, accepted, under notice, filed, published, discontinued",
	),
	key: &["version", "block", "idx"],
	since: Some("block"),
	columns: &[
		column("version", Number, "方法学版本编号", "Number of the methodology version"),
		column("block", Number, "所在区块", "Its block"),
		column("idx", Number, "事件在区块中的序号", "Place of its event in the block")
			.titled("index"),
		column(
			"step",
			Text,
			"submitted 提交，returned_incomplete 通知补正，completed 补正，accepted 受理，notice_begun 开始公示，reopened 异议成立、重新评估论证，filed 报备案，sent_back 退回，published 公布，discontinued 停用，rejected 不予通过，withdrawn 撤回申请",
			"submitted, returned_incomplete, completed, accepted, notice_begun, reopened for an objection upheld, filed, sent_back, published, discontinued, rejected or withdrawn",
		),
		column("extrinsic", Number, "所属链上操作的序号", "The extrinsic that made it"),
		column(
			"document_blake2_256",
			Text,
			"补正材料的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the material that completed it",
		),
		column(
			"document_sm3",
			Text,
			"补正材料的 SM3 摘要",
			"SM3 digest of the material that completed it",
		),
		column(
			"reason_blake2_256",
			Text,
			"补正、退回、停用或不予通过理由的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the reasons for which it was returned, sent back, discontinued or rejected",
		),
		column("reason_sm3", Text, "该理由的 SM3 摘要", "SM3 digest of those reasons"),
	],
	books: Books::Events(&[
		on("Methodology", "Submitted", |moment| step(moment, None, None)),
		on("Methodology", "ReturnedIncomplete", |moment| {
			step(moment, None, document(moment, "reason")?)
		}),
		on("Methodology", "Completed", |moment| step(moment, document(moment, "document")?, None)),
		on("Methodology", "Accepted", |moment| step(moment, None, None)),
		on("Methodology", "NoticeBegun", |moment| step(moment, None, None)),
		on("Methodology", "ObjectionAnswered", reopened),
		on("Methodology", "Filed", |moment| step(moment, None, None)),
		on("Methodology", "SentBack", |moment| step(moment, None, document(moment, "reason")?)),
		on("Methodology", "Published", |moment| step(moment, None, None)),
		on("Methodology", "Discontinued", |moment| step(moment, None, document(moment, "reason")?)),
		on("Methodology", "Rejected", |moment| step(moment, None, document(moment, "reason")?)),
		on("Methodology", "Withdrawn", |moment| step(moment, None, None)),
	]),
	finds: &[],
	documents: &[
		Mention {
			kind: "methodology",
			id: "CAST(version AS TEXT)",
			role: "completion",
			columns: "document",
		},
		Mention {
			kind: "methodology",
			id: "CAST(version AS TEXT)",
			role: "reason",
			columns: "reason",
		},
	],
};

/// BLAKE2-256 and SM3 of a document that an event names; experts turn a version down without one.
fn document(moment: &EventContext<'_>, name: &str) -> Result<Option<(String, String)>> {
	let fields = &moment.event.fields;
	match fields.field(name)?.is_null() {
		true => Ok(None),
		false => fields.document(name).map(Some),
	}
}

fn reopened(moment: &EventContext<'_>) -> Result<Change> {
	match moment.event.fields.truth("upheld")? {
		true => named(moment, "reopened", None, None),
		false => Ok(Change::Nothing),
	}
}

fn step(
	moment: &EventContext<'_>,
	document: Option<(String, String)>,
	reason: Option<(String, String)>,
) -> Result<Change> {
	named(moment, &snake_case(&moment.event.name), document, reason)
}

fn named(
	moment: &EventContext<'_>,
	step: &str,
	document: Option<(String, String)>,
	reason: Option<(String, String)>,
) -> Result<Change> {
	let (document_blake2_256, document_sm3) = document.unzip();
	let (reason_blake2_256, reason_sm3) = reason.unzip();
	Ok(statement!(
		"INSERT INTO version_steps (version, block, idx, step, extrinsic, document_blake2_256, document_sm3, \
		reason_blake2_256, reason_sm3) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
		moment.event.fields.int("version")?,
		moment.number(),
		moment.place(),
		step,
		moment.extrinsic(),
		document_blake2_256,
		document_sm3,
		reason_blake2_256,
		reason_sm3
	))
}

#[derive(Debug, Serialize, ToSchema)]
pub struct VersionStep {
	#[schema(value_type = words::VersionStepName)]
	pub step: String,
	pub block: i64,
	#[schema(required)]
	pub time: Option<String>,
	/// Who signed it.
	#[schema(required)]
	pub account: Option<String>,
	/// `block-index`
	#[schema(required)]
	pub extrinsic: Option<String>,
	/// What completed it.
	#[schema(required)]
	pub document: Option<DocumentLink>,
	/// Why it was returned, sent back, discontinued or rejected.
	#[schema(required)]
	pub reason: Option<DocumentLink>,
}

/// A version's way.
pub async fn of_version(
	store: &Store,
	documents: &Documents,
	version: i64,
) -> sqlx::Result<Vec<VersionStep>> {
	let step = |row: &AnyRow| {
		let block = row.int("block")?;
		Ok(VersionStep {
			step: row.text("step")?,
			block,
			time: row.maybe_int("time_ms")?.map(time),
			account: row.maybe_text("signer")?,
			extrinsic: row.maybe_int("extrinsic")?.map(|index| format!("{block}-{index}")),
			document: DocumentLink::maybe(row, "document", documents)?,
			reason: DocumentLink::maybe(row, "reason", documents)?,
		})
	};
	Sql::new(
		"SELECT s.*, x.signer AS signer, k.time_ms AS time_ms FROM version_steps s \
		LEFT JOIN blocks k ON k.number = s.block \
		LEFT JOIN extrinsics x ON x.block = s.block AND x.idx = s.extrinsic",
	)
	.only("s.version = ?", [version.into()])
	.add(" ORDER BY s.block, s.idx LIMIT 1000", [])
	.all(store, step)
	.await
}
