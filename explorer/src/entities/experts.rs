//! Seats in the expert group and who holds them (Art. 7).

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	entity::{column, on, way, words, Asked, Books, Entity, Find, Form::*},
	fields::EventFields,
	moment::EventContext,
};
use crate::{
	chain::block::Block,
	statement,
	store::{
		change::Change,
		sql::{Columns, Sql},
	},
	values::day,
};

pub static ENTITY: Entity = Entity {
	table: "experts",
	title: words("专家", "Experts"),
	holds: words("一位专家：编号、现用账户、任免", "An expert: number, account, appointment and dismissal"),
	key: &["id"],
	since: Some("appointed_block"),
	columns: &[
		column("id", Number, "编号", "Number"),
		column("account", Text, "现用账户，解聘后为最后的账户", "The account that stands for the expert now, or stood last"),
		column("appointed_day", Day, "最近一次聘任之日；创世时在任的为空", "Day of the last appointment; empty of those who sit since the first block"),
		column("appointed_block", Number, "聘任所在区块", "Block of appointment"),
		column("dismissed_day", Day, "解聘之日；在任的为空", "Day of dismissal; empty of those who sit"),
		column("dismissed_block", Number, "解聘所在区块", "Block of dismissal"),
	],
	books: Books::GenesisAndEvents(
		first,
		&[
			on("Experts", "Appointed", appointed),
			on("Experts", "KeyChanged", key_changed),
			on("Experts", "Dismissed", dismissed),
		],
	),
	finds: &[Find {
		kind: "expert",
		title: words("专家", "Expert"),
		hits: "SELECT CAST(id AS TEXT) AS id, CAST(id AS TEXT) AS title, account AS detail FROM experts",
		ways: &[way(Asked::Number, 4, "id = ?"), way(Asked::Account, 5, "account = ?")],
	}],
	documents: &[],
};

fn first(block: &Block) -> Vec<Change> {
	let row = |(number, account): &(u32, String)| {
		statement!(
			"INSERT INTO experts (id, account, appointed_block) VALUES ($1, $2, $3)",
			*number,
			account.as_str(),
			block.number as i64
		)
	};
	block.first_experts.iter().map(row).collect()
}

/// Who sat before is given the same seat back.
fn appointed(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"INSERT INTO experts (id, account, appointed_day, appointed_block) VALUES ($1, $2, $3, $4) \
		ON CONFLICT (id) DO UPDATE SET account = excluded.account, appointed_day = excluded.appointed_day, \
		appointed_block = excluded.appointed_block, dismissed_day = NULL, dismissed_block = NULL",
		fields.int("expert")?,
		fields.text("account")?,
		moment.day(),
		moment.number()
	))
}

fn key_changed(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"UPDATE experts SET account = $1 WHERE id = $2",
		fields.text("account")?,
		fields.int("expert")?
	))
}

fn dismissed(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE experts SET dismissed_day = $1, dismissed_block = $2 WHERE id = $3",
		moment.day(),
		moment.number(),
		moment.event.fields.int("expert")?
	))
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ExpertSummary {
	pub id: i64,
	/// The account that stands for the expert now, or stood last.
	pub account: String,
	/// Null of those who sit since the first block.
	pub appointed: Option<String>,
	/// Null of those who sit.
	pub dismissed: Option<String>,
	/// Opinions given.
	pub opinions: i64,
}

/// What [`ExpertSummary::read`] reads.
pub fn experts() -> Sql {
	Sql::new(
		"SELECT e.*, (SELECT COUNT(*) FROM opinions o WHERE o.seat = 'expert' AND o.seat_number = e.id \
		AND o.view <> 'recused') AS opinions FROM experts e",
	)
}

impl ExpertSummary {
	pub fn read(row: &AnyRow) -> sqlx::Result<Self> {
		Ok(ExpertSummary {
			id: row.int("id")?,
			account: row.text("account")?,
			appointed: row.maybe_int("appointed_day")?.map(day),
			dismissed: row.maybe_int("dismissed_day")?.map(day),
			opinions: row.int("opinions")?,
		})
	}
}
