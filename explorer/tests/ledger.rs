//! What events made by hand leave in the index, on SQLite and on the PostgreSQL that `SUHUI_TEST_POSTGRES` names.

mod databases;

use anyhow::{Context, Result};
use futures::future::BoxFuture;
use serde_json::{json, Value};
use sqlx::{Column as _, Row as _};
use subxt::utils::H256;
use suhui_explorer::{
	chain::{
		block::{Block, Event},
		feed::Feed,
	},
	entities::{
		self,
		moment::{EventContext, StorageKey, Surroundings},
	},
	index::write::{write, BookedEvent},
	store::{IndexCursor, Store},
};
use suhui_primitives::{chunk::ChunkHeader, Quantity};

const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
const BOB: &str = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
const CHARLIE: &str = "5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y";
const CYCLING: &str = r#"methodology "Cycling"
input distance "distance cycled" : km, decimals 3, from 0 to 300
parameter factor : gCO2e/km = 180.5 source "Guidelines, table 2"
result gCO2e = distance * factor
vector distance = 2.5 -> 451.25
"#;
const POINTS: &str = r#"points "Two a kilometre"
input distance "distance cycled" : km, decimals 3, from 0 to 300
parameter rate : points/km = 2 source "Rules"
result points = distance * rate
vector distance = 2.5 -> 5
"#;
/// 2.5 km and, a day later, 1 km of participant 3; 4 km of participant 4. Numbers stand in their shortest form, seven
/// bits a byte, the lowest first: 2,500 is c4 13, 1,000 is e8 07, 4,000 is a0 1f.
const BODY: [u8; 12] = [3, 0, 0xc4, 0x13, 0, 0, 0xe8, 0x07, 1, 0, 0xa0, 0x1f];

/// What stands around the events: values as the chain would have written them, and the chunk fed.
#[derive(Default)]
struct Written {
	before: Vec<(&'static str, StorageKey, Value)>,
	after: Vec<(&'static str, StorageKey, Value)>,
	feed: Option<Feed>,
	/// What the extrinsics said, by the name of the argument.
	arguments: Vec<(&'static str, &'static str)>,
}

fn at(
	values: &[(&'static str, StorageKey, Value)],
	pallet: &str,
	entry: &str,
	key: &StorageKey,
) -> Option<Value> {
	let name = format!("{pallet}.{entry}");
	let found = values.iter().find(|(stored, under, _)| *stored == name && under == key);
	found.map(|(_, _, value)| value.clone())
}

impl Surroundings for Written {
	fn after<'a>(
		&'a self,
		pallet: &'a str,
		entry: &'a str,
		key: StorageKey,
	) -> BoxFuture<'a, Result<Option<Value>>> {
		Box::pin(async move { Ok(at(&self.after, pallet, entry, &key)) })
	}

	fn before<'a>(
		&'a self,
		pallet: &'a str,
		entry: &'a str,
		key: StorageKey,
	) -> BoxFuture<'a, Result<Option<Value>>> {
		Box::pin(async move { Ok(at(&self.before, pallet, entry, &key)) })
	}

	fn feed(&self, _: u32) -> Result<Feed> {
		self.feed.clone().context("nothing was fed")
	}

	fn argument(&self, _: u32, name: &str) -> Result<Vec<u8>> {
		let found = self.arguments.iter().find(|(argument, _)| *argument == name);
		Ok(found.context("the call has no such argument")?.1.as_bytes().to_vec())
	}
}

fn event(pallet: &str, name: &str, fields: Value) -> Event {
	Event {
		extrinsic: Some(2),
		pallet: pallet.into(),
		name: name.into(),
		fields,
		bytes: vec![1],
		understood: true,
	}
}

/// Block 7, of 2016-01-02 in Beijing.
fn block(events: &[Event]) -> Block {
	Block {
		number: 7,
		hash: H256::repeat_byte(7),
		parent: H256::repeat_byte(6),
		state_root: H256::zero(),
		author: None,
		time_ms: Some(1_451_664_000_000),
		spec_version: 100,
		extrinsics: Vec::new(),
		events: events.to_vec(),
		first_experts: Vec::new(),
	}
}

