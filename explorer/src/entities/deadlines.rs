//! What is due, by whom and until when, and what became of it (Art. 13-15, 19, 22, 43).

use anyhow::{bail, Result};
use serde::Serialize;
use serde_json::Value as Tree;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	blocks::TODAY,
	entity::{column, on, words, Books, Entity, Form::*},
	fields::EventFields,
	moment::EventContext,
	subjects::{actor, ActorName, DeadlineSubject, Topic},
};
use crate::{
	statement,
	store::{
		change::Change,
		sql::{Bind, Columns, Sql},
	},
	values::day,
	words::DeadlineState,
};

pub static ENTITY: Entity = Entity {
	table: "deadlines",
	title: words("办理期限", "Deadlines"),
	holds: words(
		"一个办理期限：事项、责任方、起算日、到期日、办结与逾期",
		"A deadline: what is to be done, by whom, from when, until when, when it was, and how late",
	),
	key: &["set_block", "idx"],
	since: Some("set_block"),
	columns: &[
		column("set_block", Number, "设定所在区块", "Block in which it was set"),
		column("idx", Number, "事件在区块中的序号", "Place of its event in the block")
			.titled("index"),
		column(
			"subject",
			Text,
			"事项，如 complaint-3、report-monthly-2026-01-320000；同一事项以后一个期限为准",
			"What is to be done, such as complaint-3 or report-monthly-2026-01-320000; of one subject the last deadline counts",
		),
		column(
			"kind",
			Text,
			"事项种类：completion 受理，evaluation 评估论证，review 审查，objection 答复异议，rectification 整改，complaint 答复投诉，report 报告，qualification 保持条件，suspension 决定暂停资格",
			"completion, evaluation, review, objection, rectification, complaint, report, qualification or suspension",
		),
		column(
			"matter",
			Text,
			"申请的是 methodology 方法学，scenario 场景，还是 terms 规则；并非申请的为空",
			"methodology, scenario or terms, of an application; empty of others",
		),
		column(
			"number",
			Number,
			"方法学版本、场景、投诉或参与者的编号",
			"Number of the methodology version, scenario, complaint or participant",
		),
		column("part", Number, "异议或规则版本的序号", "Number of the objection or terms"),
		column(
			"report",
			Text,
			"报告种类：monthly 月度，annual 年度，security 平台安全，evaluation 动态评估，regional 地区",
			"Of a report: monthly, annual, security, evaluation or regional",
		),
		column(
			"month",
			Month,
			"报告的月份，年度的为其末月",
			"Month of the report, or the last of its year",
		),
		column("region", Number, "报告的地区（GB/T 2260）", "Region of the report by GB/T 2260"),
		column(
			"actor",
			Text,
			"责任方：council 相关部门，authority 主管部门，operator 运营机构，participant 参与者，region 地区管理部门",
			"Who is to do it: council, authority, operator, participant or region",
		),
		column(
			"actor_number",
			Number,
			"参与者编号或地区代码",
			"Number of the participant, or code of the region",
		),
		column("start_day", Day, "起算日，当日不计入；按日历日设定的为设定之日",
			"Day it runs from, itself not counted; of one by the calendar day, that of setting",
		),
		column(
			"due_day",
			Day,
			"到期日，当日有效；当年工作日未公布的为空",
			"Last day; empty while the working days of its year are not published",
		),
		column(
			"awaiting_year",
			Number,
			"到期日待其公布的年份",
			"Year whose working days are awaited",
		),
		column("overdue", Truth, "链是否已标为逾期", "Whether the chain marked it overdue"),
		column("met_day", Day, "办结之日", "Day on which it was done"),
		column(
			"late",
			Number,
			"办结时逾期的工作日数，按期为 0",
			"Working days late when it was done, 0 in time",
		),
		column(
			"dropped_day",
			Day,
			"不必再办或另设期限之日",
			"Day on which it was let go, or set anew",
		),
	],
	books: Books::Events(&[
		on("Calendar", "Set", set),
		on("Calendar", "DueKnown", due_known),
		on("Calendar", "DueAwaited", due_awaited),
		on("Calendar", "Overdue", overdue),
		on("Calendar", "Met", met),
		on("Calendar", "Dropped", dropped),
	]),
	finds: &[],
	documents: &[],
};

/// What the event is about.
pub fn subject(moment: &EventContext<'_>) -> Result<Topic> {
	Topic::of(moment.event.fields.field("subject")?)
}

/// The day, or the year whose working days are awaited.
fn due(tree: &Tree) -> Result<(Option<i64>, Option<i64>)> {
	match (tree.get("On"), tree.get("Awaiting")) {
		(Some(_), _) => Ok((Some(tree.int("On")?), None)),
		(None, Some(_)) => Ok((None, Some(tree.int("Awaiting")?))),
		(None, None) => bail!("`{tree}` is neither a day nor a year"),
	}
}

