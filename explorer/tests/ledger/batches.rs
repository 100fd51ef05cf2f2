//! Batches and what is fed of them.

use serde_json::{json, Value};
use subxt::utils::H256;
use suhui_explorer::{
	chain::{block::Event, feed::Feed},
	entities::moment::StorageKey,
};
use suhui_primitives::{chunk::ChunkHeader, Quantity};

use crate::booking::{digests, event, indexes, opened, rows, Written, ALICE, BOB, CYCLING, POINTS};

/// 2.5 km and, a day later, 1 km of participant 3; 4 km of participant 4. Numbers stand in their shortest form, seven
/// bits a byte, the lowest first: 2,500 is c4 13, 1,000 is e8 07, 4,000 is a0 1f.
const BODY: [u8; 12] = [3, 0, 0xc4, 0x13, 0, 0, 0xe8, 0x07, 1, 0, 0xa0, 0x1f];

/// Batch 0 of scenario 1, under its terms 2 and so methodology version 0, opened, approved and fed one chunk; people 3 of
/// Nanjing and 4 of Suzhou.
fn feeding(credited: Value, withheld: Value, withheld_records: u32) -> Vec<Event> {
	let mut events = vec![opened(3, ALICE, 320_100), opened(4, BOB, 320_500), opened_batch(0)];
	let class = json!({ "class": 2, "source": 1, "version": 0, "month": 552 });
	events.extend([
		event("Issuance", "Assigned", json!({ "batch": 0, "verifier": 8 })),
		event("Issuance", "Approved", json!({ "batch": 0, "due": 16_832 })),
		event("Issuance", "ClassOpened", class),
		fed(0, 2, credited, withheld, withheld_records),
	]);
	events
}

fn opened_batch(batch: u32) -> Event {
	let claim = json!({ "reduction": "1353750", "points": "15" });
	let fields = json!({
		"batch": batch, "source": 1, "period": { "first": 16_801, "last": 16_831 }, "root": "0xaa", "claim": claim,
	});
	event("Issuance", "Opened", fields)
}

/// A chunk of three records of batch 0.
fn fed(index: u32, class: u32, credited: Value, withheld: Value, withheld_records: u32) -> Event {
	let fields = json!({
		"batch": 0, "index": index, "class": class, "records": 3, "credited": credited, "withheld": withheld,
		"withheld_records": withheld_records,
	});
	event("Issuance", "ChunkFed", fields)
}

/// A batch as the chain keeps it.
fn batch(continues: Option<u32>) -> Value {
	json!({
		"source": 1, "terms": 2, "period": { "first": 16_801, "last": 16_831 }, "reporter": 9, "records": 3,
		"chunks": 1, "continues": continues,
	})
}

/// Those of the first eight slots of a page, as the chain keeps them.
fn slots(byte: u8) -> Value {
	json!(format!("0x{byte:02x}{}", "00".repeat(31)))
}

fn around_a_feed() -> Written {
	let header = ChunkHeader {
		index: 0,
		records: 3,
		pages: 1,
		subtotal: Quantity { reduction: 1_353_750, points: 15 },
		body: H256::repeat_byte(3),
	};
	let feed = Feed { batch: 0, header, operations: 4, body: BODY.to_vec(), proof: Vec::new() };
	Written {
		// Both accounts are open, slots 3 and 4 (0x18); only participant 3 consents to scenario 1.
		before: vec![
			("Participants.Individuals", StorageKey::Number(0), slots(0x18)),
			("Participants.Consents", StorageKey::Numbers(1, 0), slots(0x08)),
		],
		after: vec![
			("Issuance.Batches", StorageKey::Number(0), batch(None)),
			("Methodology.Texts", StorageKey::Number(0), json!(CYCLING)),
			("Scenarios.TermsOf", StorageKey::Numbers(1, 2), json!({ "version": 0 })),
			("Scenarios.PointsTexts", StorageKey::Numbers(1, 2), json!(POINTS)),
		],
		feed: Some(feed),
		arguments: Vec::new(),
	}
}

const CLASSES: &str =
	"SELECT batch, class, first_chunk, chunks, records, mg, points FROM batch_classes ORDER BY class";
const REGIONS: &str =
	"SELECT batch, region, mg, points, records FROM region_issuance ORDER BY region";
const CHUNKS: &str = "SELECT batch, idx, block, extrinsic, records, mg, bytes, credited_mg, withheld_points, class, taken FROM chunks";

