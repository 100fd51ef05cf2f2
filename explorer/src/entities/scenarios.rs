//! Scenarios: where reductions come from (Art. 17-22).

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	entity::{
		column, on, on_reading, way, words, Asked, Books, Entity, Find, Form::*, Mention, FOLDED,
	},
	fields::EventFields,
	moment::EventContext,
	participants::ParticipantName,
	terms,
};
use crate::{
	statement,
	store::{
		change::Change,
		sql::{Columns, Sql},
		Store,
	},
	values::{day, Reduction, Titled},
	words,
};

pub static ENTITY: Entity = Entity {
	table: "scenarios",
	title: words("减排场景", "Scenarios"),
	holds: words(
		"一个减排场景：名称、类别、开发主体、阶段",
		"A scenario: title, category, developer, stage",
	),
	key: &["id"],
	since: Some("applied_block"),
	columns: &[
		column("id", Number, "编号", "Number"),
		column(
			"developer",
			Number,
			"开发主体的参与者编号",
			"The developer, by number of the participant",
		),
		column("title", Text, "名称", "Title"),
		column(
			"folded",
			Text,
			"小写的名称，供查询",
			"The title in small letters of any alphabet, for searching",
		)
		.internal(),
		column(
			"category",
			Text,
			"类别：clothing 衣，food 食，housing 住，transport 行，goods 用",
			"clothing, food, housing, transport or goods",
		),
		column(
			"succeeds",
			Number,
			"所接替的减排场景；两者的同一天只计一次",
			"The scenario it succeeds; a day of both counts once",
		),
		column("applied_day", Day, "申请日", "Day of application"),
		column("applied_block", Number, "申请所在区块", "Block of application"),
		column(
			"stage",
			Text,
			"阶段：review 审查中，admitted 已纳入，rejected 不予通过，terminated 已终止，withdrawn 已撤回申请",
			"review, admitted, rejected, terminated or withdrawn",
		),
		column("stage_day", Day, "进入该阶段之日", "Since when, unless under review"),
		column("stage_block", Number, "进入该阶段所在区块", "The block of that"),
		column(
			"last_day",
			Day,
			"计入的末日；其后的日期属于接替的场景",
			"The last day that counts; those after it are of the scenario that succeeds it",
		),
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
	],
	books: Books::Events(&[
		on_reading("Scenarios", "Applied", |moment| Box::pin(applied(moment))),
		on("Scenarios", "Admitted", admitted),
		on("Scenarios", "Rejected", rejected),
		on("Scenarios", "Terminated", |moment| stage(moment, "terminated")),
		on("Scenarios", "Withdrawn", |moment| stage(moment, "withdrawn")),
	]),
	finds: &[Find {
		kind: "scenario",
		title: words("减排场景", "Scenario"),
		hits: "SELECT CAST(id AS TEXT) AS id, title, category AS detail FROM scenarios",
		ways: &[
			way(Asked::Number, 2, "id = ?"),
			way(
				Asked::Account,
				3,
				"developer IN (SELECT participant FROM participant_accounts WHERE account = ?)",
			),
			way(Asked::Word, 0, FOLDED).ordered(" ORDER BY id"),
		],
	}],
	documents: &[Mention {
		kind: "scenario",
		id: "CAST(id AS TEXT)",
		role: "reason",
		columns: "reason",
	}],
};

fn stage(moment: &EventContext<'_>, stage: &str) -> Result<Change> {
	Ok(statement!(
		"UPDATE scenarios SET stage = $1, stage_day = $2, stage_block = $3 WHERE id = $4",
		stage,
		moment.day(),
		moment.number(),
		moment.event.fields.int("source")?
	))
}

/// With the first day of one the days of the one before it in its line are over.
fn admitted(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"UPDATE scenarios SET stage = CASE WHEN id = $1 THEN 'admitted' ELSE stage END, \
		stage_day = CASE WHEN id = $1 THEN $2 ELSE stage_day END, \
		stage_block = CASE WHEN id = $1 THEN $3 ELSE stage_block END, \
		last_day = CASE WHEN id = $1 THEN last_day ELSE $4 END WHERE id = $1 OR id = $5",
		fields.int("source")?,
		moment.day(),
		moment.number(),
		fields.int("from")? - 1,
		fields.maybe_int("before")?
	))
}