/// A subject has one deadline that runs: another takes its place.
fn set(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let topic = subject(moment)?;
	let (actor, actor_number) = actor(fields.field("actor")?)?;
	let (due_day, awaiting_year) = due(fields.field("due")?)?;
	let replaced = "UPDATE deadlines SET dropped_day = $1 WHERE subject = $2 AND met_day IS NULL AND dropped_day IS NULL";
	let set = "INSERT INTO deadlines (set_block, idx, subject, kind, matter, number, part, report, month, region, actor, \
		actor_number, start_day, due_day, awaiting_year, overdue) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 0)";
	let values: Vec<Bind> = vec![
		moment.number().into(),
		moment.place().into(),
		topic.id.as_str().into(),
		topic.kind.into(),
		topic.matter.into(),
		topic.number.into(),
		topic.part.into(),
		topic.report.into(),
		topic.month.into(),
		topic.region.into(),
		actor.into(),
		actor_number.into(),
		fields.int("start")?.into(),
		due_day.into(),
		awaiting_year.into(),
	];
	let before: Vec<Bind> = vec![moment.day().into(), topic.id.into()];
	Ok(Change::Statements(vec![(replaced, before), (set, values)]))
}

fn due_known(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE deadlines SET due_day = $1, awaiting_year = NULL WHERE subject = $2 AND met_day IS NULL AND \
		dropped_day IS NULL",
		moment.event.fields.int("due")?,
		subject(moment)?.id
	))
}

fn due_awaited(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE deadlines SET due_day = NULL, awaiting_year = $1 WHERE subject = $2 AND met_day IS NULL AND \
		dropped_day IS NULL",
		moment.event.fields.int("year")?,
		subject(moment)?.id
	))
}

fn overdue(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE deadlines SET overdue = 1 WHERE subject = $1 AND met_day IS NULL AND dropped_day IS NULL",
		subject(moment)?.id
	))
}

fn met(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE deadlines SET met_day = $1, late = $2 WHERE subject = $3 AND met_day IS NULL AND dropped_day IS NULL",
		moment.day(),
		moment.event.fields.int("late")?,
		subject(moment)?.id
	))
}

fn dropped(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE deadlines SET dropped_day = $1 WHERE subject = $2 AND met_day IS NULL AND dropped_day IS NULL",
		moment.day(),
		subject(moment)?.id
	))
}

/// Of which deadlines a state is, in SQL over the alias `d`, today told by the last block indexed.
pub fn condition(state: DeadlineState) -> String {
	match state {
		DeadlineState::Due => format!(
			"d.met_day IS NULL AND d.dropped_day IS NULL AND (d.due_day IS NULL OR d.due_day >= {TODAY})"
		),
		DeadlineState::Overdue => {
			format!("d.met_day IS NULL AND d.dropped_day IS NULL AND d.due_day < {TODAY}")
		}
		DeadlineState::Met => "d.met_day IS NOT NULL".to_string(),
		DeadlineState::Dropped => "d.dropped_day IS NOT NULL".to_string(),
	}
}

#[derive(Debug, Serialize, ToSchema)]
pub struct DeadlineSummary {
	pub subject: DeadlineSubject,
	pub actor: ActorName,
	/// The day it runs from, itself not counted.
	pub start: String,
	/// Its last day; null while the working days of its year are not published.
	#[schema(required)]
	pub due: Option<String>,
	/// The year whose working days are awaited.
	#[schema(required)]
	pub awaiting: Option<i64>,
	/// Today, by the last block indexed.
	pub state: DeadlineState,
	/// The day on which it was done.
	#[schema(required)]
	pub met: Option<String>,
	/// Working days late when it was done, 0 in time.
	#[schema(required)]
	pub late: Option<i64>,
	/// Its order, and the event that set it: block and place.
	#[serde(skip)]
	pub place: [i64; 3],
}

/// A day after all others, by which those whose day is not known yet are ordered.
pub const UNKNOWN: i64 = 4_294_967_296;

/// What [`DeadlineSummary::read`] reads.
pub fn deadlines() -> Sql {
	Sql::new(&format!(
		"SELECT d.*, {TODAY} AS today, a.title AS actor_title FROM deadlines d \
		LEFT JOIN participants a ON d.actor = 'participant' AND a.id = d.actor_number"
	))
}

impl DeadlineSummary {
	pub fn read(row: &AnyRow) -> sqlx::Result<Self> {
		let (due, met) = (row.maybe_int("due_day")?, row.maybe_int("met_day")?);
		let today = row.maybe_int("today")?.unwrap_or_default();
		let state = match () {
			() if met.is_some() => DeadlineState::Met,
			() if row.maybe_int("dropped_day")?.is_some() => DeadlineState::Dropped,
			() if due.is_some_and(|due| due < today) => DeadlineState::Overdue,
			() => DeadlineState::Due,
		};
		Ok(DeadlineSummary {
			subject: DeadlineSubject::read(row)?,
			actor: ActorName::read(row, "actor")?,
			start: day(row.int("start_day")?),
			due: due.map(day),
			awaiting: row.maybe_int("awaiting_year")?,
			state,
			met: met.map(day),
			late: row.maybe_int("late")?,
			place: [due.unwrap_or(UNKNOWN), row.int("set_block")?, row.int("idx")?],
		})
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn order_should_be_that_of_the_indexes_when_deadlines_are_listed() {
		let index = include_str!("../../migrations/0001_index.sql");
		let order = format!("ON deadlines (COALESCE(due_day, {UNKNOWN}), set_block, idx)");
		assert_eq!(index.matches(&order).count(), 2);
	}
}
