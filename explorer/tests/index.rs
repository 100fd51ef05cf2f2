//! What the index's writer keeps, on SQLite and on the PostgreSQL that `SUHUI_TEST_POSTGRES` names.

mod databases;

use std::sync::Arc;

use sqlx::Row as _;
use subxt::utils::H256;
use suhui_explorer::{
	chain::block::{Block, Event},
	entities::region_issuance::Credits,
	index::write::{write, BookedEvent},
	statement,
	store::{change::Change, Store},
};
use suhui_primitives::Quantity;
use tempfile::TempDir;

fn block(number: u64, parent: u8) -> Block {
	Block {
		number,
		hash: H256::repeat_byte(u8::try_from(number).unwrap() + 1),
		parent: H256::repeat_byte(parent),
		state_root: H256::zero(),
		author: None,
		time_ms: None,
		spec_version: 100,
		extrinsics: Vec::new(),
		events: vec![event(1), event(2)],
		first_experts: Vec::new(),
		first_years: Vec::new(),
		first_offices: Vec::new(),
		first_departments: Vec::new(),
	}
}

fn event(byte: u8) -> Event {
	Event {
		extrinsic: None,
		pallet: "Participants".into(),
		name: "Opened".into(),
		fields: serde_json::Value::Null,
		bytes: vec![byte],
		understood: true,
	}
}

fn booking(event: usize, changes: &[Change]) -> BookedEvent {
	BookedEvent { event, changes: changes.to_vec() }
}

/// An empty store of each kind.
async fn stores() -> Vec<(TempDir, Store)> {
	let mut stores = Vec::new();
	for (folder, url) in databases::databases().await {
		stores.push((folder, Store::open(&url).await.unwrap()));
	}
	stores
}

fn opened(id: i64, region: i64) -> Change {
	statement!(
		"INSERT INTO participants (id, account, kind, region, opened_day, block) VALUES ($1, 'a', 'individual', $2, 0, 0)",
		id,
		region
	)
}

#[tokio::test]
async fn cursor_should_move_when_a_block_follows_its_parent() {
	for (_folder, store) in stores().await {
		assert_eq!(store.cursor().await.unwrap(), None);
		let first = write(&store, None, &block(0, 0), &[]).await.unwrap();
		let second = write(&store, Some(&first), &block(1, 1), &[]).await.unwrap();
		assert_eq!(store.cursor().await.unwrap(), Some(second));
	}
}

#[tokio::test]
async fn block_should_be_refused_and_leave_nothing_when_its_parent_is_another() {
	for (_folder, store) in stores().await {
		let first = write(&store, None, &block(0, 0), &[]).await.unwrap();
		assert!(write(&store, Some(&first), &block(1, 9), &[]).await.is_err());
		assert!(write(&store, Some(&first), &block(2, 1), &[]).await.is_err());
		assert_eq!(store.cursor().await.unwrap(), Some(first));
	}
}

#[tokio::test]
async fn event_should_be_kept_raw_and_change_nothing_when_the_database_refuses_it() {
	for (_folder, store) in stores().await {
		let twice = [opened(3, 320_100), opened(3, 320_100)];
		let bookings = [booking(0, &twice), booking(1, &[opened(4, 320_500)])];
		let first = write(&store, None, &block(0, 0), &bookings).await.unwrap();
		assert_eq!(store.cursor().await.unwrap(), Some(first));
		let rows = sqlx::query("SELECT id FROM participants").fetch_all(&store.pool).await.unwrap();
		assert_eq!(rows.iter().map(|row| row.get(0)).collect::<Vec<i64>>(), [4]);
		let rows = sqlx::query("SELECT raw FROM events ORDER BY idx");
		let rows = rows.fetch_all(&store.pool).await.unwrap();
		let raw: Vec<Option<String>> = rows.iter().map(|row| row.get(0)).collect();
		assert_eq!(raw, [Some("0x01".into()), None]);
		let row = sqlx::query("SELECT undecoded FROM blocks").fetch_one(&store.pool).await.unwrap();
		assert_eq!(row.get::<i64, _>(0), 1);
	}
}

