//! Methodologies, scenarios and their terms, from application to decision.

use serde_json::{json, Value};
use suhui_explorer::entities::moment::StorageKey;

use crate::booking::{digests, event, indexes, rows, Written, CYCLING, POINTS};

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
		event("Scenarios", "Admitted", json!({ "source": 4, "from": 16_770, "before": null })),
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
async fn scenario_should_end_the_day_before_when_one_of_its_line_is_admitted() {
	let mut after = vec![
		("Scenarios.Scenarios", StorageKey::Number(4), described(None)),
		("Scenarios.Scenarios", StorageKey::Number(5), described(Some(4))),
	];
	after.extend(terms(1, None, "1"));
	let rule = json!({ "inputs": 1, "bindings": [{ "Input": 0 }] });
	let key = StorageKey::Numbers(5, 1);
	let written = json!({ "version": null, "document": digests("1") });
	after.push(("Scenarios.TermsOf", key.clone(), written));
	after.push(("Scenarios.PointsTexts", key.clone(), json!(POINTS)));
	after.push(("Scenarios.PointsRules", key, rule));
	let around = Written { after, ..Written::default() };
	let admitted = |source: u32, from: u32, before: Option<u32>| {
		let fields = json!({ "source": source, "from": from, "before": before });
		event("Scenarios", "Admitted", fields)
	};
	let events = [
		event("Scenarios", "Applied", json!({ "source": 4, "developer": 3 })),
		event("Scenarios", "Applied", json!({ "source": 5, "developer": 3 })),
		admitted(4, 16_770, None),
		admitted(5, 16_810, Some(4)),
	];
	for (_folder, store) in indexes(&events, &around).await {
		let scenarios =
			"SELECT id, stage, stage_day, stage_block, last_day FROM scenarios ORDER BY id";
		assert_eq!(
			rows(&store, scenarios).await,
			[json!([4, "admitted", 16_802, 7, 16_809]), json!([5, "admitted", 16_802, 7, null])]
		);
	}
}
