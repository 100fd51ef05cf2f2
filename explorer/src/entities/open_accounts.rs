//! Open accounts by kind, kept so that ten million need not be counted for every visitor.

use anyhow::Result;

use super::{
	entity::{column, on, words, Books, Entity, Form::*},
	fields::EventFields,
	moment::EventContext,
};
use crate::{statement, store::change::Change};

pub static ENTITY: Entity = Entity {
	table: "open_accounts",
	title: words("开户数", "Open accounts"),
	holds: words("一类参与者现有的账户数", "How many accounts of a kind are open"),
	key: &["kind"],
	since: None,
	columns: &[
		column(
			"kind",
			Text,
			"类型：individual 个人，institution 公共机构，organisation 其他社会组织",
			"individual, institution or organisation",
		),
		column("number", Number, "未销户的账户数", "Accounts not closed"),
	],
	books: Books::Events(&[
		on("Participants", "Opened", opened),
		on("Participants", "Closed", closed),
		on("Participants", "Reopened", reopened),
	]),
	finds: &[],
	documents: &[],
};

fn opened(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"INSERT INTO open_accounts (kind, number) VALUES ($1, 1) \
		ON CONFLICT (kind) DO UPDATE SET number = open_accounts.number + 1",
		moment.event.fields.variant("kind")?
	))
}

fn closed(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE open_accounts SET number = number - 1 WHERE kind = \
		(SELECT kind FROM participants WHERE id = $1 AND closed_day IS NULL)",
		moment.event.fields.int("participant")?
	))
}

fn reopened(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE open_accounts SET number = number + 1 WHERE kind = \
		(SELECT kind FROM participants WHERE id = $1 AND closed_day IS NOT NULL)",
		moment.event.fields.int("participant")?
	))
}