/// Books a block's events after a cursor, none of which may be refused.
async fn book(
	store: &Store,
	cursor: Option<&IndexCursor>,
	block: &Block,
	around: &Written,
) -> IndexCursor {
	let mut bookings = Vec::new();
	for (index, event) in block.events.iter().enumerate() {
		let moment = EventContext::new(block, index, event, around);
		bookings
			.push(BookedEvent { event: index, changes: entities::changes(&moment).await.unwrap() });
	}
	let cursor = write(store, cursor, block, &bookings).await.unwrap();
	let raw = rows(store, "SELECT idx FROM events WHERE raw IS NOT NULL").await;
	assert!(raw.is_empty(), "events {raw:?} were refused");
	cursor
}

/// Books events of block 7 into an empty index of each kind.
async fn indexes(events: &[Event], around: &Written) -> Vec<(tempfile::TempDir, Store)> {
	let mut stores = Vec::new();
	for (folder, url) in databases::databases().await {
		let store = Store::open(&url).await.unwrap();
		book(&store, None, &block(events), around).await;
		stores.push((folder, store));
	}
	stores
}

/// Rows as JSON.
async fn rows(store: &Store, sql: &str) -> Vec<Value> {
	let rows = sqlx::query(sql).fetch_all(&store.pool).await.unwrap();
	let cell = |row: &sqlx::any::AnyRow, at: usize| match row.try_get::<Option<i64>, _>(at) {
		Ok(number) => json!(number),
		Err(_) => json!(row.get::<Option<String>, _>(at)),
	};
	let row = |row: &sqlx::any::AnyRow| {
		Value::Array(row.columns().iter().map(|column| cell(row, column.ordinal())).collect())
	};
	rows.iter().map(row).collect()
}

fn opened(participant: u32, account: &str, region: u32) -> Event {
	let fields = json!({ "participant": participant, "account": account, "kind": "Individual", "region": region });
	event("Participants", "Opened", fields)
}

fn digests(byte: &str) -> Value {
	json!({ "blake2_256": format!("0xb{byte}"), "sm3": format!("0x5{byte}") })
}

#[tokio::test]
async fn participant_should_keep_every_account_when_the_key_changes_and_the_account_closes() {
	let events = [
		opened(3, ALICE, 320_100),
		opened(4, BOB, 320_500),
		event("Participants", "KeyChanged", json!({ "participant": 4, "account": ALICE })),
		event("Participants", "Closed", json!({ "participant": 3 })),
	];
	for (_folder, store) in indexes(&events, &Written::default()).await {
		let participants = "SELECT id, account, kind, region, opened_day, closed_day, block FROM participants ORDER BY id";
		// 2016-01-02 is the 16,802nd day after 1970-01-01.
		assert_eq!(
			rows(&store, participants).await,
			[
				json!([3, ALICE, "individual", 320_100, 16_802, 16_802, 7]),
				json!([4, ALICE, "individual", 320_500, 16_802, null, 7])
			]
		);
		let accounts =
			"SELECT participant, account FROM participant_accounts ORDER BY participant, account";
		assert_eq!(
			rows(&store, accounts).await,
			[json!([3, ALICE]), json!([4, BOB]), json!([4, ALICE])]
		);
		assert_eq!(
			rows(&store, "SELECT kind, number FROM open_accounts").await,
			[json!(["individual", 1])]
		);
	}
}

#[tokio::test]
async fn participant_should_be_open_under_its_account_when_opened_again() {
	let events = [
		opened(3, ALICE, 320_100),
		event("Participants", "Closed", json!({ "participant": 3 })),
		event("Participants", "Reopened", json!({ "participant": 3, "account": BOB })),
	];
	for (_folder, store) in indexes(&events, &Written::default()).await {
		assert_eq!(
			rows(&store, "SELECT id, account, closed_day FROM participants").await,
			[json!([3, BOB, null])]
		);
		let accounts = "SELECT account FROM participant_accounts ORDER BY account";
		assert_eq!(rows(&store, accounts).await, [json!([BOB]), json!([ALICE])]);
		assert_eq!(
			rows(&store, "SELECT kind, number FROM open_accounts").await,
			[json!(["individual", 1])]
		);
	}
}