#[tokio::test]
async fn chunk_should_be_booked_by_region_when_everybody_was_credited() {
	let all = json!({ "reduction": "1353750", "points": "15" });
	let events = feeding(all, json!({ "reduction": "0", "points": "0" }), 0);
	for (_folder, store) in indexes(&events, &around_a_feed()).await {
		// 2.5 and 1 km of 180.5 g and 2 points each are 631,750 mg and 7; 4 km are 722,000 mg and 8.
		assert_eq!(
			rows(&store, REGIONS).await,
			[json!([0, 320_100, 631_750, 7, 2]), json!([0, 320_500, 722_000, 8, 1])]
		);
		assert_eq!(
			rows(&store, CHUNKS).await,
			[json!([0, 0, 7, 2, 3, 1_353_750, 12, 1_353_750, 0, 2, 1])]
		);
		let batches = "SELECT source, terms, continues, reporter, verifier, status, due_day, claim_mg, fed_chunks, \
			fed_records, issued_mg, issued_points, withheld_records FROM batches";
		assert_eq!(
			rows(&store, batches).await,
			[json!([1, 2, null, 9, 8, "approved", 16_832, "1353750", 1, 3, 1_353_750, 15, 0])]
		);
		let steps = "SELECT step, extrinsic, verifier FROM batch_steps ORDER BY idx";
		assert_eq!(
			rows(&store, steps).await,
			[json!(["opened", 2, null]), json!(["assigned", 2, 8]), json!(["approved", 2, null])]
		);
		let classes = "SELECT id, source, version, month, block FROM classes";
		assert_eq!(rows(&store, classes).await, [json!([2, 1, 0, 552, 7])]);
		assert_eq!(rows(&store, CLASSES).await, [json!([0, 2, 0, 1, 3, 1_353_750, 15])]);
	}
}

#[tokio::test]
async fn chunk_should_be_booked_by_the_owners_region_when_it_is_a_projects() {
	let all = json!({ "reduction": "1353750", "points": "0" });
	let events = feeding(all, json!({ "reduction": "0", "points": "0" }), 0);
	let mut around = around_a_feed();
	around.after.pop();
	around.after.push(("Scenarios.PointsTexts", StorageKey::Numbers(1, 2), json!("0x")));
	// The third record is of participant 3 too, a day later.
	around.feed.as_mut().unwrap().body[8] = 0;
	for (_folder, store) in indexes(&events, &around).await {
		// 7.5 km of 180.5 g.
		assert_eq!(rows(&store, REGIONS).await, [json!([0, 320_100, 1_353_750, 0, 3])]);
	}
}

#[tokio::test]
async fn chunk_should_leave_out_who_does_not_consent_when_booked_by_region() {
	let (credited, withheld) = (
		json!({ "reduction": "631750", "points": "7" }),
		json!({ "reduction": "722000", "points": "8" }),
	);
	for (_folder, store) in indexes(&feeding(credited, withheld, 1), &around_a_feed()).await {
		assert_eq!(rows(&store, REGIONS).await, [json!([0, 320_100, 631_750, 7, 2])]);
		assert_eq!(
			rows(&store, CHUNKS).await,
			[json!([0, 0, 7, 2, 3, 1_353_750, 12, 631_750, 8, 2, 1])]
		);
	}
}

#[tokio::test]
async fn chunk_should_be_booked_under_no_region_when_the_consents_do_not_add_up() {
	// By the state before the block participant 3 is credited; the event says 4 was.
	let (credited, withheld) = (
		json!({ "reduction": "722000", "points": "8" }),
		json!({ "reduction": "631750", "points": "7" }),
	);
	for (_folder, store) in indexes(&feeding(credited, withheld, 2), &around_a_feed()).await {
		assert_eq!(rows(&store, REGIONS).await, [json!([0, 0, 722_000, 8, 1])]);
	}
}

#[tokio::test]
async fn chunk_should_still_be_summed_when_it_cannot_be_read() {
	let all = json!({ "reduction": "1353750", "points": "15" });
	let events = feeding(all, json!({ "reduction": "0", "points": "0" }), 0);
	let around = Written { feed: None, ..around_a_feed() };
	for (_folder, store) in indexes(&events, &around).await {
		assert_eq!(rows(&store, REGIONS).await, [json!([0, 0, 1_353_750, 15, 3])]);
		assert!(rows(&store, CHUNKS).await.is_empty());
		let sums = "SELECT fed_records, issued_mg, issued_points FROM batches";
		assert_eq!(rows(&store, sums).await, [json!([3, 1_353_750, 15])]);
		assert_eq!(rows(&store, CLASSES).await, [json!([0, 2, 0, 1, 3, 1_353_750, 15])]);
	}
}

