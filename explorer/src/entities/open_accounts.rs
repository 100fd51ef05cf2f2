//! Open accounts by kind and region, kept so that ten million need not be counted for every visitor.

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
	holds: words(
		"一个地区一类参与者现有的账户数",
		"How many accounts of a kind are open in a region",
	),
	key: &["kind", "region"],
	since: None,
	columns: &[
		column(
			"kind",
			Text,
			"类型：individual 个人，institution 公共机构，organisation 其他社会组织",
			"individual, institution or organisation",
		),
		column("region", Number, "地区（GB/T 2260）", "Region by GB/T 2260"),
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
	let fields = &moment.event.fields;
	Ok(statement!(
		"INSERT INTO open_accounts (kind, region, number) VALUES ($1, $2, 1) \
		ON CONFLICT (kind, region) DO UPDATE SET number = open_accounts.number + 1",
		fields.variant("kind")?,
		fields.int("region")?
	))
}

fn closed(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE open_accounts SET number = number - 1 WHERE (kind, region) = \
		(SELECT kind, region FROM participants WHERE id = $1 AND closed_day IS NULL)",
		moment.event.fields.int("participant")?
	))
}

fn reopened(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE open_accounts SET number = number + 1 WHERE (kind, region) = \
		(SELECT kind, region FROM participants WHERE id = $1 AND closed_day IS NOT NULL)",
		moment.event.fields.int("participant")?
	))
}
