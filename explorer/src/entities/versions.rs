//! Versions of methodologies, as submitted and published (Art. 11-16).

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	entity::{
		column, on, on_reading, way, words, Asked, Books, Entity, Find, Form::*, Mention, FOLDED,
	},
	fields::EventFields,
	moment::{EventContext, StorageKey},
	participants::ParticipantName,
};
use crate::{
	statement,
	store::{
		change::Change,
		sql::{Columns, Sql},
		Store,
	},
	values::{day, DayAndBlock, Reduction},
	words,
};

pub static ENTITY: Entity = Entity {
	table: "versions",
	title: words("方法学版本", "Methodology versions"),
	holds: words(
		"一个方法学版本：名称、公式原文、阶段",
		"A methodology version: title, formula, stage",
	),
	key: &["id"],
	since: Some("submitted_block"),
	columns: &[
		column("id", Number, "版本编号", "Number of the version"),
		column("methodology", Number, "方法学编号", "Number of the methodology"),
		column("number", Number, "第几版，从 1 起", "Which version of the methodology, from 1"),
		column("title", Text, "名称", "Title"),
		column(
			"folded",
			Text,
			"小写的名称，供查询",
			"The title in small letters of any alphabet, for searching",
		)
		.internal(),
		column(
			"developer",
			Number,
			"开发主体的参与者编号",
			"The developer, by number of the participant",
		),
		column("text", Text, "公式原文", "The formula, as the chain runs it"),
		column(
			"document_blake2_256",
			Text,
			"方法学材料的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of its document",
		),
		column("document_sm3", Text, "方法学材料的 SM3 摘要", "SM3 digest of its document"),
		column("submitted_day", Day, "提交日", "Day of submission"),
		column("submitted_block", Number, "提交所在区块", "Block of submission"),
		column(
			"stage",
			Text,
			"阶段：evaluation 评估论证中，published 已公布，rejected 不予通过，withdrawn 已撤回申请",
			"evaluation, published, rejected or withdrawn",
		),
		column("published_day", Day, "公布日", "Day of publication"),
		column("published_block", Number, "公布所在区块", "Block of publication"),
		column("rejected_day", Day, "不予通过之日", "Day of rejection"),
		column("rejected_block", Number, "不予通过所在区块", "Block of rejection"),
		column(
			"reason_blake2_256",
			Text,
			"不予通过理由的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the reasons for its rejection",
		),
		column(
			"reason_sm3",
			Text,
			"不予通过理由的 SM3 摘要",
			"SM3 digest of the reasons for its rejection",
		),
		column(
			"withdrawn_day",
			Day,
			"撤回申请之日",
			"Day on which who applied for it took it back",
		),
		column("withdrawn_block", Number, "撤回申请所在区块", "Block of that"),
	],
	books: Books::Events(&[
		on_reading("Methodology", "Submitted", |moment| Box::pin(submitted(moment))),
		on("Methodology", "Published", published),
		on("Methodology", "Rejected", rejected),
		on("Methodology", "Withdrawn", withdrawn),
	]),
	finds: &[Find {
		kind: "methodology",
		title: words("方法学", "Methodology"),
		hits: "SELECT CAST(id AS TEXT) AS id, title, stage AS detail FROM versions",
		ways: &[
			way(Asked::Number, 3, "id = ?"),
			way(
				Asked::Account,
				2,
				"developer IN (SELECT participant FROM participant_accounts WHERE account = ?)",
			),
			way(Asked::Word, 1, FOLDED).ordered(" ORDER BY id"),
		],
	}],
	documents: &[
		Mention {
			kind: "methodology",
			id: "CAST(id AS TEXT)",
			role: "document",
			columns: "document",
		},
		Mention { kind: "methodology", id: "CAST(id AS TEXT)", role: "reason", columns: "reason" },
	],
};

