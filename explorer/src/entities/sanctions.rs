//! Who may not act, why, until when, and what came of appeals (Art. 22, 23, 40, 44).

use anyhow::{Context, Result};
use serde::Serialize;
use serde_json::Value as Tree;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	blocks::TODAY,
	entity::{column, on, way, words, Asked, Books, Entity, Find, Form::*, Mention},
	fields::{snake_case, EventFields},
	moment::EventContext,
	subjects::actor,
};
use crate::{
	documents::Documents,
	statement,
	store::{
		change::Change,
		sql::{Columns, Sql},
	},
	values::{day, Bilingual, DayAndBlock, DocumentLink},
	words::{self, SanctionState},
};

pub static ENTITY: Entity = Entity {
	table: "sanctions",
	title: words("处理", "Sanctions"),
	holds: words(
		"一项处理决定：对象、事由、限制的身份、期限、申诉",
		"A sanction: whom, why, as what they may not act, until when, appeal",
	),
	key: &["id"],
	since: Some("from_block"),
	columns: &[
		column("id", Number, "编号", "Number"),
		column("whom", Text, "对象：participant 参与者，expert 专家", "participant or expert"),
		column("whom_number", Number, "其编号", "Its number"),
		column(
			"ground",
			Text,
			"事由：malfeasance、falsehood、leak、other 为第四十四条四项，quality 第二十二条，double_claim 第二十三条，qualification 第四十条",
			"malfeasance, falsehood, leak or other by Art. 44, quality by Art. 22, double_claim by Art. 23, qualification by Art. 40",
		),
		column(
			"capacities",
			Json,
			"限制的身份：developer 开发主体，reporter 报送主体，verifier 核查机构，expert 专家",
			"As what they may not act: developer, reporter, verifier, expert",
		),
		column("document_blake2_256", Text, "决定书的 BLAKE2-256 摘要", "BLAKE2-256 digest of the decision"),
		column("document_sm3", Text, "决定书的 SM3 摘要", "SM3 digest of the decision"),
		column("from_day", Day, "决定之日", "Day of the decision"),
		column("from_block", Number, "决定所在区块", "Block of the decision"),
		column("until_day", Day, "末日", "Last day"),
		column(
			"lifting_blake2_256",
			Text,
			"解除决定的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the decision to lift it",
		),
		column("lifting_sm3", Text, "解除决定的 SM3 摘要", "SM3 digest of that"),
		column("lifted_day", Day, "解除之日", "Day on which it was lifted"),
		column("lifted_block", Number, "解除所在区块", "Block of that"),
		column("appeal_blake2_256", Text, "申诉的 BLAKE2-256 摘要", "BLAKE2-256 digest of the appeal"),
		column("appeal_sm3", Text, "申诉的 SM3 摘要", "SM3 digest of the appeal"),
		column("appealed_day", Day, "申诉之日", "Day of the appeal"),
		column("appealed_block", Number, "申诉所在区块", "Block of the appeal"),
		column(
			"answer_blake2_256",
			Text,
			"申诉答复的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the answer to the appeal",
		),
		column("answer_sm3", Text, "申诉答复的 SM3 摘要", "SM3 digest of that"),
		column("answered_day", Day, "答复申诉之日", "Day of the answer"),
		column("answered_block", Number, "答复申诉所在区块", "Block of the answer"),
		column(
			"upheld",
			Truth,
			"申诉是否成立，成立的解除处理",
			"Whether the appeal is upheld, which lifts the sanction",
		),
	],
	books: Books::Events(&[
		on("Disclosure", "Sanctioned", sanctioned),
		on("Disclosure", "SanctionLifted", lifted),
		on("Disclosure", "Appealed", appealed),
		on("Disclosure", "AppealAnswered", answered),
	]),
	finds: &[Find {
		kind: "sanction",
		title: words("处理决定", "Sanction"),
		hits: "SELECT CAST(id AS TEXT) AS id, CAST(id AS TEXT) AS title, ground AS detail FROM sanctions",
		ways: &[way(Asked::Number, 8, "id = ?")],
	}],
	documents: &[
		mention("document", "document"),
		mention("lifting", "lifting"),
		mention("appeal", "appeal"),
		mention("answer", "answer"),
	],
};

const fn mention(role: &'static str, columns: &'static str) -> Mention {
	Mention { kind: "sanction", id: "CAST(id AS TEXT)", role, columns }
}

fn sanctioned(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (whom, whom_number) = actor(fields.field("whom")?)?;
	let (blake2_256, sm3) = fields.document("document")?;
	let capacities = fields.field("capacities")?.as_array();
	let capacities = capacities.context("capacities are a list")?.iter();
	let capacities = capacities.filter_map(Tree::as_str).map(|name| Tree::from(snake_case(name)));
	Ok(statement!(
		"INSERT INTO sanctions (id, whom, whom_number, ground, capacities, document_blake2_256, document_sm3, from_day, \
		from_block, until_day) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
		fields.int("sanction")?,
		whom,
		whom_number.context("whoever is sanctioned has a number")?,
		fields.variant("ground")?,
		Tree::Array(capacities.collect()).to_string(),
		blake2_256,
		sm3,
		moment.day(),
		moment.number(),
		fields.int("until")?
	))
}

fn lifted(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("document")?;
	Ok(statement!(
		"UPDATE sanctions SET lifting_blake2_256 = $1, lifting_sm3 = $2, lifted_day = $3, lifted_block = $4 WHERE id = $5",
		blake2_256,
		sm3,
		moment.day(),
		moment.number(),
		fields.int("sanction")?
	))
}

