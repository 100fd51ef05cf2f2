//! Participants: a number, a key, a kind and a region; nothing else is known of a person (Art. 8).

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
	regions, statement,
	store::{change::Change, sql::Columns},
	values::day,
	words,
};

pub static ENTITY: Entity = Entity {
	table: "participants",
	title: words("参与者", "Participants"),
	holds: words("一个参与者：编号、现用账户、类型、地区", "A participant: number, account, kind, region"),
	key: &["id"],
	since: Some("block"),
	columns: &[
		column("id", Number, "编号", "Number"),
		column("account", Text, "现用账户，销户后为最后的账户", "The account that stands for it now, or stood last"),
		column("kind", Text, "类型：individual 个人，institution 公共机构，organisation 其他社会组织", "individual, institution or organisation"),
		column("region", Number, "地区（GB/T 2260）", "Region by GB/T 2260"),
		column("opened_day", Day, "开户日", "Day of opening"),
		column("closed_day", Day, "销户日", "Day of closing"),
		column("block", Number, "开户所在区块", "Block of opening"),
	],
	books: Books::Events(&[
		on("Participants", "Opened", opened),
		on("Participants", "KeyChanged", key_changed),
		on("Participants", "Closed", closed),
	]),
	finds: &[Find {
		kind: "participant",
		title: words("参与者", "Participant"),
		hits: "SELECT CAST(id AS TEXT) AS id, CAST(id AS TEXT) AS title, account AS detail FROM participants",
		ways: &[
			way(Asked::Number, 1, "id = ?"),
			way(
				Asked::Account,
				0,
				"id IN (SELECT participant FROM participant_accounts WHERE account = ?)",
			),
		],
	}],
	documents: &[],
};

fn opened(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"INSERT INTO participants (id, account, kind, region, opened_day, block) \
		VALUES ($1, $2, $3, $4, $5, $6)",
		fields.int("participant")?,
		fields.text("account")?,
		fields.variant("kind")?,
		fields.int("region")?,
		moment.day(),
		moment.number()
	))
}

fn key_changed(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"UPDATE participants SET account = $1 WHERE id = $2",
		fields.text("account")?,
		fields.int("participant")?
	))
}

fn closed(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE participants SET closed_day = $1 WHERE id = $2",
		moment.day(),
		moment.event.fields.int("participant")?
	))
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ParticipantSummary {
	pub id: i64,
	/// The account that stands for it now, or stood last.
	pub account: String,
	#[schema(value_type = words::ParticipantKind)]
	pub kind: String,
	/// By GB/T 2260.
	pub region: i64,
	pub label_zh: String,
	pub label_en: String,
	pub opened: String,
	pub closed: Option<String>,
}

impl ParticipantSummary {
	pub fn read(row: &AnyRow) -> sqlx::Result<Self> {
		let region = row.int("region")?;
		let (label_zh, label_en) = regions::label(region);
		Ok(ParticipantSummary {
			id: row.int("id")?,
			account: row.text("account")?,
			kind: row.text("kind")?,
			region,
			label_zh,
			label_en,
			opened: day(row.int("opened_day")?),
			closed: row.maybe_int("closed_day")?.map(day),
		})
	}
}
