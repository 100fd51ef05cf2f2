//! Public notices of methodology versions that experts favour (Art. 14, 15).

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	blocks::TODAY,
	entity::{column, on, words, Books, Entity, Form::*},
	fields::EventFields,
	moment::EventContext,
	objections::{self, ObjectionSummary},
	participants::ParticipantName,
};
use crate::{
	documents::Documents,
	statement,
	store::{
		change::Change,
		sql::{Columns, Sql},
		Store,
	},
	values::{day, DayAndBlock, Titled},
	words::NoticeState,
};

pub static ENTITY: Entity = Entity {
	table: "notices",
	title: words("公示", "Public notices"),
	holds: words(
		"一个方法学版本的一次公示：起止日期、结果",
		"A public notice of a methodology version: its days, and what came of it",
	),
	key: &["version", "round"],
	since: Some("begun_block"),
	columns: &[
		column("version", Number, "方法学版本编号", "Number of the methodology version"),
		column(
			"round",
			Number,
			"第几轮评估论证之后，从 1 起",
			"Round of the evaluation it follows, from 1",
		),
		column(
			"from_day",
			Day,
			"公示开始之日，当日不计入",
			"Day on which it began, itself not counted",
		),
		column(
			"last_day",
			Day,
			"公示末日，当日可提出异议",
			"Last day, on which objections are taken still",
		),
		column("begun_block", Number, "开始公示所在区块", "Block in which it began"),
		column(
			"outcome",
			Text,
			"filed 报备案，reopened 异议成立、重新评估论证，withdrawn 撤回申请；未了的为空",
			"filed, reopened for an objection upheld, or withdrawn; empty while it is open",
		),
		column("outcome_day", Day, "了结之日", "Day of that"),
		column("outcome_block", Number, "了结所在区块", "Block of that"),
	],
	books: Books::Events(&[
		on("Methodology", "NoticeBegun", begun),
		on("Methodology", "ObjectionAnswered", answered),
		on("Methodology", "Filed", |moment| ended(moment, "filed")),
		on("Methodology", "Withdrawn", |moment| ended(moment, "withdrawn")),
	]),
	finds: &[],
	documents: &[],
};

fn begun(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"INSERT INTO notices (version, round, from_day, last_day, begun_block) VALUES ($1, $2, $3, $4, $5)",
		fields.int("version")?,
		fields.int("round")?,
		fields.int("from")?,
		fields.int("last")?,
		moment.number()
	))
}

fn answered(moment: &EventContext<'_>) -> Result<Change> {
	match moment.event.fields.truth("upheld")? {
		true => ended(moment, "reopened"),
		false => Ok(Change::Nothing),
	}
}

/// Of the version's notice that is open, if one is.
fn ended(moment: &EventContext<'_>, outcome: &str) -> Result<Change> {
	Ok(statement!(
		"UPDATE notices SET outcome = $1, outcome_day = $2, outcome_block = $3 WHERE version = $4 AND outcome IS NULL",
		outcome,
		moment.day(),
		moment.number(),
		moment.event.fields.int("version")?
	))
}

/// A public notice.
#[derive(Debug, Serialize, ToSchema)]
pub struct NoticeSummary {
	/// The methodology version.
	pub version: Titled,
	pub methodology: i64,
	/// Which version of the methodology, from 1.
	pub number: i64,
	pub developer: ParticipantName,
	/// Round of the evaluation it follows, from 1.
	pub round: i64,
	/// The day on which it began, itself not counted, and the last.
	pub from: String,
	pub last: String,
	/// Today, by the last block indexed.
	pub state: NoticeState,
	/// Calendar days on which objections are taken still, today included; null once they are not.
	#[schema(required)]
	pub days_left: Option<i64>,
	/// When the version was filed, reopened or withdrawn.
	#[schema(required)]
	pub ended: Option<DayAndBlock>,
	/// Objections made, and those of them that are not answered.
	pub objections: i64,
	pub unanswered: i64,
	/// The block in which it began.
	pub block: i64,
}

/// What [`NoticeSummary::read`] reads.
pub fn notices() -> Sql {
	Sql::new(&format!(
		"SELECT n.*, v.title, v.methodology, v.number, v.developer, d.title AS developer_title, {TODAY} AS today, \
		(SELECT COUNT(*) FROM objections o WHERE o.version = n.version AND o.round = n.round) AS objections, \
		(SELECT COUNT(*) FROM objections o WHERE o.version = n.version AND o.round = n.round AND o.upheld IS NULL) \
		AS unanswered FROM notices n JOIN versions v ON v.id = n.version LEFT JOIN participants d ON d.id = v.developer"
	))
}

impl NoticeSummary {
	pub fn read(row: &AnyRow) -> sqlx::Result<Self> {
		let (last, today) = (row.int("last_day")?, row.maybe_int("today")?.unwrap_or_default());
		let state = match row.maybe_text("outcome")?.as_deref() {
			Some("filed") => NoticeState::Filed,
			Some("reopened") => NoticeState::Reopened,
			Some(_) => NoticeState::Withdrawn,
			None if today <= last => NoticeState::Running,
			None => NoticeState::Over,
		};
		Ok(NoticeSummary {
			version: Titled { id: row.int("version")?, title: row.text("title")? },
			methodology: row.int("methodology")?,
			number: row.int("number")?,
			developer: ParticipantName::read(row, "developer", "developer_title")?,
			round: row.int("round")?,
			from: day(row.int("from_day")?),
			last: day(last),
			state,
			days_left: (state == NoticeState::Running).then(|| last - today + 1),
			ended: DayAndBlock::maybe(row, "outcome_day", "outcome_block")?,
			objections: row.int("objections")?,
			unanswered: row.int("unanswered")?,
			block: row.int("begun_block")?,
		})
	}
}

/// A notice with its objections.
#[derive(Debug, Serialize, ToSchema)]
pub struct NoticeDetail {
	#[serde(flatten)]
	pub summary: NoticeSummary,
	/// The first objections, 200 at most.
	pub made: Vec<ObjectionSummary>,
}

impl NoticeDetail {
	pub async fn of(
		store: &Store,
		documents: &Documents,
		summary: NoticeSummary,
	) -> sqlx::Result<Self> {
		let (version, round) = (summary.version.id, summary.round);
		let made = objections::of_notice(store, documents, version, round).await?;
		Ok(NoticeDetail { summary, made })
	}
}

/// The notices of a version, the first round first.
pub async fn of_version(
	store: &Store,
	documents: &Documents,
	version: i64,
) -> sqlx::Result<Vec<NoticeDetail>> {
	let sql = notices().only("n.version = ?", [version.into()]);
	let found = sql.add(" ORDER BY n.round LIMIT 100", []).all(store, NoticeSummary::read).await?;
	let mut notices = Vec::new();
	for summary in found {
		notices.push(NoticeDetail::of(store, documents, summary).await?);
	}
	Ok(notices)
}
