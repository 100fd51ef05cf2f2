//! Goods and services that points are redeemed for (Art. 35, 36).

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	agreements,
	blocks::TODAY,
	entity::{column, on, way, words, Asked, Books, Entity, Find, Form::*, Mention, FOLDED},
	fields::EventFields,
	moment::EventContext,
	participants::ParticipantName,
};
use crate::{
	documents::Documents,
	statement,
	store::{
		change::Change,
		sql::{Columns, Sql},
	},
	values::{day, DayAndBlock, DocumentLink},
	words::{self, AgreementState},
};

pub static ENTITY: Entity = Entity {
	table: "items",
	title: words("物品", "Items"),
	holds: words(
		"商城的一项物品：权益提供方、所需碳积分、库存、可兑换日期",
		"An item of the mall: provider, price in points, stock, days",
	),
	key: &["id"],
	since: Some("offered_block"),
	columns: &[
		column("id", Number, "编号", "Number"),
		column(
			"provider",
			Number,
			"权益提供方的参与者编号",
			"The provider, by number of the participant",
		),
		column("title", Text, "名称", "Title"),
		column(
			"folded",
			Text,
			"小写的名称，供查询",
			"Title in small letters of any alphabet, for searching",
		)
		.internal(),
		column(
			"document_blake2_256",
			Text,
			"说明的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of what it is and how it is handed over",
		),
		column("document_sm3", Text, "说明的 SM3 摘要", "SM3 digest of that"),
		column("price", Text, "一件所需的碳积分", "Points that one costs"),
		column("offered", Number, "提供的总件数", "How many there ever were"),
		column("stock", Number, "库存", "How many may still be redeemed"),
		column("held", Number, "已订：在未办结的兑换单中", "How many stand in open orders"),
		column("sold", Number, "已兑：已交付", "How many were handed over"),
		column("per_person", Number, "每人限兑件数", "How many one person may have"),
		column("from_day", Day, "可兑换的首日", "First day on which it may be redeemed"),
		column("until_day", Day, "可兑换的末日", "Last day on which it may be redeemed"),
		column(
			"fulfil_days",
			Number,
			"交付的工作日数",
			"Working days in which an order is to be fulfilled",
		),
		column(
			"state",
			Text,
			"状态：offered 待上架，listed 已上架，withdrawn 已撤回",
			"offered, listed or withdrawn",
		),
		column("offered_day", Day, "提供之日", "Day on which it was offered"),
		column("offered_block", Number, "提供所在区块", "Block in which it was offered"),
		column("listed_day", Day, "上架之日", "Day on which it was listed"),
		column("listed_block", Number, "上架所在区块", "Block in which it was listed"),
		column("withdrawn_day", Day, "撤回之日", "Day on which it was withdrawn"),
		column("withdrawn_block", Number, "撤回所在区块", "Block in which it was withdrawn"),
	],
	books: Books::Events(&[
		on("Mall", "ItemOffered", offered),
		on("Mall", "Restocked", restocked),
		on("Mall", "ItemWithdrawn", withdrawn),
		on("Mall", "ItemListed", listed),
		on("Mall", "Redeemed", redeemed),
		on("Mall", "Fulfilled", handed_over),
		on("Mall", "Accepted", handed_over),
		on("Mall", "Cancelled", cancelled),
		on("Mall", "Decided", decided),
	]),
	finds: &[Find {
		kind: "item",
		title: words("物品", "Item"),
		hits: "SELECT CAST(id AS TEXT) AS id, title, state AS detail FROM items",
		ways: &[
			way(Asked::Number, 10, "id = ?"),
			way(Asked::Word, 7, FOLDED).ordered(" ORDER BY id DESC"),
		],
	}],
	documents: &[Mention {
		kind: "item",
		id: "CAST(id AS TEXT)",
		role: "document",
		columns: "document",
	}],
};

fn offered(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let title = fields.text("title")?;
	let (blake2_256, sm3) = fields.document("document")?;
	Ok(statement!(
		"INSERT INTO items (id, provider, title, folded, document_blake2_256, document_sm3, price, offered, stock, held, \
		sold, per_person, from_day, until_day, fulfil_days, state, offered_day, offered_block) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, 0, $10, $11, $12, $13, 'offered', $14, $15)",
		fields.int("item")?,
		fields.int("provider")?,
		title.as_str(),
		title.to_lowercase(),
		blake2_256,
		sm3,
		fields.digits("price")?,
		fields.int("stock")?,
		fields.int("stock")?,
		fields.int("per_person")?,
		fields.int("from")?,
		fields.int("until")?,
		fields.int("fulfil")?,
		moment.day(),
		moment.number()
	))
}

fn restocked(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"UPDATE items SET offered = offered + $1, stock = stock + $1 WHERE id = $2",
		fields.int("count")?,
		fields.int("item")?
	))
}

