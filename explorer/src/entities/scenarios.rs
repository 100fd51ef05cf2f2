//! Scenarios and projects: where reductions come from (Art. 17-23, 46).

use anyhow::Result;
use serde::Serialize;
use serde_json::Value as Tree;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	entity::{
		column, on, on_reading, way, words, Asked, Books, Entity, Find, Form::*, Mention, FOLDED,
	},
	evaluations,
	fields::{number, EventFields},
	moment::EventContext,
	participants::ParticipantName,
	terms,
};
use crate::{
	statement,
	store::{
		change::Change,
		sql::{Bind, Columns, Sql},
		Store,
	},
	values::{day, Reduction, Titled},
	words,
};

pub static ENTITY: Entity = Entity {
	table: "scenarios",
	title: words("减排场景", "Scenarios"),
	holds: words(
		"一个减排场景或减排项目：名称、类别、开发主体、阶段",
		"A scenario or project: title, category, developer, stage",
	),
	key: &["id"],
	since: Some("applied_block"),
	columns: &[
		column("id", Number, "编号", "Number"),
		column(
			"developer",
			Number,
			"开发主体的参与者编号；减排项目为其所有者",
			"The developer, by number of the participant; of a project its owner",
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
			"场景的类别：clothing 衣，food 食，housing 住，transport 行，goods 用；减排项目为空",
			"Of a scenario clothing, food, housing, transport or goods; empty of a project",
		),
		column(
			"succeeds",
			Number,
			"所接替的减排场景；两者的同一天只计一次",
			"The scenario it succeeds; a day of both counts once",
		),
		column(
			"declaration_blake2_256",
			Text,
			"不重复申报声明的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the declaration that the activity is claimed nowhere else",
		),
		column("declaration_sm3", Text, "该声明的 SM3 摘要", "SM3 digest of the declaration"),
		column("applied_day", Day, "申请日", "Day of application"),
		column("applied_block", Number, "申请所在区块", "Block of application"),
		column(
			"application",
			Text,
			"该场景或其规则在办的申请所处阶段：submitted 待受理，incomplete 待补正，review 审查中，approved 审查通过、待备案；没有在办的为空",
			"How far the application stands that is open for it or for terms of it: submitted, incomplete, review or approved; empty for none",
		),
		column("application_day", Day, "进入该阶段之日", "Since when"),
		column("approved_day", Day, "审查通过之日", "Day on which the operator approved it"),
		column("approved_block", Number, "审查通过所在区块", "Block of that"),
		column(
			"admitted_day",
			Day,
			"备案并纳入之日",
			"Day on which the authority filed it, by which it was admitted",
		),
		column("admitted_block", Number, "备案所在区块", "Block of that"),
		column(
			"stage",
			Text,
			"阶段：applied 申请中，admitted 已纳入，rectifying 整改中，terminated 已终止，left 已退出，rejected 不予通过，withdrawn 已撤回申请",
			"applied, admitted, rectifying, terminated, left, rejected or withdrawn",
		),
		column("stage_day", Day, "进入该阶段之日", "Day on which it came to that stage"),
		column("stage_block", Number, "进入该阶段所在区块", "The block of that"),
		column(
			"last_day",
			Day,
			"计入的末日；其后的日期属于接替的场景",
			"The last day that counts; those after it are of the scenario that succeeds it",
		),
		column("frozen_day", Day, "冻结之日；未冻结的为空", "Day on which it was frozen; empty where it is not"),
		column("frozen_block", Number, "冻结所在区块", "Block of that"),
		column(
			"transfer_to",
			Number,
			"开发主体拟转让给的参与者编号",
			"Number of the participant to whom its developer wants to pass it on",
		),
		column(
			"ground",
			Text,
			"终止的依据：not_rectified 未按要求整改，double_claim 重复申报",
			"Why it was terminated: not_rectified or double_claim",
		),
		column(
			"ground_conflict",
			Number,
			"据以终止的重复申报线索编号",
			"Number of the conflict for which it was terminated",
		),
		column(
			"reason_blake2_256",
			Text,
			"不予通过或终止理由的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the reasons for its rejection or termination",
		),
		column("reason_sm3", Text, "该理由的 SM3 摘要", "SM3 digest of those reasons"),
	],
	books: Books::Events(&[
		on_reading("Scenarios", "Applied", |moment| Box::pin(applied(moment))),
		on("Scenarios", "Accepted", |moment| advanced(moment, "review")),
		on("Scenarios", "ReturnedIncomplete", |moment| advanced(moment, "incomplete")),
		on("Scenarios", "Completed", |moment| advanced(moment, "submitted")),
		on("Scenarios", "Approved", approved),
		on("Scenarios", "Admitted", admitted),
		on("Scenarios", "Rejected", rejected),
		on("Scenarios", "Withdrawn", withdrawn),
		on("Scenarios", "TermsProposed", |moment| advanced(moment, "submitted")),
		on("Scenarios", "TermsAdmitted", closed),
		on("Scenarios", "TermsRejected", closed),
		on("Scenarios", "TermsWithdrawn", closed),
		on("Scenarios", "Evaluated", evaluated),
		on("Scenarios", "RectificationAccepted", rectified),
		on("Scenarios", "Frozen", frozen),
		on("Scenarios", "Unfrozen", unfrozen),
		on("Scenarios", "Terminated", terminated),
		on("Scenarios", "Left", left),
		on("Scenarios", "TransferOffered", offered),
		on("Scenarios", "Transferred", transferred),
	]),
	finds: &[Find {
		kind: "scenario",
		title: words("减排场景", "Scenario"),
		hits: "SELECT CAST(id AS TEXT) AS id, title, COALESCE(category, 'project') AS detail FROM scenarios",
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
	documents: &[
		Mention {
			kind: "scenario",
			id: "CAST(id AS TEXT)",
			role: "declaration",
			columns: "declaration",
		},
		Mention { kind: "scenario", id: "CAST(id AS TEXT)", role: "reason", columns: "reason" },
	],
};

/// An application goes on, for the scenario or for terms of it.
fn advanced(moment: &EventContext<'_>, application: &str) -> Result<Change> {
	Ok(statement!(
		"UPDATE scenarios SET application = $1, application_day = $2 WHERE id = $3",
		application,
		moment.day(),
		moment.event.fields.int("source")?
	))
}

/// Of a scenario that was admitted before, terms are approved.
fn approved(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE scenarios SET application = 'approved', application_day = $1, \
		approved_day = CASE WHEN stage = 'applied' THEN $1 ELSE approved_day END, \
		approved_block = CASE WHEN stage = 'applied' THEN $2 ELSE approved_block END WHERE id = $3",
		moment.day(),
		moment.number(),
		moment.event.fields.int("source")?
	))
}

