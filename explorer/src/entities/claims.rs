//! The public register of what developers claim elsewhere for their scenarios' activity (Art. 23).

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	entity::{column, on, words, Books, Entity, Form::*},
	fields::EventFields,
	moment::EventContext,
	participants::ParticipantName,
};
use crate::{
	statement,
	store::{
		change::Change,
		sql::{Columns, Sql},
		Store,
	},
	values::{day, DayAndBlock, Titled},
	words,
};

pub static ENTITY: Entity = Entity {
	table: "claims",
	title: words("机制外申报", "Outside claims"),
	holds: words(
		"一项机制外申报：减排场景、机制、在该处的编号的摘要、活动期间",
		"What is claimed elsewhere: for which scenario, by which mechanism, the digest of its name there, the days of the activity",
	),
	key: &["source", "number"],
	since: Some("declared_block"),
	columns: &[
		column("source", Number, "减排场景编号", "Number of the scenario").titled("scenario"),
		column(
			"number",
			Number,
			"该场景的第几项申报，从 1 起",
			"Which claim of the scenario, from 1",
		),
		column(
			"mechanism",
			Text,
			"申报于何处：ccer 国家核证自愿减排量，green_power 绿色电力交易，green_certificate 绿色电力证书交易，vcs 核证碳标准，gold_standard 黄金标准，cdm 清洁发展机制，other 其他",
			"Where: ccer, green_power, green_certificate, vcs, gold_standard, cdm or other",
		),
		column(
			"reference",
			Text,
			"在该处的编号的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of what names it there",
		),
		column("first_day", Day, "所申报活动的首日", "First day of the activity claimed"),
		column("last_day", Day, "所申报活动的末日", "Its last day"),
		column("declared_day", Day, "申报之日", "Day on which it was declared"),
		column("declared_block", Number, "申报所在区块", "Block of that"),
		column("idx", Number, "事件在区块中的序号", "Place of its event in the block")
			.titled("index"),
	],
	books: Books::Events(&[on("Scenarios", "ClaimDeclared", declared)]),
	finds: &[],
	documents: &[],
};

fn declared(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let details = fields.field("details")?;
	Ok(statement!(
		"INSERT INTO claims (source, number, mechanism, reference, first_day, last_day, declared_day, declared_block, idx) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
		fields.int("source")?,
		fields.int("claim")?,
		details.variant("mechanism")?,
		details.text("reference")?,
		details.int("first")?,
		details.int("last")?,
		moment.day(),
		moment.number(),
		moment.place()
	))
}

/// What is claimed elsewhere.
#[derive(Debug, Serialize, ToSchema)]
pub struct OutsideClaim {
	pub scenario: Titled,
	pub developer: ParticipantName,
	/// Which claim of the scenario, from 1.
	pub number: i64,
	#[schema(value_type = words::Mechanism)]
	pub mechanism: String,
	/// The BLAKE2-256 digest of what names it there.
	pub reference: String,
	/// The days of the activity claimed, both included.
	pub first: String,
	pub last: String,
	pub declared: DayAndBlock,
	/// Conflicts that are about it.
	pub conflicts: i64,
	/// The event that declared it: block and place.
	#[serde(skip)]
	pub place: [i64; 2],
}

/// What [`OutsideClaim::read`] reads.
pub fn claims() -> Sql {
	Sql::new(
		"SELECT c.*, s.title, s.developer, d.title AS developer_title, \
		(SELECT COUNT(*) FROM conflicts f WHERE f.source = c.source AND f.claim = c.number) AS conflicts \
		FROM claims c JOIN scenarios s ON s.id = c.source LEFT JOIN participants d ON d.id = s.developer",
	)
}

impl OutsideClaim {
	pub fn read(row: &AnyRow) -> sqlx::Result<Self> {
		let block = row.int("declared_block")?;
		Ok(OutsideClaim {
			scenario: Titled { id: row.int("source")?, title: row.text("title")? },
			developer: ParticipantName::read(row, "developer", "developer_title")?,
			number: row.int("number")?,
			mechanism: row.text("mechanism")?,
			reference: row.text("reference")?,
			first: day(row.int("first_day")?),
			last: day(row.int("last_day")?),
			declared: DayAndBlock { day: day(row.int("declared_day")?), block },
			conflicts: row.int("conflicts")?,
			place: [block, row.int("idx")?],
		})
	}
}

/// A scenario's, in turn.
pub async fn of_scenario(store: &Store, source: i64) -> sqlx::Result<Vec<OutsideClaim>> {
	let sql = claims().only("c.source = ?", [source.into()]);
	sql.add(" ORDER BY c.number LIMIT 100", []).all(store, OutsideClaim::read).await
}