#[tokio::test]
async fn batch_should_show_the_refused_chunk_when_held() {
	let none = json!({ "reduction": "0", "points": "0" });
	let mut events = feeding(none.clone(), none, 3);
	events.pop();
	let difference = json!({ "Subtotal": { "points": "16" } });
	let held = json!({ "batch": 0, "chunk": 0, "difference": difference });
	events.push(event("Issuance", "Held", held));
	for (_folder, store) in indexes(&events, &around_a_feed()).await {
		let batches = "SELECT status, held_chunk, difference, fed_chunks FROM batches";
		assert_eq!(
			rows(&store, batches).await,
			[json!(["held", 0, r#"{"Subtotal":{"points":"16"}}"#, 0])]
		);
		assert_eq!(
			rows(&store, CHUNKS).await,
			[json!([0, 0, 7, 2, 3, 1_353_750, 12, 0, 0, null, 0])]
		);
	}
}

#[tokio::test]
async fn batch_should_be_issued_in_a_class_a_month_when_fed_across_its_end() {
	let quantity =
		|mg: u64, points: u64| json!({ "reduction": mg.to_string(), "points": points.to_string() });
	let mut events = feeding(quantity(1_353_750, 15), quantity(0, 0), 0);
	events.push(fed(1, 2, quantity(100, 1), quantity(0, 0), 0));
	// February's, of which one record is withheld.
	events.push(fed(2, 5, quantity(40, 2), quantity(7, 3), 1));
	let around = Written { feed: None, ..around_a_feed() };
	for (_folder, store) in indexes(&events, &around).await {
		assert_eq!(
			rows(&store, CLASSES).await,
			[json!([0, 2, 0, 2, 6, 1_353_850, 16]), json!([0, 5, 2, 1, 2, 40, 2])]
		);
	}
}

/// What a verifier or the operator says of batch 0.
fn of_batch(name: &str, mut fields: Value) -> Event {
	fields["batch"] = json!(0);
	event("Issuance", name, fields)
}

const STANDS: &str =
	"SELECT status, held_from, verifier, report_blake2_256, ended_block FROM batches ORDER BY id";

#[tokio::test]
async fn batch_should_go_on_where_it_was_when_declined_put_on_hold_and_released() {
	let assigned = |verifier: u32| of_batch("Assigned", json!({ "verifier": verifier }));
	let mut events = vec![
		opened_batch(0),
		assigned(8),
		of_batch("Declined", json!({ "verifier": 8, "reason": digests("1") })),
	];
	let stands = |events: Vec<Event>| async move {
		let mut all = Vec::new();
		for (_folder, store) in indexes(&events, &around_a_feed()).await {
			all.push(rows(&store, STANDS).await);
		}
		assert!(all.iter().all(|rows| *rows == all[0]), "{all:?}");
		all.swap_remove(0)
	};
	assert_eq!(stands(events.clone()).await, [json!(["opened", null, null, null, null])]);
	events.extend([assigned(6), of_batch("PutOnHold", json!({ "reason": digests("2") }))]);
	assert_eq!(stands(events.clone()).await, [json!(["held", "assigned", 6, null, null])]);
	events.push(of_batch("Released", json!({})));
	assert_eq!(stands(events.clone()).await, [json!(["assigned", null, 6, null, null])]);
	let mut refused = events.clone();
	refused.push(of_batch("Refused", json!({ "verifier": 6, "report": digests("3") })));
	assert_eq!(stands(refused.clone()).await, [json!(["refused", null, 6, "0xb3", 7])]);
	events.extend([
		of_batch("PutOnHold", json!({ "reason": digests("4") })),
		of_batch("Cancelled", json!({})),
	]);
	assert_eq!(stands(events).await, [json!(["cancelled", null, 6, null, 7])]);
	for (_folder, store) in indexes(&refused, &around_a_feed()).await {
		let steps =
			"SELECT step, verifier, reason_blake2_256, reason_sm3 FROM batch_steps ORDER BY idx";
		assert_eq!(
			rows(&store, steps).await,
			[
				json!(["opened", null, null, null]),
				json!(["assigned", 8, null, null]),
				json!(["declined", 8, "0xb1", "0x51"]),
				json!(["assigned", 6, null, null]),
				json!(["put_on_hold", null, "0xb2", "0x52"]),
				json!(["released", null, null, null]),
				json!(["refused", 6, null, null])
			]
		);
	}
}

#[tokio::test]
async fn batch_should_name_the_one_it_continues_when_opened() {
	let mut around = around_a_feed();
	around.after.push(("Issuance.Batches", StorageKey::Number(1), batch(Some(0))));
	for (_folder, store) in indexes(&[opened_batch(0), opened_batch(1)], &around).await {
		let batches = "SELECT id, terms, continues, status FROM batches ORDER BY id";
		assert_eq!(
			rows(&store, batches).await,
			[json!([0, 2, null, "opened"]), json!([1, 2, 0, "opened"])]
		);
	}
}
