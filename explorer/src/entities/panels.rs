//! Who judges a matter in a round (Art. 7, 14, 19).

use anyhow::{bail, Context, Result};
use serde::Serialize;
use serde_json::Value as Tree;
use sqlx::any::AnyRow;
use suhui_primitives::{Matter, Seat};
use utoipa::ToSchema;

use super::{
	entity::{column, on, words, Books, Entity, Form::*},
	fields::EventFields,
	moment::EventContext,
	subjects::Topic,
};
use crate::{
	documents::Documents,
	store::{
		change::Change,
		sql::{Bind, Columns, Sql},
		Store,
	},
	values::{day, DocumentLink, Titled},
	words,
};

pub static ENTITY: Entity = Entity {
	table: "panels",
	title: words("论证专家组", "Panels"),
	holds: words(
		"论证专家组的一个席位：所评估论证的申请、轮次、专家或机构、指定日",
		"A seat of a panel: what it judges, in which round, the expert or body, and since when",
	),
	key: &["matter", "number", "part", "round", "seat", "seat_number"],
	since: Some("named_block"),
	columns: &[
		column(
			"matter",
			Text,
			"所评估论证的是 methodology 方法学，scenario 场景，还是 terms 规则",
			"What it judges: methodology, scenario or terms",
		),
		column(
			"number",
			Number,
			"方法学版本或场景的编号",
			"Number of the methodology version or scenario",
		),
		column("part", Number, "规则版本的序号，其余为 0", "Number of the terms; 0 of all else"),
		column("round", Number, "轮次，从 1 起", "Round, from 1"),
		column("seat", Text, "expert 专家，body 专业技术机构", "expert or body"),
		column(
			"seat_number",
			Number,
			"专家编号，或机构的参与者编号",
			"Number of the expert, or of the body’s participant",
		),
		column("named_day", Day, "指定日", "Day on which it was named"),
		column("named_block", Number, "指定所在区块", "Block of that"),
		column(
			"replaced_block",
			Number,
			"专家组重新指定、不再在席的区块；在席的为空",
			"Block in which another panel was named without it; empty of those who sit",
		),
	],
	books: Books::Events(&[on("Experts", "PanelNamed", named)]),
	finds: &[],
	documents: &[],
};

/// What a panel's event is about: the columns `matter`, `number`, `part` and `round`.
pub struct Judged {
	pub matter: String,
	pub number: i64,
	pub part: i64,
	pub round: i64,
}

impl Judged {
	pub fn of(fields: &Tree) -> Result<Self> {
		let Topic { kind, number, part, .. } = Topic::of(fields.field("matter")?)?;
		let number = number.context("a matter has a number")?;
		let (part, round) = (part.unwrap_or_default(), fields.int("round")?);
		Ok(Judged { matter: kind, number, part, round })
	}

	pub fn values(&self) -> Vec<Bind> {
		let Judged { matter, number, part, round } = self;
		vec![matter.as_str().into(), (*number).into(), (*part).into(), (*round).into()]
	}

	/// As the chain's storage has it.
	pub fn key(&self) -> Result<(Matter, u8)> {
		let number = u32::try_from(self.number)?;
		let matter = match self.matter.as_str() {
			"methodology" => Matter::Methodology(number),
			"scenario" => Matter::Scenario(number),
			"terms" => Matter::Terms(number, self.part.try_into()?),
			other => bail!("no panel is known to judge `{other}`"),
		};
		Ok((matter, self.round.try_into()?))
	}
}

/// A seat's columns `seat` and `seat_number`.
pub fn seat(tree: &Tree) -> Result<(String, i64)> {
	let Topic { kind, number, .. } = Topic::of(tree)?;
	Ok((kind, number.context("a seat has a number")?))
}

/// As the chain's storage has it.
pub fn seat_key(kind: &str, number: i64) -> Result<Seat> {
	let number = u32::try_from(number)?;
	match kind {
		"expert" => Ok(Seat::Expert(number)),
		"body" => Ok(Seat::Body(number)),
		other => bail!("no seat is known to be `{other}`"),
	}
}

