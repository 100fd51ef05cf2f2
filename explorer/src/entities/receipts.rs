//! How reductions first came to an institution or organisation: with points that people redeemed, or by its own project
//! (Art. 27, 37, 46).

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	classes::{ClassName, NAMED, NAMES},
	entity::{column, on, words, Books, Entity, Form::*},
	fields::EventFields,
	moment::EventContext,
	participants::ParticipantName,
};
use crate::{
	store::{
		change::Change,
		sql::{Bind, Columns, Sql},
	},
	values::{day, Reduction},
	words,
};

pub static ENTITY: Entity = Entity {
	table: "receipts",
	title: words("取得", "Receipts"),
	holds: words(
		"一个公共机构或其他社会组织在一个批类的一次取得：随碳积分兑换，或由其减排项目签发",
		"What an institution or organisation received of a class: with what was redeemed, or of its project",
	),
	key: &["block", "idx", "class"],
	since: Some("block"),
	columns: &[
		column("block", Number, "所在区块", "Its block"),
		column("idx", Number, "事件在区块中的序号", "Place of its event in the block")
			.titled("index"),
		column("class", Number, "批类编号", "Number of the class"),
		column("day", Day, "取得之日", "Its day"),
		column(
			"holder",
			Number,
			"取得者的参与者编号",
			"Who received, by number of the participant",
		),
		column(
			"ground",
			Text,
			"来由：redeemed 随碳积分兑换，issued 减排项目签发",
			"redeemed with points, or issued of a project",
		),
		column("mg", Milligrams, "减碳量", "Reductions"),
	],
	books: Books::Events(&[
		on("Reductions", "Received", received),
		on("Reductions", "Issued", issued),
	]),
	finds: &[],
	documents: &[],
};

fn row(
	moment: &EventContext<'_>,
	ground: &str,
	class: i64,
	mg: i64,
) -> Result<(&'static str, Vec<Bind>)> {
	let row =
		"INSERT INTO receipts (block, idx, class, day, holder, ground, mg) VALUES ($1, $2, $3, $4, $5, $6, $7)";
	let values = vec![
		moment.number().into(),
		moment.place().into(),
		class.into(),
		moment.day().into(),
		moment.event.fields.int("holder")?.into(),
		ground.into(),
		mg.into(),
	];
	Ok((row, values))
}

fn received(moment: &EventContext<'_>) -> Result<Change> {
	let reductions = moment.event.fields.reductions("reductions")?.into_iter();
	let rows = reductions.map(|(class, mg)| row(moment, "redeemed", class, mg));
	Ok(Change::Statements(rows.collect::<Result<_>>()?))
}

fn issued(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let row = row(moment, "issued", fields.int("class")?, fields.int("milligrams")?)?;
	Ok(Change::Statements(vec![row]))
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ReceiptSummary {
	/// The event that tells of it.
	pub block: i64,
	pub index: i64,
	pub day: String,
	pub holder: ParticipantName,
	pub class: ClassName,
	pub reduction: Reduction,
	#[schema(value_type = words::ReceiptGround)]
	pub ground: String,
}

/// What [`ReceiptSummary::read`] reads, of rows `t`.
pub fn receipts() -> Sql {
	Sql::new(&format!(
		"SELECT t.*, {NAMED}, p.title AS holder_title FROM receipts t {NAMES} \
		LEFT JOIN participants p ON p.id = t.holder"
	))
}

impl ReceiptSummary {
	pub fn read(row: &AnyRow) -> sqlx::Result<Self> {
		Ok(ReceiptSummary {
			block: row.int("block")?,
			index: row.int("idx")?,
			day: day(row.int("day")?),
			holder: ParticipantName::read(row, "holder", "holder_title")?,
			class: ClassName::read(row)?,
			reduction: Reduction::of(row.int("mg")?),
			ground: row.text("ground")?,
		})
	}
}
