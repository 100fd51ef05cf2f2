//! Interests that verifiers declared in scenarios, which they so never verify (Art. 42).

use anyhow::Result;

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
};

pub static ENTITY: Entity = Entity {
	table: "interests",
	title: words("利害关系申报", "Interests"),
	holds: words(
		"核查机构申报的与一个减排场景的利害关系",
		"An interest that a verifier declared in a scenario",
	),
	key: &["verifier", "source"],
	since: Some("block"),
	columns: &[
		column(
			"verifier",
			Number,
			"核查机构的参与者编号",
			"The verifier, by number of the participant",
		),
		column("source", Number, "减排场景编号", "Number of the scenario").titled("scenario"),
		column("block", Number, "申报所在区块", "Block of the declaration"),
	],
	books: Books::Events(&[on("Accreditation", "InterestDeclared", declared)]),
	finds: &[],
	documents: &[],
};

fn declared(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let interest = fields.field("interest")?;
	if interest.get("Source").is_none() {
		return Ok(Change::Nothing);
	}
	Ok(statement!(
		"INSERT INTO interests (verifier, source, block) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
		fields.int("verifier")?,
		interest.int("Source")?,
		moment.number()
	))
}

/// The scenarios in which a verifier has an interest.
pub async fn of_verifier(store: &Store, verifier: i64) -> sqlx::Result<Vec<i64>> {
	let sql = Sql::new("SELECT source FROM interests").only("verifier = ?", [verifier.into()]);
	sql.add(" ORDER BY source LIMIT 1000", []).all(store, |row| row.int("source")).await
}
