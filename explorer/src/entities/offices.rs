//! Accounts that act for a region's department (Art. 5).

use anyhow::Result;

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
		Store,
	},
};

pub static ENTITY: Entity = Entity {
	table: "offices",
	title: words("地区管理部门", "Regional offices"),
	holds: words(
		"一个地区管理部门的账户：任用、解除",
		"An account that acts for a region: appointed, dismissed",
	),
	key: &["account"],
	since: Some("appointed_block"),
	columns: &[
		column("account", Text, "账户", "The account"),
		column("region", Number, "地区（GB/T 2260）", "Region by GB/T 2260"),
		column("appointed_day", Day, "最近一次任用之日；创世时在任的为空", "Day of the last appointment; empty of those who act since the first block"),
		column("appointed_block", Number, "任用所在区块", "Block of that"),
		column(
			"dismissed_day",
			Day,
			"解除之日；在任的为空",
			"Day of dismissal; empty of those who act",
		),
		column("dismissed_block", Number, "解除所在区块", "Block of dismissal"),
	],
	books: Books::GenesisAndEvents(
		first,
		&[
			on("Disclosure", "OfficeAppointed", appointed),
			on("Disclosure", "OfficeDismissed", dismissed),
		],
	),
	finds: &[Find {
		kind: "region",
		title: words("地区", "Region"),
		hits: "SELECT CAST(region AS TEXT) AS id, account AS title, CAST(NULL AS TEXT) AS detail FROM offices",
		ways: &[way(Asked::Account, 8, "account = ?")],
	}],
	documents: &[],
};

fn first(block: &Block) -> Vec<Change> {
	let row = |(account, region): &(String, u32)| {
		statement!(
			"INSERT INTO offices (account, region, appointed_block) VALUES ($1, $2, $3)",
			account.as_str(),
			*region,
			block.number as i64
		)
	};
	block.first_offices.iter().map(row).collect()
}

fn appointed(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"INSERT INTO offices (account, region, appointed_day, appointed_block) VALUES ($1, $2, $3, $4) \
		ON CONFLICT (account) DO UPDATE SET region = excluded.region, appointed_day = excluded.appointed_day, \
		appointed_block = excluded.appointed_block, dismissed_day = NULL, dismissed_block = NULL",
		fields.text("account")?,
		fields.int("region")?,
		moment.day(),
		moment.number()
	))
}

fn dismissed(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE offices SET dismissed_day = $1, dismissed_block = $2 WHERE account = $3",
		moment.day(),
		moment.number(),
		moment.event.fields.text("account")?
	))
}

/// Regions with the accounts that act for them, ascending.
pub async fn acting(store: &Store) -> sqlx::Result<Vec<(i64, String)>> {
	let sql = Sql::new("SELECT region, account FROM offices").only("dismissed_day IS NULL", []);
	let sql = sql.add(" ORDER BY region, account", []);
	sql.all(store, |row| Ok((row.int("region")?, row.text("account")?))).await
}
