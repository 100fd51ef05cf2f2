//! Whole tables.

use std::collections::BTreeSet;

use serde_json::{json, Value};

use crate::service::{services, services_with};

#[tokio::test]
async fn export_should_hold_every_row_when_downloaded() {
	for service in services().await {
		let answer = service.get("/export/extrinsics.csv").await;
		assert_eq!(
			answer.header("content-disposition"),
			Some("attachment; filename=\"extrinsics.csv\"")
		);
		let lines: Vec<_> = answer.body.lines().collect();
		assert_eq!(lines.len(), 11);
		assert!(lines[0].starts_with("block,index,hash,pallet"));
		assert_eq!(answer.header("suhui-block"), Some("5"));
		let rows = service.json("/export/batches.json").await;
		assert_eq!(rows[0]["issued_mg"], "1000000001");
		assert_eq!((&rows[1]["terms"], &rows[2]["held_from"]), (&json!(1), &Value::Null));
		assert_eq!(service.json("/export/classes.json").await[1]["month"], "2016-02");
		let exports = service.json("/exports").await;
		for export in exports["items"].as_array().unwrap() {
			let lines =
				service.get(&format!("/export/{}", export["csv"].as_str().unwrap())).await.body;
			let columns = export["columns"].as_array().unwrap().iter();
			let columns: Vec<_> = columns.map(|column| column["name"].as_str().unwrap()).collect();
			let mut sheet = csv::Reader::from_reader(lines.as_bytes());
			assert_eq!(sheet.headers().unwrap().iter().collect::<Vec<_>>(), columns);
			let path = format!("/export/{}", export["json"].as_str().unwrap());
			let rows = service.json(&path).await;
			assert_eq!(rows.as_array().unwrap().len(), sheet.records().count(), "{path}");
		}
	}
}

#[tokio::test]
async fn export_should_begin_with_a_byte_order_mark_when_csv_is_asked_for_with_one() {
	for service in services().await {
		let plain = service.get("/export/batches.csv").await.body;
		assert!(!plain.starts_with('\u{feff}'));
		assert_eq!(service.get("/export/batches.csv?bom=false").await.body, plain);
		let marked = service.get("/export/batches.csv?bom=true").await.body;
		assert_eq!(marked, format!("\u{feff}{plain}"));
		assert!(service.get("/export/batches.json?bom=true").await.body.starts_with('['));
		assert_eq!(service.get("/export/batches.csv?bom=yes").await.status, 400);
	}
}

#[tokio::test]
async fn export_should_hold_every_row_once_when_there_are_more_than_are_held_in_memory() {
	let numbers = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 11999)";
	let rows = [
		format!("INSERT INTO interests (verifier, source, block) {numbers} SELECT i / 100, i % 100, 1 FROM n"),
		format!(
			"INSERT INTO batch_steps (batch, block, idx, step, extrinsic) {numbers} \
			SELECT i / 1000 + 1, i % 5, i, 'opened', NULL FROM n"
		),
	];
	for service in services_with(&rows).await {
		// Of each 12,000, and one step that the index had.
		for (table, expected) in [("interests", 12_000), ("batch_steps", 12_001)] {
			let csv = service.get(&format!("/export/{table}.csv")).await.body;
			let rows: BTreeSet<_> = csv.lines().skip(1).collect();
			assert_eq!((rows.len(), csv.lines().count() - 1), (expected, expected), "{table}");
		}
	}
}
