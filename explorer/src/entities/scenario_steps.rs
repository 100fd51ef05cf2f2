//! The events that brought a scenario on its way (Art. 18-23).

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
	table: "scenario_steps",
	title: words("减排场景进程", "Scenarios’ steps"),
	holds: words(
		"一个减排场景走过的一步：申请、受理、审查、备案、评估、整改、冻结、转让、终止等",
		"A step of a scenario’s way: applied for, taken in, approved, filed, evaluated, rectified, frozen, passed on, ended",
	),
	key: &["source", "block", "idx"],
	since: Some("block"),
	columns: &[
		column("source", Number, "减排场景编号", "Number of the scenario").titled("scenario"),
		column("block", Number, "所在区块", "Its block"),
		column("idx", Number, "事件在区块中的序号", "Place of its event in the block")
			.titled("index"),
		column(
			"step",
			Text,
			"applied 申请，accepted 受理，returned_incomplete 退回补正，completed 补正，approved 审查通过，admitted 备案并纳入，rejected 不予通过，withdrawn 撤回申请；terms_proposed、terms_admitted、terms_rejected、terms_withdrawn 规则的提出、备案、不予通过、撤回；reporters_named 指定报送主体，evaluated 评估，rectification_submitted、rectification_accepted、rectification_refused 整改的提交、验收、未达到要求，frozen 冻结，unfrozen 解冻，terminated 终止，left 退出，transfer_offered 提出或收回转让，transferred 转让",
			"applied, accepted, returned_incomplete, completed, approved, admitted, rejected, withdrawn; the same of terms: terms_proposed, terms_admitted, terms_rejected, terms_withdrawn; reporters_named, evaluated, rectification_submitted, rectification_accepted, rectification_refused, frozen, unfrozen, terminated, left, transfer_offered or transferred",
		),
		column("extrinsic", Number, "所属链上操作的序号", "The extrinsic that made it"),
		column(
			"terms",
			Number,
			"所涉规则的序号",
			"Number of the terms it was about",
		),
		column(
			"participant",
			Number,
			"受让方的参与者编号；收回转让的为空",
			"Of a transfer, to whom, by number of the participant; empty where the offer was taken back",
		),
		column(
			"document_blake2_256",
			Text,
			"补正材料或转让协议的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the material that completed it, or of the agreement on its transfer",
		),
		column("document_sm3", Text, "该材料的 SM3 摘要", "SM3 digest of that"),
		column(
			"reason_blake2_256",
			Text,
			"退回补正、不予通过、冻结或终止理由的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the reasons for which it was returned, rejected, frozen or terminated",
		),
		column("reason_sm3", Text, "该理由的 SM3 摘要", "SM3 digest of those reasons"),
	],
	books: Books::Events(&[
		on("Scenarios", "Applied", step),
		on("Scenarios", "Accepted", step),
		on("Scenarios", "ReturnedIncomplete", step),
		on("Scenarios", "Completed", step),
		on("Scenarios", "Approved", step),
		on("Scenarios", "Admitted", step),
		on("Scenarios", "Rejected", step),
		on("Scenarios", "Withdrawn", step),
		on("Scenarios", "TermsProposed", step),
		on("Scenarios", "TermsAdmitted", step),
		on("Scenarios", "TermsRejected", step),
		on("Scenarios", "TermsWithdrawn", step),
		on("Scenarios", "ReportersNamed", step),
		on("Scenarios", "Evaluated", step),
		on("Scenarios", "RectificationSubmitted", step),
		on("Scenarios", "RectificationAccepted", step),
		on("Scenarios", "RectificationRefused", step),
		on("Scenarios", "Frozen", step),
		on("Scenarios", "Unfrozen", step),
		on("Scenarios", "Terminated", step),
		on("Scenarios", "Left", step),
		on("Scenarios", "TransferOffered", step),
		on("Scenarios", "Transferred", step),
	]),
	finds: &[],
	// Those of a rejection, a termination and an evaluation are named where that stands.
	documents: &[
		Mention {
			kind: "scenario",
			id: "CASE WHEN step = 'completed' THEN CAST(source AS TEXT) END",
			role: "completion",
			columns: "document",
		},
		Mention {
			kind: "scenario",
			id: "CASE WHEN step = 'transferred' THEN CAST(source AS TEXT) END",
			role: "agreement",
			columns: "document",
		},
		Mention {
			kind: "scenario",
			id: "CASE WHEN step IN ('returned_incomplete', 'frozen') THEN CAST(source AS TEXT) END",
			role: "reason",
			columns: "reason",
		},
	],
};

