//! Agreements, items, orders, and what became of points in them.

use serde_json::{json, Value};
use suhui_explorer::chain::block::Event;

use crate::booking::{digests, event, indexes, rows, Written};

fn mall(name: &str, fields: Value) -> Event {
	event("Mall", name, fields)
}

fn quantity(reduction: &str, points: &str) -> Value {
	json!({ "reduction": reduction, "points": points })
}

#[tokio::test]
async fn agreement_should_be_the_providers_last_when_it_is_ended() {
	let agreed = |provider: u32, from: u32, until: u32| {
		let fields =
			json!({ "provider": provider, "document": digests("1"), "from": from, "until": until });
		mall("Agreed", fields)
	};
	let events = [
		agreed(5, 16_801, 16_900),
		agreed(6, 16_801, 17_000),
		agreed(5, 16_802, 17_000),
		mall("AgreementEnded", json!({ "provider": 5, "document": digests("2") })),
	];
	for (_folder, store) in indexes(&events, &Written::default()).await {
		let agreements = "SELECT idx, agreed_day, provider, from_day, until_day, document_sm3, ended_day, ended_block, \
			ending_sm3 FROM agreements ORDER BY idx";
		assert_eq!(
			rows(&store, agreements).await,
			[
				json!([0, 16_802, 5, 16_801, 16_900, "0x51", null, null, null]),
				json!([1, 16_802, 6, 16_801, 17_000, "0x51", null, null, null]),
				json!([2, 16_802, 5, 16_802, 17_000, "0x51", 16_802, 7, "0x52"])
			]
		);
	}
}

fn offered(item: u32, price: &str, stock: u32) -> Event {
	let fields = json!({
		"item": item, "provider": 5, "title": "公交卡 A", "document": digests("1"), "price": price, "stock": stock,
		"per_person": 2, "from": 16_801, "until": 16_900, "fulfil": 10,
	});
	mall("ItemOffered", fields)
}

fn redeemed(order: u32, count: u16, taken: Value) -> Event {
	let fields =
		json!({ "order": order, "item": 1, "participant": 9, "count": count, "taken": taken });
	mall("Redeemed", fields)
}

/// Of 15 that are offered, an order for three is fulfilled, one for one accepted, one for two cancelled of which 200 mg and
/// 10 points had lapsed; one for one is decided to count as handed over, another for one to come to nothing, and one for
/// two is open.
fn way() -> Vec<Event> {
	let decided = |order: u32, settled: bool, returned: Value| {
		let fields = json!({
			"order": order, "settled": settled, "returned": returned, "lapsed": quantity("0", "0"),
			"document": digests("4"),
		});
		mall("Decided", fields)
	};
	let disputed = |order: u32, by: u32| {
		mall("Disputed", json!({ "order": order, "by": by, "document": digests("3") }))
	};
	vec![
		offered(1, "30", 10),
		offered(2, "18446744073709551615", 1),
		mall("Restocked", json!({ "item": 1, "count": 5 })),
		mall("ItemListed", json!({ "item": 1 })),
		redeemed(1, 3, quantity("1000", "90")),
		redeemed(2, 1, quantity("0", "30")),
		redeemed(3, 2, quantity("600", "60")),
		redeemed(4, 1, quantity("50", "30")),
		redeemed(5, 1, quantity("70", "30")),
		redeemed(6, 2, quantity("9007199254740993", "60")),
		mall("Fulfilled", json!({ "order": 1 })),
		mall("Accepted", json!({ "order": 2 })),
		mall(
			"Cancelled",
			json!({ "order": 3, "returned": quantity("400", "50"), "lapsed": quantity("200", "10") }),
		),
		disputed(4, 9),
		disputed(5, 5),
		decided(4, true, quantity("0", "0")),
		decided(5, false, quantity("70", "30")),
		mall("ItemWithdrawn", json!({ "item": 2 })),
	]
}

