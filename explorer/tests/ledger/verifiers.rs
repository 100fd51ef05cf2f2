//! Verifiers.

use serde_json::json;

use crate::booking::{digests, event, indexes, rows, Written, ALICE};

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