#[tokio::test]
async fn participant_should_have_title_and_code_when_a_legal_person_is_opened() {
	// The digits 9144030071526726XG, as bytes in hexadecimal.
	let code = "0x393134343033303037313532363732365847";
	let person = json!({ "title": "骑行 ABC", "code": code });
	let around = Written {
		after: vec![(
			"Participants.Participants",
			StorageKey::Number(3),
			json!({ "holder": { "Organisation": person } }),
		)],
		..Written::default()
	};
	let fields =
		json!({ "participant": 3, "account": ALICE, "kind": "Organisation", "region": 310_118 });
	// Of an individual nothing is asked of the state, where there is nothing here.
	let events = [event("Participants", "Opened", fields), opened(4, BOB, 320_500)];
	for (_folder, store) in indexes(&events, &around).await {
		let participants =
			"SELECT id, kind, title, code, folded, region FROM participants ORDER BY id";
		assert_eq!(
			rows(&store, participants).await,
			[
				json!([
					3,
					"organisation",
					"骑行 ABC",
					"9144030071526726XG",
					"骑行 abc 9144030071526726xg",
					310_118
				]),
				json!([4, "individual", null, null, null, 320_500])
			]
		);
	}
}

#[tokio::test]
async fn pilot_should_be_a_present_one_when_admitted_again() {
	let event = |name| event("Participants", name, json!({ "region": 330_421 }));
	let mut events = vec![event("PilotAdmitted"), event("PilotWithdrawn")];
	let pilots =
		"SELECT region, admitted_day, admitted_block, withdrawn_day, withdrawn_block FROM pilots";
	for (_folder, store) in indexes(&events, &Written::default()).await {
		assert_eq!(rows(&store, pilots).await, [json!([330_421, 16_802, 7, 16_802, 7])]);
	}
	events.push(event("PilotAdmitted"));
	for (_folder, store) in indexes(&events, &Written::default()).await {
		assert_eq!(rows(&store, pilots).await, [json!([330_421, 16_802, 7, null, null])]);
	}
}

#[tokio::test]
async fn expert_should_be_listed_when_seated_since_the_first_block_or_appointed() {
	let genesis = Block {
		number: 0,
		hash: H256::repeat_byte(6),
		time_ms: None,
		first_experts: vec![(1, ALICE.into()), (2, BOB.into())],
		..block(&[])
	};
	let named = |name: &str, expert: u32, account: &str| {
		event("Experts", name, json!({ "expert": expert, "account": account }))
	};
	let dismissed = |expert: u32| event("Experts", "Dismissed", json!({ "expert": expert }));
	let later = Block {
		number: 1,
		..block(&[
			named("KeyChanged", 1, CHARLIE),
			dismissed(2),
			named("Appointed", 3, ALICE),
			dismissed(3),
			named("Appointed", 3, ALICE),
		])
	};
	for (_folder, url) in databases::databases().await {
		let store = Store::open(&url).await.unwrap();
		let cursor = book(&store, None, &genesis, &Written::default()).await;
		book(&store, Some(&cursor), &later, &Written::default()).await;
		let experts = "SELECT id, account, appointed_day, appointed_block, dismissed_day, dismissed_block FROM experts \
			ORDER BY id";
		assert_eq!(
			rows(&store, experts).await,
			[
				json!([1, CHARLIE, null, 0, null, null]),
				json!([2, BOB, null, 0, 16_802, 1]),
				json!([3, ALICE, 16_802, 1, null, null])
			]
		);
	}
}