#[tokio::test]
async fn item_should_count_what_is_in_stock_held_and_sold_when_orders_end() {
	for (_folder, store) in indexes(&way(), &Written::default()).await {
		let items = "SELECT id, provider, title, folded, document_sm3, price, offered, stock, held, sold, per_person, from_day, \
			until_day, fulfil_days, state, offered_day, listed_day, withdrawn_day FROM items ORDER BY id";
		// 15 less 3, 1, 2, 1, 1 and 2 are 5; two and one came back.
		assert_eq!(
			rows(&store, items).await,
			[
				json!([
					1,
					5,
					"公交卡 A",
					"公交卡 a",
					"0x51",
					"30",
					15,
					8,
					2,
					5,
					2,
					16_801,
					16_900,
					10,
					"listed",
					16_802,
					16_802,
					null
				]),
				json!([
					2,
					5,
					"公交卡 A",
					"公交卡 a",
					"0x51",
					"18446744073709551615",
					1,
					1,
					0,
					0,
					2,
					16_801,
					16_900,
					10,
					"withdrawn",
					16_802,
					null,
					16_802
				])
			]
		);
	}
}

#[tokio::test]
async fn order_should_tell_how_it_ended_when_it_did() {
	for (_folder, store) in indexes(&way(), &Written::default()).await {
		let orders = "SELECT id, count, mg, points, state, ending, ended_day, returned_mg, returned_points, lapsed_mg, \
			lapsed_points, disputed_by, dispute_sm3, settled, decision_sm3 FROM orders ORDER BY id";
		let none = Value::Null;
		assert_eq!(
			rows(&store, orders).await,
			[
				json!([
					1,
					3,
					1_000,
					90,
					"fulfilled",
					"fulfilled",
					16_802,
					none,
					none,
					none,
					none,
					none,
					none,
					none,
					none
				]),
				json!([
					2,
					1,
					0,
					30,
					"fulfilled",
					"accepted",
					16_802,
					none,
					none,
					none,
					none,
					none,
					none,
					none,
					none
				]),
				json!([
					3,
					2,
					600,
					60,
					"cancelled",
					"cancelled",
					16_802,
					400,
					50,
					200,
					10,
					none,
					none,
					none,
					none
				]),
				json!([
					4,
					1,
					50,
					30,
					"fulfilled",
					"decided",
					16_802,
					none,
					none,
					none,
					none,
					9,
					"0x53",
					1,
					"0x54"
				]),
				json!([
					5,
					1,
					70,
					30,
					"cancelled",
					"decided",
					16_802,
					70,
					30,
					0,
					0,
					5,
					"0x53",
					0,
					"0x54"
				]),
				json!([
					6,
					2,
					9_007_199_254_740_993_i64,
					60,
					"open",
					none,
					none,
					none,
					none,
					none,
					none,
					none,
					none,
					none,
					none
				])
			]
		);
	}
}

#[tokio::test]
async fn order_should_be_its_items_providers_when_it_is_placed() {
	for (_folder, store) in indexes(&way(), &Written::default()).await {
		let providers = "SELECT DISTINCT provider FROM orders";
		assert_eq!(rows(&store, providers).await, [json!([5])]);
	}
}

#[tokio::test]
async fn flows_should_hold_in_orders_what_stands_in_open_ones_when_others_ended() {
	let mut events = way();
	let lapsed = json!({ "month": 552, "page": 0, "quantity": quantity("7", "1") });
	events.push(event("Points", "Lapsed", lapsed));
	for (_folder, store) in indexes(&events, &Written::default()).await {
		let flows =
			"SELECT origin, destination, mg, points FROM flows ORDER BY origin, destination";
		// 1,000, 0 and 50 mg with 90, 30 and 30 points were handed over; 200 mg of an order lapsed, and 7 in lots.
		assert_eq!(
			rows(&store, flows).await,
			[
				json!(["people", "in_orders", 9_007_199_254_740_993_i64, 60]),
				json!(["people", "lapsed", 207, 11]),
				json!(["people", "organisations", 1_050, 150])
			]
		);
	}
}
