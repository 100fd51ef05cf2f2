//! What large events emitted, as qualified third parties found (Art. 28).

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
	values::{day, DayAndBlock, DocumentLink, Reduction},
};

pub static ENTITY: Entity = Entity {
	table: "accountings",
	title: words("大型活动核算", "Accountings"),
	holds: words(
		"对大型活动排放量的一次核算：核算机构、排放量、报告；以后一次为准",
		"An accounting of what a large event emitted: by whom, how much, the report; the last one counts",
	),
	key: &["large_event", "block", "idx"],
	since: Some("block"),
	columns: &[
		column("large_event", Number, "大型活动编号", "Number of the large event"),
		column("block", Number, "所在区块", "Its block"),
		column("idx", Number, "事件在区块中的序号", "Place of its event in the block")
			.titled("index"),
		column("day", Day, "核算之日", "Its day"),
		column(
			"verifier",
			Number,
			"核算机构的参与者编号",
			"The accountant, by number of the participant",
		),
		column("emissions", Text, "排放量，毫克", "What it emitted, in milligrams"),
		column(
			"report_blake2_256",
			Text,
			"核算报告的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the report",
		),
		column("report_sm3", Text, "核算报告的 SM3 摘要", "SM3 digest of the report"),
	],
	books: Books::Events(&[on("Reductions", "Accounted", accounted)]),
	finds: &[],
	documents: &[Mention {
		kind: "large_event",
		id: "CAST(large_event AS TEXT)",
		role: "report",
		columns: "report",
	}],
};

fn accounted(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("report")?;
	Ok(statement!(
		"INSERT INTO accountings (large_event, block, idx, day, verifier, emissions, report_blake2_256, report_sm3) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
		fields.int("event")?,
		moment.number(),
		moment.place(),
		moment.day(),
		fields.int("verifier")?,
		fields.digits("emissions")?,
		blake2_256,
		sm3
	))
}

/// What a large event was found to have emitted.
#[derive(Debug, Serialize, ToSchema)]
pub struct AccountingSummary {
	pub verifier: ParticipantName,
	pub emissions: Reduction,
	pub report: DocumentLink,
	pub at: DayAndBlock,
}

/// Those shown of one large event.
const SHOWN: i64 = 200;

/// The last first.
pub async fn of_event(
	store: &Store,
	documents: &Documents,
	event: i64,
) -> sqlx::Result<Vec<AccountingSummary>> {
	let accounting = |row: &AnyRow| {
		Ok(AccountingSummary {
			verifier: ParticipantName::read(row, "verifier", "verifier_title")?,
			emissions: Reduction::claimed(&row.text("emissions")?),
			report: DocumentLink::known(row, "report", documents)?,
			at: DayAndBlock { day: day(row.int("day")?), block: row.int("block")? },
		})
	};
	Sql::new(
		"SELECT a.*, p.title AS verifier_title FROM accountings a LEFT JOIN participants p ON p.id = a.verifier",
	)
	.only("a.large_event = ?", [event.into()])
	.add(" ORDER BY a.block DESC, a.idx DESC LIMIT ?", [SHOWN.into()])
	.all(store, accounting)
	.await
}
