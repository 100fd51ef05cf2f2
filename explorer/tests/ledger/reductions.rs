//! Holdings, retirements, large events and certificates.

use serde_json::{json, Value};
use suhui_explorer::{chain::block::Event, entities::moment::StorageKey};

use crate::booking::{digests, event, indexes, opened, rows, Written, ALICE, BOB};

fn reductions(name: &str, fields: Value) -> Event {
	event("Reductions", name, fields)
}

fn retired(
	retirement: u32,
	holder: u32,
	purpose: Value,
	beneficiary: Value,
	points: &str,
	parts: Value,
	total: &str,
) -> Event {
	let fields = json!({
		"retirement": retirement, "holder": holder, "purpose": purpose, "beneficiary": beneficiary, "total": total,
		"points": points, "reductions": parts,
	});
	reductions("Retired", fields)
}

/// Participant 9 is a person, participant 7 an institution.
fn people() -> Vec<Event> {
	let institution =
		json!({ "participant": 7, "account": BOB, "kind": "Institution", "region": 320_100 });
	vec![opened(9, ALICE, 320_100), event("Participants", "Opened", institution)]
}

fn around() -> Written {
	let code = format!("0x{}", hex::encode("9144030071526726XG"));
	let holder = json!({ "Institution": { "title": "南京大学", "code": code } });
	let told = json!({ "period": [16_700, 16_730], "evidence": digests("3") });
	let bare = json!({ "period": null, "evidence": null });
	let after = vec![
		("Participants.Participants", StorageKey::Number(7), json!({ "holder": holder })),
		("Reductions.Retirements", StorageKey::Number(1), told),
		("Reductions.Retirements", StorageKey::Number(2), bare.clone()),
		("Reductions.Retirements", StorageKey::Number(3), bare),
		("Reductions.Events", StorageKey::Number(1), json!({ "title": "论坛 A" })),
	];
	Written { after, ..Written::default() }
}

#[tokio::test]
async fn holdings_should_be_what_is_left_when_some_was_passed_on_and_retired() {
	let mut events = people();
	events.extend([
		reductions(
			"Received",
			json!({ "holder": 7, "reductions": [[1, "1000"], [2, "9007199254740993"]] }),
		),
		reductions("Issued", json!({ "holder": 8, "class": 3, "milligrams": "500" })),
		reductions("Transferred", json!({ "from": 7, "to": 8, "class": 1, "milligrams": "400" })),
		// A class may be named twice.
		retired(
			1,
			7,
			json!("Offset"),
			json!("Holder"),
			"0",
			json!([[1, "350"], [1, "250"]]),
			"600",
		),
		// A person holds nothing of a class, but has lots.
		retired(2, 9, json!("Donation"), json!("Holder"), "3", json!([[3, "30"]]), "30"),
		reductions(
			"Contributed",
			json!({ "event": 1, "holder": 8, "total": "200", "reductions": [[3, "200"]] }),
		),
	]);
	for (_folder, store) in indexes(&events, &around()).await {
		let holdings = "SELECT holder, class, mg FROM holdings ORDER BY holder, class";
		assert_eq!(
			rows(&store, holdings).await,
			[json!([7, 2, 9_007_199_254_740_993_i64]), json!([8, 1, 400]), json!([8, 3, 300])]
		);
		let transfers = "SELECT idx, day, sender, receiver, class, mg FROM transfers";
		assert_eq!(rows(&store, transfers).await, [json!([4, 16_802, 7, 8, 1, 400])]);
		let receipts =
			"SELECT idx, class, day, holder, ground, mg FROM receipts ORDER BY idx, class";
		assert_eq!(
			rows(&store, receipts).await,
			[
				json!([2, 1, 16_802, 7, "redeemed", 1_000]),
				json!([2, 2, 16_802, 7, "redeemed", 9_007_199_254_740_993_i64]),
				json!([3, 3, 16_802, 8, "issued", 500])
			]
		);
		let classes = "SELECT retirement, class, mg FROM retirement_classes ORDER BY retirement";
		assert_eq!(rows(&store, classes).await, [json!([1, 1, 600]), json!([2, 3, 30])]);
		let flows =
			"SELECT origin, destination, mg, points FROM flows ORDER BY origin, destination";
		assert_eq!(
			rows(&store, flows).await,
			[
				json!(["issued", "organisations", 500, 0]),
				json!(["organisations", "large_events", 200, 0]),
				json!(["organisations", "offset", 600, 0]),
				json!(["people", "donation", 30, 3])
			]
		);
	}
}

#[tokio::test]
async fn retirement_should_tell_purpose_and_beneficiary_when_they_have_more_to_tell() {
	let compensation =
		json!({ "Compensation": { "case": digests("4"), "acceptance": digests("5") } });
	let seal = format!("0x{}", "ab".repeat(32));
	let mut events = people();
	events.extend([
		retired(1, 7, compensation, json!({ "Named": "江苏省" }), "0", json!([[1, "600"]]), "600"),
		retired(
			2,
			9,
			json!("Cancellation"),
			json!({ "Sealed": seal }),
			"3",
			json!([[1, "30"]]),
			"30",
		),
		retired(3, 9, json!("Offset"), json!({ "Participant": 7 }), "1", json!([[1, "5"]]), "5"),
		reductions(
			"Certified",
			json!({ "certificate": "202600000001", "of": { "Retirement": 1 }, "document": digests("6") }),
		),
	]);
	for (_folder, store) in indexes(&events, &around()).await {
		let retirements = "SELECT id, holder, purpose, beneficiary, beneficiary_number, beneficiary_title, beneficiary_seal, mg, \
			points, retired_day, first_day, last_day, evidence_sm3, case_sm3, acceptance_sm3, certificate FROM retirements \
			ORDER BY id";
		let none = Value::Null;
		assert_eq!(
			rows(&store, retirements).await,
			[
				json!([
					1,
					7,
					"compensation",
					"named",
					none,
					"江苏省",
					none,
					600,
					0,
					16_802,
					16_700,
					16_730,
					"0x53",
					"0x54",
					"0x55",
					202_600_000_001_i64
				]),
				json!([
					2,
					9,
					"cancellation",
					"sealed",
					none,
					none,
					seal,
					30,
					3,
					16_802,
					none,
					none,
					none,
					none,
					none,
					none
				]),
				json!([
					3,
					9,
					"offset",
					"participant",
					7,
					none,
					none,
					5,
					1,
					16_802,
					none,
					none,
					none,
					none,
					none,
					none
				])
			]
		);
		let certificates =
			"SELECT number, written, kind, subject, document_sm3, issued_day FROM certificates";
		assert_eq!(
			rows(&store, certificates).await,
			[json!([202_600_000_001_i64, "202600000001-52", "retirement", 1, "0x56", 16_802])]
		);
	}
}

