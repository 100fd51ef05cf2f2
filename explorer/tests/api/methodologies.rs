//! Methodologies and their versions.

use serde_json::{json, Value};

use crate::service::{digest, services, services_with, CYCLING, POINTS};

#[tokio::test]
async fn methodology_should_show_its_formula_when_asked() {
	for service in services().await {
		let version = service.json("/methodologies/0").await;
		assert_eq!(version["parameters"][0]["citation"], "Guidelines, table 2");
		assert_eq!(version["vectors"][0]["evaluated"], "451.250");
		assert_eq!(version["vectors"][0]["passes"], true);
		assert_eq!(version["used_by"][0]["title"], "公共自行车ＣＯ２");
		assert_eq!(version["document"]["available"], false);
		assert_eq!(service.json("/scenarios/0").await["methodology"]["issued"]["mg"], "1000002501");
		assert_eq!(version["developer"], json!({"id": 0, "title": null}));
		for unset in ["rejected", "reason", "withdrawn"] {
			assert_eq!(version[unset], Value::Null, "{unset}");
		}
		assert_eq!(version["opinions"][0]["expert"], 1);
	}
}

#[tokio::test]
async fn rejected_version_should_keep_its_text_and_give_the_reason_when_asked() {
	let reason = digest(2);
	let more = [
		format!(
			"UPDATE versions SET stage = 'rejected', published_day = NULL, published_block = NULL, rejected_day = 16802, \
			rejected_block = 2, reason_blake2_256 = '{reason}', reason_sm3 = '{reason}'"
		),
		format!(
			"UPDATE scenarios SET stage = 'rejected', reason_blake2_256 = '{reason}', reason_sm3 = '{reason}'"
		),
		"UPDATE terms SET stage = 'rejected', from_day = NULL".to_string(),
	];
	for service in services_with(&more).await {
		let version = service.json("/methodologies/0").await;
		assert_eq!((&version["stage"], &version["text"]), (&json!("rejected"), &json!(CYCLING)));
		assert_eq!(version["rejected"], json!({"day": "2016-01-02", "block": 2}));
		let scenario = service.json("/scenarios/0").await;
		assert_eq!(scenario["stage"], "rejected");
		assert_eq!(
			(&scenario["in_force"], &scenario["terms"][0]["points_text"]),
			(&Value::Null, &json!(POINTS))
		);
		assert!(version["used_by"].as_array().unwrap().is_empty());
		for of in [&version, &scenario] {
			assert_eq!(of["reason"]["sm3"], json!(reason));
		}
		let document = service.json(&format!("/documents?digest={reason}")).await;
		let named = document["items"][0]["on_chain"].as_array().unwrap();
		let kinds: Vec<_> = named.iter().map(|it| (&it["kind"], &it["role"])).collect();
		let role = &json!("reason");
		assert_eq!(
			kinds,
			[(&json!("methodology"), role), (&json!("scenario"), role), (&json!("verifier"), role)]
		);
	}
}

#[tokio::test]
async fn withdrawn_version_should_keep_its_text_and_be_used_by_none_when_asked() {
	let more = [
		"UPDATE versions SET stage = 'withdrawn', published_day = NULL, published_block = NULL, \
		withdrawn_day = 16802, withdrawn_block = 2",
		"UPDATE scenarios SET stage = 'withdrawn'",
		"UPDATE terms SET stage = 'withdrawn', from_day = NULL",
	];
	for service in services_with(&more.map(String::from)).await {
		let version = service.json("/methodologies/0").await;
		assert_eq!((&version["stage"], &version["text"]), (&json!("withdrawn"), &json!(CYCLING)));
		assert_eq!(version["withdrawn"], json!({"day": "2016-01-02", "block": 2}));
		assert_eq!((&version["scenarios"], &version["used_by"]), (&json!(0), &json!([])));
		let scenario = service.json("/scenarios/0").await;
		assert_eq!((&scenario["stage"], &scenario["reason"]), (&json!("withdrawn"), &Value::Null));
		assert_eq!(
			(&scenario["terms"][0]["stage"], &scenario["terms"][0]["points_text"]),
			(&json!("withdrawn"), &json!(POINTS))
		);
	}
}
