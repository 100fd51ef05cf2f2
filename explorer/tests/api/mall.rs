//! Agreements, items and orders. It is 2016-01-02, day 16802; participant 2 provides, participant 0 redeems.

use serde_json::{json, Value};

use crate::service::{digest, services, services_with};

fn agreement(block: u32, from: u32, until: u32) -> String {
	let one = digest(1);
	format!(
		"INSERT INTO agreements (agreed_block, idx, agreed_day, provider, from_day, until_day, document_blake2_256, \
		document_sm3) VALUES ({block}, 0, 16801, 2, {from}, {until}, '{one}', '{one}')"
	)
}

fn item(id: u32, state: &str, stock: u32, until: u32) -> String {
	let two = digest(2);
	format!(
		"INSERT INTO items (id, provider, title, folded, document_blake2_256, document_sm3, price, offered, stock, held, sold, \
		per_person, from_day, until_day, fulfil_days, state, offered_day, offered_block) VALUES \
		({id}, 2, 'Ticket {id}', 'ticket {id}', '{two}', '{two}', '18446744073709551615', 9, {stock}, 1, 1, 2, 16801, {until}, \
		10, '{state}', 16801, 1)"
	)
}

/// Item 1 may be redeemed today; item 2 could be until yesterday, item 3 is not listed, and of item 4 none is left.
fn items() -> Vec<String> {
	vec![
		agreement(1, 16_700, 16_801),
		agreement(2, 16_801, 16_900),
		item(1, "listed", 5, 16_802),
		item(2, "listed", 5, 16_801),
		item(3, "offered", 5, 16_900),
		item(4, "listed", 0, 16_900),
	]
}

fn ids(list: &Value) -> Vec<i64> {
	list["items"].as_array().unwrap().iter().map(|item| item["id"].as_i64().unwrap()).collect()
}

#[tokio::test]
async fn item_should_be_redeemable_when_it_is_listed_in_stock_and_on_a_day_of_its_agreement() {
	for service in services_with(&items()).await {
		for (asked, expected) in [
			("", vec![4, 3, 2, 1]),
			("?redeemable=true", vec![1]),
			("?redeemable=false", vec![4, 3, 2]),
			("?state=offered", vec![3]),
			("?provider=2&state=listed&redeemable=false", vec![4, 2]),
			("?provider=0", vec![]),
		] {
			assert_eq!(ids(&service.json(&format!("/items{asked}")).await), expected, "{asked}");
		}
		let item = service.json("/items/1").await;
		assert_eq!(
			(&item["price"], &item["redeemable"], &item["until"], &item["fulfil"]),
			(&json!("18446744073709551615"), &json!(true), &json!("2016-01-02"), &json!(10))
		);
		assert_eq!(item["provider"], json!({"id": 2, "title": "Verifier"}));
		assert_eq!(
			(&item["agreement"]["state"], &item["agreement"]["from"], &item["listed_at"]),
			(&json!("in_force"), &json!("2016-01-01"), &Value::Null)
		);
		assert_eq!(service.get("/items/5").await.status, 404);
		let hits = service.json("/search?q=ticket").await;
		assert_eq!(hits["items"][0]["kind"], "item");
		assert_eq!(service.json("/summary").await["items"], 3);
	}
	let mut ended = items();
	ended.push(format!(
		"UPDATE agreements SET ended_day = 16802, ended_block = 3, ending_blake2_256 = '{0}', ending_sm3 = '{0}' \
		WHERE agreed_block = 2",
		digest(3)
	));
	for service in services_with(&ended).await {
		assert_eq!(ids(&service.json("/items?redeemable=true").await), Vec::<i64>::new());
	}
}

#[tokio::test]
async fn agreement_should_be_replaced_when_the_provider_has_a_later_one() {
	let mut agreements = items();
	agreements.push(agreement(3, 16_803, 16_900));
	for service in services_with(&agreements).await {
		let list = service.json("/agreements?provider=2").await;
		let states = list["items"].as_array().unwrap().iter();
		let states: Vec<_> = states.map(|it| json!([it["agreed"]["block"], it["state"]])).collect();
		assert_eq!(states, [json!([3, "coming"]), json!([2, "replaced"]), json!([1, "replaced"])]);
		for (state, number) in
			[("coming", 1), ("replaced", 2), ("in_force", 0), ("over", 0), ("ended", 0)]
		{
			let list = service.json(&format!("/agreements?state={state}")).await;
			assert_eq!(list["items"].as_array().unwrap().len(), number, "{state}");
		}
		let first = service.json("/agreements?limit=1").await;
		let next = first["next"].as_str().unwrap();
		let second = service.json(&format!("/agreements?limit=1&after={next}")).await;
		assert_eq!(second["items"][0]["agreed"]["block"], 2);
		let documents = service.json(&format!("/documents?digest={}", digest(1))).await;
		let on_chain = documents["items"][0]["on_chain"].as_array().unwrap();
		assert!(on_chain
			.iter()
			.any(|mention| mention["kind"] == "participant" && mention["role"] == "agreement"));
	}
}

