//! Verifiers.

use serde_json::{json, Value};
use suhui_explorer::chain::block::Event;

use crate::booking::{digests, event, indexes, rows, Written, ALICE};

const VERIFIERS: &str = "SELECT id, standing, provisional, unconfirmed_day, until_day, qualified_day, people, counted, reason_sm3 \
	FROM verifiers";
const APPLICATIONS: &str = "SELECT participant, state, qualification, laboratory, certificate_number, expires_day, scope, \
	finance_blake2_256, review_sm3 FROM verifier_applications ORDER BY idx";

fn applied(qualification: Value) -> Event {
	let application = json!({
		"premises": digests("1"), "facilities": digests("2"), "management": digests("3"), "finance": digests("4"),
		"qualification": qualification, "scope": [2, 5],
	});
	let fields = json!({ "applicant": 3, "application": application, "people": 6 });
	event("Accreditation", "Applied", fields)
}

fn ghg() -> Value {
	json!({ "Ghg": { "number": "JS-1", "document": digests("5"), "expires": 22_279 } })
}

fn metering() -> Value {
	json!({ "Metering": {
		"review": digests("6"), "laboratory": "Cnas", "number": "L-1", "document": digests("5"), "expires": 22_279,
	} })
}

fn accredited() -> Event {
	event("Accreditation", "Accredited", json!({ "verifier": 3, "until": 20_000 }))
}

fn of(name: &str) -> Event {
	event("Accreditation", name, json!({ "verifier": 3 }))
}

fn qualified(counted: u32, until: Value) -> Event {
	let fields = json!({ "verifier": 3, "people": 6, "counted": counted, "until": until });
	event("Accreditation", "Qualified", fields)
}

fn suspended() -> Event {
	event("Accreditation", "Suspended", json!({ "verifier": 3, "reason": digests("2") }))
}

#[tokio::test]
async fn verifier_should_stand_as_last_said_when_suspended_confirmed_unconfirmed_and_lifted() {
	let mut events = vec![applied(ghg()), accredited(), qualified(5, json!(17_000))];
	for (next, expected) in [
		(None, json!([3, "good", 0, null, 20_000, 17_000, 6, 5, null])),
		(Some(qualified(4, Value::Null)), json!([3, "good", 0, null, 20_000, null, 6, 4, null])),
		(Some(of("Unconfirmed")), json!([3, "good", 0, 16_802, 20_000, null, 6, 4, null])),
		(Some(suspended()), json!([3, "suspended", 1, 16_802, 20_000, null, 6, 4, "0x52"])),
		(
			Some(of("SuspensionConfirmed")),
			json!([3, "suspended", 0, 16_802, 20_000, null, 6, 4, "0x52"]),
		),
		(
			Some(event("Accreditation", "Lifted", json!({ "verifier": 3, "account": ALICE }))),
			json!([3, "good", 0, null, 20_000, null, 6, 4, "0x52"]),
		),
		(
			Some(event("Accreditation", "Renewed", json!({ "verifier": 3, "until": 21_000 }))),
			json!([3, "good", 0, null, 21_000, null, 6, 4, "0x52"]),
		),
		(
			Some(event(
				"Accreditation",
				"Revoked",
				json!({ "verifier": 3, "reason": digests("1") }),
			)),
			json!([3, "revoked", 0, null, 21_000, null, 0, 0, "0x51"]),
		),
		(Some(accredited()), json!([3, "good", 0, null, 20_000, null, 0, 0, "0x51"])),
	] {
		events.extend(next);
		for (_folder, store) in indexes(&events, &Written::default()).await {
			assert_eq!(rows(&store, VERIFIERS).await, std::slice::from_ref(&expected));
		}
	}
}

#[tokio::test]
async fn suspension_should_be_over_when_its_deadline_is_while_it_waits_to_be_confirmed() {
	let over = |subject: Value| {
		let fields = json!({ "subject": subject, "actor": "Council", "due": 16_801 });
		event("Calendar", "Overdue", fields)
	};
	let standing = "SELECT standing, provisional FROM verifiers";
	for (events, expected) in [
		(vec![over(json!({ "Suspension": 3 }))], json!(["good", 0])),
		(vec![over(json!({ "Suspension": 4 }))], json!(["suspended", 1])),
		(vec![over(json!({ "Qualification": 3 }))], json!(["suspended", 1])),
		(
			vec![of("SuspensionConfirmed"), over(json!({ "Suspension": 3 }))],
			json!(["suspended", 0]),
		),
	] {
		let events = [vec![applied(ghg()), accredited(), suspended()], events].concat();
		for (_folder, store) in indexes(&events, &Written::default()).await {
			assert_eq!(rows(&store, standing).await, std::slice::from_ref(&expected));
		}
	}
}

#[tokio::test]
async fn application_should_be_granted_rejected_or_forgotten_when_the_council_decides() {
	let first = |state: &str| json!([3, state, "ghg", null, "JS-1", 22_279, "[2,5]", "0xb4", null]);
	let second =
		|state: &str| json!([3, state, "metering", "cnas", "L-1", 22_279, "[2,5]", "0xb4", "0x56"]);
	let rejected =
		event("Accreditation", "Rejected", json!({ "applicant": 3, "reason": digests("1") }));
	let renewed = event("Accreditation", "Renewed", json!({ "verifier": 3, "until": 21_000 }));
	let revoked =
		event("Accreditation", "Revoked", json!({ "verifier": 3, "reason": digests("1") }));
	for (events, expected) in [
		(vec![applied(ghg())], vec![first("waiting")]),
		(vec![applied(ghg()), accredited()], vec![first("granted")]),
		(vec![applied(ghg()), rejected], vec![first("rejected")]),
		// The later one takes the place of the one before.
		(
			vec![applied(ghg()), applied(metering()), accredited()],
			vec![first("waiting"), second("granted")],
		),
		(
			vec![applied(ghg()), accredited(), applied(metering()), renewed],
			vec![first("granted"), second("granted")],
		),
		(
			vec![applied(ghg()), accredited(), applied(metering()), revoked],
			vec![first("granted"), second("forgotten")],
		),
	] {
		for (_folder, store) in indexes(&events, &Written::default()).await {
			assert_eq!(rows(&store, APPLICATIONS).await, expected);
		}
	}
}

#[tokio::test]
async fn interest_should_be_in_a_source_or_a_participant_when_declared() {
	let declared = |interest: Value| {
		event("Accreditation", "InterestDeclared", json!({ "verifier": 3, "interest": interest }))
	};
	let events = [json!({ "Source": 4 }), json!({ "Participant": 5 })].map(declared);
	for (_folder, store) in indexes(&events, &Written::default()).await {
		let interests = "SELECT verifier, source, block FROM interests";
		assert_eq!(rows(&store, interests).await, [json!([3, 4, 7])]);
		let involvements = "SELECT verifier, participant, block FROM involvements";
		assert_eq!(rows(&store, involvements).await, [json!([3, 5, 7])]);
	}
}
