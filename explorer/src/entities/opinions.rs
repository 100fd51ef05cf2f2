//! What seats of panels said of the matters they judge (Art. 14, 19).

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	entity::{column, on, on_reading, words, Books, Entity, Form::*, Mention},
	fields::EventFields,
	moment::{EventContext, StorageKey},
	panels::{seat, seat_key, Judged, JudgedMatter, TITLES},
};
use crate::{
	documents::Documents,
	store::{
		change::Change,
		sql::{Bind, Columns, Sql},
		Store,
	},
	values::{day, DocumentLink},
	words,
};

pub static ENTITY: Entity = Entity {
	table: "opinions",
	title: words("评估论证意见", "Opinions"),
	holds: words(
		"论证专家组一个席位对一项申请的意见：赞成、反对或回避",
		"What a seat of a panel said of what it judges: favourable, adverse or recused",
	),
	key: &["matter", "number", "part", "round", "seat", "seat_number"],
	since: Some("block"),
	columns: &[
		column(
			"matter",
			Text,
			"所评估论证的是 methodology 方法学，scenario 场景，还是 terms 规则",
			"What it is on: methodology, scenario or terms",
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
		column(
			"view",
			Text,
			"favourable 赞成，adverse 反对，recused 回避",
			"favourable, adverse or recused",
		),
		column(
			"report_blake2_256",
			Text,
			"意见书或回避理由的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the written opinion, or of why it recused itself",
		),
		column("report_sm3", Text, "该材料的 SM3 摘要", "SM3 digest of that"),
		column("day", Day, "日期", "Its day"),
		column("block", Number, "所在区块", "Its block"),
	],
	books: Books::Events(&[
		on_reading("Experts", "Opined", |moment| Box::pin(opined(moment))),
		on("Experts", "Recused", recused),
	]),
	finds: &[],
	documents: &[
		Mention {
			kind: "methodology",
			id: "CASE WHEN matter = 'methodology' THEN CAST(number AS TEXT) END",
			role: "opinion",
			columns: "report",
		},
		Mention {
			kind: "scenario",
			id: "CASE WHEN matter <> 'methodology' THEN CAST(number AS TEXT) END",
			role: "opinion",
			columns: "report",
		},
	],
};

async fn opined(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (judged, (kind, number)) = (Judged::of(fields)?, seat(fields.field("seat")?)?);
	let (matter, round) = judged.key()?;
	let key = StorageKey::Seat(matter, round, seat_key(&kind, number)?);
	let opinion = moment.around.after("Experts", "Opinions", key).await?;
	let report = opinion.as_ref().map(|opinion| opinion.document("report")).transpose()?;
	let view = if fields.truth("favourable")? { "favourable" } else { "adverse" };
	Ok(given(moment, &judged, (kind, number), view, report))
}

fn recused(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let seat = seat(fields.field("seat")?)?;
	let reason = fields.document("reason")?;
	Ok(given(moment, &Judged::of(fields)?, seat, "recused", Some(reason)))
}

fn given(
	moment: &EventContext<'_>,
	judged: &Judged,
	(kind, number): (String, i64),
	view: &str,
	report: Option<(String, String)>,
) -> Change {
	let (blake2_256, sm3) = report.unzip();
	let said: Vec<Bind> = vec![
		kind.into(),
		number.into(),
		view.into(),
		blake2_256.into(),
		sm3.into(),
		moment.day().into(),
		moment.number().into(),
	];
	let insert = "INSERT INTO opinions (matter, number, part, round, seat, seat_number, view, report_blake2_256, report_sm3, \
		day, block) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
	Change::Statement(insert, [judged.values(), said].concat())
}

/// An opinion where its expert is known.
#[derive(Debug, Serialize, ToSchema)]
pub struct GivenOpinion {
	/// What it is on.
	pub matter: JudgedMatter,
	#[schema(value_type = words::View)]
	pub view: String,
	/// The opinion as written, or why the expert recused itself.
	#[schema(required)]
	pub report: Option<DocumentLink>,
	pub day: String,
	pub block: i64,
}

/// Newest first.
pub async fn of_expert(
	store: &Store,
	documents: &Documents,
	expert: i64,
) -> sqlx::Result<Vec<GivenOpinion>> {
	let opinion = |row: &AnyRow| {
		Ok(GivenOpinion {
			matter: JudgedMatter::read(row)?,
			view: row.text("view")?,
			report: DocumentLink::maybe(row, "report", documents)?,
			day: day(row.int("day")?),
			block: row.int("block")?,
		})
	};
	let sql = Sql::new(&format!(
		"SELECT o.*, COALESCE(v.title, c.title) AS of_title FROM opinions o {TITLES}"
	));
	let sql = sql.only("o.seat = 'expert' AND o.seat_number = ?", [expert.into()]);
	sql.add(" ORDER BY o.block DESC, o.number DESC LIMIT 1000", []).all(store, opinion).await
}
