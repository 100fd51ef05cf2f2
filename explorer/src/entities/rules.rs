//! The scheme's rules and standards: what was published, from which day on, and what took its place (Art. 5, 34, 39).

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	blocks::TODAY,
	entity::{column, on, way, words, Asked, Books, Entity, Find, Form::*, Mention, FOLDED},
	fields::EventFields,
	moment::EventContext,
};
use crate::{
	documents::Documents,
	statement,
	store::{
		change::Change,
		sql::{Columns, Sql},
	},
	values::{day, DayAndBlock, DocumentLink, Titled},
	words::{self, RuleState},
};

pub static ENTITY: Entity = Entity {
	table: "rules",
	title: words("制度标准", "Rules"),
	holds: words(
		"一项制度或标准：名称、文件、施行与废止",
		"A rule or standard: title, document, first day, repeal",
	),
	key: &["id"],
	since: Some("published_block"),
	columns: &[
		column("id", Number, "编号", "Number"),
		column(
			"kind",
			Text,
			"种类：measures 办法，standard 标准，points_rule 积分规则，redemption_rule 兑换规则，verification_rule 核查规则，periods 办理期限，impact 影响评估，other 其他",
			"measures, standard, points_rule, redemption_rule, verification_rule, periods, impact or other",
		),
		column("title", Text, "名称", "Title"),
		column("folded", Text, "小写的名称，供查询", "Title in small letters, for searching")
			.internal(),
		column("document_blake2_256", Text, "文件的 BLAKE2-256 摘要", "BLAKE2-256 digest of its text"),
		column("document_sm3", Text, "文件的 SM3 摘要", "SM3 digest of its text"),
		column("published_day", Day, "公布之日", "Day of publication"),
		column("published_block", Number, "公布所在区块", "Block of publication"),
		column("effective_day", Day, "施行之日", "First day on which it is in force"),
		column(
			"repealed_day",
			Day,
			"废止之日，自该日起不再施行",
			"Day from which on it is no longer in force",
		),
		column("repealed_block", Number, "决定废止所在区块", "Block of the decision to repeal it"),
		column("successor", Number, "取代它的制度编号", "Number of the rule in its place"),
	],
	books: Books::Events(&[
		on("Disclosure", "RulePublished", published),
		on("Disclosure", "RuleRepealed", repealed),
	]),
	finds: &[Find {
		kind: "rule",
		title: words("制度标准", "Rule"),
		hits: "SELECT CAST(id AS TEXT) AS id, title, kind AS detail FROM rules",
		ways: &[
			way(Asked::Number, 6, "id = ?"),
			way(Asked::Word, 5, FOLDED).ordered(" ORDER BY id"),
		],
	}],
	documents: &[Mention {
		kind: "rule",
		id: "CAST(id AS TEXT)",
		role: "document",
		columns: "document",
	}],
};

fn published(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("document")?;
	let title = fields.text("title")?;
	Ok(statement!(
		"INSERT INTO rules (id, kind, title, folded, document_blake2_256, document_sm3, published_day, published_block, \
		effective_day) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
		fields.int("rule")?,
		fields.variant("kind")?,
		title.as_str(),
		title.to_lowercase(),
		blake2_256,
		sm3,
		moment.day(),
		moment.number(),
		fields.int("effective")?
	))
}

fn repealed(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"UPDATE rules SET repealed_day = $1, repealed_block = $2, successor = $3 WHERE id = $4",
		fields.int("from")?,
		moment.number(),
		fields.maybe_int("successor")?,
		fields.int("rule")?
	))
}

#[derive(Debug, Serialize, ToSchema)]
pub struct RuleSummary {
	pub id: i64,
	#[schema(value_type = words::RuleKind)]
	pub kind: String,
	pub title: String,
	/// Its text.
	pub document: DocumentLink,
	pub published: DayAndBlock,
	/// The first day on which it is in force.
	pub effective: String,
	/// The day from which on it is no longer in force, and the block of that decision.
	#[schema(required)]
	pub repealed: Option<DayAndBlock>,
	/// The rule in its place.
	#[schema(required)]
	pub successor: Option<Titled>,
	/// Today, by the last block indexed.
	pub state: RuleState,
}

/// What [`RuleSummary::read`] reads.
pub fn rules() -> Sql {
	Sql::new(&format!(
		"SELECT r.*, {TODAY} AS today, n.title AS successor_title FROM rules r LEFT JOIN rules n ON n.id = r.successor"
	))
}

impl RuleSummary {
	pub fn read(row: &AnyRow, documents: &Documents) -> sqlx::Result<Self> {
		let effective = row.int("effective_day")?;
		let today = row.maybe_int("today")?.unwrap_or_default();
		let state = match row.maybe_int("repealed_day")? {
			Some(repealed) if repealed <= today => RuleState::Repealed,
			_ if today < effective => RuleState::Coming,
			_ => RuleState::InForce,
		};
		Ok(RuleSummary {
			id: row.int("id")?,
			kind: row.text("kind")?,
			title: row.text("title")?,
			document: DocumentLink::known(row, "document", documents)?,
			published: DayAndBlock {
				day: day(row.int("published_day")?),
				block: row.int("published_block")?,
			},
			effective: day(effective),
			repealed: DayAndBlock::maybe(row, "repealed_day", "repealed_block")?,
			successor: Titled::maybe(row, "successor", "successor_title")?,
			state,
		})
	}
}
