//! Regions outside Jiangsu that the council admitted as pilots (Art. 5).

use anyhow::Result;

use super::{
	entity::{column, on, words, Books, Entity, Form::*},
	fields::EventFields,
	moment::EventContext,
};
use crate::{statement, store::change::Change};

pub static ENTITY: Entity = Entity {
	table: "pilots",
	title: words("省外试点", "Pilots"),
	holds: words(
		"一个省外试点地区：纳入、退出",
		"A pilot region outside Jiangsu: admitted, withdrawn",
	),
	key: &["region"],
	since: Some("admitted_block"),
	columns: &[
		column("region", Number, "地区（GB/T 2260）", "Region by GB/T 2260"),
		column("admitted_day", Day, "最近一次纳入之日", "Day of the last admission"),
		column("admitted_block", Number, "纳入所在区块", "Block of that"),
		column(
			"withdrawn_day",
			Day,
			"退出之日；现为试点的为空",
			"Day of withdrawal; empty of a present pilot",
		),
		column("withdrawn_block", Number, "退出所在区块", "Block of withdrawal"),
	],
	books: Books::Events(&[
		on("Participants", "PilotAdmitted", admitted),
		on("Participants", "PilotWithdrawn", withdrawn),
	]),
	finds: &[],
	documents: &[],
};

fn admitted(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"INSERT INTO pilots (region, admitted_day, admitted_block) VALUES ($1, $2, $3) \
		ON CONFLICT (region) DO UPDATE SET admitted_day = excluded.admitted_day, \
		admitted_block = excluded.admitted_block, withdrawn_day = NULL, withdrawn_block = NULL",
		moment.event.fields.int("region")?,
		moment.day(),
		moment.number()
	))
}

fn withdrawn(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE pilots SET withdrawn_day = $1, withdrawn_block = $2 WHERE region = $3",
		moment.day(),
		moment.number(),
		moment.event.fields.int("region")?
	))
}