/// Event 1 is given 12,600,000 mg twice by person 3 and 5,200,000 mg by person 4, and 1,000 mg by organisation 8.
fn large_event() -> Vec<Event> {
	let donated = |donor: u32, total: &str, points: &str| {
		let fields = json!({
			"event": 1, "donor": donor, "total": total, "points": points, "reductions": [[donor, total]],
		});
		reductions("Donated", fields)
	};
	let accounted = |emissions: &str, byte: &str| {
		let fields =
			json!({ "event": 1, "verifier": 6, "emissions": emissions, "report": digests(byte) });
		reductions("Accounted", fields)
	};
	let registered = json!({
		"event": 1, "host": 7, "region": 320_100, "first": 16_790, "last": 16_800, "plan": digests("1"),
		"target": "18446744073709551615",
	});
	vec![
		reductions("EventRegistered", registered),
		reductions("AccountantNamed", json!({ "event": 1, "verifier": 5 })),
		reductions("AccountantNamed", json!({ "event": 1, "verifier": 6 })),
		accounted("40000000", "2"),
		donated(3, "12600000", "126"),
		donated(3, "12600000", "127"),
		donated(4, "5200000", "0"),
		reductions(
			"Contributed",
			json!({ "event": 1, "holder": 8, "total": "1000", "reductions": [[3, "1000"]] }),
		),
		accounted("30401000", "3"),
	]
}

#[tokio::test]
async fn large_event_should_count_each_donor_once_when_one_gave_twice() {
	let mut events = large_event();
	events.push(reductions("Consented", json!({ "event": 1, "document": digests("4") })));
	events.push(reductions(
		"Certified",
		json!({ "certificate": "202600000123", "of": { "Neutrality": 1 }, "document": digests("5") }),
	));
	for (_folder, store) in indexes(&events, &around()).await {
		let large_events = "SELECT id, host, title, folded, region, first_day, last_day, plan_sm3, target, emissions, covered_mg, \
			donors, givers, accountant, state, registered_day, consent_sm3, consented_day, called_off_day, certificate \
			FROM large_events";
		// 12.6 kg twice, 5.2 kg and 1 g.
		assert_eq!(
			rows(&store, large_events).await,
			[json!([
				1,
				7,
				"论坛 A",
				"论坛 a",
				320_100,
				16_790,
				16_800,
				"0x51",
				"18446744073709551615",
				"30401000",
				30_401_000,
				2,
				1,
				6,
				"certified",
				16_802,
				"0x54",
				16_802,
				null,
				202_600_000_123_i64
			])]
		);
		let accountings =
			"SELECT large_event, idx, day, verifier, emissions, report_sm3 FROM accountings ORDER BY idx";
		assert_eq!(
			rows(&store, accountings).await,
			[
				json!([1, 3, 16_802, 6, "40000000", "0x52"]),
				json!([1, 8, 16_802, 6, "30401000", "0x53"])
			]
		);
		let gifts = "SELECT idx, large_event, giver, kind, mg, points FROM gifts ORDER BY idx";
		assert_eq!(
			rows(&store, gifts).await,
			[
				json!([4, 1, 3, "donation", 12_600_000, 126]),
				json!([5, 1, 3, "donation", 12_600_000, 127]),
				json!([6, 1, 4, "donation", 5_200_000, 0]),
				json!([7, 1, 8, "contribution", 1_000, 0])
			]
		);
		let classes = "SELECT large_event, class, mg FROM large_event_classes ORDER BY class";
		assert_eq!(
			rows(&store, classes).await,
			[json!([1, 3, 25_201_000]), json!([1, 4, 5_200_000])]
		);
		let flows =
			"SELECT origin, destination, mg, points FROM flows ORDER BY origin, destination";
		assert_eq!(
			rows(&store, flows).await,
			[
				json!(["organisations", "large_events", 1_000, 0]),
				json!(["people", "large_events", 30_400_000, 253])
			]
		);
		let certificates = "SELECT written, kind, subject FROM certificates";
		assert_eq!(rows(&store, certificates).await, [json!(["202600000123-74", "neutrality", 1])]);
	}
}

#[tokio::test]
async fn large_event_should_keep_what_it_was_given_when_it_is_called_off() {
	let mut events = large_event();
	events.push(reductions("CalledOff", json!({ "event": 1, "document": digests("6") })));
	for (_folder, store) in indexes(&events, &around()).await {
		let large_events =
			"SELECT state, covered_mg, call_off_sm3, called_off_day, called_off_block FROM large_events";
		assert_eq!(
			rows(&store, large_events).await,
			[json!(["called_off", 30_401_000, "0x56", 16_802, 7])]
		);
	}
}