fn rejected(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("reason")?;
	Ok(statement!(
		"UPDATE scenarios SET stage = 'rejected', stage_day = $1, stage_block = $2, reason_blake2_256 = $3, \
		reason_sm3 = $4 WHERE id = $5",
		moment.day(),
		moment.number(),
		blake2_256,
		sm3,
		fields.int("source")?
	))
}

async fn applied(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let scenario = moment.stored("Scenarios", "Scenarios", "source").await?;
	Ok(statement!(
		"INSERT INTO scenarios (id, developer, title, folded, category, succeeds, applied_day, applied_block, stage) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'review')",
		fields.int("source")?,
		fields.int("developer")?,
		scenario.text("title")?,
		scenario.text("title")?.to_lowercase(),
		scenario.variant("category")?,
		scenario.maybe_int("succeeds")?,
		moment.day(),
		moment.number()
	))
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ScenarioSummary {
	pub id: i64,
	pub title: String,
	#[schema(value_type = words::Category)]
	pub category: String,
	/// The methodology version of the terms in force today, before any are of the first; null where they give points only.
	pub version: Option<Titled>,
	pub developer: ParticipantName,
	#[schema(value_type = words::ScenarioStage)]
	pub stage: String,
	/// Since when, unless under review.
	pub stage_day: Option<String>,
	/// What was credited.
	pub issued: Reduction,
	/// A decimal integer.
	pub points: String,
	pub batches: i64,
}

/// What [`ScenarioSummary::read`] reads, the number of the terms `in_force` today and the title of what it succeeds.
pub fn summaries() -> Sql {
	let (in_force, shown) = (terms::in_force(), terms::shown());
	Sql::new(&format!(
		"SELECT s.*, {in_force} AS in_force, m.version AS version, v.title AS version_title, d.title AS developer_title, \
		p.title AS succeeds_title, (SELECT COUNT(*) FROM batches b WHERE b.source = s.id) AS batches, \
		(SELECT CAST(COALESCE(SUM(b.issued_mg), 0) AS BIGINT) FROM batches b WHERE b.source = s.id) AS issued, \
		(SELECT CAST(COALESCE(SUM(b.issued_points), 0) AS BIGINT) FROM batches b WHERE b.source = s.id) AS points \
		FROM scenarios s LEFT JOIN {shown} LEFT JOIN versions v ON v.id = m.version \
		LEFT JOIN participants d ON d.id = s.developer LEFT JOIN scenarios p ON p.id = s.succeeds"
	))
}

impl ScenarioSummary {
	pub fn read(row: &AnyRow) -> sqlx::Result<Self> {
		Ok(ScenarioSummary {
			id: row.int("id")?,
			title: row.text("title")?,
			category: row.text("category")?,
			version: Titled::maybe(row, "version", "version_title")?,
			developer: ParticipantName::read(row, "developer", "developer_title")?,
			stage: row.text("stage")?,
			stage_day: row.maybe_int("stage_day")?.map(day),
			issued: Reduction::of(row.int("issued")?),
			points: row.int("points")?.to_string(),
			batches: row.int("batches")?,
		})
	}
}

/// The scenarios with terms, proposed or admitted, that use a methodology version.
pub async fn using(store: &Store, version: i64) -> sqlx::Result<Vec<ScenarioSummary>> {
	let sql = summaries().only(
		"s.id IN (SELECT t.source FROM terms t WHERE t.version = ? AND t.stage IN ('proposed', 'in_force'))",
		[version.into()],
	);
	sql.add(" ORDER BY s.id LIMIT 1000", []).all(store, ScenarioSummary::read).await
}

/// The scenarios that succeed one.
pub async fn succeeding(store: &Store, scenario: i64) -> sqlx::Result<Vec<Titled>> {
	let sql = Sql::new("SELECT id, title FROM scenarios").only("succeeds = ?", [scenario.into()]);
	let sql = sql.add(" ORDER BY id LIMIT 1000", []);
	sql.all(store, |row| Ok(Titled { id: row.int("id")?, title: row.text("title")? })).await
}
