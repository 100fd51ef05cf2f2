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
			"阶段：submitted 待受理，incomplete 待补正，evaluation 评估论证中，notice 公示中，filed 已报备案，published 已公布，discontinued 已停用，rejected 不予通过，withdrawn 已撤回申请",
			"submitted, incomplete, evaluation, notice, filed, published, discontinued, rejected or withdrawn",
		),
		column("stage_day", Day, "进入该阶段之日", "Day on which it came to that stage"),
		column("stage_block", Number, "进入该阶段所在区块", "Block of that"),
		column("round", Number, "第几轮评估论证，从 1 起", "Round of its evaluation, from 1"),
		column("published_day", Day, "公布日", "Day of publication"),
		column("published_block", Number, "公布所在区块", "Block of publication"),
		column(
			"effective_day",
			Day,
			"生效日：当日起的活动可依此计算",
			"First day whose activity may count under it",
		),
		column(
			"discontinued_day",
			Day,
			"停用日：当日起的活动不再依此计算",
			"First day whose activity counts under it no more",
		),
	],
	books: Books::Events(&[
		on_reading("Methodology", "Submitted", |moment| Box::pin(submitted(moment))),
		on("Methodology", "ReturnedIncomplete", |moment| moved(moment, "incomplete")),
		on("Methodology", "Completed", completed),
		on("Methodology", "Accepted", |moment| moved(moment, "evaluation")),
		on("Methodology", "NoticeBegun", |moment| moved(moment, "notice")),
		on("Methodology", "ObjectionAnswered", answered),
		on("Methodology", "Filed", |moment| moved(moment, "filed")),
		on("Methodology", "SentBack", sent_back),
		on("Methodology", "Published", published),
		on("Methodology", "Discontinued", discontinued),
		on("Methodology", "Rejected", |moment| moved(moment, "rejected")),
		on("Methodology", "Withdrawn", |moment| moved(moment, "withdrawn")),
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
	documents: &[Mention {
		kind: "methodology",
		id: "CAST(id AS TEXT)",
		role: "document",
		columns: "document",
	}],
};

async fn submitted(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let version = moment.stored("Methodology", "Versions", "version").await?;
	let key = StorageKey::Number(u32::try_from(fields.int("version")?)?);
	let text = moment.text("Methodology", "Texts", key, "text").await?;
	let (blake2_256, sm3) = version.document("document")?;
	Ok(statement!(
		"INSERT INTO versions (id, methodology, number, title, folded, developer, text, document_blake2_256, \
		document_sm3, submitted_day, submitted_block, stage, stage_day, stage_block, round) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'submitted', $10, $11, 1)",
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

/// The chain lets go of the text of a version that is rejected or withdrawn; it stays here, as it was public in its block.
fn moved(moment: &EventContext<'_>, stage: &str) -> Result<Change> {
	Ok(statement!(
		"UPDATE versions SET stage = $1, stage_day = $2, stage_block = $3 WHERE id = $4",
		stage,
		moment.day(),
		moment.number(),
		moment.event.fields.int("version")?
	))
}

/// What was missing is in the material, which takes the place of that before.
fn completed(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("document")?;
	Ok(statement!(
		"UPDATE versions SET stage = 'submitted', stage_day = $1, stage_block = $2, document_blake2_256 = $3, \
		document_sm3 = $4 WHERE id = $5",
		moment.day(),
		moment.number(),
		blake2_256,
		sm3,
		fields.int("version")?
	))
}

/// An objection that is upheld has the version evaluated anew.
fn answered(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	if !fields.truth("upheld")? {
		return Ok(Change::Nothing);
	}
	Ok(statement!(
		"UPDATE versions SET stage = 'evaluation', stage_day = $1, stage_block = $2, round = round + 1 WHERE id = $3",
		moment.day(),
		moment.number(),
		fields.int("version")?
	))
}

fn sent_back(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"UPDATE versions SET stage = 'evaluation', stage_day = $1, stage_block = $2, round = $3 WHERE id = $4",
		moment.day(),
		moment.number(),
		fields.int("round")?,
		fields.int("version")?
	))
}

fn published(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"UPDATE versions SET stage = 'published', stage_day = $1, stage_block = $2, published_day = $1, \
		published_block = $2, effective_day = $3 WHERE id = $4",
		moment.day(),
		moment.number(),
		fields.int("effective")?,
		fields.int("version")?
	))
}

fn discontinued(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"UPDATE versions SET stage = 'discontinued', stage_day = $1, stage_block = $2, discontinued_day = $3 \
		WHERE id = $4",
		moment.day(),
		moment.number(),
		fields.int("from")?,
		fields.int("version")?
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
	/// Since when it is at its stage.
	pub since: DayAndBlock,
	/// Round of its evaluation, from 1.
	pub round: i64,
	#[schema(required)]
	pub published: Option<DayAndBlock>,
	/// The first day whose activity may count under it.
	#[schema(required)]
	pub effective: Option<String>,
	/// The first day whose activity counts under it no more.
	#[schema(required)]
	pub discontinued: Option<String>,
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
			since: DayAndBlock { day: day(row.int("stage_day")?), block: row.int("stage_block")? },
			round: row.int("round")?,
			published: DayAndBlock::maybe(row, "published_day", "published_block")?,
			effective: row.maybe_int("effective_day")?.map(day),
			discontinued: row.maybe_int("discontinued_day")?.map(day),
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