/// What the event names beside its scenario.
fn step(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let name = snake_case(&moment.event.name);
	let (mut terms, mut participant, mut document, mut reason) = (None, None, None, None);
	match name.as_str() {
		"accepted" | "approved" | "terms_proposed" | "terms_admitted" | "terms_withdrawn" => {
			terms = Some(fields.int("terms")?);
		}
		"returned_incomplete" | "terms_rejected" => {
			terms = Some(fields.int("terms")?);
			reason = Some(fields.document("reason")?);
		}
		"completed" => {
			terms = Some(fields.int("terms")?);
			document = Some(fields.document("document")?);
		}
		"rejected" | "frozen" | "terminated" => reason = Some(fields.document("reason")?),
		"transfer_offered" => participant = fields.maybe_int("to")?,
		"transferred" => {
			participant = Some(fields.int("to")?);
			document = Some(fields.document("document")?);
		}
		_ => (),
	}
	let (document_blake2_256, document_sm3) = document.unzip();
	let (reason_blake2_256, reason_sm3) = reason.unzip();
	Ok(statement!(
		"INSERT INTO scenario_steps (source, block, idx, step, extrinsic, terms, participant, document_blake2_256, \
		document_sm3, reason_blake2_256, reason_sm3) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
		fields.int("source")?,
		moment.number(),
		moment.place(),
		name,
		moment.extrinsic(),
		terms,
		participant,
		document_blake2_256,
		document_sm3,
		reason_blake2_256,
		reason_sm3
	))
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ScenarioStep {
	#[schema(value_type = words::ScenarioStepName)]
	pub step: String,
	/// The terms it was about.
	#[schema(required)]
	pub terms: Option<i64>,
	/// Of a transfer, to whom; null where the offer was taken back.
	#[schema(required)]
	pub to: Option<ParticipantName>,
	pub block: i64,
	#[schema(required)]
	pub time: Option<String>,
	/// Who signed it.
	#[schema(required)]
	pub account: Option<String>,
	/// `block-index`
	#[schema(required)]
	pub extrinsic: Option<String>,
	/// What completed it, or the agreement on its transfer.
	#[schema(required)]
	pub document: Option<DocumentLink>,
	/// Why it was returned, rejected, frozen or terminated.
	#[schema(required)]
	pub reason: Option<DocumentLink>,
}

/// A scenario's way.
pub async fn of_scenario(
	store: &Store,
	documents: &Documents,
	source: i64,
) -> sqlx::Result<Vec<ScenarioStep>> {
	let step = |row: &AnyRow| {
		let block = row.int("block")?;
		let to = row.maybe_int("participant")?;
		Ok(ScenarioStep {
			step: row.text("step")?,
			terms: row.maybe_int("terms")?,
			to: to.map(|_| ParticipantName::read(row, "participant", "to_title")).transpose()?,
			block,
			time: row.maybe_int("time_ms")?.map(time),
			account: row.maybe_text("signer")?,
			extrinsic: row.maybe_int("extrinsic")?.map(|index| format!("{block}-{index}")),
			document: DocumentLink::maybe(row, "document", documents)?,
			reason: DocumentLink::maybe(row, "reason", documents)?,
		})
	};
	Sql::new(
		"SELECT s.*, x.signer AS signer, k.time_ms AS time_ms, p.title AS to_title FROM scenario_steps s \
		LEFT JOIN blocks k ON k.number = s.block \
		LEFT JOIN extrinsics x ON x.block = s.block AND x.idx = s.extrinsic \
		LEFT JOIN participants p ON p.id = s.participant",
	)
	.only("s.source = ?", [source.into()])
	.add(" ORDER BY s.block, s.idx LIMIT 1000", [])
	.all(store, step)
	.await
}