/// It takes the place of any panel of the round before, of which some may keep their seats.
fn named(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let judged = Judged::of(fields)?;
	let replaced = "UPDATE panels SET replaced_block = $5 WHERE matter = $1 AND number = $2 AND part = $3 AND round = $4 \
		AND replaced_block IS NULL";
	let seated = "INSERT INTO panels (matter, number, part, round, seat, seat_number, named_day, named_block) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (matter, number, part, round, seat, seat_number) \
		DO UPDATE SET replaced_block = NULL";
	let values = [judged.values(), vec![moment.number().into()]].concat();
	let mut changes = vec![(replaced, values)];
	for tree in fields.field("seats")?.as_array().context("seats are a list")? {
		let (kind, number) = seat(tree)?;
		let of_seat = vec![kind.into(), number.into(), moment.day().into(), moment.number().into()];
		changes.push((seated, [judged.values(), of_seat].concat()));
	}
	Ok(Change::Statements(changes))
}

/// Who sits, and what it said.
#[derive(Debug, Serialize, ToSchema)]
pub struct PanelSeat {
	#[schema(value_type = words::SeatKind)]
	pub kind: String,
	/// Number of the expert, or of the body's participant.
	pub number: i64,
	/// Of a body.
	#[schema(required)]
	pub title: Option<String>,
	pub named: String,
	/// Whether others took its place.
	pub replaced: bool,
	/// Null while it has said nothing.
	#[schema(value_type = Option<words::View>, required)]
	pub view: Option<String>,
	/// The opinion as written, or why it recused itself.
	#[schema(required)]
	pub report: Option<DocumentLink>,
	#[schema(required)]
	pub day: Option<String>,
	#[schema(required)]
	pub block: Option<i64>,
}

/// The panel of a round.
#[derive(Debug, Serialize, ToSchema)]
pub struct PanelRound {
	pub round: i64,
	pub seats: Vec<PanelSeat>,
}

/// What [`PanelSeat::read`] reads. Who was replaced and had said nothing is left out.
fn seats() -> Sql {
	Sql::new(
		"SELECT s.*, o.view, o.report_blake2_256, o.report_sm3, o.day, o.block, p.title AS title FROM panels s \
		LEFT JOIN opinions o ON o.matter = s.matter AND o.number = s.number AND o.part = s.part AND o.round = s.round \
		AND o.seat = s.seat AND o.seat_number = s.seat_number \
		LEFT JOIN participants p ON s.seat = 'body' AND p.id = s.seat_number",
	)
	.only("(s.replaced_block IS NULL OR o.block IS NOT NULL)", [])
}

impl PanelSeat {
	fn read(row: &AnyRow, documents: &Documents) -> sqlx::Result<Self> {
		Ok(PanelSeat {
			kind: row.text("seat")?,
			number: row.int("seat_number")?,
			title: row.maybe_text("title")?,
			named: day(row.int("named_day")?),
			replaced: row.maybe_int("replaced_block")?.is_some(),
			view: row.maybe_text("view")?,
			report: DocumentLink::maybe(row, "report", documents)?,
			day: row.maybe_int("day")?.map(day),
			block: row.maybe_int("block")?,
		})
	}
}

/// The panels of a methodology version, the first round first.
pub async fn of_version(
	store: &Store,
	documents: &Documents,
	version: i64,
) -> sqlx::Result<Vec<PanelRound>> {
	let sql = seats().only("s.matter = 'methodology' AND s.number = ?", [version.into()]);
	let sql = sql.add(" ORDER BY s.round, s.seat DESC, s.seat_number LIMIT 1000", []);
	let seat = |row: &AnyRow| Ok((row.int("round")?, PanelSeat::read(row, documents)?));
	let mut rounds: Vec<PanelRound> = Vec::new();
	for (round, seat) in sql.all(store, seat).await? {
		match rounds.last_mut().filter(|last| last.round == round) {
			Some(last) => last.seats.push(seat),
			None => rounds.push(PanelRound { round, seats: vec![seat] }),
		}
	}
	Ok(rounds)
}