/// An application is decided on, or taken back.
fn closed(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE scenarios SET application = NULL, application_day = NULL WHERE id = $1",
		moment.event.fields.int("source")?
	))
}

fn rectified(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE scenarios SET stage = 'admitted', stage_day = $1, stage_block = $2 WHERE id = $3",
		moment.day(),
		moment.number(),
		moment.event.fields.int("source")?
	))
}

fn left(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE scenarios SET stage = 'left', stage_day = $1, stage_block = $2, transfer_to = NULL WHERE id = $3",
		moment.day(),
		moment.number(),
		moment.event.fields.int("source")?
	))
}

/// With the first day of one the days of the one before it in its line are over.
fn admitted(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let of_it = "UPDATE scenarios SET stage = 'admitted', stage_day = $1, stage_block = $2, admitted_day = $1, \
		admitted_block = $2, application = NULL, application_day = NULL WHERE id = $3";
	let of_the_one_before = "UPDATE scenarios SET last_day = $1 WHERE id = $2";
	let source = fields.int("source")?;
	let values: Vec<Bind> = vec![moment.day().into(), moment.number().into(), source.into()];
	let mut changes = vec![(of_it, values)];
	if let Some(before) = fields.maybe_int("before")? {
		changes.push((of_the_one_before, vec![(fields.int("from")? - 1).into(), before.into()]));
	}
	Ok(Change::Statements(changes))
}

fn rejected(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("reason")?;
	Ok(statement!(
		"UPDATE scenarios SET stage = 'rejected', stage_day = $1, stage_block = $2, application = NULL, \
		application_day = NULL, reason_blake2_256 = $3, reason_sm3 = $4 WHERE id = $5",
		moment.day(),
		moment.number(),
		blake2_256,
		sm3,
		fields.int("source")?
	))
}

fn withdrawn(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE scenarios SET stage = 'withdrawn', stage_day = $1, stage_block = $2, application = NULL, \
		application_day = NULL WHERE id = $3",
		moment.day(),
		moment.number(),
		moment.event.fields.int("source")?
	))
}

/// One that passes stays admitted, or is again after a rectification that was refused.
fn evaluated(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let stage = match evaluations::days(fields)? {
		Some(_) => "rectifying",
		None => "admitted",
	};
	Ok(statement!(
		"UPDATE scenarios SET stage = $1, stage_day = CASE WHEN stage = $1 THEN stage_day ELSE $2 END, \
		stage_block = CASE WHEN stage = $1 THEN stage_block ELSE $3 END WHERE id = $4",
		stage,
		moment.day(),
		moment.number(),
		fields.int("source")?
	))
}

fn frozen(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE scenarios SET frozen_day = $1, frozen_block = $2 WHERE id = $3",
		moment.day(),
		moment.number(),
		moment.event.fields.int("source")?
	))
}

