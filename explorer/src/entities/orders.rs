//! What people redeemed, until it was handed over or came to nothing (Art. 35-38).

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
};
use crate::{
	documents::Documents,
	statement,
	store::{
		change::Change,
		sql::{Bind, Columns, Sql},
		Store,
	},
	values::{day, DayAndBlock, DocumentLink, ReductionAndPoints, Titled},
	words,
};

pub static ENTITY: Entity = Entity {
	table: "orders",
	title: words("兑换单", "Orders"),
	holds: words(
		"一张兑换单：物品、兑换人、所付碳积分及其中减碳量、办结情况",
		"An order: item, who redeemed, points taken with the reductions in them, what came of it",
	),
	key: &["id"],
	since: Some("placed_block"),
	columns: &[
		column("id", Number, "编号", "Number"),
		column("item", Number, "物品编号", "Number of the item"),
		column(
			"provider",
			Number,
			"权益提供方的参与者编号",
			"The item’s provider, by number of the participant",
		),
		column(
			"participant",
			Number,
			"兑换人的参与者编号",
			"Who redeemed, by number of the participant",
		),
		column("count", Number, "件数", "How many of the item"),
		column("mg", Milligrams, "所付碳积分中的减碳量", "Reductions in the points taken"),
		column("points", Points, "所付碳积分", "Points taken"),
		column("placed_day", Day, "兑换之日", "Day on which it was placed"),
		column("placed_block", Number, "兑换所在区块", "Block in which it was placed"),
		column(
			"state",
			Text,
			"状态：open 待交付，disputed 争议中，fulfilled 已交付，cancelled 已取消",
			"open, disputed, fulfilled or cancelled",
		),
		column(
			"ending",
			Text,
			"办结方式：fulfilled 权益提供方凭凭证交付，accepted 兑换人确认收货，cancelled 取消，decided 裁决",
			"How it ended: fulfilled by the secret, accepted by the person, cancelled, or decided by the operator",
		),
		column("ended_day", Day, "办结之日", "Day on which it ended"),
		column("ended_block", Number, "办结所在区块", "Block in which it ended"),
		column(
			"returned_mg",
			Milligrams,
			"取消时退回的减碳量",
			"Reductions given back when it came to nothing",
		),
		column(
			"returned_points",
			Points,
			"取消时退回的碳积分",
			"Points given back when it came to nothing",
		),
		column(
			"lapsed_mg",
			Milligrams,
			"取消时已到期清零的减碳量",
			"Reductions that had lapsed when it came to nothing",
		),
		column(
			"lapsed_points",
			Points,
			"取消时已到期清零的碳积分",
			"Points that had lapsed when it came to nothing",
		),
		column(
			"disputed_by",
			Number,
			"提出争议的参与者编号",
			"Who disputed it, by number of the participant",
		),
		column(
			"dispute_blake2_256",
			Text,
			"争议材料的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the dispute",
		),
		column("dispute_sm3", Text, "争议材料的 SM3 摘要", "SM3 digest of the dispute"),
		column("disputed_day", Day, "提出争议之日", "Day of the dispute"),
		column("disputed_block", Number, "提出争议所在区块", "Block of the dispute"),
		column(
			"settled",
			Truth,
			"裁决：1 视为已交付，0 取消",
			"What was decided: 1 that it counts as handed over, 0 that it comes to nothing",
		),
		column(
			"decision_blake2_256",
			Text,
			"裁决书的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the decision",
		),
		column("decision_sm3", Text, "裁决书的 SM3 摘要", "SM3 digest of the decision"),
	],
	books: Books::Events(&[
		on("Mall", "Redeemed", redeemed),
		on("Mall", "Fulfilled", fulfilled),
		on("Mall", "Accepted", accepted),
		on("Mall", "Cancelled", cancelled),
		on("Mall", "Disputed", disputed),
		on("Mall", "Decided", decided),
	]),
	finds: &[Find {
		kind: "order",
		title: words("兑换单", "Order"),
		hits: "SELECT CAST(id AS TEXT) AS id, CAST(id AS TEXT) AS title, state AS detail FROM orders",
		ways: &[way(Asked::Number, 11, "id = ?")],
	}],
	documents: &[mention("dispute", "dispute"), mention("decision", "decision")],
};

const fn mention(role: &'static str, columns: &'static str) -> Mention {
	Mention { kind: "order", id: "CAST(id AS TEXT)", role, columns }
}

