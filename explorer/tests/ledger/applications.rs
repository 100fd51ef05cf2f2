//! Methodologies, scenarios and their terms, from application to decision.

use serde_json::{json, Value};
use suhui_explorer::{chain::block::Event, entities::moment::StorageKey};
use suhui_primitives::{Matter, Seat};

use crate::booking::{digests, event, indexes, rows, Written, CYCLING, POINTS};

/// Version 5, the second of methodology 1, of participant 3.
fn submitted_version() -> Event {
	let submitted = json!({ "version": 5, "methodology": 1, "number": 2, "developer": 3 });
	event("Methodology", "Submitted", submitted)
}

fn of_version(name: &str, more: Value) -> Event {
	let mut fields = json!({ "version": 5 });
	fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
	event("Methodology", name, fields)
}

fn panel(round: u32, experts: &[u32]) -> Event {
	let seats: Vec<_> = experts.iter().map(|expert| json!({ "Expert": expert })).collect();
	let fields = json!({ "matter": { "Methodology": 5 }, "round": round, "seats": seats });
	event("Experts", "PanelNamed", fields)
}

fn spoken(name: &str, expert: u32, what: &str, said: Value) -> Event {
	let seat = json!({ "Expert": expert });
	let fields = json!({ "matter": { "Methodology": 5 }, "round": 1, "seat": seat, what: said });
	event("Experts", name, fields)
}

fn around_version() -> Written {
	let opinion = |expert: u32, byte: &str| {
		let key = StorageKey::Seat(Matter::Methodology(5), 1, Seat::Expert(expert));
		("Experts.Opinions", key, json!({ "view": "Favourable", "report": digests(byte) }))
	};
	let version = json!({ "title": "骑行 ABC", "document": digests("1") });
	Written {
		after: vec![
			("Methodology.Versions", StorageKey::Number(5), version),
			("Methodology.Texts", StorageKey::Number(5), json!(CYCLING)),
			opinion(1, "2"),
			opinion(4, "3"),
		],
		..Written::default()
	}
}

#[tokio::test]
async fn version_should_have_its_text_and_steps_when_published() {
	let events = [
		submitted_version(),
		of_version("ReturnedIncomplete", json!({ "reason": digests("7") })),
		of_version("Completed", json!({ "document": digests("8") })),
		of_version("Accepted", json!({})),
		// 2016-01-11 is the 16,811th day.
		of_version("NoticeBegun", json!({ "round": 1, "from": 16_802, "last": 16_811 })),
		of_version("Filed", json!({})),
		of_version("Published", json!({ "methodology": 1, "number": 2, "effective": 16_830 })),
		of_version("Discontinued", json!({ "from": 16_900, "reason": digests("9") })),
	];
	for (_folder, store) in indexes(&events, &around_version()).await {
		let versions = "SELECT id, methodology, number, title, folded, developer, text, document_blake2_256, stage, \
			stage_day, stage_block, round, submitted_day, published_day, effective_day, discontinued_day FROM versions";
		let words = json!([5, 1, 2, "骑行 ABC", "骑行 abc", 3, CYCLING, "0xb8", "discontinued"]);
		let days = json!([16_802, 7, 1, 16_802, 16_802, 16_830, 16_900]);
		let row = [words, days].map(|part| part.as_array().unwrap().clone()).concat();
		assert_eq!(rows(&store, versions).await, [Value::Array(row)]);
		assert_eq!(
			rows(&store, "SELECT id, developer, versions FROM methodologies").await,
			[json!([1, 3, 2])]
		);
		let steps = "SELECT step, document_sm3, reason_sm3 FROM version_steps ORDER BY idx";
		assert_eq!(
			rows(&store, steps).await,
			[
				json!(["submitted", null, null]),
				json!(["returned_incomplete", null, "0x57"]),
				json!(["completed", "0x58", null]),
				json!(["accepted", null, null]),
				json!(["notice_begun", null, null]),
				json!(["filed", null, null]),
				json!(["published", null, null]),
				json!(["discontinued", null, "0x59"])
			]
		);
		let notices = "SELECT round, from_day, last_day, outcome, outcome_day FROM notices";
		assert_eq!(rows(&store, notices).await, [json!([1, 16_802, 16_811, "filed", 16_802])]);
	}
}

