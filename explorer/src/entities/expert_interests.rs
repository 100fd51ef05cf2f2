//! Participants in whom experts declared an interest (Art. 14).

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
	values::{day, DayAndBlock},
};

pub static ENTITY: Entity = Entity {
	table: "expert_interests",
	title: words("专家声明的利害关系", "Interests that experts declared"),
	holds: words(
		"一位专家声明与一个参与者有利害关系",
		"An expert’s declaration of an interest in a participant",
	),
	key: &["expert", "participant"],
	since: Some("block"),
	columns: &[
		column("expert", Number, "专家编号", "Number of the expert"),
		column("participant", Number, "参与者编号", "Number of the participant"),
		column("day", Day, "声明之日", "Day of the declaration"),
		column("block", Number, "所在区块", "Its block"),
	],
	books: Books::Events(&[on("Experts", "InterestDeclared", declared)]),
	finds: &[],
	documents: &[],
};

fn declared(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"INSERT INTO expert_interests (expert, participant, day, block) VALUES ($1, $2, $3, $4)",
		fields.int("expert")?,
		fields.int("participant")?,
		moment.day(),
		moment.number()
	))
}

/// An interest that an expert declared.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeclaredInterest {
	pub participant: ParticipantName,
	pub declared: DayAndBlock,
}

/// Oldest first.
pub async fn of_expert(store: &Store, expert: i64) -> sqlx::Result<Vec<DeclaredInterest>> {
	let interest = |row: &AnyRow| {
		Ok(DeclaredInterest {
			participant: ParticipantName::read(row, "participant", "title")?,
			declared: DayAndBlock { day: day(row.int("day")?), block: row.int("block")? },
		})
	};
	let sql = Sql::new(
		"SELECT i.*, p.title AS title FROM expert_interests i LEFT JOIN participants p ON p.id = i.participant",
	)
	.only("i.expert = ?", [expert.into()]);
	sql.add(" ORDER BY i.block, i.participant LIMIT 1000", []).all(store, interest).await
}