fn redeemed(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (mg, points) = fields.quantity("taken")?;
	Ok(statement!(
		"INSERT INTO orders (id, item, provider, participant, count, mg, points, placed_day, placed_block, state) \
		VALUES ($1, $2, (SELECT i.provider FROM items i WHERE i.id = $2), $3, $4, $5, $6, $7, $8, 'open')",
		fields.int("order")?,
		fields.int("item")?,
		fields.int("participant")?,
		fields.int("count")?,
		mg,
		points,
		moment.day(),
		moment.number()
	))
}

/// That the person has what it redeemed.
fn settling(moment: &EventContext<'_>, ending: &str) -> Result<(&'static str, Vec<Bind>)> {
	let settling =
		"UPDATE orders SET state = 'fulfilled', ending = $1, ended_day = $2, ended_block = $3 WHERE id = $4";
	let order = moment.event.fields.int("order")?;
	Ok((settling, vec![ending.into(), moment.day().into(), moment.number().into(), order.into()]))
}

/// That the person has its points again, but for what lapsed.
fn giving_back(moment: &EventContext<'_>, ending: &str) -> Result<(&'static str, Vec<Bind>)> {
	let fields = &moment.event.fields;
	let (returned, lapsed) = (fields.quantity("returned")?, fields.quantity("lapsed")?);
	let giving_back =
		"UPDATE orders SET state = 'cancelled', ending = $1, ended_day = $2, ended_block = $3, returned_mg = $4, \
		returned_points = $5, lapsed_mg = $6, lapsed_points = $7 WHERE id = $8";
	let values = vec![
		ending.into(),
		moment.day().into(),
		moment.number().into(),
		returned.0.into(),
		returned.1.into(),
		lapsed.0.into(),
		lapsed.1.into(),
		fields.int("order")?.into(),
	];
	Ok((giving_back, values))
}

fn fulfilled(moment: &EventContext<'_>) -> Result<Change> {
	Ok(Change::Statements(vec![settling(moment, "fulfilled")?]))
}

fn accepted(moment: &EventContext<'_>) -> Result<Change> {
	Ok(Change::Statements(vec![settling(moment, "accepted")?]))
}

fn cancelled(moment: &EventContext<'_>) -> Result<Change> {
	Ok(Change::Statements(vec![giving_back(moment, "cancelled")?]))
}

fn disputed(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("document")?;
	Ok(statement!(
		"UPDATE orders SET state = 'disputed', disputed_by = $1, dispute_blake2_256 = $2, dispute_sm3 = $3, \
		disputed_day = $4, disputed_block = $5 WHERE id = $6",
		fields.int("by")?,
		blake2_256,
		sm3,
		moment.day(),
		moment.number(),
		fields.int("order")?
	))
}

fn decided(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let settled = fields.truth("settled")?;
	let (blake2_256, sm3) = fields.document("document")?;
	let ended = match settled {
		true => settling(moment, "decided")?,
		false => giving_back(moment, "decided")?,
	};
	let decided =
		"UPDATE orders SET settled = $1, decision_blake2_256 = $2, decision_sm3 = $3 WHERE id = $4";
	let values: Vec<Bind> =
		vec![i64::from(settled).into(), blake2_256.into(), sm3.into(), fields.int("order")?.into()];
	Ok(Change::Statements(vec![ended, (decided, values)]))
}

/// What the operator decided on an order in dispute.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderDecision {
	/// Whether it counts as handed over; otherwise it came to nothing.
	pub settled: bool,
	pub document: DocumentLink,
	pub at: DayAndBlock,
}

/// That the operator is asked to decide.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderDispute {
	pub by: ParticipantName,
	pub document: DocumentLink,
	pub at: DayAndBlock,
	/// Null as long as there is none, where either gave in, and where the person cancelled since none came in time.
	#[schema(required)]
	pub decision: Option<OrderDecision>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OrderSummary {
	pub id: i64,
	pub item: Titled,
	pub provider: ParticipantName,
	/// Who redeemed.
	pub participant: ParticipantName,
	/// How many of the item.
	pub count: i64,
	/// Points, with the reductions in them.
	pub taken: ReductionAndPoints,
	pub placed: DayAndBlock,
	#[schema(value_type = words::OrderState)]
	pub state: String,
	/// The last day for the provider to hand over, or for the operator to decide; null once it ended, and while the working
	/// days of its year are not published.
	#[schema(required)]
	pub due: Option<String>,
	/// Whether that day is past, by the last block indexed.
	pub overdue: bool,
	#[schema(required)]
	pub ended: Option<DayAndBlock>,
	/// How it ended.
	#[schema(value_type = Option<words::OrderEnding>, required)]
	pub ending: Option<String>,
	/// What the person has again, where it came to nothing.
	#[schema(required)]
	pub returned: Option<ReductionAndPoints>,
	/// What had lapsed meanwhile, where it came to nothing.
	#[schema(required)]
	pub lapsed: Option<ReductionAndPoints>,
	#[schema(required)]
	pub dispute: Option<OrderDispute>,
}

