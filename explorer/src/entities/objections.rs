//! Objections to methodology versions under public notice, and how they are answered (Art. 15).

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	entity::{column, on, words, Books, Entity, Form::*, Mention},
	fields::EventFields,
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
	values::{day, DayAndBlock, DocumentLink},
	words::ObjectionState,
};

pub static ENTITY: Entity = Entity {
	table: "objections",
	title: words("异议", "Objections"),
	holds: words(
		"对公示中的方法学版本的一项异议：提出者、材料、答复",
		"An objection to a methodology version under notice: by whom, its document, the answer",
	),
	key: &["version", "number"],
	since: Some("filed_block"),
	columns: &[
		column("version", Number, "方法学版本编号", "Number of the methodology version"),
		column(
			"number",
			Number,
			"该版本的第几项异议，从 1 起",
			"Which objection to the version, from 1",
		),
		column(
			"round",
			Number,
			"第几轮评估论证之后的公示，从 1 起",
			"Round whose notice it was made to, from 1",
		),
		column(
			"participant",
			Number,
			"提出者的参与者编号",
			"Who made it, by number of the participant",
		),
		column(
			"document_blake2_256",
			Text,
			"异议材料的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of its document",
		),
		column("document_sm3", Text, "异议材料的 SM3 摘要", "SM3 digest of its document"),
		column("filed_day", Day, "提出之日", "Day on which it was made"),
		column("filed_block", Number, "提出所在区块", "Block of that"),
		column(
			"upheld",
			Truth,
			"是否成立；未答复的为空",
			"Whether it was upheld; empty until it is answered",
		),
		column(
			"answer_blake2_256",
			Text,
			"答复材料的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the answer",
		),
		column("answer_sm3", Text, "答复材料的 SM3 摘要", "SM3 digest of the answer"),
		column("answered_day", Day, "答复之日", "Day of the answer"),
		column("answered_block", Number, "答复所在区块", "Block of the answer"),
	],
	books: Books::Events(&[
		on("Methodology", "Objected", objected),
		on("Methodology", "ObjectionAnswered", answered),
	]),
	finds: &[],
	documents: &[
		Mention {
			kind: "methodology",
			id: "CAST(version AS TEXT)",
			role: "objection",
			columns: "document",
		},
		Mention {
			kind: "methodology",
			id: "CAST(version AS TEXT)",
			role: "answer",
			columns: "answer",
		},
	],
};

/// To the notice of the version's present round.
fn objected(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("document")?;
	Ok(statement!(
		"INSERT INTO objections (version, number, round, participant, document_blake2_256, document_sm3, filed_day, \
		filed_block) VALUES ($1, $2, (SELECT v.round FROM versions v WHERE v.id = $1), $3, $4, $5, $6, $7)",
		fields.int("version")?,
		fields.int("objection")?,
		fields.int("by")?,
		blake2_256,
		sm3,
		moment.day(),
		moment.number()
	))
}

fn answered(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("document")?;
	Ok(statement!(
		"UPDATE objections SET upheld = $1, answer_blake2_256 = $2, answer_sm3 = $3, answered_day = $4, \
		answered_block = $5 WHERE version = $6 AND number = $7",
		i64::from(fields.truth("upheld")?),
		blake2_256,
		sm3,
		moment.day(),
		moment.number(),
		fields.int("version")?,
		fields.int("objection")?
	))
}

/// An objection to a version under notice.
#[derive(Debug, Serialize, ToSchema)]
pub struct ObjectionSummary {
	/// Which objection to the version, from 1.
	pub number: i64,
	/// Round whose notice it was made to, from 1.
	pub round: i64,
	pub by: ParticipantName,
	pub document: DocumentLink,
	pub filed: DayAndBlock,
	pub state: ObjectionState,
	#[schema(required)]
	pub answer: Option<DocumentLink>,
	#[schema(required)]
	pub answered: Option<DayAndBlock>,
}

/// Objections to a notice, the first first.
pub async fn of_notice(
	store: &Store,
	documents: &Documents,
	version: i64,
	round: i64,
) -> sqlx::Result<Vec<ObjectionSummary>> {
	let objection = |row: &AnyRow| {
		let state = match (row.maybe_int("upheld")?, row.maybe_text("outcome")?) {
			(Some(0), _) => ObjectionState::Dismissed,
			(Some(_), _) => ObjectionState::Upheld,
			(None, None) => ObjectionState::Open,
			(None, Some(_)) => ObjectionState::Fallen,
		};
		Ok(ObjectionSummary {
			number: row.int("number")?,
			round: row.int("round")?,
			by: ParticipantName::read(row, "participant", "participant_title")?,
			document: DocumentLink::known(row, "document", documents)?,
			filed: DayAndBlock { day: day(row.int("filed_day")?), block: row.int("filed_block")? },
			state,
			answer: DocumentLink::maybe(row, "answer", documents)?,
			answered: DayAndBlock::maybe(row, "answered_day", "answered_block")?,
		})
	};
	let sql = Sql::new(
		"SELECT o.*, n.outcome AS outcome, p.title AS participant_title FROM objections o \
		LEFT JOIN notices n ON n.version = o.version AND n.round = o.round \
		LEFT JOIN participants p ON p.id = o.participant",
	)
	.only("o.version = ?", [version.into()])
	.only("o.round = ?", [round.into()]);
	sql.add(" ORDER BY o.number LIMIT 200", []).all(store, objection).await
}