/// The panel of a scenario's application, or of that for terms of it. Either is judged in one round.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApplicationPanel {
	/// The number of the terms; null of the scenario itself.
	#[schema(required)]
	pub terms: Option<i64>,
	pub seats: Vec<PanelSeat>,
}

/// The panels of a scenario and of its terms, the first first.
pub async fn of_scenario(
	store: &Store,
	documents: &Documents,
	scenario: i64,
) -> sqlx::Result<Vec<ApplicationPanel>> {
	let sql = seats().only("s.matter <> 'methodology' AND s.number = ?", [scenario.into()]);
	let sql = sql.add(" ORDER BY s.part, s.seat DESC, s.seat_number LIMIT 1000", []);
	let seat = |row: &AnyRow| {
		let terms = Some(row.int("part")?).filter(|part| *part > 0);
		Ok((terms, PanelSeat::read(row, documents)?))
	};
	let mut panels: Vec<ApplicationPanel> = Vec::new();
	for (terms, seat) in sql.all(store, seat).await? {
		match panels.last_mut().filter(|last| last.terms == terms) {
			Some(last) => last.seats.push(seat),
			None => panels.push(ApplicationPanel { terms, seats: vec![seat] }),
		}
	}
	Ok(panels)
}

/// What a panel judges, by its number and title.
#[derive(Debug, Serialize, ToSchema)]
pub struct JudgedMatter {
	#[schema(value_type = words::MatterKind)]
	pub kind: String,
	/// The methodology version or scenario.
	pub of: Titled,
	/// The number of the terms; null of all else.
	#[schema(required)]
	pub terms: Option<i64>,
	pub round: i64,
}

/// In SQL, the columns `of_title` and those of a matter, of the alias `o`.
pub const TITLES: &str = "LEFT JOIN versions v ON o.matter = 'methodology' AND v.id = o.number \
	LEFT JOIN scenarios c ON o.matter <> 'methodology' AND c.id = o.number";

impl JudgedMatter {
	pub fn read(row: &AnyRow) -> sqlx::Result<Self> {
		Ok(JudgedMatter {
			kind: row.text("matter")?,
			of: Titled {
				id: row.int("number")?,
				title: row.maybe_text("of_title")?.unwrap_or_default(),
			},
			terms: Some(row.int("part")?).filter(|part| *part > 0),
			round: row.int("round")?,
		})
	}
}

/// What an expert sits on and has said nothing of, oldest first, as far as it is judged still.
pub async fn waiting(store: &Store, expert: i64) -> sqlx::Result<Vec<JudgedMatter>> {
	let sql = Sql::new(&format!(
		"SELECT o.*, COALESCE(v.title, c.title) AS of_title FROM panels o {TITLES}"
	))
	.only("o.seat = 'expert' AND o.seat_number = ?", [expert.into()])
	.only("o.replaced_block IS NULL", [])
	.only(
		"((v.stage = 'evaluation' AND v.round = o.round) OR (c.application = 'review' AND \
		(c.stage = 'applied') = (o.matter = 'scenario') AND \
		(o.matter = 'scenario' OR o.part = (SELECT MAX(t.number) FROM terms t WHERE t.source = o.number))))",
		[],
	)
	.only(
		"NOT EXISTS (SELECT 1 FROM opinions g WHERE g.matter = o.matter AND g.number = o.number AND g.part = o.part \
		AND g.round = o.round AND g.seat = o.seat AND g.seat_number = o.seat_number)",
		[],
	);
	sql.add(" ORDER BY o.named_block, o.number LIMIT 1000", []).all(store, JudgedMatter::read).await
}