async fn submitted(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let version = moment.stored("Methodology", "Versions", "version").await?;
	let key = StorageKey::Number(u32::try_from(fields.int("version")?)?);
	let text = moment.text("Methodology", "Texts", key, "text").await?;
	let (blake2_256, sm3) = version.document("document")?;
	Ok(statement!(
		"INSERT INTO versions (id, methodology, number, title, folded, developer, text, document_blake2_256, \
		document_sm3, submitted_day, submitted_block, stage) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'evaluation')",
		fields.int("version")?,
		fields.int("methodology")?,
		fields.int("number")?,
		version.text("title")?,
		version.text("title")?.to_lowercase(),
		fields.int("developer")?,
		text,
		blake2_256,
		sm3,
		moment.day(),
		moment.number()
	))
}

fn published(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE versions SET stage = 'published', published_day = $1, published_block = $2 WHERE id = $3",
		moment.day(),
		moment.number(),
		moment.event.fields.int("version")?
	))
}

/// The chain lets go of the text; it stays here, as it was public in its block.
fn rejected(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("reason")?;
	Ok(statement!(
		"UPDATE versions SET stage = 'rejected', rejected_day = $1, rejected_block = $2, reason_blake2_256 = $3, \
		reason_sm3 = $4 WHERE id = $5",
		moment.day(),
		moment.number(),
		blake2_256,
		sm3,
		fields.int("version")?
	))
}

/// The text stays here as a rejected one's does.
fn withdrawn(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE versions SET stage = 'withdrawn', withdrawn_day = $1, withdrawn_block = $2 WHERE id = $3",
		moment.day(),
		moment.number(),
		moment.event.fields.int("version")?
	))
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct VersionSummary {
	pub id: i64,
	pub methodology: i64,
	/// Which version of the methodology, from 1.
	pub number: i64,
	pub title: String,
	#[schema(value_type = words::VersionStage)]
	pub stage: String,
	pub developer: ParticipantName,
	pub submitted: DayAndBlock,
	pub published: Option<DayAndBlock>,
	pub rejected: Option<DayAndBlock>,
	/// When who applied for it took it back.
	pub withdrawn: Option<DayAndBlock>,
	/// Scenarios with terms, proposed or admitted, that use it.
	pub scenarios: i64,
	/// What was credited under it.
	pub issued: Reduction,
}

/// What [`VersionSummary::read`] reads.
pub fn summaries() -> Sql {
	Sql::new(
		"SELECT v.*, d.title AS developer_title, \
		(SELECT COUNT(DISTINCT t.source) FROM terms t WHERE t.version = v.id \
		AND t.stage IN ('proposed', 'in_force')) AS scenarios, \
		(SELECT CAST(COALESCE(SUM(b.issued_mg), 0) AS BIGINT) FROM terms t JOIN batches b \
		ON b.source = t.source AND b.terms = t.number WHERE t.version = v.id) AS issued \
		FROM versions v LEFT JOIN participants d ON d.id = v.developer",
	)
}

impl VersionSummary {
	pub fn read(row: &AnyRow) -> sqlx::Result<Self> {
		Ok(VersionSummary {
			id: row.int("id")?,
			methodology: row.int("methodology")?,
			number: row.int("number")?,
			title: row.text("title")?,
			stage: row.text("stage")?,
			developer: ParticipantName::read(row, "developer", "developer_title")?,
			submitted: DayAndBlock {
				day: day(row.int("submitted_day")?),
				block: row.int("submitted_block")?,
			},
			published: DayAndBlock::maybe(row, "published_day", "published_block")?,
			rejected: DayAndBlock::maybe(row, "rejected_day", "rejected_block")?,
			withdrawn: DayAndBlock::maybe(row, "withdrawn_day", "withdrawn_block")?,
			scenarios: row.int("scenarios")?,
			issued: Reduction::of(row.int("issued")?),
		})
	}
}

/// One version's summary, if there is such a version.
pub async fn summary(store: &Store, id: i64) -> sqlx::Result<Option<VersionSummary>> {
	let row = summaries().only("v.id = ?", [id.into()]).row(store).await?;
	row.as_ref().map(VersionSummary::read).transpose()
}
