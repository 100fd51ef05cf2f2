//! Working days and deadlines.

use serde_json::{json, Value};
use subxt::utils::H256;
use suhui_explorer::{
	chain::block::{Block, FirstYear},
	entities::moment::StorageKey,
	store::Store,
};

use crate::{
	booking::{block, book, digests, event, indexes, rows, Written},
	databases,
};

/// 2026 as it was published, and with Tuesday 2026-02-24 off.
const DAYS: &str = "0xf8f97c3e9f1fc0f7f97c3e1fcfe7f3e07d3e9fcfe7f1f97c3e9fcfe7f3f97c3edfc701f7f97c3e9fcfe7f3f97c1e";
const AMENDED: &str = "0xf8f97c3e9f1f80f7f97c3e1fcfe7f3e07d3e9fcfe7f1f97c3e9fcfe7f3f97c3edfc701f7f97c3e9fcfe7f3f97c1e";

#[tokio::test]
async fn year_should_be_listed_when_the_first_block_brings_it_or_it_is_published_and_amended() {
	let genesis = Block {
		number: 0,
		hash: H256::repeat_byte(6),
		time_ms: None,
		first_years: vec![FirstYear {
			year: 2025,
			days: DAYS.into(),
			document: ("0xb9".into(), "0x59".into()),
		}],
		..block(&[])
	};
	let changed = |name: &str, byte: &str| {
		event(
			"Calendar",
			name,
			json!({ "year": 2026, "first_changed": 20_508, "document": digests(byte) }),
		)
	};
	let later = Block { number: 1, ..block(&[changed("YearPublished", "1")]) };
	let last = Block {
		number: 2,
		hash: H256::repeat_byte(8),
		parent: later.hash,
		..block(&[changed("YearAmended", "2")])
	};
	let around = |days: &str, revision: u32| Written {
		after: vec![(
			"Calendar.Years",
			StorageKey::Number(2026),
			json!({ "days": days, "document": digests("1"), "revision": revision }),
		)],
		..Written::default()
	};
	for (_folder, url) in databases::databases().await {
		let store = Store::open(&url).await.unwrap();
		let cursor = book(&store, None, &genesis, &Written::default()).await;
		let cursor = book(&store, Some(&cursor), &later, &around(DAYS, 0)).await;
		book(&store, Some(&cursor), &last, &around(AMENDED, 1)).await;
		let years = "SELECT year, working, revision, document_sm3, published_day, published_block, amended_day, amended_block \
			FROM calendar_years ORDER BY year";
		// The day off is one of 248.
		assert_eq!(
			rows(&store, years).await,
			[
				json!([2025, 248, 0, "0x59", null, 0, null, null]),
				json!([2026, 247, 1, "0x52", 16_802, 1, 16_802, 2])
			]
		);
	}
}

fn set(subject: Value, actor: Value, due: Value) -> Value {
	json!({ "subject": subject, "actor": actor, "start": 16_802, "due": due })
}

const DEADLINES: &str = "SELECT idx, subject, kind, matter, number, part, report, month, region, actor, actor_number, due_day, \
	awaiting_year, overdue, met_day, late, dropped_day FROM deadlines ORDER BY idx";

#[tokio::test]
async fn deadline_should_keep_what_became_of_it_when_it_is_met_or_another_takes_its_place() {
	let complaint = || json!({ "Complaint": 3 });
	let terms = || json!({ "Review": { "Terms": [2, 1] } });
	let nanjing = || json!({ "Region": 320_100 });
	let events = [
		event("Calendar", "Set", set(complaint(), nanjing(), json!({ "On": 16_805 }))),
		event("Calendar", "Set", set(terms(), json!("Operator"), json!({ "Awaiting": 2017 }))),
		event(
			"Calendar",
			"Overdue",
			json!({ "subject": complaint(), "actor": nanjing(), "due": 16_805 }),
		),
		event("Calendar", "Set", set(complaint(), json!("Operator"), json!({ "On": 16_810 }))),
		event("Calendar", "Met", json!({ "subject": complaint(), "late": 2 })),
		event("Calendar", "DueKnown", json!({ "subject": terms(), "due": 17_200 })),
	];
	for (_folder, store) in indexes(&events, &Written::default()).await {
		assert_eq!(
			rows(&store, DEADLINES).await,
			[
				json!([
					0,
					"complaint-3",
					"complaint",
					null,
					3,
					null,
					null,
					null,
					null,
					"region",
					320_100,
					16_805,
					null,
					1,
					null,
					null,
					16_802
				]),
				json!([
					1,
					"review-terms-2-1",
					"review",
					"terms",
					2,
					1,
					null,
					null,
					null,
					"operator",
					null,
					17_200,
					null,
					0,
					null,
					null,
					null
				]),
				json!([
					3,
					"complaint-3",
					"complaint",
					null,
					3,
					null,
					null,
					null,
					null,
					"operator",
					null,
					16_810,
					null,
					0,
					16_802,
					2,
					null
				])
			]
		);
	}
}

#[tokio::test]
async fn actor_should_have_been_late_when_what_ended_was_past_its_day() {
	let complaint = |number: u32| json!({ "Complaint": number });
	let provider = || json!({ "Participant": 5 });
	let due = |subject: Value, day: u32| {
		event("Calendar", "Set", set(subject, provider(), json!({ "On": day })))
	};
	let met = |number: u32, late: u32| {
		event("Calendar", "Met", json!({ "subject": complaint(number), "late": late }))
	};
	// It is day 16,802. Of five, one is met in time and two late; one is dropped late, and the last is not late when
	// another takes its place, which runs.
	let events = [
		due(complaint(1), 16_802),
		due(complaint(2), 16_800),
		due(complaint(3), 16_801),
		due(complaint(4), 16_801),
		due(complaint(5), 16_802),
		met(1, 0),
		met(2, 2),
		met(3, 1),
		event("Calendar", "Dropped", json!({ "subject": complaint(4) })),
		due(complaint(5), 16_810),
		// Nothing runs any more of the first.
		met(1, 7),
	];
	for (_folder, store) in indexes(&events, &Written::default()).await {
		let tallies =
			"SELECT actor, actor_number, met, met_late, dropped_late, worst FROM deadline_tallies";
		assert_eq!(rows(&store, tallies).await, [json!(["participant", 5, 1, 2, 1, 2])]);
	}
}

#[tokio::test]
async fn deadline_should_await_a_year_again_when_its_working_days_are_amended() {
	// January 2016 is the 552nd month after January 1970.
	let report = || json!({ "Report": ["Monthly", 552, 320_000] });
	let events = [
		event("Calendar", "Set", set(report(), json!("Operator"), json!({ "On": 17_160 }))),
		event("Calendar", "DueAwaited", json!({ "subject": report(), "year": 2017 })),
		event("Calendar", "Dropped", json!({ "subject": report() })),
		// Nothing runs any more.
		event("Calendar", "Met", json!({ "subject": report(), "late": 0 })),
	];
	for (_folder, store) in indexes(&events, &Written::default()).await {
		assert_eq!(
			rows(&store, DEADLINES).await,
			[json!([
				0,
				"report-monthly-2016-01-320000",
				"report",
				null,
				null,
				null,
				"monthly",
				552,
				320_000,
				"operator",
				null,
				null,
				2017,
				0,
				null,
				null,
				16_802
			])]
		);
	}
}
