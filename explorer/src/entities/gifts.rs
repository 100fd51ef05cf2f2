//! What people and organisations gave to large events (Art. 30).

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	entity::{column, on, words, Books, Entity, Form::*},
	fields::EventFields,
	moment::EventContext,
	participants::ParticipantName,
};
use crate::{
	statement,
	store::{
		change::Change,
		sql::{Columns, Sql},
	},
	values::{day, ReductionAndPoints, Titled},
	words,
};

pub static ENTITY: Entity = Entity {
	table: "gifts",
	title: words("捐赠和出让", "Donations and contributions"),
	holds: words(
		"个人对大型活动的一次捐赠，或公共机构、其他社会组织的一次出让抵消",
		"A person’s donation to a large event, or an organisation’s contribution",
	),
	key: &["block", "idx"],
	since: Some("block"),
	columns: &[
		column("block", Number, "所在区块", "Its block"),
		column("idx", Number, "事件在区块中的序号", "Place of its event in the block")
			.titled("index"),
		column("day", Day, "捐赠或出让之日", "Its day"),
		column("large_event", Number, "大型活动编号", "Number of the large event"),
		column(
			"giver",
			Number,
			"捐赠人或出让方的参与者编号",
			"Who gave, by number of the participant",
		),
		column(
			"kind",
			Text,
			"donation 个人捐赠，contribution 出让抵消",
			"donation of a person, or contribution of an institution or organisation",
		),
		column("mg", Milligrams, "减碳量", "Reductions"),
		column(
			"points",
			Points,
			"随之注销的碳积分；出让的为 0",
			"Points that went with them; 0 of contributions",
		),
	],
	books: Books::Events(&[
		on("Reductions", "Donated", donated),
		on("Reductions", "Contributed", contributed),
	]),
	finds: &[],
	documents: &[],
};

fn gift(moment: &EventContext<'_>, kind: &str, giver: i64, points: i64) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"INSERT INTO gifts (block, idx, day, large_event, giver, kind, mg, points) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
		moment.number(),
		moment.place(),
		moment.day(),
		fields.int("event")?,
		giver,
		kind,
		fields.int("total")?,
		points
	))
}

fn donated(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	gift(moment, "donation", fields.int("donor")?, fields.int("points")?)
}

fn contributed(moment: &EventContext<'_>) -> Result<Change> {
	gift(moment, "contribution", moment.event.fields.int("holder")?, 0)
}

#[derive(Debug, Serialize, ToSchema)]
pub struct GiftSummary {
	/// The event of the chain that tells of it.
	pub block: i64,
	pub index: i64,
	pub day: String,
	pub large_event: Titled,
	pub giver: ParticipantName,
	#[schema(value_type = words::GiftKind)]
	pub kind: String,
	/// With the points that went with them, of a person.
	pub total: ReductionAndPoints,
}

/// What [`GiftSummary::read`] reads, of rows `f`.
pub fn gifts() -> Sql {
	Sql::new(
		"SELECT f.*, e.title AS large_event_title, p.title AS giver_title FROM gifts f \
		JOIN large_events e ON e.id = f.large_event LEFT JOIN participants p ON p.id = f.giver",
	)
}

impl GiftSummary {
	pub fn read(row: &AnyRow) -> sqlx::Result<Self> {
		Ok(GiftSummary {
			block: row.int("block")?,
			index: row.int("idx")?,
			day: day(row.int("day")?),
			large_event: Titled {
				id: row.int("large_event")?,
				title: row.text("large_event_title")?,
			},
			giver: ParticipantName::read(row, "giver", "giver_title")?,
			kind: row.text("kind")?,
			total: ReductionAndPoints::of(row.int("mg")?, row.int("points")?),
		})
	}
}