#[tokio::test]
async fn event_should_be_kept_raw_when_a_sum_leaves_64_bits() {
	for (_folder, store) in stores().await {
		let batch = statement!(
			"INSERT INTO batches (id, source, terms, first_day, last_day, reporter, opened_block, records, chunks, root, \
			claim_mg, claim_points, status, fed_chunks, fed_records, issued_mg, issued_points, withheld_mg, withheld_points, \
			withheld_records) VALUES (0, 0, 1, 0, 0, 0, 0, 1, 1, '0x', '0', '0', 'approved', 0, 0, $1, 0, 0, 0, 0)",
			i64::MAX
		);
		let more = statement!("UPDATE batches SET issued_mg = issued_mg + $1", 1i64);
		let bookings = [booking(0, &[batch]), booking(1, &[more])];
		write(&store, None, &block(0, 0), &bookings).await.unwrap();
		let row =
			sqlx::query("SELECT issued_mg FROM batches").fetch_one(&store.pool).await.unwrap();
		assert_eq!(row.get::<i64, _>(0), i64::MAX);
		let rows = sqlx::query("SELECT idx FROM events WHERE raw IS NOT NULL");
		assert_eq!(rows.fetch_all(&store.pool).await.unwrap().len(), 1);
	}
}

#[tokio::test]
async fn credits_should_sum_by_region_when_booked_chunk_by_chunk() {
	for (_folder, store) in stores().await {
		let people = [opened(3, 320_100), opened(4, 320_500), opened(70, 320_100)];
		let quantity = |reduction, points| Quantity { reduction, points };
		let credits = |of: Vec<_>, unknown| {
			Change::Work(Arc::new(Credits { batch: 7, class: 2, of, unknown }))
		};
		// Nanjing: 100 + 5,000 mg and 2 + 9 points of 3 + 1 records; Suzhou: 40 mg; 6 mg nobody knows whose.
		let changes = [
			credits(vec![(3, quantity(100, 2), 3), (4, quantity(40, 1), 1)], Default::default()),
			credits(vec![(70, quantity(5_000, 9), 1)], Default::default()),
			credits(Vec::new(), (quantity(6, 0), 2)),
		];
		let bookings = [booking(0, &people), booking(1, &changes)];
		write(&store, None, &block(0, 0), &bookings).await.unwrap();
		let rows =
			sqlx::query("SELECT region, mg, points, records FROM region_issuance WHERE class = 2 ORDER BY region");
		let rows = rows.fetch_all(&store.pool).await.unwrap();
		let rows: Vec<[i64; 4]> = rows.iter().map(|row| [0, 1, 2, 3].map(|i| row.get(i))).collect();
		assert_eq!(rows, [[0, 6, 0, 2], [320_100, 5_100, 11, 4], [320_500, 40, 1, 1]]);
	}
}

#[tokio::test]
async fn genesis_should_be_refused_by_name_when_another() {
	for (_folder, store) in stores().await {
		store.bind_genesis("0xaa").await.unwrap();
		store.bind_genesis("0xaa").await.unwrap();
		let error = store.bind_genesis("0xbb").await.unwrap_err().to_string();
		assert!(error.contains("0xaa") && error.contains("0xbb"), "{error}");
	}
}

#[tokio::test]
async fn index_should_go_on_where_it_was_when_opened_again() {
	for (_folder, url) in databases::databases().await {
		let store = Store::open(&url).await.unwrap();
		let first =
			write(&store, None, &block(0, 0), &[booking(0, &[opened(3, 320_100)])]).await.unwrap();
		store.pool.close().await;
		let store = Store::open(&url).await.unwrap();
		assert_eq!(store.cursor().await.unwrap(), Some(first));
	}
}

#[tokio::test]
async fn block_should_be_written_for_all_to_read_when_the_disk_was_full_before() {
	let [(_folder, url), _] = databases::databases().await;
	let store = Store::open(&url).await.unwrap();
	let first = write(&store, None, &block(0, 0), &[]).await.unwrap();
	// A file that may not grow stands for a disk that is full: for this connection, the only one that writes.
	sqlx::query("PRAGMA max_page_count = 1").execute(&store.writer).await.unwrap();
	let mut large = block(1, 1);
	large.events = vec![Event { fields: "x".repeat(1 << 20).into(), ..event(1) }];
	let error = write(&store, Some(&first), &large, &[]).await.unwrap_err();
	assert!(format!("{error:#}").contains("full"), "{error:#}");
	assert_eq!(store.cursor().await.unwrap(), Some(first.clone()));
	// There is room again.
	let second = write(&store, Some(&first), &large, &[]).await.unwrap();
	let third = write(&store, Some(&second), &block(2, 2), &[]).await.unwrap();
	assert_eq!(store.cursor().await.unwrap(), Some(third));
}
