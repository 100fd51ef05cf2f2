//! Where reductions went, and points with them, kept so that what ten million gave need not be summed for every visitor.
//! What is in orders is what stands in open ones.

use anyhow::Result;

use super::{
	entity::{column, on, words, Books, Entity, Form::*},
	fields::EventFields,
	moment::EventContext,
	subjects::variant,
};
use crate::{
	statement,
	store::{
		change::Change,
		sql::{Bind, Columns, Sql},
		Store,
	},
};

pub static ENTITY: Entity = Entity {
	table: "flows",
	title: words("去向", "Flows"),
	holds: words(
		"减碳量和碳积分从一处到另一处的累计；未办结兑换单中的为现有量",
		"How much went from one place to another so far; of orders, how much stands in open ones",
	),
	key: &["origin", "destination"],
	since: None,
	columns: &[
		column(
			"origin",
			Text,
			"来自：issued 签发，people 个人，organisations 公共机构和其他社会组织",
			"issued, people or organisations",
		),
		column(
			"destination",
			Text,
			"去往：organisations 公共机构和其他社会组织，in_orders 未办结的兑换单，lapsed 到期清零，donation、offset、\
			cancellation、compensation 注销的用途，large_events 大型活动",
			"organisations, in_orders, lapsed, a purpose of retirement (donation, offset, cancellation, compensation) or \
			large_events",
		),
		column("mg", Milligrams, "减碳量", "Reductions"),
		column("points", Points, "碳积分", "Points"),
	],
	books: Books::Events(&[
		on("Mall", "Redeemed", redeemed),
		on("Mall", "Fulfilled", settled),
		on("Mall", "Accepted", settled),
		on("Mall", "Cancelled", given_back),
		on("Mall", "Decided", decided),
		on("Points", "Lapsed", lapsed),
		on("Reductions", "Issued", issued),
		on("Reductions", "Retired", retired),
		on("Reductions", "Donated", donated),
		on("Reductions", "Contributed", contributed),
	]),
	finds: &[],
	documents: &[],
};

const ADDED: &str = "INSERT INTO flows (origin, destination, mg, points) VALUES ($1, $2, $3, $4) \
	ON CONFLICT (origin, destination) DO UPDATE SET mg = flows.mg + excluded.mg, points = flows.points + excluded.points";

fn add(origin: &str, destination: &str, (mg, points): (i64, i64)) -> (&'static str, Vec<Bind>) {
	(ADDED, vec![origin.into(), destination.into(), mg.into(), points.into()])
}

/// What was taken for an order stands in it no more.
fn left_order(order: i64) -> (&'static str, Vec<Bind>) {
	let left = "UPDATE flows SET mg = mg - (SELECT o.mg FROM orders o WHERE o.id = $1), \
		points = points - (SELECT o.points FROM orders o WHERE o.id = $1) \
		WHERE origin = 'people' AND destination = 'in_orders'";
	(left, vec![order.into()])
}

fn redeemed(moment: &EventContext<'_>) -> Result<Change> {
	let taken = moment.event.fields.quantity("taken")?;
	Ok(Change::Statements(vec![add("people", "in_orders", taken)]))
}

/// The reductions are the provider's, the points an honour.
fn settled(moment: &EventContext<'_>) -> Result<Change> {
	let order = moment.event.fields.int("order")?;
	let went = "INSERT INTO flows (origin, destination, mg, points) \
		SELECT 'people', 'organisations', o.mg, o.points FROM orders o WHERE o.id = $1 \
		ON CONFLICT (origin, destination) DO UPDATE SET mg = flows.mg + excluded.mg, points = flows.points + excluded.points";
	Ok(Change::Statements(vec![left_order(order), (went, vec![order.into()])]))
}

fn given_back(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let lapsed = add("people", "lapsed", fields.quantity("lapsed")?);
	Ok(Change::Statements(vec![left_order(fields.int("order")?), lapsed]))
}

fn decided(moment: &EventContext<'_>) -> Result<Change> {
	match moment.event.fields.truth("settled")? {
		true => settled(moment),
		false => given_back(moment),
	}
}

fn lapsed(moment: &EventContext<'_>) -> Result<Change> {
	let quantity = moment.event.fields.quantity("quantity")?;
	Ok(Change::Statements(vec![add("people", "lapsed", quantity)]))
}

/// Of an organisation's own project (Art. 46).
fn issued(moment: &EventContext<'_>) -> Result<Change> {
	let mg = moment.event.fields.int("milligrams")?;
	Ok(Change::Statements(vec![add("issued", "organisations", (mg, 0))]))
}

/// Whoever retired, its kind tells: it does not change.
fn retired(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (purpose, _) = variant(fields.field("purpose")?)?;
	Ok(statement!(
		"INSERT INTO flows (origin, destination, mg, points) \
		SELECT CASE p.kind WHEN 'individual' THEN 'people' ELSE 'organisations' END, $1, $2, $3 \
		FROM participants p WHERE p.id = $4 \
		ON CONFLICT (origin, destination) DO UPDATE SET mg = flows.mg + excluded.mg, points = flows.points + excluded.points",
		purpose,
		fields.int("total")?,
		fields.int("points")?,
		fields.int("holder")?
	))
}

fn donated(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let quantity = (fields.int("total")?, fields.int("points")?);
	Ok(Change::Statements(vec![add("people", "large_events", quantity)]))
}

fn contributed(moment: &EventContext<'_>) -> Result<Change> {
	let quantity = (moment.event.fields.int("total")?, 0);
	Ok(Change::Statements(vec![add("organisations", "large_events", quantity)]))
}

/// Milligrams that went from one place to another.
pub struct Flow {
	pub origin: String,
	pub destination: String,
	pub mg: i64,
}

pub async fn all(store: &Store) -> sqlx::Result<Vec<Flow>> {
	Sql::new("SELECT origin, destination, mg FROM flows")
		.all(store, |row| {
			Ok(Flow {
				origin: row.text("origin")?,
				destination: row.text("destination")?,
				mg: row.int("mg")?,
			})
		})
		.await
}
