//! Every account that ever stood for a participant.

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
	table: "participant_accounts",
	title: words("参与者账户", "Participants’ accounts"),
	holds: words("参与者用过的一个账户", "An account that stands or stood for a participant"),
	key: &["account", "participant"],
	since: Some("block"),
	columns: &[
		column("account", Text, "账户地址", "Address"),
		column("participant", Number, "参与者编号", "Number of the participant"),
		column(
			"block",
			Number,
			"最近一次启用所在区块",
			"Block from which on it last stood for the participant",
		),
	],
	books: Books::Events(&[
		on("Participants", "Opened", stands),
		on("Participants", "KeyChanged", stands),
		on("Participants", "Reopened", stands),
	]),
	finds: &[],
	documents: &[],
};

fn stands(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"INSERT INTO participant_accounts (account, participant, block) VALUES ($1, $2, $3) \
		ON CONFLICT (account, participant) DO UPDATE SET block = excluded.block",
		fields.text("account")?,
		fields.int("participant")?,
		moment.number()
	))
}

pub async fn of_participant(store: &Store, participant: i64) -> sqlx::Result<Vec<String>> {
	let sql = Sql::new("SELECT account FROM participant_accounts")
		.only("participant = ?", [participant.into()])
		.add(" ORDER BY block, account LIMIT 1000", []);
	sql.all(store, |row| row.text("account")).await
}