fn unfrozen(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE scenarios SET frozen_day = NULL, frozen_block = NULL WHERE id = $1",
		moment.event.fields.int("source")?
	))
}

/// On the ground that it was not rectified, or of a conflict.
fn terminated(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let ground = fields.field("ground")?;
	let conflict = ground.get("DoubleClaim").and_then(number);
	let (blake2_256, sm3) = fields.document("reason")?;
	Ok(statement!(
		"UPDATE scenarios SET stage = 'terminated', stage_day = $1, stage_block = $2, ground = $3, ground_conflict = $4, \
		reason_blake2_256 = $5, reason_sm3 = $6, transfer_to = NULL WHERE id = $7",
		moment.day(),
		moment.number(),
		if conflict.is_some() { "double_claim" } else { "not_rectified" },
		conflict,
		blake2_256,
		sm3,
		fields.int("source")?
	))
}

fn offered(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"UPDATE scenarios SET transfer_to = $1 WHERE id = $2",
		fields.maybe_int("to")?,
		fields.int("source")?
	))
}

fn transferred(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"UPDATE scenarios SET developer = $1, transfer_to = NULL WHERE id = $2",
		fields.int("to")?,
		fields.int("source")?
	))
}

async fn applied(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let scenario = moment.stored("Scenarios", "Scenarios", "source").await?;
	let (blake2_256, sm3) = scenario.document("declaration")?;
	Ok(statement!(
		"INSERT INTO scenarios (id, developer, title, folded, category, succeeds, declaration_blake2_256, declaration_sm3, \
		applied_day, applied_block, application, application_day, stage, stage_day, stage_block) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'submitted', $9, 'applied', $9, $10)",
		fields.int("source")?,
		fields.int("developer")?,
		scenario.text("title")?,
		scenario.text("title")?.to_lowercase(),
		category(&scenario)?,
		scenario.maybe_int("succeeds")?,
		blake2_256,
		sm3,
		moment.day(),
		moment.number()
	))
}

/// A project has none.
fn category(scenario: &Tree) -> Result<Option<String>> {
	let kind = scenario.field("kind")?;
	kind.get("Scenario").map(|_| kind.variant("Scenario")).transpose()
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ScenarioSummary {
	pub id: i64,
	pub title: String,
	/// Null for a project.
	#[schema(value_type = Option<words::Category>, required)]
	pub category: Option<String>,
	/// The methodology version of the terms in force today, before any are of the first; null where they give points only.
	pub version: Option<Titled>,
	/// Of a project the owner, who holds what is issued.
	pub developer: ParticipantName,
	#[schema(value_type = words::ScenarioStage)]
	pub stage: String,
	/// Since when.
	pub stage_day: String,
	/// How far the application stands that is open for it or for terms of it; null for none.
	#[schema(value_type = Option<words::ApplicationStage>, required)]
	pub application: Option<String>,
	/// Whether nothing of it is opened or fed.
	pub frozen: bool,
	/// What was credited.
	pub issued: Reduction,
	/// A decimal integer.
	pub points: String,
	pub batches: i64,
}

/// What [`ScenarioSummary::read`] reads, the number of the terms `in_force` today, and the titles of what it succeeds and
/// to whom it is to pass on.
pub fn summaries() -> Sql {
	let (in_force, shown) = (terms::in_force(), terms::shown());
	Sql::new(&format!(
		"SELECT s.*, {in_force} AS in_force, m.version AS version, v.title AS version_title, d.title AS developer_title, \
		p.title AS succeeds_title, r.title AS transfer_title, (SELECT COUNT(*) FROM batches b WHERE b.source = s.id) AS batches, \
		(SELECT CAST(COALESCE(SUM(b.issued_mg), 0) AS BIGINT) FROM batches b WHERE b.source = s.id) AS issued, \
		(SELECT CAST(COALESCE(SUM(b.issued_points), 0) AS BIGINT) FROM batches b WHERE b.source = s.id) AS points \
		FROM scenarios s LEFT JOIN {shown} LEFT JOIN versions v ON v.id = m.version \
		LEFT JOIN participants d ON d.id = s.developer LEFT JOIN participants r ON r.id = s.transfer_to \
		LEFT JOIN scenarios p ON p.id = s.succeeds"
	))
}

impl ScenarioSummary {
	pub fn read(row: &AnyRow) -> sqlx::Result<Self> {
		Ok(ScenarioSummary {
			id: row.int("id")?,
			title: row.text("title")?,
			category: row.maybe_text("category")?,
			version: Titled::maybe(row, "version", "version_title")?,
			developer: ParticipantName::read(row, "developer", "developer_title")?,
			stage: row.text("stage")?,
			stage_day: day(row.int("stage_day")?),
			application: row.maybe_text("application")?,
			frozen: row.maybe_int("frozen_day")?.is_some(),
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