/// What [`OrderSummary::read`] reads.
pub fn orders() -> Sql {
	Sql::new(&format!(
		"SELECT o.*, {TODAY} AS today, i.title AS item_title, p.title AS provider_title, \
		w.title AS participant_title, b.title AS disputed_by_title, d.due_day AS due_day FROM orders o \
		JOIN items i ON i.id = o.item LEFT JOIN participants p ON p.id = o.provider \
		LEFT JOIN participants w ON w.id = o.participant LEFT JOIN participants b ON b.id = o.disputed_by \
		LEFT JOIN deadlines d ON d.subject = CASE o.state WHEN 'disputed' THEN 'dispute-' ELSE 'order-' END || \
		CAST(o.id AS TEXT) AND d.met_day IS NULL AND d.dropped_day IS NULL"
	))
}

impl OrderSummary {
	pub fn read(row: &AnyRow, documents: &Documents) -> sqlx::Result<Self> {
		let due = row.maybe_int("due_day")?;
		let today = row.maybe_int("today")?.unwrap_or_default();
		Ok(OrderSummary {
			id: row.int("id")?,
			item: Titled { id: row.int("item")?, title: row.text("item_title")? },
			provider: ParticipantName::read(row, "provider", "provider_title")?,
			participant: ParticipantName::read(row, "participant", "participant_title")?,
			count: row.int("count")?,
			taken: ReductionAndPoints::of(row.int("mg")?, row.int("points")?),
			placed: DayAndBlock {
				day: day(row.int("placed_day")?),
				block: row.int("placed_block")?,
			},
			state: row.text("state")?,
			due: due.map(day),
			overdue: due.is_some_and(|due| due < today),
			ended: DayAndBlock::maybe(row, "ended_day", "ended_block")?,
			ending: row.maybe_text("ending")?,
			returned: quantity(row, "returned_mg", "returned_points")?,
			lapsed: quantity(row, "lapsed_mg", "lapsed_points")?,
			dispute: dispute(row, documents)?,
		})
	}
}

fn quantity(row: &AnyRow, mg: &str, points: &str) -> sqlx::Result<Option<ReductionAndPoints>> {
	let both = row.maybe_int(mg)?.zip(row.maybe_int(points)?);
	Ok(both.map(|(mg, points)| ReductionAndPoints::of(mg, points)))
}

fn dispute(row: &AnyRow, documents: &Documents) -> sqlx::Result<Option<OrderDispute>> {
	let by = ParticipantName::maybe(row, "disputed_by", "disputed_by_title")?;
	let document = DocumentLink::maybe(row, "dispute", documents)?;
	let at = DayAndBlock::maybe(row, "disputed_day", "disputed_block")?;
	let Some(((by, document), at)) = by.zip(document).zip(at) else { return Ok(None) };
	Ok(Some(OrderDispute { by, document, at, decision: decision(row, documents)? }))
}

fn decision(row: &AnyRow, documents: &Documents) -> sqlx::Result<Option<OrderDecision>> {
	let document = DocumentLink::maybe(row, "decision", documents)?;
	let at = DayAndBlock::maybe(row, "ended_day", "ended_block")?;
	let settled = row.maybe_int("settled")?.unwrap_or_default() != 0;
	let both = document.zip(at);
	Ok(both.map(|(document, at)| OrderDecision { settled, document, at }))
}

/// Orders of an item by state.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct OrderCounts {
	pub open: i64,
	pub disputed: i64,
	pub fulfilled: i64,
	pub cancelled: i64,
}

pub async fn of_item(store: &Store, item: i64) -> sqlx::Result<OrderCounts> {
	let sql = Sql::new("SELECT state, COUNT(*) AS number FROM orders");
	let sql = sql.only("item = ?", [item.into()]).add(" GROUP BY state", []);
	let mut counts = OrderCounts::default();
	for row in sql.rows(store).await? {
		let number = row.int("number")?;
		match row.text("state")?.as_str() {
			"open" => counts.open = number,
			"disputed" => counts.disputed = number,
			"fulfilled" => counts.fulfilled = number,
			_ => counts.cancelled = number,
		}
	}
	Ok(counts)
}
