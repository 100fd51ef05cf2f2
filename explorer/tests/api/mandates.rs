//! Mandates.

use serde_json::{json, Value};

use crate::service::{digest, services_with};

#[tokio::test]
async fn mandate_should_stand_when_its_days_are_these_and_no_other_replaced_it() {
	let one = digest(1);
	let mandates = [
		(1, 0, "issuance", "16000, 17000", "NULL, NULL"),
		(2, 0, "issuance", "16802, 16802", "NULL, NULL"),
		(2, 1, "accounts", "16803, 16900", "NULL, NULL"),
		(3, 0, "review", "16000, 17000", "16802, 4"),
	];
	let mut more: Vec<_> = mandates
		.map(|(block, index, scope, days, withdrawn)| {
			format!(
				"INSERT INTO mandates (granted_block, idx, granted_day, scope, from_day, until_day, document_blake2_256, \
				document_sm3, withdrawn_day, withdrawn_block) VALUES \
				({block}, {index}, 16801, '{scope}', {days}, '{one}', '{one}', {withdrawn})"
			)
		})
		.into();
	for service in services_with(&more).await {
		let list = service.json("/mandates").await;
		let states = list["items"].as_array().unwrap().iter();
		let states: Vec<_> = states.map(|it| json!([it["scope"], it["state"]])).collect();
		assert_eq!(
			states,
			[
				json!(["review", "withdrawn"]),
				json!(["accounts", "coming"]),
				json!(["issuance", "standing"]),
				json!(["issuance", "replaced"])
			]
		);
		assert_eq!(list["items"][0]["withdrawn"], json!({"day": "2016-01-02", "block": 4}));
		let page = service.json("/mandates?scope=issuance&limit=1").await;
		let next = page["next"].as_str().unwrap();
		let page = service.json(&format!("/mandates?scope=issuance&limit=1&after={next}")).await;
		assert_eq!((&page["items"][0]["state"], &page["next"]), (&json!("replaced"), &Value::Null));
		let hits = service.json("/search?q=%E7%AD%BE%E5%8F%91").await;
		assert_eq!(
			(&hits["items"][0]["kind"], &hits["items"][0]["id"], &hits["items"][1]),
			(&json!("mandate"), &json!("issuance"), &Value::Null)
		);
	}
	more.push("UPDATE mandates SET until_day = 16801 WHERE granted_block = 2".to_string());
	for service in services_with(&more).await {
		assert_eq!(service.json("/mandates?scope=issuance").await["items"][0]["state"], "over");
	}
}
