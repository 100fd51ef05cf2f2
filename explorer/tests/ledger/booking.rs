//! Events made by hand, and the index they are booked into.

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

use crate::databases;

pub const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
pub const BOB: &str = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
pub const CHARLIE: &str = "5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y";
pub const CYCLING: &str = r#"methodology "Cycling"
input distance "distance cycled" : km, decimals 3, from 0 to 300
parameter factor : gCO2e/km = 180.5 source "Guidelines, table 2"
result gCO2e = distance * factor
vector distance = 2.5 -> 451.25
"#;
pub const POINTS: &str = r#"points "Two a kilometre"
input distance "distance cycled" : km, decimals 3, from 0 to 300
parameter rate : points/km = 2 source "Rules"
result points = distance * rate
vector distance = 2.5 -> 5
"#;

/// What stands around the events: values as the chain would have written them, and the chunk fed.
#[derive(Default)]
pub struct Written {
	pub before: Vec<(&'static str, StorageKey, Value)>,
	pub after: Vec<(&'static str, StorageKey, Value)>,
	pub feed: Option<Feed>,
	/// What the extrinsics said, by the name of the argument.
	pub arguments: Vec<(&'static str, &'static str)>,
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

pub fn event(pallet: &str, name: &str, fields: Value) -> Event {
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
pub fn block(events: &[Event]) -> Block {
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
		first_years: Vec::new(),
		first_offices: Vec::new(),
		first_departments: Vec::new(),
	}
}

/// Books a block's events after a cursor, none of which may be refused.
pub async fn book(
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
pub async fn indexes(events: &[Event], around: &Written) -> Vec<(tempfile::TempDir, Store)> {
	let mut stores = Vec::new();
	for (folder, url) in databases::databases().await {
		let store = Store::open(&url).await.unwrap();
		book(&store, None, &block(events), around).await;
		stores.push((folder, store));
	}
	stores
}

/// Rows as JSON.
pub async fn rows(store: &Store, sql: &str) -> Vec<Value> {
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

pub fn opened(participant: u32, account: &str, region: u32) -> Event {
	let fields = json!({ "participant": participant, "account": account, "kind": "Individual", "region": region });
	event("Participants", "Opened", fields)
}

pub fn digests(byte: &str) -> Value {
	json!({ "blake2_256": format!("0xb{byte}"), "sm3": format!("0x5{byte}") })
}
