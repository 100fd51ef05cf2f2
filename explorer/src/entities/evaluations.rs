//! What the operator finds of scenarios that take part, and what their developers make good (Art. 22).

use anyhow::{bail, Result};
use serde::Serialize;
use serde_json::Value as Tree;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	entity::{column, on, words, Books, Entity, Form::*, Mention},
	fields::EventFields,
	moment::EventContext,
};
use crate::{
	documents::Documents,
	statement,
	store::{
		change::Change,
		sql::{Bind, Columns, Sql},
		Store,
	},
	values::{day, DayAndBlock, DocumentLink},
	words,
};

pub static ENTITY: Entity = Entity {
	table: "evaluations",
	title: words("评估与整改", "Evaluations and rectifications"),
	holds: words(
		"对减排场景的一次评估：意见、整改期限、整改结果与验收",
		"An evaluation of a scenario: what was found, the days to rectify it in, what was done, and what came of it",
	),
	key: &["source", "block", "idx"],
	since: Some("block"),
	columns: &[
		column("source", Number, "减排场景编号", "Number of the scenario").titled("scenario"),
		column("block", Number, "评估所在区块", "Its block"),
		column("idx", Number, "事件在区块中的序号", "Place of its event in the block")
			.titled("index"),
		column("day", Day, "评估之日", "Its day"),
		column(
			"days",
			Number,
			"整改的工作日数；评估通过的为空",
			"Working days to rectify in; empty where it passed",
		),
		column(
			"document_blake2_256",
			Text,
			"评估意见的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the evaluation",
		),
		column("document_sm3", Text, "评估意见的 SM3 摘要", "SM3 digest of the evaluation"),
		column("submitted_day", Day, "提交整改结果之日", "Day on which the developer told what was done"),
		column("submitted_block", Number, "提交所在区块", "Block of that"),
		column(
			"rectification_blake2_256",
			Text,
			"整改报告的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of what was done",
		),
		column("rectification_sm3", Text, "整改报告的 SM3 摘要", "SM3 digest of what was done"),
		column(
			"outcome",
			Text,
			"整改的结果：accepted 验收，refused 未达到要求，ended 场景已终止或退出；未了的为空",
			"What came of the rectification: accepted, refused, or ended with the scenario; empty while it goes on",
		),
		column("outcome_day", Day, "了结之日", "Day of that"),
		column("outcome_block", Number, "了结所在区块", "Block of that"),
		column(
			"refusal_blake2_256",
			Text,
			"未达到要求的理由的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of why it does not suffice",
		),
		column("refusal_sm3", Text, "该理由的 SM3 摘要", "SM3 digest of that"),
	],
	books: Books::Events(&[
		on("Scenarios", "Evaluated", evaluated),
		on("Scenarios", "RectificationSubmitted", submitted),
		on("Scenarios", "RectificationAccepted", |moment| concluded(moment, "accepted", None)),
		on("Scenarios", "RectificationRefused", |moment| {
			concluded(moment, "refused", Some(moment.event.fields.document("reason")?))
		}),
		on("Scenarios", "Terminated", |moment| concluded(moment, "ended", None)),
		on("Scenarios", "Left", |moment| concluded(moment, "ended", None)),
	]),
	finds: &[],
	documents: &[
		Mention {
			kind: "scenario",
			id: "CAST(source AS TEXT)",
			role: "evaluation",
			columns: "document",
		},
		Mention {
			kind: "scenario",
			id: "CAST(source AS TEXT)",
			role: "rectification",
			columns: "rectification",
		},
		Mention {
			kind: "scenario",
			id: "CAST(source AS TEXT)",
			role: "reason",
			columns: "refusal",
		},
	],
};

/// The working days that an evaluation gives to rectify in; none where the scenario passes.
pub fn days(fields: &Tree) -> Result<Option<i64>> {
	match fields.field("finding")? {
		Tree::String(name) if name == "Passed" => Ok(None),
		finding @ Tree::Object(_) => finding.int("Rectify").map(Some),
		other => bail!("`{other}` is no finding that is known"),
	}
}

fn evaluated(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("document")?;
	Ok(statement!(
		"INSERT INTO evaluations (source, block, idx, day, days, document_blake2_256, document_sm3) \
		VALUES ($1, $2, $3, $4, $5, $6, $7)",
		fields.int("source")?,
		moment.number(),
		moment.place(),
		moment.day(),
		days(fields)?,
		blake2_256,
		sm3
	))
}

/// Of what is to be rectified, of which there is one at a time.
fn submitted(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("document")?;
	Ok(statement!(
		"UPDATE evaluations SET submitted_day = $1, submitted_block = $2, rectification_blake2_256 = $3, \
		rectification_sm3 = $4 WHERE source = $5 AND days IS NOT NULL AND outcome IS NULL",
		moment.day(),
		moment.number(),
		blake2_256,
		sm3,
		fields.int("source")?
	))
}

fn concluded(
	moment: &EventContext<'_>,
	outcome: &str,
	refusal: Option<(String, String)>,
) -> Result<Change> {
	let (blake2_256, sm3) = refusal.unzip();
	let values: Vec<Bind> = vec![
		outcome.into(),
		moment.day().into(),
		moment.number().into(),
		blake2_256.into(),
		sm3.into(),
		moment.event.fields.int("source")?.into(),
	];
	let update = "UPDATE evaluations SET outcome = $1, outcome_day = $2, outcome_block = $3, refusal_blake2_256 = $4, \
		refusal_sm3 = $5 WHERE source = $6 AND days IS NOT NULL AND outcome IS NULL";
	Ok(Change::Statement(update, values))
}

/// What was found of a scenario, and what came of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Evaluation {
	pub evaluated: DayAndBlock,
	/// Working days to rectify in; null where it passed.
	#[schema(required)]
	pub days: Option<i64>,
	/// The evaluation as written.
	pub document: DocumentLink,
	/// When the developer told what was done.
	#[schema(required)]
	pub submitted: Option<DayAndBlock>,
	/// What was done.
	#[schema(required)]
	pub rectification: Option<DocumentLink>,
	/// What came of the rectification; null while it goes on, and where there is none.
	#[schema(value_type = Option<words::RectificationOutcome>, required)]
	pub outcome: Option<String>,
	#[schema(required)]
	pub concluded: Option<DayAndBlock>,
	/// Why it does not suffice.
	#[schema(required)]
	pub refusal: Option<DocumentLink>,
}

/// A scenario's, newest first.
pub async fn of_scenario(
	store: &Store,
	documents: &Documents,
	source: i64,
) -> sqlx::Result<Vec<Evaluation>> {
	let evaluation = |row: &AnyRow| {
		Ok(Evaluation {
			evaluated: DayAndBlock { day: day(row.int("day")?), block: row.int("block")? },
			days: row.maybe_int("days")?,
			document: DocumentLink::known(row, "document", documents)?,
			submitted: DayAndBlock::maybe(row, "submitted_day", "submitted_block")?,
			rectification: DocumentLink::maybe(row, "rectification", documents)?,
			outcome: row.maybe_text("outcome")?,
			concluded: DayAndBlock::maybe(row, "outcome_day", "outcome_block")?,
			refusal: DocumentLink::maybe(row, "refusal", documents)?,
		})
	};
	let sql = Sql::new("SELECT e.* FROM evaluations e").only("e.source = ?", [source.into()]);
	sql.add(" ORDER BY e.block DESC, e.idx DESC LIMIT 200", []).all(store, evaluation).await
}