#[tokio::test]
async fn version_should_have_its_text_and_opinions_when_published() {
	let around = Written {
		after: vec![
			(
				"Methodology.Versions",
				StorageKey::Number(5),
				json!({ "title": "骑行 ABC", "document": digests("1") }),
			),
			("Methodology.Texts", StorageKey::Number(5), json!(CYCLING)),
			(
				"Methodology.Opinions",
				StorageKey::Numbers(5, 2),
				json!({ "favourable": true, "report": digests("2") }),
			),
		],
		..Written::default()
	};
	let submitted = json!({ "version": 5, "methodology": 1, "number": 2, "developer": 3 });
	let events = [
		event("Methodology", "Submitted", submitted),
		event("Methodology", "Opined", json!({ "version": 5, "expert": 2, "favourable": true })),
		event("Methodology", "Published", json!({ "version": 5, "methodology": 1, "number": 2 })),
	];
	for (_folder, store) in indexes(&events, &around).await {
		let versions = "SELECT id, methodology, number, title, folded, developer, text, document_blake2_256, document_sm3, \
			stage, submitted_day, published_day, published_block FROM versions";
		assert_eq!(
			rows(&store, versions).await,
			[json!([
				5,
				1,
				2,
				"骑行 ABC",
				"骑行 abc",
				3,
				CYCLING,
				"0xb1",
				"0x51",
				"published",
				16_802,
				16_802,
				7
			])]
		);
		assert_eq!(
			rows(&store, "SELECT id, developer, versions FROM methodologies").await,
			[json!([1, 3, 2])]
		);
		let opinions =
			"SELECT version, expert, favourable, report_blake2_256, report_sm3 FROM opinions";
		assert_eq!(rows(&store, opinions).await, [json!([5, 2, 1, "0xb2", "0x52"])]);
	}
}

/// Terms of scenario 4 as the chain keeps them, under a methodology version or none.
fn terms(
	number: u32,
	version: Option<u32>,
	document: &str,
) -> Vec<(&'static str, StorageKey, Value)> {
	let key = StorageKey::Numbers(4, number);
	let rule = json!({ "inputs": 1, "bindings": [{ "Input": 0 }] });
	vec![
		(
			"Scenarios.TermsOf",
			key.clone(),
			json!({ "version": version, "document": digests(document) }),
		),
		("Scenarios.PointsTexts", key.clone(), json!(POINTS)),
		("Scenarios.PointsRules", key, rule),
	]
}

fn described(succeeds: Option<u32>) -> Value {
	json!({ "title": "骑行", "category": "Transport", "document": digests("1"), "succeeds": succeeds })
}

#[tokio::test]
async fn version_and_scenario_should_keep_their_texts_when_rejected() {
	let mut after = vec![
		("Methodology.Versions", StorageKey::Number(5), described(None)),
		("Methodology.Texts", StorageKey::Number(5), json!(CYCLING)),
		("Scenarios.Scenarios", StorageKey::Number(4), described(Some(2))),
	];
	after.extend(terms(1, None, "1"));
	let around = Written { after, ..Written::default() };
	let submitted = json!({ "version": 5, "methodology": 1, "number": 1, "developer": 3 });
	let events = [
		event("Methodology", "Submitted", submitted),
		event("Methodology", "Rejected", json!({ "version": 5, "reason": digests("2") })),
		event("Scenarios", "Applied", json!({ "source": 4, "developer": 3 })),
		event("Scenarios", "Rejected", json!({ "source": 4, "reason": digests("3") })),
	];
	for (_folder, store) in indexes(&events, &around).await {
		let versions = "SELECT stage, text, published_day, rejected_day, rejected_block, reason_blake2_256, reason_sm3 \
			FROM versions";
		assert_eq!(
			rows(&store, versions).await,
			[json!(["rejected", CYCLING, null, 16_802, 7, "0xb2", "0x52"])]
		);
		let scenarios = "SELECT developer, succeeds, stage, stage_day, stage_block, reason_blake2_256, reason_sm3 \
			FROM scenarios";
		assert_eq!(
			rows(&store, scenarios).await,
			[json!([3, 2, "rejected", 16_802, 7, "0xb3", "0x53"])]
		);
		let terms = "SELECT number, stage, points_text, from_day, reason_sm3 FROM terms";
		assert_eq!(rows(&store, terms).await, [json!([1, "rejected", POINTS, null, null])]);
	}
}

