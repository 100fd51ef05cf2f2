//! Complaints, the public's and participants', and how they were answered (Art. 43).

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	blocks::TODAY,
	entity::{column, on, way, words, Asked, Books, Entity, Find, Form::*, Mention},
	fields::EventFields,
	moment::EventContext,
	participants::ParticipantName,
	subjects::{actor, ActorName, ComplaintAbout, Topic},
};
use crate::{
	documents::Documents,
	regions, statement,
	store::{
		change::Change,
		sql::{Columns, Sql},
	},
	values::{day, Bilingual, DayAndBlock, DocumentLink},
	words,
};

pub static ENTITY: Entity = Entity {
	table: "complaints",
	title: words("投诉", "Complaints"),
	holds: words(
		"一件投诉：对象、地区、答复、复查；本人姓名不在链上",
		"A complaint: what it is about, region, answer, review; the chain knows nobody’s name",
	),
	key: &["id"],
	since: Some("filed_block"),
	columns: &[
		column("id", Number, "编号", "Number"),
		column(
			"participant",
			Number,
			"投诉的参与者编号；运营机构代公众登记的为空",
			"Who complained, by number of the participant; empty of what the operator recorded for the public",
		),
		column(
			"about",
			Text,
			"对象：scheme 机制，source 场景，version 方法学版本，batch 批次，verifier 核查机构，report 报告",
			"scheme, source (a scenario), version (of a methodology), batch, verifier or report",
		),
		column("about_number", Number, "其编号", "Its number"),
		column(
			"about_report",
			Text,
			"报告的种类：monthly，annual，security，evaluation，regional",
			"Kind of the report: monthly, annual, security, evaluation or regional",
		),
		column("about_month", Month, "报告的月份", "Month of the report"),
		column("about_region", Number, "报告的地区（GB/T 2260）", "Region of the report by GB/T 2260"),
		column("region", Number, "投诉所属地区（GB/T 2260）", "Region it belongs to by GB/T 2260"),
		column("document_blake2_256", Text, "投诉的 BLAKE2-256 摘要", "BLAKE2-256 digest of the complaint"),
		column("document_sm3", Text, "投诉的 SM3 摘要", "SM3 digest of the complaint"),
		column("filed_day", Day, "收到之日", "Day on which it came"),
		column("filed_block", Number, "收到所在区块", "Block in which it came"),
		column(
			"stage",
			Text,
			"阶段：filed 待答复，answered 已答复，under_review 复查中，closed 已办结",
			"filed, answered, under_review or closed",
		),
		column("answer_blake2_256", Text, "答复的 BLAKE2-256 摘要", "BLAKE2-256 digest of the answer"),
		column("answer_sm3", Text, "答复的 SM3 摘要", "SM3 digest of the answer"),
		column("answered_day", Day, "答复之日", "Day of the answer"),
		column("answered_block", Number, "答复所在区块", "Block of the answer"),
		column(
			"actor",
			Text,
			"由谁答复：operator 运营机构，region 地区管理部门",
			"Who answered: operator or region",
		),
		column("actor_number", Number, "地区管理部门的地区代码", "Code of the region whose office did"),
		column(
			"review_blake2_256",
			Text,
			"复查申请的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the request for a review",
		),
		column("review_sm3", Text, "复查申请的 SM3 摘要", "SM3 digest of that"),
		column("review_day", Day, "申请复查之日", "Day on which a review was asked for"),
		column("review_block", Number, "申请复查所在区块", "Block of that"),
		column(
			"decision_blake2_256",
			Text,
			"复查决定的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the authority's decision",
		),
		column("decision_sm3", Text, "复查决定的 SM3 摘要", "SM3 digest of the decision"),
		column("decided_day", Day, "复查决定之日", "Day of the decision"),
		column("decided_block", Number, "复查决定所在区块", "Block of the decision"),
		column("upheld", Truth, "复查是否支持投诉", "Whether the decision upholds the complaint"),
	],
	books: Books::Events(&[
		on("Disclosure", "Complained", complained),
		on("Disclosure", "ComplaintAnswered", answered),
		on("Disclosure", "ReviewAsked", review_asked),
		on("Disclosure", "ReviewDecided", decided),
	]),
	finds: &[Find {
		kind: "complaint",
		title: words("投诉", "Complaint"),
		hits: "SELECT CAST(id AS TEXT) AS id, CAST(id AS TEXT) AS title, stage AS detail FROM complaints",
		ways: &[way(Asked::Number, 7, "id = ?")],
	}],
	documents: &[
		mention("document", "document"),
		mention("answer", "answer"),
		mention("review", "review"),
		mention("decision", "decision"),
	],
};

const fn mention(role: &'static str, columns: &'static str) -> Mention {
	Mention { kind: "complaint", id: "CAST(id AS TEXT)", role, columns }
}

fn complained(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let about = Topic::of(fields.field("about")?)?;
	let (blake2_256, sm3) = fields.document("document")?;
	Ok(statement!(
		"INSERT INTO complaints (id, participant, about, about_number, about_report, about_month, about_region, region, \
		document_blake2_256, document_sm3, filed_day, filed_block, stage) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'filed')",
		fields.int("complaint")?,
		fields.maybe_int("by")?,
		about.kind,
		about.number,
		about.report,
		about.month,
		about.region,
		fields.int("region")?,
		blake2_256,
		sm3,
		moment.day(),
		moment.number()
	))
}

fn answered(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (actor, actor_number) = actor(fields.field("by")?)?;
	let (blake2_256, sm3) = fields.document("document")?;
	Ok(statement!(
		"UPDATE complaints SET stage = 'answered', answer_blake2_256 = $1, answer_sm3 = $2, answered_day = $3, \
		answered_block = $4, actor = $5, actor_number = $6 WHERE id = $7",
		blake2_256,
		sm3,
		moment.day(),
		moment.number(),
		actor,
		actor_number,
		fields.int("complaint")?
	))
}