fn appealed(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("document")?;
	Ok(statement!(
		"UPDATE sanctions SET appeal_blake2_256 = $1, appeal_sm3 = $2, appealed_day = $3, appealed_block = $4 WHERE id = $5",
		blake2_256,
		sm3,
		moment.day(),
		moment.number(),
		fields.int("sanction")?
	))
}

/// An appeal that is upheld lifts the sanction.
fn answered(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("document")?;
	let upheld = fields.truth("upheld")?;
	Ok(statement!(
		"UPDATE sanctions SET answer_blake2_256 = $1, answer_sm3 = $2, answered_day = $3, answered_block = $4, upheld = $5, \
		lifted_day = COALESCE(lifted_day, $6), lifted_block = COALESCE(lifted_block, $7) WHERE id = $8",
		blake2_256,
		sm3,
		moment.day(),
		moment.number(),
		i64::from(upheld),
		upheld.then(|| moment.day()),
		upheld.then(|| moment.number()),
		fields.int("sanction")?
	))
}

/// Whom a sanction concerns.
#[derive(Debug, Serialize, ToSchema)]
pub struct SanctionedName {
	#[schema(value_type = words::SanctionedKind)]
	pub kind: String,
	pub number: i64,
	/// What it is called.
	pub label: Bilingual,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct AppealAnswer {
	/// Whether the appeal is upheld, which lifts the sanction.
	pub upheld: bool,
	pub document: DocumentLink,
	pub at: DayAndBlock,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SanctionAppeal {
	pub document: DocumentLink,
	pub at: DayAndBlock,
	/// Null as long as there is none.
	#[schema(required)]
	pub answer: Option<AppealAnswer>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SanctionSummary {
	pub id: i64,
	pub whom: SanctionedName,
	#[schema(value_type = words::SanctionGround)]
	pub ground: String,
	/// As what they may not act.
	#[schema(value_type = Vec<words::Capacity>)]
	pub capacities: Vec<String>,
	pub document: DocumentLink,
	pub from: DayAndBlock,
	/// The last day.
	pub until: String,
	#[schema(required)]
	pub lifted: Option<DayAndBlock>,
	/// The decision to lift it; null where it was not, or by the answer to an appeal.
	#[schema(required)]
	pub lifting: Option<DocumentLink>,
	#[schema(required)]
	pub appeal: Option<SanctionAppeal>,
	/// Today, by the last block indexed.
	pub state: SanctionState,
}

/// What [`SanctionSummary::read`] reads.
pub fn sanctions() -> Sql {
	Sql::new(&format!(
		"SELECT s.*, {TODAY} AS today, p.title AS whom_title FROM sanctions s \
		LEFT JOIN participants p ON s.whom = 'participant' AND p.id = s.whom_number"
	))
}

impl SanctionSummary {
	pub fn read(row: &AnyRow, documents: &Documents) -> sqlx::Result<Self> {
		let until = row.int("until_day")?;
		let today = row.maybe_int("today")?.unwrap_or_default();
		let lifted = DayAndBlock::maybe(row, "lifted_day", "lifted_block")?;
		let state = match () {
			() if lifted.is_some() => SanctionState::Lifted,
			() if until < today => SanctionState::Over,
			() => SanctionState::Standing,
		};
		let capacities = row.tree("capacities")?;
		let capacities = capacities.as_array().into_iter().flatten().filter_map(Tree::as_str);
		Ok(SanctionSummary {
			id: row.int("id")?,
			whom: whom(row)?,
			ground: row.text("ground")?,
			capacities: capacities.map(str::to_string).collect(),
			document: DocumentLink::known(row, "document", documents)?,
			from: DayAndBlock { day: day(row.int("from_day")?), block: row.int("from_block")? },
			until: day(until),
			lifted,
			lifting: DocumentLink::maybe(row, "lifting", documents)?,
			appeal: appeal(row, documents)?,
			state,
		})
	}
}

fn whom(row: &AnyRow) -> sqlx::Result<SanctionedName> {
	let (kind, number) = (row.text("whom")?, row.int("whom_number")?);
	let label = match (kind.as_str(), row.maybe_text("whom_title")?) {
		(_, Some(title)) => Bilingual::new(title.as_str(), title.as_str()),
		("participant", None) => {
			Bilingual::new(format!("参与者 {number}"), format!("Participant {number}"))
		}
		("expert", None) => Bilingual::new(format!("专家 {number}"), format!("Expert {number}")),
		(other, None) => Bilingual::new(format!("{other} {number}"), format!("{other} {number}")),
	};
	Ok(SanctionedName { kind, number, label })
}

fn appeal(row: &AnyRow, documents: &Documents) -> sqlx::Result<Option<SanctionAppeal>> {
	let document = DocumentLink::maybe(row, "appeal", documents)?;
	let at = DayAndBlock::maybe(row, "appealed_day", "appealed_block")?;
	let Some((document, at)) = document.zip(at) else { return Ok(None) };
	let answer = DocumentLink::maybe(row, "answer", documents)?;
	let answered = DayAndBlock::maybe(row, "answered_day", "answered_block")?;
	let upheld = row.maybe_int("upheld")?.unwrap_or_default() != 0;
	let answer = answer.zip(answered);
	let answer = answer.map(|(document, at)| AppealAnswer { upheld, document, at });
	Ok(Some(SanctionAppeal { document, at, answer }))
}
