//! Participants: a number, a key, a kind and a region; nothing else is known of a person. Institutions and organisations
//! have their public title and code as well (Art. 8).

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	entity::{column, on, on_reading, way, words, Asked, Books, Entity, Find, Form::*},
	fields::EventFields,
	moment::EventContext,
};
use crate::{
	regions, statement,
	store::{change::Change, sql::Columns},
	values::{day, Bilingual},
	words,
};

pub static ENTITY: Entity = Entity {
	table: "participants",
	title: words("参与者", "Participants"),
	holds: words(
		"一个参与者：编号、现用账户、类型、地区；法人另有名称和统一社会信用代码",
		"A participant: number, account, kind, region; of a legal person also title and credit code",
	),
	key: &["id"],
	since: Some("block"),
	columns: &[
		column("id", Number, "编号", "Number"),
		column("account", Text, "现用账户，销户后为最后的账户", "The account that stands for it now, or stood last"),
		column("kind", Text, "类型：individual 个人，institution 公共机构，organisation 其他社会组织", "individual, institution or organisation"),
		column("title", Text, "法人名称；个人为空", "Title of an institution or organisation; empty of individuals"),
		column("code", Text, "统一社会信用代码（GB 32100）；个人为空", "Unified social credit code (GB 32100); empty of individuals"),
		column(
			"folded",
			Text,
			"小写的名称和代码，供查询",
			"Title and code in small letters of any alphabet, for searching",
		)
		.internal(),
		column("region", Number, "地区（GB/T 2260）", "Region by GB/T 2260"),
		column("opened_day", Day, "开户日", "Day of opening"),
		column("closed_day", Day, "销户日", "Day of closing"),
		column("block", Number, "开户所在区块", "Block of opening"),
	],
	books: Books::Events(&[
		on_reading("Participants", "Opened", |moment| Box::pin(opened(moment))),
		on("Participants", "KeyChanged", key_changed),
		on("Participants", "Closed", closed),
		on("Participants", "Reopened", reopened),
	]),
	finds: &[Find {
		kind: "participant",
		title: words("参与者", "Participant"),
		hits: "SELECT CAST(id AS TEXT) AS id, COALESCE(title, CAST(id AS TEXT)) AS title, \
			COALESCE(code, account) AS detail FROM participants",
		ways: &[
			way(Asked::Number, 1, "id = ?"),
			way(
				Asked::Account,
				0,
				"id IN (SELECT participant FROM participant_accounts WHERE account = ?)",
			),
			way(Asked::Word, 3, LEGAL_PERSON).ordered(" ORDER BY id"),
		],
	}],
	documents: &[],
};

/// Legal persons alone have a code: the comparison leads to them through its index.
const LEGAL_PERSON: &str = r"code > '' AND folded LIKE ? ESCAPE '\'";

async fn opened(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let kind = fields.text("kind")?;
	let person = match kind.as_str() {
		"Individual" => None,
		_ => Some(legal_person(moment, &kind).await?),
	};
	let folded = person.as_ref().map(|(title, code)| format!("{title} {code}").to_lowercase());
	let (title, code) = person.unzip();
	Ok(statement!(
		"INSERT INTO participants (id, account, kind, title, code, folded, region, opened_day, block) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
		fields.int("participant")?,
		fields.text("account")?,
		kind.to_lowercase(),
		title,
		code,
		folded,
		fields.int("region")?,
		moment.day(),
		moment.number()
	))
}

/// Title and code of the legal person who was opened as a kind.
async fn legal_person(moment: &EventContext<'_>, kind: &str) -> Result<(String, String)> {
	let participant = moment.stored("Participants", "Participants", "participant").await?;
	participant.field("holder")?.legal_person(kind)
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

fn reopened(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"UPDATE participants SET account = $1, closed_day = NULL WHERE id = $2",
		fields.text("account")?,
		fields.int("participant")?
	))
}

/// A participant where others name one.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ParticipantName {
	pub id: i64,
	/// Of an institution or organisation; null of an individual.
	#[schema(required)]
	pub title: Option<String>,
}

impl ParticipantName {
	/// By the columns that hold number and title.
	pub fn read(row: &AnyRow, id: &str, title: &str) -> sqlx::Result<Self> {
		Ok(ParticipantName { id: row.int(id)?, title: row.maybe_text(title)? })
	}

	/// The same where there may be none.
	pub fn maybe(row: &AnyRow, id: &str, title: &str) -> sqlx::Result<Option<Self>> {
		row.maybe_int(id)?.map(|_| Self::read(row, id, title)).transpose()
	}
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ParticipantSummary {
	pub id: i64,
	/// The account that stands for it now, or stood last.
	pub account: String,
	#[schema(value_type = words::ParticipantKind)]
	pub kind: String,
	/// Of an institution or organisation; null of an individual.
	#[schema(required)]
	pub title: Option<String>,
	/// Its unified social credit code 统一社会信用代码; null of an individual.
	#[schema(required)]
	pub code: Option<String>,
	/// By GB/T 2260.
	pub region: i64,
	/// What the region is called.
	pub label: Bilingual,
	pub opened: String,
	pub closed: Option<String>,
}

impl ParticipantSummary {
	pub fn read(row: &AnyRow) -> sqlx::Result<Self> {
		let region = row.int("region")?;
		Ok(ParticipantSummary {
			id: row.int("id")?,
			account: row.text("account")?,
			kind: row.text("kind")?,
			title: row.maybe_text("title")?,
			code: row.maybe_text("code")?,
			region,
			label: regions::label(region),
			opened: day(row.int("opened_day")?),
			closed: row.maybe_int("closed_day")?.map(day),
		})
	}
}
