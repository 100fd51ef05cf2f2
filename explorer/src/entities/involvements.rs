//! Interests that verifiers declared in participants, whose scenarios they so never verify (Art. 42).

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
	table: "involvements",
	title: words("与参与者的利害关系申报", "Interests in participants"),
	holds: words(
		"核查机构申报的与一个参与者的利害关系：该参与者开发或报送的场景不得核查",
		"An interest that a verifier declared in a participant, whose scenarios it never verifies",
	),
	key: &["verifier", "participant"],
	since: Some("block"),
	columns: &[
		column(
			"verifier",
			Number,
			"核查机构的参与者编号",
			"The verifier, by number of the participant",
		),
		column("participant", Number, "参与者编号", "Number of the participant"),
		column("block", Number, "申报所在区块", "Block of the declaration"),
	],
	books: Books::Events(&[on("Accreditation", "InterestDeclared", declared)]),
	finds: &[],
	documents: &[],
};

fn declared(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let interest = fields.field("interest")?;
	if interest.get("Participant").is_none() {
		return Ok(Change::Nothing);
	}
	Ok(statement!(
		"INSERT INTO involvements (verifier, participant, block) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
		fields.int("verifier")?,
		interest.int("Participant")?,
		moment.number()
	))
}

/// The participants in whom a verifier has an interest.
pub async fn of_verifier(store: &Store, verifier: i64) -> sqlx::Result<Vec<i64>> {
	let sql = Sql::new("SELECT participant FROM involvements");
	let sql = sql.only("verifier = ?", [verifier.into()]);
	sql.add(" ORDER BY participant LIMIT 1000", []).all(store, |row| row.int("participant")).await
}