fn withdrawn(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE items SET state = 'withdrawn', withdrawn_day = $1, withdrawn_block = $2 WHERE id = $3",
		moment.day(),
		moment.number(),
		moment.event.fields.int("item")?
	))
}

fn listed(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE items SET state = 'listed', listed_day = $1, listed_block = $2 WHERE id = $3",
		moment.day(),
		moment.number(),
		moment.event.fields.int("item")?
	))
}

fn redeemed(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"UPDATE items SET stock = stock - $1, held = held + $1 WHERE id = $2",
		fields.int("count")?,
		fields.int("item")?
	))
}

/// How many an order is of is asked of the orders.
const SOLD: &str =
	"UPDATE items SET held = held - (SELECT o.count FROM orders o WHERE o.id = $1), \
	sold = sold + (SELECT o.count FROM orders o WHERE o.id = $1) \
	WHERE id = (SELECT o.item FROM orders o WHERE o.id = $1)";
const RETURNED: &str =
	"UPDATE items SET held = held - (SELECT o.count FROM orders o WHERE o.id = $1), \
	stock = stock + (SELECT o.count FROM orders o WHERE o.id = $1) \
	WHERE id = (SELECT o.item FROM orders o WHERE o.id = $1)";

fn handed_over(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(SOLD, moment.event.fields.int("order")?))
}

fn cancelled(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(RETURNED, moment.event.fields.int("order")?))
}

fn decided(moment: &EventContext<'_>) -> Result<Change> {
	match moment.event.fields.truth("settled")? {
		true => handed_over(moment),
		false => cancelled(moment),
	}
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ItemSummary {
	pub id: i64,
	pub provider: ParticipantName,
	pub title: String,
	/// What it is, and how it is handed over.
	pub document: DocumentLink,
	/// Points that one costs, a decimal integer.
	#[schema(example = "500")]
	pub price: String,
	/// How many there ever were: those in stock, held and sold.
	pub offered: i64,
	/// How many may still be redeemed.
	pub stock: i64,
	/// How many stand in open orders.
	pub held: i64,
	/// How many were handed over.
	pub sold: i64,
	/// How many one person may have.
	pub per_person: i64,
	/// The first and last day on which it may be redeemed.
	pub from: String,
	pub until: String,
	/// Working days in which an order is to be fulfilled.
	pub fulfil: i64,
	#[schema(value_type = words::ItemState)]
	pub state: String,
	/// Whether it may be redeemed today, by the last block indexed: it is listed and in stock, on a day of its own and of
	/// its provider's agreement.
	pub redeemable: bool,
	pub offered_at: DayAndBlock,
	#[schema(required)]
	pub listed_at: Option<DayAndBlock>,
	#[schema(required)]
	pub withdrawn_at: Option<DayAndBlock>,
}

/// In SQL, whether an item `i` may be redeemed today.
fn redeemable() -> String {
	let agreed = agreements::condition(AgreementState::InForce);
	format!(
		"(i.state = 'listed' AND i.stock > 0 AND i.from_day <= {TODAY} AND i.until_day >= {TODAY} AND \
		EXISTS (SELECT 1 FROM agreements g WHERE g.provider = i.provider AND {agreed}))"
	)
}

/// What [`ItemSummary::read`] reads.
pub fn items() -> Sql {
	let redeemable = redeemable();
	Sql::new(&format!(
		"SELECT i.*, p.title AS provider_title, CAST(CASE WHEN {redeemable} THEN 1 ELSE 0 END AS BIGINT) AS redeemable \
		FROM items i LEFT JOIN participants p ON p.id = i.provider"
	))
}

/// Only those that may be redeemed today, or that may not.
pub fn only_redeemable(sql: Sql, wanted: Option<bool>) -> Sql {
	match wanted {
		Some(true) => sql.only(&redeemable(), []),
		Some(false) => sql.only(&format!("NOT {}", redeemable()), []),
		None => sql,
	}
}

impl ItemSummary {
	pub fn read(row: &AnyRow, documents: &Documents) -> sqlx::Result<Self> {
		Ok(ItemSummary {
			id: row.int("id")?,
			provider: ParticipantName::read(row, "provider", "provider_title")?,
			title: row.text("title")?,
			document: DocumentLink::known(row, "document", documents)?,
			price: row.text("price")?,
			offered: row.int("offered")?,
			stock: row.int("stock")?,
			held: row.int("held")?,
			sold: row.int("sold")?,
			per_person: row.int("per_person")?,
			from: day(row.int("from_day")?),
			until: day(row.int("until_day")?),
			fulfil: row.int("fulfil_days")?,
			state: row.text("state")?,
			redeemable: row.truth("redeemable")?,
			offered_at: DayAndBlock {
				day: day(row.int("offered_day")?),
				block: row.int("offered_block")?,
			},
			listed_at: DayAndBlock::maybe(row, "listed_day", "listed_block")?,
			withdrawn_at: DayAndBlock::maybe(row, "withdrawn_day", "withdrawn_block")?,
		})
	}
}