#[tokio::test]
async fn version_and_scenario_should_keep_their_texts_when_withdrawn() {
	let mut after = vec![
		("Methodology.Versions", StorageKey::Number(5), described(None)),
		("Methodology.Texts", StorageKey::Number(5), json!(CYCLING)),
		("Scenarios.Scenarios", StorageKey::Number(4), described(None)),
	];
	after.extend(terms(1, None, "1"));
	let kept = Written { after: after.clone(), ..Written::default() };
	// Applied for and taken back in one block, which leaves neither text nor rule.
	let is_gone = |entry: &str| entry.ends_with("Texts") || entry.ends_with("Rules");
	after.retain(|(entry, _, _)| !is_gone(entry));
	let arguments = vec![("text", CYCLING), ("points_text", POINTS)];
	let gone = Written { after, arguments, ..Written::default() };
	let submitted = json!({ "version": 5, "methodology": 1, "number": 1, "developer": 3 });
	let events = [
		event("Methodology", "Submitted", submitted),
		event("Methodology", "Withdrawn", json!({ "version": 5 })),
		event("Scenarios", "Applied", json!({ "source": 4, "developer": 3 })),
		event("Scenarios", "Withdrawn", json!({ "source": 4 })),
	];
	for (around, bindings) in [(kept, r#"[{"input":0}]"#), (gone, "[]")] {
		for (_folder, store) in indexes(&events, &around).await {
			let versions =
				"SELECT stage, text, withdrawn_day, withdrawn_block, rejected_day FROM versions";
			let withdrawn = json!(["withdrawn", CYCLING, 16_802, 7, null]);
			assert_eq!(rows(&store, versions).await, [withdrawn]);
			let scenarios =
				"SELECT stage, stage_day, stage_block, reason_blake2_256 FROM scenarios";
			let withdrawn = json!(["withdrawn", 16_802, 7, null]);
			assert_eq!(rows(&store, scenarios).await, [withdrawn]);
			let terms = "SELECT number, stage, points_text, from_day, bindings FROM terms";
			let withdrawn = json!([1, "withdrawn", POINTS, null, bindings]);
			assert_eq!(rows(&store, terms).await, [withdrawn]);
		}
	}
}

#[tokio::test]
async fn terms_should_hold_until_the_day_before_the_next_when_admitted_one_after_another() {
	let mut after = vec![("Scenarios.Scenarios", StorageKey::Number(4), described(None))];
	for (number, version) in [(1, None), (2, Some(5)), (3, Some(6)), (4, Some(7)), (5, Some(7))] {
		after.extend(terms(number, version, &number.to_string()));
	}
	let around = Written { after, ..Written::default() };
	let of = |terms: u32| json!({ "source": 4, "terms": terms });
	let admitted = |terms: u32, from: u32| json!({ "source": 4, "terms": terms, "from": from });
	let rejected = json!({ "source": 4, "terms": 2, "reason": digests("9") });
	let events = [
		event("Scenarios", "Applied", json!({ "source": 4, "developer": 3 })),
		// 2015-12-01 is the 16,770th day.
		event("Scenarios", "Admitted", json!({ "source": 4, "from": 16_770 })),
		event("Scenarios", "TermsProposed", of(2)),
		event("Scenarios", "TermsRejected", rejected),
		event("Scenarios", "TermsProposed", of(3)),
		event("Scenarios", "TermsAdmitted", admitted(3, 16_810)),
		event("Scenarios", "TermsProposed", of(4)),
		event("Scenarios", "TermsWithdrawn", of(4)),
		event("Scenarios", "TermsProposed", of(5)),
	];
	for (_folder, store) in indexes(&events, &around).await {
		let terms = "SELECT number, version, stage, from_day, until_day, document_blake2_256, reason_blake2_256, bindings \
			FROM terms ORDER BY number";
		let bindings = r#"[{"input":0}]"#;
		assert_eq!(
			rows(&store, terms).await,
			[
				json!([1, null, "in_force", 16_770, 16_809, "0xb1", null, bindings]),
				json!([2, 5, "rejected", null, null, "0xb2", "0xb9", bindings]),
				json!([3, 6, "in_force", 16_810, null, "0xb3", null, bindings]),
				json!([4, 7, "withdrawn", null, null, "0xb4", null, bindings]),
				json!([5, 7, "proposed", null, null, "0xb5", null, bindings])
			]
		);
		assert_eq!(
			rows(&store, "SELECT stage, stage_day, succeeds FROM scenarios").await,
			[json!(["admitted", 16_802, null])]
		);
	}
}

#[tokio::test]
async fn mandate_should_be_withdrawn_when_it_is_the_last_of_its_scope() {
	let granted = |scope: &str, until: u32, byte: &str| {
		let fields =
			json!({ "scope": scope, "from": 16_801, "until": until, "document": digests(byte) });
		event("Mandate", "Granted", fields)
	};
	let events = [
		granted("Issuance", 16_900, "1"),
		granted("Review", 16_900, "2"),
		granted("Issuance", 17_000, "3"),
		event("Mandate", "Withdrawn", json!({ "scope": "Issuance" })),
	];
	for (_folder, store) in indexes(&events, &Written::default()).await {
		let mandates = "SELECT granted_block, idx, granted_day, scope, from_day, until_day, document_blake2_256, \
			document_sm3, withdrawn_day, withdrawn_block FROM mandates ORDER BY idx";
		assert_eq!(
			rows(&store, mandates).await,
			[
				json!([7, 0, 16_802, "issuance", 16_801, 16_900, "0xb1", "0x51", null, null]),
				json!([7, 1, 16_802, "review", 16_801, 16_900, "0xb2", "0x52", null, null]),
				json!([7, 2, 16_802, "issuance", 16_801, 17_000, "0xb3", "0x53", 16_802, 7])
			]
		);
	}
}

#[tokio::test]
async fn verifier_should_stand_as_last_said_when_suspended_unconfirmed_and_reinstated() {
	let mut events = vec![
		event("Accreditation", "Accredited", json!({ "verifier": 3, "document": digests("1") })),
		event("Accreditation", "InterestDeclared", json!({ "verifier": 3, "source": 4 })),
		event("Accreditation", "Unconfirmed", json!({ "verifier": 3 })),
	];
	let verifiers = "SELECT id, document_blake2_256, standing, standing_day, accredited_day, reason_sm3 FROM verifiers";
	for (_folder, store) in indexes(&events, &Written::default()).await {
		let expected = json!([3, "0xb1", "unconfirmed", 16_802, 16_802, null]);
		assert_eq!(rows(&store, verifiers).await, [expected]);
		let interests = "SELECT verifier, source, block FROM interests";
		assert_eq!(rows(&store, interests).await, [json!([3, 4, 7])]);
	}
	let suspended = json!({ "verifier": 3, "reason": digests("2") });
	events.push(event("Accreditation", "Suspended", suspended));
	for (_folder, store) in indexes(&events, &Written::default()).await {
		let expected = json!([3, "0xb1", "suspended", 16_802, 16_802, "0x52"]);
		assert_eq!(rows(&store, verifiers).await, [expected]);
	}
	let reinstated = json!({ "verifier": 3, "account": ALICE });
	events.push(event("Accreditation", "Reinstated", reinstated));
	for (_folder, store) in indexes(&events, &Written::default()).await {
		let expected = json!([3, "0xb1", "good", 16_802, 16_802, "0x52"]);
		assert_eq!(rows(&store, verifiers).await, [expected]);
	}
}

#[tokio::test]
async fn lapse_should_be_kept_when_lots_lapsed() {
	let quantity = json!({ "reduction": "9007199254740993", "points": "7" });
	let lapsed = json!({ "month": 552, "page": 1, "quantity": quantity });
	for (_folder, store) in indexes(&[event("Points", "Lapsed", lapsed)], &Written::default()).await
	{
		let lapses = "SELECT block, idx, month, page, mg, points FROM lapses";
		assert_eq!(
			rows(&store, lapses).await,
			[json!([7, 0, 552, 1, 9_007_199_254_740_993_i64, 7])]
		);
	}
}

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
		// Both accounts are open, bits 3 and 4; only participant 3 consents to scenario 1.
		before: vec![
			("Participants.Individuals", StorageKey::Number(0), json!("24")),
			("Participants.Consents", StorageKey::Numbers(1, 0), json!("8")),
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
