//! Reports, and findings, that a scenario's activity is claimed twice (Art. 23).

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
	values::{day, DayAndBlock, DocumentLink, Titled},
	words::ConflictState,
};

pub static ENTITY: Entity = Entity {
	table: "conflicts",
	title: words("重复申报线索", "Conflicts"),
	holds: words(
		"一条重复申报线索：减排场景、来源、材料、认定",
		"That a scenario’s activity may be claimed twice: by whose report, its document, what was found",
	),
	key: &["id"],
	since: Some("reported_block"),
	columns: &[
		column("id", Number, "线索编号", "Number of the conflict"),
		column("source", Number, "减排场景编号", "Number of the scenario").titled("scenario"),
		column(
			"participant",
			Number,
			"举报者的参与者编号；由运营机构提出的，和申报自身显示的为空",
			"Who reported it, by number of the participant; empty for the operator, and for what a claim shows by itself",
		),
		column(
			"claim",
			Number,
			"所涉机制外申报是该场景的第几项",
			"Which claim of the scenario it is about",
		),
		column(
			"document_blake2_256",
			Text,
			"线索材料的 BLAKE2-256 摘要；申报自身显示的为空",
			"BLAKE2-256 digest of its document; empty for what a claim shows by itself",
		),
		column("document_sm3", Text, "线索材料的 SM3 摘要", "SM3 digest of its document"),
		column("reported_day", Day, "登记之日", "Day on which it was reported"),
		column("reported_block", Number, "登记所在区块", "Block of that"),
		column(
			"upheld",
			Truth,
			"是否经认定属于重复申报；未认定的为空",
			"Whether it was upheld; empty until it is decided",
		),
		column(
			"decision_blake2_256",
			Text,
			"认定材料的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the decision",
		),
		column("decision_sm3", Text, "认定材料的 SM3 摘要", "SM3 digest of the decision"),
		column("decided_day", Day, "认定之日", "Day of the decision"),
		column("decided_block", Number, "认定所在区块", "Block of the decision"),
	],
	books: Books::Events(&[
		on("Scenarios", "ConflictReported", reported),
		on("Scenarios", "ConflictDecided", decided),
	]),
	finds: &[],
	documents: &[
		Mention {
			kind: "scenario",
			id: "CAST(source AS TEXT)",
			role: "conflict",
			columns: "document",
		},
		Mention {
			kind: "scenario",
			id: "CAST(source AS TEXT)",
			role: "finding",
			columns: "decision",
		},
	],
};

fn reported(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let document = match fields.field("document")?.is_null() {
		true => None,
		false => Some(fields.document("document")?),
	};
	let (blake2_256, sm3) = document.unzip();
	Ok(statement!(
		"INSERT INTO conflicts (id, source, participant, claim, document_blake2_256, document_sm3, reported_day, \
		reported_block) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
		fields.int("conflict")?,
		fields.int("source")?,
		fields.maybe_int("by")?,
		fields.maybe_int("claim")?,
		blake2_256,
		sm3,
		moment.day(),
		moment.number()
	))
}

fn decided(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("document")?;
	Ok(statement!(
		"UPDATE conflicts SET upheld = $1, decision_blake2_256 = $2, decision_sm3 = $3, decided_day = $4, \
		decided_block = $5 WHERE id = $6",
		i64::from(fields.truth("upheld")?),
		blake2_256,
		sm3,
		moment.day(),
		moment.number(),
		fields.int("conflict")?
	))
}

/// That a scenario's activity may be claimed twice.
#[derive(Debug, Serialize, ToSchema)]
pub struct ConflictSummary {
	pub id: i64,
	pub scenario: Titled,
	/// Who reported it; null for the operator, and for what a claim shows by itself, which has no document.
	#[schema(required)]
	pub by: Option<ParticipantName>,
	/// Which claim of the scenario it is about, from 1; null for one that is not declared.
	#[schema(required)]
	pub claim: Option<i64>,
	#[schema(required)]
	pub document: Option<DocumentLink>,
	pub reported: DayAndBlock,
	pub state: ConflictState,
	#[schema(required)]
	pub decision: Option<DocumentLink>,
	#[schema(required)]
	pub decided: Option<DayAndBlock>,
}

/// What [`ConflictSummary::read`] reads.
pub fn conflicts() -> Sql {
	Sql::new(
		"SELECT f.*, s.title, p.title AS participant_title FROM conflicts f JOIN scenarios s ON s.id = f.source \
		LEFT JOIN participants p ON p.id = f.participant",
	)
}

impl ConflictSummary {
	pub fn read(row: &AnyRow, documents: &Documents) -> sqlx::Result<Self> {
		let by = row.maybe_int("participant")?;
		let by = by.map(|_| ParticipantName::read(row, "participant", "participant_title"));
		let state = match row.maybe_int("upheld")? {
			None => ConflictState::Open,
			Some(0) => ConflictState::Dismissed,
			Some(_) => ConflictState::Upheld,
		};
		Ok(ConflictSummary {
			id: row.int("id")?,
			scenario: Titled { id: row.int("source")?, title: row.text("title")? },
			by: by.transpose()?,
			claim: row.maybe_int("claim")?,
			document: DocumentLink::maybe(row, "document", documents)?,
			reported: DayAndBlock {
				day: day(row.int("reported_day")?),
				block: row.int("reported_block")?,
			},
			state,
			decision: DocumentLink::maybe(row, "decision", documents)?,
			decided: DayAndBlock::maybe(row, "decided_day", "decided_block")?,
		})
	}
}

/// A scenario's, the first first.
pub async fn of_scenario(
	store: &Store,
	documents: &Documents,
	source: i64,
) -> sqlx::Result<Vec<ConflictSummary>> {
	let sql = conflicts().only("f.source = ?", [source.into()]);
	let sql = sql.add(" ORDER BY f.id LIMIT 200", []);
	sql.all(store, |row| ConflictSummary::read(row, documents)).await
}