fn review_asked(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("document")?;
	Ok(statement!(
		"UPDATE complaints SET stage = 'under_review', review_blake2_256 = $1, review_sm3 = $2, review_day = $3, \
		review_block = $4 WHERE id = $5",
		blake2_256,
		sm3,
		moment.day(),
		moment.number(),
		fields.int("complaint")?
	))
}

fn decided(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("document")?;
	Ok(statement!(
		"UPDATE complaints SET stage = 'closed', decision_blake2_256 = $1, decision_sm3 = $2, decided_day = $3, \
		decided_block = $4, upheld = $5 WHERE id = $6",
		blake2_256,
		sm3,
		moment.day(),
		moment.number(),
		i64::from(fields.truth("upheld")?),
		fields.int("complaint")?
	))
}

/// How a complaint was answered.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComplaintAnswer {
	pub by: ActorName,
	pub document: DocumentLink,
	pub at: DayAndBlock,
}

/// The review of an answer, which the authority decides.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComplaintReview {
	/// Why it was asked for.
	pub document: DocumentLink,
	pub asked: DayAndBlock,
	/// The decision; null as long as there is none.
	#[schema(required)]
	pub decision: Option<ReviewDecision>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ReviewDecision {
	/// Whether it upholds the complaint.
	pub upheld: bool,
	pub document: DocumentLink,
	pub at: DayAndBlock,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ComplaintSummary {
	pub id: i64,
	/// Who complained; null of what the operator recorded for the public.
	#[schema(required)]
	pub by: Option<ParticipantName>,
	pub about: ComplaintAbout,
	/// By GB/T 2260.
	pub region: i64,
	/// What the region is called.
	pub region_label: Bilingual,
	pub document: DocumentLink,
	pub filed: DayAndBlock,
	#[schema(value_type = words::ComplaintStage)]
	pub stage: String,
	/// Who is to answer, and until when; null where no such deadline is known.
	#[schema(required)]
	pub due: Option<ComplaintDue>,
	#[schema(required)]
	pub answer: Option<ComplaintAnswer>,
	#[schema(required)]
	pub review: Option<ComplaintReview>,
}

/// Who is to answer a complaint, and until when.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComplaintDue {
	pub actor: ActorName,
	/// The last day; null while the working days of its year are not published.
	#[schema(required)]
	pub due: Option<String>,
	/// Whether the day was past, or is, without an answer.
	pub overdue: bool,
}

/// What [`ComplaintSummary::read`] reads.
pub fn complaints() -> Sql {
	Sql::new(&format!(
		"SELECT c.*, {TODAY} AS today, p.title AS participant_title, CAST(NULL AS TEXT) AS actor_title, \
		d.actor AS due_actor, d.actor_number AS due_actor_number, CAST(NULL AS TEXT) AS due_actor_title, \
		d.due_day AS due_day, d.met_day AS met_day, d.late AS late FROM complaints c \
		LEFT JOIN participants p ON p.id = c.participant \
		LEFT JOIN deadlines d ON d.subject = 'complaint-' || CAST(c.id AS TEXT) AND d.dropped_day IS NULL"
	))
}

impl ComplaintSummary {
	pub fn read(row: &AnyRow, documents: &Documents) -> sqlx::Result<Self> {
		let region = row.int("region")?;
		Ok(ComplaintSummary {
			id: row.int("id")?,
			by: ParticipantName::maybe(row, "participant", "participant_title")?,
			about: ComplaintAbout::read(row)?,
			region,
			region_label: regions::label(region),
			document: DocumentLink::known(row, "document", documents)?,
			filed: DayAndBlock { day: day(row.int("filed_day")?), block: row.int("filed_block")? },
			stage: row.text("stage")?,
			due: due(row)?,
			answer: answer(row, documents)?,
			review: review(row, documents)?,
		})
	}
}

fn due(row: &AnyRow) -> sqlx::Result<Option<ComplaintDue>> {
	let Some(actor) = ActorName::maybe(row, "due_actor")? else { return Ok(None) };
	let due = row.maybe_int("due_day")?;
	let today = row.maybe_int("today")?.unwrap_or_default();
	let overdue = match row.maybe_int("met_day")? {
		Some(_) => row.maybe_int("late")?.is_some_and(|late| late > 0),
		None => due.is_some_and(|due| due < today),
	};
	Ok(Some(ComplaintDue { actor, due: due.map(day), overdue }))
}

fn answer(row: &AnyRow, documents: &Documents) -> sqlx::Result<Option<ComplaintAnswer>> {
	let by = ActorName::maybe(row, "actor")?;
	let document = DocumentLink::maybe(row, "answer", documents)?;
	let at = DayAndBlock::maybe(row, "answered_day", "answered_block")?;
	Ok(by.zip(document).zip(at).map(|((by, document), at)| ComplaintAnswer { by, document, at }))
}

fn review(row: &AnyRow, documents: &Documents) -> sqlx::Result<Option<ComplaintReview>> {
	let document = DocumentLink::maybe(row, "review", documents)?;
	let asked = DayAndBlock::maybe(row, "review_day", "review_block")?;
	let Some((document, asked)) = document.zip(asked) else { return Ok(None) };
	let decided = DocumentLink::maybe(row, "decision", documents)?;
	let at = DayAndBlock::maybe(row, "decided_day", "decided_block")?;
	let upheld = row.maybe_int("upheld")?.unwrap_or_default() != 0;
	let decision = decided.zip(at);
	let decision = decision.map(|(document, at)| ReviewDecision { upheld, document, at });
	Ok(Some(ComplaintReview { document, asked, decision }))
}