fn order(id: u32, state: &str, more: &str) -> String {
	format!(
		"INSERT INTO orders (id, item, provider, participant, count, mg, points, placed_day, placed_block, state, ending, ended_day, \
		ended_block, returned_mg, returned_points, lapsed_mg, lapsed_points) VALUES \
		({id}, 1, 2, 0, 2, 1500, 30, 16790, 1, '{state}', {more})"
	)
}

fn due(index: u32, subject: &str, kind: &str, day: u32, dropped: &str) -> String {
	format!(
		"INSERT INTO deadlines (set_block, idx, start_day, overdue, subject, kind, number, actor, due_day, dropped_day) VALUES \
		(1, {index}, 16790, 0, '{subject}', '{kind}', 1, 'operator', {day}, {dropped})"
	)
}

/// Order 1 was due yesterday, order 2 is in dispute until day 16,810, order 3 came to nothing and order 4 was accepted.
fn orders() -> Vec<String> {
	let mut rows = items();
	rows.extend([
		order(1, "open", "NULL, NULL, NULL, NULL, NULL, NULL, NULL"),
		order(2, "disputed", "NULL, NULL, NULL, NULL, NULL, NULL, NULL"),
		order(3, "cancelled", "'decided', 16802, 2, 1000, 20, 500, 10"),
		order(4, "fulfilled", "'accepted', 16801, 1, NULL, NULL, NULL, NULL"),
		format!(
			"UPDATE orders SET disputed_by = 2, dispute_blake2_256 = '{0}', dispute_sm3 = '{0}', disputed_day = 16800, \
			disputed_block = 1 WHERE id IN (2, 3)",
			digest(5)
		),
		format!(
			"UPDATE orders SET settled = 0, decision_blake2_256 = '{0}', decision_sm3 = '{0}' WHERE id = 3",
			digest(6)
		),
		due(0, "order-1", "order", 16_801, "NULL"),
		due(1, "order-2", "order", 16_799, "16800"),
		due(2, "dispute-2", "dispute", 16_810, "NULL"),
	]);
	rows
}

#[tokio::test]
async fn order_should_tell_what_is_due_and_what_came_of_it_when_asked_for() {
	for service in services_with(&orders()).await {
		let open = service.json("/orders/1").await;
		assert_eq!(
			(&open["due"], &open["overdue"], &open["ended"], &open["returned"]),
			(&json!("2016-01-01"), &json!(true), &Value::Null, &Value::Null)
		);
		assert_eq!(open["item"], json!({"id": 1, "title": "Ticket 1"}));
		assert_eq!(open["participant"], json!({"id": 0, "title": null}));
		assert_eq!(
			(&open["taken"]["reduction"]["mg"], &open["count"]),
			(&json!("1500"), &json!(2))
		);
		let disputed = service.json("/orders/2").await;
		// Day 16,810.
		assert_eq!(
			(&disputed["due"], &disputed["overdue"], &disputed["dispute"]["decision"]),
			(&json!("2016-01-10"), &json!(false), &Value::Null)
		);
		let cancelled = service.json("/orders/3").await;
		assert_eq!(
			(&cancelled["ending"], &cancelled["lapsed"]["points"], &cancelled["due"]),
			(&json!("decided"), &json!("10"), &Value::Null)
		);
		let decision = &cancelled["dispute"]["decision"];
		assert_eq!(
			(&decision["settled"], &decision["document"]["blake2_256"]),
			(&json!(false), &json!(digest(6)))
		);
		assert_eq!(service.get("/orders/5").await.status, 404);
	}
}

#[tokio::test]
async fn orders_should_be_those_asked_for_when_filtered_by_person_provider_item_and_state() {
	for service in services_with(&orders()).await {
		for (asked, expected) in [
			("?participant=0", vec![4, 3, 2, 1]),
			("?provider=2&state=open", vec![1]),
			("?provider=0", vec![]),
			("?item=2", vec![]),
			("?item=1&state=fulfilled", vec![4]),
		] {
			assert_eq!(ids(&service.json(&format!("/orders{asked}")).await), expected, "{asked}");
		}
		let first = service.json("/orders?limit=3").await;
		let next = first["next"].as_str().unwrap();
		let rest = service.json(&format!("/orders?limit=3&after={next}")).await;
		assert_eq!((ids(&first), ids(&rest)), (vec![4, 3, 2], vec![1]));
		assert_eq!(
			service.json("/items/1").await["orders"],
			json!({"open": 1, "disputed": 1, "fulfilled": 1, "cancelled": 1})
		);
		let deadline = &service.json("/deadlines?kind=dispute").await["items"][0];
		assert_eq!(deadline["subject"]["label"]["zh"], "裁决兑换单 1 的争议");
		assert_eq!(service.json("/summary").await["orders"], 4);
	}
}

#[tokio::test]
async fn month_should_count_what_lapsed_in_orders_when_they_came_to_nothing_in_it() {
	for service in services_with(&orders()).await {
		let january = service.json("/reports/monthly/2016-01").await;
		// 7 mg and a point in lots, 500 mg and 10 points in an order.
		assert_eq!(
			(&january["lapsed"]["reduction"]["mg"], &january["lapsed"]["points"]),
			(&json!("507"), &json!("11"))
		);
	}
	for service in services().await {
		let january = service.json("/reports/monthly/2016-01").await;
		assert_eq!(january["lapsed"]["reduction"]["mg"], "7");
	}
}