#[tokio::test]
async fn panel_should_keep_what_was_said_when_others_take_its_places() {
	let events = [
		submitted_version(),
		panel(1, &[1, 2, 3]),
		spoken("Opined", 1, "favourable", json!(true)),
		spoken("Recused", 2, "reason", digests("4")),
		panel(1, &[1, 3, 4]),
		spoken("Opined", 4, "favourable", json!(false)),
		event("Experts", "InterestDeclared", json!({ "expert": 2, "participant": 3 })),
	];
	for (_folder, store) in indexes(&events, &around_version()).await {
		let panels = "SELECT matter, number, part, round, seat, seat_number, named_day, replaced_block FROM panels \
			ORDER BY seat_number";
		let seat = |expert: u32, replaced: Option<u32>| {
			json!(["methodology", 5, 0, 1, "expert", expert, 16_802, replaced])
		};
		let seats = [seat(1, None), seat(2, Some(7)), seat(3, None), seat(4, None)];
		assert_eq!(rows(&store, panels).await, seats);
		let opinions =
			"SELECT seat_number, view, report_blake2_256, report_sm3 FROM opinions ORDER BY seat_number";
		assert_eq!(
			rows(&store, opinions).await,
			[
				json!([1, "favourable", "0xb2", "0x52"]),
				json!([2, "recused", "0xb4", "0x54"]),
				json!([4, "adverse", "0xb3", "0x53"])
			]
		);
		let interests = "SELECT expert, participant, day FROM expert_interests";
		assert_eq!(rows(&store, interests).await, [json!([2, 3, 16_802])]);
	}
}

#[tokio::test]
async fn version_should_be_evaluated_anew_when_an_objection_is_upheld() {
	let notice = |round: u32| json!({ "round": round, "from": 16_802, "last": 16_811 });
	let objected = |objection: u32, by: u32| {
		let fields = json!({ "objection": objection, "by": by, "document": digests("5") });
		of_version("Objected", fields)
	};
	let answered = |objection: u32, upheld: bool| {
		let fields = json!({ "objection": objection, "upheld": upheld, "document": digests("6") });
		of_version("ObjectionAnswered", fields)
	};
	let events = [
		submitted_version(),
		of_version("Accepted", json!({})),
		of_version("NoticeBegun", notice(1)),
		objected(1, 8),
		objected(2, 9),
		answered(1, false),
		answered(2, true),
		of_version("NoticeBegun", notice(2)),
		objected(3, 8),
		answered(3, false),
		of_version("Filed", json!({})),
		of_version("SentBack", json!({ "reason": digests("7"), "round": 3 })),
		of_version("Rejected", json!({ "reason": null })),
	];
	for (_folder, store) in indexes(&events, &around_version()).await {
		let versions = "SELECT stage, round, published_day FROM versions";
		assert_eq!(rows(&store, versions).await, [json!(["rejected", 3, null])]);
		let notices = "SELECT round, outcome FROM notices ORDER BY round";
		assert_eq!(rows(&store, notices).await, [json!([1, "reopened"]), json!([2, "filed"])]);
		let objections = "SELECT number, round, participant, document_sm3, filed_day, upheld, answer_sm3, answered_day \
			FROM objections ORDER BY number";
		let objection = |number: u32, round: u32, by: u32, upheld: u32| {
			json!([number, round, by, "0x55", 16_802, upheld, "0x56", 16_802])
		};
		let made = [objection(1, 1, 8, 0), objection(2, 1, 9, 1), objection(3, 2, 8, 0)];
		assert_eq!(rows(&store, objections).await, made);
		let reopened = "SELECT COUNT(*) FROM version_steps WHERE step = 'reopened'";
		assert_eq!(rows(&store, reopened).await, [json!([1])]);
	}
}

/// Terms of scenario 4 as the chain keeps them, under a methodology version or none.
pub fn terms(
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

pub fn described(succeeds: Option<u32>) -> Value {
	json!({
		"title": "骑行", "kind": { "Scenario": "Transport" }, "document": digests("1"), "declaration": digests("0"),
		"succeeds": succeeds,
	})
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
		let versions = "SELECT stage, text, published_day, stage_day, stage_block FROM versions";
		assert_eq!(rows(&store, versions).await, [json!(["rejected", CYCLING, null, 16_802, 7])]);
		let steps =
			"SELECT reason_blake2_256, reason_sm3 FROM version_steps WHERE step = 'rejected'";
		assert_eq!(rows(&store, steps).await, [json!(["0xb2", "0x52"])]);
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
async fn project_should_have_neither_category_nor_points_formula_when_applied_for() {
	let mut project = described(None);
	project["kind"] = json!("Project");
	let key = StorageKey::Numbers(4, 1);
	let rule = json!({ "inputs": 4, "formula": null, "bindings": [] });
	let after = vec![
		("Scenarios.Scenarios", StorageKey::Number(4), project),
		("Scenarios.TermsOf", key.clone(), json!({ "version": 5, "document": digests("1") })),
		// As no bytes are decoded.
		("Scenarios.PointsTexts", key.clone(), json!("0x")),
		("Scenarios.PointsRules", key, rule),
	];
	let around = Written { after, ..Written::default() };
	let events = [event("Scenarios", "Applied", json!({ "source": 4, "developer": 3 }))];
	for (_folder, store) in indexes(&events, &around).await {
		let scenarios = "SELECT developer, category, stage FROM scenarios";
		assert_eq!(rows(&store, scenarios).await, [json!([3, null, "applied"])]);
		let terms = "SELECT version, points_text, bindings FROM terms";
		assert_eq!(rows(&store, terms).await, [json!([5, "", "[]"])]);
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
			let versions = "SELECT stage, text, stage_day, stage_block FROM versions";
			let withdrawn = json!(["withdrawn", CYCLING, 16_802, 7]);
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
