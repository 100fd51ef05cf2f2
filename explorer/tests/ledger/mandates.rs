//! Mandates.

use serde_json::json;

use crate::booking::{digests, event, indexes, rows, Written};

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
